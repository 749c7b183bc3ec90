/** `stepyard run`: runs one workflow and prints how it ended. */
import { judge, type Diagnostic } from '../core/asl/judge';
import { bareTexts } from '../core/asl/placeholders/bareTexts';
import { fillPlaceholders, type FilledDefinition, type Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import { suggestInput } from '../core/asl/suggestInput';
import { isJsonObject, type Json, type JsonObject } from '../core/base/json';
import { parseJson, writeJson } from '../core/base/long';
import { fail, ok, type Result } from '../core/base/result';
import { createDocument } from '../core/document/document';
import { readTree, toJson } from '../core/document/tree';
import { writeEvent } from '../core/history/writeHistory';
import { writeLog } from '../core/history/writeLog';
import { createScaledClock, createSimulatedClock } from '../core/interpreter/clock';
import { compile } from '../core/interpreter/compile';
import type { HistoryEvent } from '../core/interpreter/event';
import type { Outcome } from '../core/interpreter/outcome';
import type { Clock } from '../core/interpreter/ports';
import type { Program } from '../core/interpreter/program';
import { runExecution, type RunHandle } from '../core/interpreter/run';
import { createSharedClock } from '../core/interpreter/sharedClock';
import { createMockHandlers, parseMockConfig, type MockedStates } from '../core/services/mockResponse';
import { createNestedWorkflows } from '../core/services/nestedWorkflows';
import { createObjectStore, type StoredObject } from '../core/services/objectStore';
import { checkTask } from '../core/services/parameterRules';
import { readParquet } from '../core/services/readParquet';
import { createSampleHandlers } from '../core/services/sampleResults';
import { describeJsonNumbers, describeNumbers } from './changedNumbers';
import { findNeedsOf } from './findNeedsOf';
import { processOutput, type Output } from './output';
import {
  checkSettings,
  describePlaceholders,
  namesOfWorkflow,
  pathsOfObject,
  readSettings,
  type Settings,
} from './placeholders';
import { readBytes, readText } from './readText';
import { readOptions, usage, type Options } from './runOptions';
import { sdkNamesFor } from './sdkNames';

/** Runs the command. Returns the exit status. */
export async function runMachine(
  args: readonly string[],
  { print, complain }: Output = processOutput,
): Promise<number> {
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  const refuse = (message: string): number => {
    complain(message);
    return 2;
  };
  const options = readOptions(args);
  if (!options.ok) return refuse(`${options.error}\n\n${usage}`);
  const { file, input: inputArgument, suggests, type, settings, history, logs, realTime } = options.value;
  const values = readSettings(settings);
  const filled = readDefinition(file, type, values);
  if (!filled.ok) return refuse(`${filled.error}\n`);
  const program = compile(filled.value.definition, { checkTask });
  if (!program.ok) return refuse(`${file}: ${program.error}\n`);
  const input = suggests ? ok(suggested(filled.value)) : readInput(inputArgument);
  if (!input.ok) return refuse(`${input.error}\n`);
  const mocks = readMocks(options.value);
  if (!mocks.ok) return refuse(`${mocks.error}\n`);
  const workflows = readWorkflows(options.value, values);
  if (!workflows.ok) return refuse(`${workflows.error}\n`);
  const placeholders = [...filled.value.placeholders, ...workflows.value.placeholders];
  const set = checkSettings(settings, placeholders);
  if (!set.ok) return refuse(`${set.error}\n`);
  const objects = readObjects(options.value, values);
  if (!objects.ok) return refuse(`${objects.error}\n`);
  complain([filled, workflows, input, mocks].map((read) => read.value.numbers).join(''));

  const events: HistoryEvent[] = [];
  let sampleCount = 0;
  const countSamples = (more: readonly HistoryEvent[]): void => {
    sampleCount += more.filter(
      (event) => event.details !== undefined && 'sample' in event.details && event.details.sample === true,
    ).length;
  };
  const clock = createSharedClock(createClock(realTime));
  const seed = Date.now();
  const samples = createSampleHandlers({
    waiting: 'answer',
    needs: findNeedsOf(filled.value.definition, workflows.value.definitions),
  });
  // Who brings objects wants to hear that one is missing.
  const { handlers: stored } = createObjectStore(objects.value, samples, readParquet, objects.value.length === 0);
  const nested = createNestedWorkflows({
    workflows: workflows.value.programs,
    clock,
    seed,
    root: () => run,
    handlers: () => handlers,
    otherwise: stored,
    onEvents: countSamples,
  });
  const handlers = createMockHandlers(mocks.value.states, nested);
  const run: RunHandle = runExecution({
    program: program.value,
    input: input.value.value,
    inputText: input.value.text,
    handlers,
    type,
    seed,
    paused: true,
    clock: clock.join(() => run.isIdle()).clock,
    onEvents: (more) => {
      countSamples(more);
      if (history || logs !== undefined) for (const event of more) events.push(event);
    },
  });
  run.resume();
  const outcome = await run.done;
  nested.stop();
  complain(
    describePlaceholders(
      placeholders.filter(({ value }) => typeof value !== 'string' || !workflows.value.programs.has(value)),
    ),
  );
  complain(describeSamples(sampleCount));
  if (suggests) complain(`Note: the input was suggested: ${input.value.text}\n`);
  print(describe(outcome));
  complain(describeCut(events));
  if (logs !== undefined)
    for (const logged of writeLog(events, { level: logs, includesData: true, executionArn: run.executionArn }))
      print(`${JSON.stringify(logged)}\n`);
  if (history) printHistory(events, print);
  return outcome.status === 'SUCCEEDED' ? 0 : 1;
}

function describe(outcome: Outcome): string {
  if (outcome.status === 'SUCCEEDED') return `SUCCEEDED\n${writeJson(outcome.output ?? null, 2)}\n`;
  const error = outcome.error === undefined ? '' : ` ${outcome.error}`;
  return `${outcome.status}${error}\n${outcome.cause === undefined ? '' : `${outcome.cause}\n`}`;
}

/** Prints a history event by event: the text of a whole one may be longer than a text can be. */
function printHistory(events: readonly HistoryEvent[], print: Output['print']): void {
  print('{\n  "events": [');
  events.forEach((event, i) =>
    print(`${i === 0 ? '' : ','}\n${JSON.stringify(writeEvent(event), null, 2).replaceAll(/^/gm, '    ')}`),
  );
  print('\n  ]\n}\n');
}

/** Says of how many events the large payloads were let go. */
function describeCut(events: readonly HistoryEvent[]): string {
  const count = events.filter(({ cut }) => cut !== undefined).length;
  return count === 0
    ? ''
    : `Note: large payloads of ${count} events are cut ("truncated": true); the first and the newest are whole.\n`;
}

/** Says how many results were made up: a run must not look more real than it is. */
function describeSamples(count: number): string {
  return count === 0
    ? ''
    : `Note: ${count === 1 ? 'one task has' : `${count} tasks have`} no mock and got a sample result.\n`;
}

function createClock(realTime: boolean): Clock {
  if (!realTime) return createSimulatedClock(Date.now());
  const host = {
    nowMs: () => Date.now(),
    delay(delayMs: number, fire: () => void) {
      const timer = setTimeout(fire, delayMs);
      return () => clearTimeout(timer);
    },
  };
  return createScaledClock(host, Date.now(), 1);
}

/** What is to be said of numbers in what was read. */
type WithNumbers = { readonly numbers: string };

/** Reads a definition and fills its placeholders in; what is run is what must be right. */
export function readDefinition(
  file: string,
  type: 'STANDARD' | 'EXPRESS',
  values: Settings,
): Result<FilledDefinition & WithNumbers, string> {
  const source = readText(file);
  if (!source.ok) return source;
  const document = createDocument(source.value, file);
  const tree = readTree(document.text, document.syntax);
  const value = tree.root === undefined || tree.errors.length > 0 ? undefined : toJson(tree.root);
  if (!isJsonObject(value)) return fail(`${file}: ${tree.errors[0]?.message ?? 'The file holds no workflow.'}`);
  const filled = fillPlaceholders(value, { values, bare: bareTexts(tree) });
  const text = writeJson(filled.definition);
  const verdict = judge(text, { type, sdkNames: sdkNamesFor(text) });
  // Where a placeholder leads, another state may be meant than the one that
  // stands in: what is not reached now, may be then.
  const isOpen = filled.placeholders.some(({ needs, source }) => needs === 'the name of a state' && source !== 'set');
  const isMeant = ({ code, message }: Diagnostic): boolean =>
    !(isOpen && code === 'MISSING_TRANSITION_TARGET' && message.endsWith('is not reachable.'));
  const errors = verdict.diagnostics
    .filter((diagnostic) => diagnostic.severity === 'ERROR' && isMeant(diagnostic))
    .map(({ code, message, location }) => `${file}: ${code} ${message}${location ? ` at ${location}` : ''}`);
  return errors.length > 0 ? fail(errors.join('\n')) : ok({ ...filled, numbers: describeNumbers(file, tree) });
}

type Input = WithNumbers & { readonly value: Json; readonly text: string };

/** An input that has what the states read. */
function suggested({ definition }: FilledDefinition): Input {
  const value = suggestInput(definition);
  return { value, text: writeJson(value), numbers: '' };
}

/** The input: the argument itself when it is JSON, else the file it names. */
function readInput(argument: string): Result<Input, string> {
  const given = parse(argument);
  if (given !== undefined)
    return ok({ value: given, text: argument, numbers: describeJsonNumbers('the input', argument) });
  const source = readText(argument);
  if (!source.ok)
    return fail(
      / is not a text: /.test(source.error)
        ? source.error
        : `The input is neither JSON nor a file that can be read: ${argument}`,
    );
  const value = parse(source.value);
  return value === undefined
    ? fail(`${argument}: The file does not hold JSON.`)
    : ok({ value, text: source.value, numbers: describeJsonNumbers(argument, source.value) });
}

function readMocks(options: Options): Result<WithNumbers & { readonly states: MockedStates }, string> {
  if (options.mocks === undefined || options.testCase === undefined) return ok({ states: new Map(), numbers: '' });
  const source = readText(options.mocks);
  if (!source.ok) return source;
  const config = parse(source.value);
  if (config === undefined) return fail(`${options.mocks}: The file does not hold JSON.`);
  const mocks = parseMockConfig(config, options.testCase);
  return mocks.ok
    ? ok({ states: mocks.value, numbers: describeJsonNumbers(options.mocks, source.value) })
    : fail(`${options.mocks}: ${mocks.error}`);
}

type Workflows = WithNumbers & {
  readonly programs: ReadonlyMap<string, Program>;
  readonly definitions: ReadonlyMap<string, JsonObject>;
  readonly placeholders: readonly Placeholder[];
};

function readWorkflows(options: Options, values: Settings): Result<Workflows, string> {
  const programs = new Map<string, Program>();
  const definitions = new Map<string, JsonObject>();
  const placeholders: Placeholder[] = [];
  let numbers = '';
  for (const [name, file] of options.workflows) {
    // An Express child is checked as a Standard one: which calls start it decides what it may do.
    const filled = readDefinition(file, 'STANDARD', values);
    if (!filled.ok) return filled;
    const program = compile(filled.value.definition, { checkTask });
    if (!program.ok) return fail(`${file}: ${program.error}`);
    for (const called of namesOfWorkflow(name, values)) {
      programs.set(called, program.value);
      definitions.set(called, filled.value.definition);
    }
    for (const placeholder of filled.value.placeholders) placeholders.push(placeholder);
    numbers += filled.value.numbers;
  }
  return ok({ programs, definitions, placeholders, numbers });
}

function readObjects(options: Options, values: Settings): Result<[string, StoredObject][], string> {
  const objects: [string, StoredObject][] = [];
  for (const [path, file] of options.objects) {
    const bytes = readBytes(file);
    if (!bytes.ok) return bytes;
    for (const at of pathsOfObject(path, values)) objects.push([at, bytes.value]);
  }
  return ok(objects);
}

function parse(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
