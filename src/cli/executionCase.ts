/** Runs one execution case of the batch protocol. */
import { fillPlaceholders, type Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';
import { writeHistory } from '../core/history/writeHistory';
import { createSimulatedClock } from '../core/interpreter/clock';
import { compile, type CompileOptions } from '../core/interpreter/compile';
import type { HistoryEvent } from '../core/interpreter/event';
import { checkTask } from '../core/services/parameterRules';
import { parseMocks, withSubmissions } from '../core/services/mockConfig';
import { prepareRun, type PreparedRun } from '../core/services/prepareRun';
import { readParquet } from '../core/services/readParquet';
import { withObjects, type PlacedObject, type StoredObject } from '../core/services/s3';
import { hasAnswers, withAnswers } from '../core/services/stateAnswers';
import { compileWorkflows, withWorkflows } from '../core/services/workflowsAtHand';
import { emptyWorld } from '../core/services/world';
import { createCaller, readActions } from './caseActions';
import { namesOfWorkflow, placesOfObject, type Settings } from './placeholders';
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
  const world = worldIn(given, values);
  if (!world.ok) return world;
  const actions = readActions(member(given, 'actions'));
  const options = checkedWith(world.value, actions, new Set(placeholders.map(({ value }) => value)));
  const program = compile(definition, options);
  if (!program.ok) return fail(program.error);
  const workflows = compileWorkflows(world.value, options);
  if (!workflows.ok) return workflows;
  const { input = {} } = given;
  const caller = createCaller(actions);
  const events: HistoryEvent[] = [];
  const prepared: PreparedRun = prepareRun({
    program: program.value,
    workflows: workflows.value,
    world: world.value,
    services: { waiting: 'answer', readRows: readParquet },
    around: caller.around,
    clock: caller.clock(createSimulatedClock(startMs), () => prepared.run),
    seed,
    type: member(given, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    isSync: member(given, 'isSync') === true,
    input,
    inputText: textIn(given, 'inputText') ?? spacedJson(input),
    ...optional('name', textIn(given, 'executionName')),
    ...optional('stateMachineName', textIn(given, 'stateMachineName')),
    ...optional('roleArn', textIn(given, 'roleArn')),
    onEvents: (more) => {
      for (const event of more) events.push(event);
    },
  });
  const { status, output, error, cause } = await prepared.finish();
  return ok({
    status,
    ...optional('output', output),
    ...optional('error', error),
    ...optional('cause', cause),
    events: writeHistory(events).events,
    ...optional('standIns', sayStandIns(placeholders)),
  });
}

/** Checks tasks as the service does. An activity of which the case says nothing does not exist in its world. */
function checkedWith(world: JsonObject, actions: readonly JsonObject[], standIns: ReadonlySet<Json>): CompileOptions {
  return {
    checkTask(stateName, target, parameters) {
      const isKnown =
        standIns.has(target.arn) ||
        hasAnswers(world, stateName) ||
        actions.some((action) => member(action, 'state') === stateName);
      return target.kind === 'activity' && !isKnown
        ? `The activity ${target.arn} does not exist.`
        : checkTask(stateName, target, parameters);
    },
  };
}

/** The world of a case: its answers, objects and workflows. Maps read no other objects. */
function worldIn(given: JsonObject, values: Settings): Result<JsonObject, string> {
  const mocks = parseMocks(member(given, 'mocks') ?? {});
  if (!mocks.ok) return mocks;
  const definitions: [name: string, definition: JsonObject][] = [];
  const workflows = member(given, 'workflows');
  for (const [name, definition] of Object.entries(isJsonObject(workflows) ? workflows : {})) {
    if (!isJsonObject(definition)) return fail(`The workflow "${name}" cannot be run: It has no definition.`);
    const filled = fillPlaceholders(definition, { values }).definition;
    for (const called of namesOfWorkflow(name, values)) definitions.push([called, filled]);
  }
  const answering = withAnswers(emptyWorld, withSubmissions(mocks.value, member(given, 'submitted')));
  return ok(withObjects(withWorkflows(answering, Object.fromEntries(definitions)), objectsIn(given, values), true));
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
function objectsIn(given: JsonObject, values: Settings): readonly PlacedObject[] {
  const objects = member(given, 's3');
  const read = (object: Json): StoredObject | undefined => {
    if (typeof object === 'string') return { text: object };
    const base64 = isJsonObject(object) ? textIn(object, 'base64') : undefined;
    return base64 === undefined ? undefined : { base64 };
  };
  return Object.entries(isJsonObject(objects) ? objects : {}).flatMap(([path, object]): PlacedObject[] => {
    const stored = read(object);
    return stored === undefined
      ? []
      : placesOfObject(path, values).map(([bucket, key]): PlacedObject => [bucket, key, stored]);
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
