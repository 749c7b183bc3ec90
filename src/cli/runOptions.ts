/** The arguments of `stepyard run`. */
import { fail, ok, type Result } from '../core/base/result';
import { logLevels, type LogLevel } from '../core/history/writeLog';
import { readArguments, type KnownOptions } from './arguments';

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

const optionsOfRun: KnownOptions = {
  input: { withoutValue: 'The option --input needs a value.' },
  suggest: 'flag',
  mocks: { withoutValue: 'The option --mocks needs a value.' },
  case: { withoutValue: 'The option --case needs a value.' },
  type: { withoutValue: 'The option --type needs a value.' },
  set: { withoutValue: 'The option --set needs NAME=VALUE.' },
  workflow: { withoutValue: 'The option --workflow needs NAME=FILE.' },
  object: { withoutValue: 'The option --object needs BUCKET/KEY=FILE.' },
  history: 'flag',
  logs: { withoutValue: 'The option --logs needs a value.' },
  'real-time': 'flag',
};

/** Reads the arguments, of which others may be known than of `run`. The error says what is wrong with them. */
export function readOptions(
  args: readonly string[],
  known: readonly string[] = Object.keys(optionsOfRun),
): Result<Options, string> {
  const read = readArguments(
    args,
    Object.fromEntries(Object.entries(optionsOfRun).filter(([name]) => known.includes(name))),
  );
  if (!read.ok) return read;
  const { given, files } = read.value;
  const last = (name: string): string | undefined => given.get(name)?.at(-1);
  const settings = given.get('set') ?? [];
  if (settings.some((setting) => setting.indexOf('=') < 1)) return fail('The option --set needs NAME=VALUE.');
  const workflows = readNamed(given.get('workflow'));
  if (workflows === undefined) return fail('The option --workflow needs NAME=FILE.');
  const objects = readNamed(given.get('object'));
  if (objects === undefined) return fail('The option --object needs BUCKET/KEY=FILE.');
  const [file, ...more] = files;
  const type = last('type') ?? 'STANDARD';
  if (file === undefined || more.length > 0) return fail('Name one file with a workflow.');
  if (type !== 'STANDARD' && type !== 'EXPRESS') return fail('--type takes STANDARD or EXPRESS.');
  const logs = logLevels.find((level) => level === last('logs'));
  if (given.has('logs') && logs === undefined) return fail(`--logs takes ${logLevels.join(', ')}.`);
  if (given.has('suggest') && given.has('input')) return fail('Give --input or --suggest, not both.');
  if (given.has('mocks') !== given.has('case')) return fail('--mocks and --case go together.');
  return ok({
    file,
    type,
    input: last('input') ?? '{}',
    suggests: given.has('suggest'),
    mocks: last('mocks'),
    testCase: last('case'),
    settings,
    workflows,
    objects,
    history: given.has('history'),
    logs,
    realTime: given.has('real-time'),
  });
}

/** Both sides of each NAME=FILE; undefined when one has no file. Names may hold an equals sign, as keys of objects do. */
function readNamed(given: readonly string[] = []): readonly NamedFile[] | undefined {
  if (given.some((text) => !text.includes('='))) return undefined;
  return given.map((text) => {
    const split = text.lastIndexOf('=');
    return [text.slice(0, split), text.slice(split + 1)];
  });
}
