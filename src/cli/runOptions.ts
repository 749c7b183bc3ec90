/** The arguments of `stepyard run`. */
import { fail, ok, type Result } from '../core/base/result';
import { logLevels, type LogLevel } from '../core/history/writeLog';

/** How the command is used. */
export const usage = `Usage: stepyard run FILE [--input FILE|JSON | --suggest] [--mocks FILE --case NAME]
                    [--type STANDARD|EXPRESS] [--set NAME=VALUE …] [--workflow NAME=FILE …]
                    [--object BUCKET/KEY=FILE …] [--history] [--logs ALL|ERROR|FATAL|OFF] [--real-time]

Runs the workflow in FILE and prints its status, and its output or its error.
  --input      the input: JSON, or a file that holds JSON; {} without it
  --suggest    takes an input that has what the states read, as stepyard input FILE prints it
  --mocks      a mock file of Step Functions Local's shape (MockConfigFile.json)
  --case       the test case of the mock file to use
  --type       STANDARD (as without it) or EXPRESS
  --set        the value of a placeholder that is filled in when the workflow is deployed, such as \${NAME}; those
               that are not set get a stand-in, which is told on standard error. May be repeated
  --workflow   a workflow that this one starts: Tasks that start NAME (in their StateMachineArn) run FILE,
               and the mocks stand for its states too. May be repeated
  --object     an object in a bucket, for distributed Maps and S3 calls to read. May be repeated
  --history    also prints the history, as get-execution-history does
  --logs       also prints the records that CloudWatch Logs would get at this level, one a line
  --real-time  waits really take their time; without it time is skipped
Tasks that no mock answers get a sample result that has what later states read, which is told on standard error.
Exit status: 0 succeeded, 1 failed, timed out or aborted, 2 wrong usage or a workflow that cannot be run.
`;

/** `NAME=FILE`, taken apart. */
type NamedFile = readonly [name: string, file: string];

/** What the command was asked to do. */
export type Options = {
  readonly file: string;
  readonly input: string;
  /** Runs with a suggested input instead. */
  readonly suggests: boolean;
  readonly mocks: string | undefined;
  readonly testCase: string | undefined;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** `NAME=VALUE` of placeholders. */
  readonly settings: readonly string[];
  /** Names and the files that they stand for. */
  readonly workflows: readonly NamedFile[];
  readonly objects: readonly NamedFile[];
  readonly history: boolean;
  readonly logs: LogLevel | undefined;
  readonly realTime: boolean;
};

/** Reads the arguments. The error says what is wrong with them. */
export function readOptions(args: readonly string[]): Result<Options, string> {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const files: string[] = [];
  const settings: string[] = [];
  const named: { readonly '--workflow': NamedFile[]; readonly '--object': NamedFile[] } = {
    '--workflow': [],
    '--object': [],
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (['--input', '--mocks', '--case', '--type', '--logs'].includes(arg)) {
      const value = args[++i];
      if (value === undefined) return fail(`The option ${arg} needs a value.`);
      values.set(arg, value);
    } else if (arg === '--workflow' || arg === '--object') {
      const file = readNamed(args[++i] ?? '');
      if (file === undefined)
        return fail(`The option ${arg} needs ${arg === '--object' ? 'BUCKET/KEY' : 'NAME'}=FILE.`);
      named[arg].push(file);
    } else if (arg === '--set') {
      const setting = args[++i] ?? '';
      if (setting.indexOf('=') < 1) return fail('The option --set needs NAME=VALUE.');
      settings.push(setting);
    } else if (['--history', '--real-time', '--suggest'].includes(arg)) flags.add(arg);
    else if (arg.startsWith('--')) return fail(`There is no option ${arg}.`);
    else files.push(arg);
  }
  const [file, ...more] = files;
  const type = values.get('--type') ?? 'STANDARD';
  if (file === undefined || more.length > 0) return fail('Name one file with a workflow.');
  if (type !== 'STANDARD' && type !== 'EXPRESS') return fail('--type takes STANDARD or EXPRESS.');
  const logs = logLevels.find((level) => level === values.get('--logs'));
  if (values.has('--logs') && logs === undefined) return fail(`--logs takes ${logLevels.join(', ')}.`);
  if (flags.has('--suggest') && values.has('--input')) return fail('Give --input or --suggest, not both.');
  if (values.has('--mocks') !== values.has('--case')) return fail('--mocks and --case go together.');
  return ok({
    file,
    type,
    input: values.get('--input') ?? '{}',
    suggests: flags.has('--suggest'),
    mocks: values.get('--mocks'),
    testCase: values.get('--case'),
    settings,
    workflows: named['--workflow'],
    objects: named['--object'],
    history: flags.has('--history'),
    logs,
    realTime: flags.has('--real-time'),
  });
}

/** The two sides of NAME=FILE. Names may hold an equals sign, as keys of objects do. */
function readNamed(given: string): NamedFile | undefined {
  const split = given.lastIndexOf('=');
  return split < 0 ? undefined : [given.slice(0, split), given.slice(split + 1)];
}
