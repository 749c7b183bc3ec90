/** Runs one execution case of the batch protocol. */
import { fillPlaceholders, type Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';
import { writeHistory } from '../core/history/writeHistory';
import { createSimulatedClock } from '../core/interpreter/clock';
import { compile, type CompileOptions } from '../core/interpreter/compile';
import type { HistoryEvent } from '../core/interpreter/event';
import type { Program } from '../core/interpreter/program';
import { runExecution, type RunHandle } from '../core/interpreter/run';
import { createSharedClock } from '../core/interpreter/sharedClock';
import { checkTask } from '../core/services/parameterRules';
import { createMockHandlers, parseMocks, type Submissions } from '../core/services/mockResponse';
import { createNestedWorkflows } from '../core/services/nestedWorkflows';
import { createObjectStore, type StoredObject } from '../core/services/objectStore';
import { readParquet } from '../core/services/readParquet';
import { createSampleHandlers } from '../core/services/sampleResults';
import { createCaller, readActions } from './caseActions';
import { namesOfWorkflow, pathsOfObject, type Settings } from './placeholders';
import { spacedJson } from './spacedJson';

/** A case's result: how the execution ended, and its history in the service's shape. */
export type ExecutionResult = {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly events: readonly JsonObject[];
  /** What placeholders that the case sets no value for were run with. */
  readonly standIns?: JsonObject;
};

/** When cases begin; any instant does. */
const startMs = Date.UTC(2025, 0, 1, 12);
const seed = 1;

/**
 * Runs a case in simulated time: `definition`, `input`, and optionally `type`, `isSync` (started
 * by StartSyncExecution), `mocks`, `submitted`, `actions`, `s3`, `workflows` (definitions by
 * name, which Tasks can start), `placeholders` (their values by name), `executionName`,
 * `stateMachineName`, `roleArn` and `inputText`. The error says what is wrong with the case.
 *
 * A case gives its input as a value, not as the text that was sent. The history shows the caller's text; callers
 * (the AWS CLI's and SDKs' examples) write a space after commas and colons, and so is it written here.
 */
export async function runExecutionCase(given: JsonObject): Promise<Result<ExecutionResult, string>> {
  const written = member(given, 'definition');
  if (!isJsonObject(written)) return fail('The case has no definition.');
  const values = valuesIn(given);
  const { definition, placeholders } = fillPlaceholders(written, { values });
  const fault = placeholders.find((placeholder) => placeholder.fault !== undefined)?.fault;
  if (fault !== undefined) return fail(fault);
  const standIns = new Set(placeholders.map(({ value }) => value));
  const mocks = parseMocks(member(given, 'mocks') ?? {});
  if (!mocks.ok) return mocks;
  const actions = readActions(member(given, 'actions'));
  const options: CompileOptions = {
    checkTask(stateName, target, parameters) {
      // An activity of which the case says nothing does not exist in its world.
      const isKnown =
        standIns.has(target.arn) ||
        mocks.value.has(stateName) ||
        actions.some((action) => member(action, 'state') === stateName);
      return target.kind === 'activity' && !isKnown
        ? `The activity ${target.arn} does not exist.`
        : checkTask(stateName, target, parameters);
    },
  };
  const program = compile(definition, options);
  if (!program.ok) return fail(program.error);
  const workflows = workflowsIn(given, values, options);
  if (!workflows.ok) return workflows;
  const { input = {} } = given;
  const inputText = textIn(given, 'inputText') ?? spacedJson(input);
  const caller = createCaller(actions);
  const store = createObjectStore(objectsIn(given, values), createSampleHandlers({ waiting: 'answer' }), readParquet);
  const clock = createSharedClock(caller.clock(createSimulatedClock(startMs), () => run));
  const nested = createNestedWorkflows({
    workflows: workflows.value,
    clock,
    seed,
    root: () => run,
    handlers: () => handlers,
    otherwise: store.handlers,
  });
  const handlers = caller.around(createMockHandlers(mocks.value, nested, submissionsIn(given)));
  const events: HistoryEvent[] = [];
  const run: RunHandle = runExecution({
    program: program.value,
    handlers,
    clock: clock.join(() => run.isIdle()).clock,
    seed,
    type: member(given, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    isSync: member(given, 'isSync') === true,
    input,
    inputText,
    ...optional('name', textIn(given, 'executionName')),
    ...optional('stateMachineName', textIn(given, 'stateMachineName')),
    ...optional('roleArn', textIn(given, 'roleArn')),
    onEvents: (more) => {
      for (const event of more) events.push(event);
    },
    paused: true,
  });
  run.resume();
  const { status, output, error, cause } = await run.done;
  return ok({
    status,
    ...optional('output', output),
    ...optional('error', error),
    ...optional('cause', cause),
    events: writeHistory(events).events,
    ...optional('standIns', sayStandIns(placeholders)),
  });
}

function sayStandIns(placeholders: readonly Placeholder[]): JsonObject | undefined {
  const guessed = placeholders.filter(({ source }) => source !== 'set');
  return guessed.length === 0 ? undefined : Object.fromEntries(guessed.map(({ name, value }) => [name, value]));
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The key is the one of the type; a computed key alone is typed more loosely.
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

/** The objects of a case: texts, or what no text holds as `{ "base64": "…" }`. */
function objectsIn(given: JsonObject, values: Settings): [string, StoredObject][] {
  const objects = member(given, 's3');
  const read = (object: Json): StoredObject | undefined => {
    if (typeof object === 'string') return object;
    const encoded = isJsonObject(object) ? textIn(object, 'base64') : undefined;
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
  };
  return Object.entries(isJsonObject(objects) ? objects : {}).flatMap(([path, object]): [string, StoredObject][] => {
    const stored = read(object);
    return stored === undefined ? [] : pathsOfObject(path, values).map((at) => [at, stored]);
  });
}

/** Values of placeholders; those that are no texts are given as the JSON that they are. */
function valuesIn(given: JsonObject): Settings {
  const values = member(given, 'placeholders');
  return Object.fromEntries(
    Object.entries(isJsonObject(values) ? values : {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function workflowsIn(
  given: JsonObject,
  values: Settings,
  options: CompileOptions,
): Result<Map<string, Program>, string> {
  const workflows = new Map<string, Program>();
  const definitions = member(given, 'workflows');
  for (const [name, definition] of Object.entries(isJsonObject(definitions) ? definitions : {})) {
    const program = isJsonObject(definition)
      ? compile(fillPlaceholders(definition, { values }).definition, options)
      : fail('It has no definition.');
    if (!program.ok) return fail(`The workflow "${name}" cannot be run: ${program.error}`);
    for (const called of namesOfWorkflow(name, values)) workflows.set(called, program.value);
  }
  return ok(workflows);
}

function submissionsIn(given: JsonObject): Submissions {
  const submitted = member(given, 'submitted');
  return ({ stateName }, attempt) => {
    const attempts = isJsonObject(submitted) ? member(submitted, stateName) : undefined;
    if (!isJsonObject(attempts)) return undefined;
    for (const [range, value] of Object.entries(attempts)) {
      const [first, last = first] = range.split('-').map(Number);
      if (first !== undefined && last !== undefined && attempt >= first && attempt <= last) return value;
    }
    return undefined;
  };
}
