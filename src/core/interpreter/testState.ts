/**
 * TestState: one state, run once with a given input, without the machine around it.
 *
 * Tasks, Parallels and Maps do no work here: a mock stands for what would come of it. What the state does with the data
 * on its way is observed and told at the levels DEBUG and TRACE.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html (read 2025-12)
 */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { formatInstant } from '../base/time';
import { buildContext } from '../expressions/contextObject';
import { finishWithResult, observe } from './dataFlow';
import { createExecution, createFrame, type Chronicle, type Frame } from './execution';
import { matchesError, type Failure } from './failure';
import type { Observer, Stage } from './observer';
import { itemAt, selectItem } from './map/iterations';
import { jsonIn } from './map/readItems';
import { mayCatch, type CompiledState, type MapState, type Program } from './program';
import { recordEntered } from './record';
import { performState } from './performState';
import { settle } from './settle';
import { takeItems } from './states/distributedMap';
import { failTask, succeedTask } from './states/task';
import { fireTimers } from './timers';
import { createTurn, fails, type Step, type Turn } from './turn';

/** What a mock says that the state's work led to. */
export type TestMock =
  | { readonly kind: 'result'; readonly result: Json }
  | { readonly kind: 'error'; readonly error: string | undefined; readonly cause: string | undefined };

/** One state to be tested. */
export type StateTest = {
  /** The program that has the state; what it leads to is not run. */
  readonly program: Program;
  readonly stateName: string;
  /** The state as it is written: which of its stages it leaves out. */
  readonly fields: JsonObject;
  readonly input: Json;
  readonly variables: JsonObject;
  /** The context object in place of a made-up one. */
  readonly context: JsonObject | undefined;
  /** The role that the call names. Without one, the made-up context object has none. */
  readonly roleArn?: string;
  readonly mock: TestMock | undefined;
  /** How often the state has been retried before. */
  readonly retryCount: number;
  /** What a Map's ItemReader would find: the object's text. */
  readonly itemReaderData?: string;
  /** How many iterations of a Map count as failed. */
  readonly mapFailureCount: number;
  readonly nowMs: number;
};

/** How a test ended. `inspection` is what DEBUG and TRACE show. */
export type StateTestOutcome = {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspection: JsonObject;
};

/** Tests a state. A state whose work nothing stands for (`mock` is missing) must be one that does none. */
export function testState(test: StateTest): StateTestOutcome {
  const { program, stateName, input } = test;
  const state = program.states.find(({ name }) => name === stateName);
  if (state === undefined) return { status: 'FAILED', inspection: {} };

  const stages = new Map<Stage, Json>([['input', input]]);
  const selected: Json[] = [];
  let handled:
    { readonly failure: Failure; readonly details: JsonObject | undefined; readonly isCaught: boolean } | undefined;
  const observer: Observer = {
    stage: (name, stage, value) => {
      if (name !== stateName) return;
      if (stage === 'afterItemSelector') selected.push(value);
      stages.set(stage, stage === 'afterItemSelector' ? selected : value);
    },
    handled: (name, failure, by) => {
      if (name === stateName)
        handled = {
          failure,
          details: describeHandler(state, failure, by),
          isCaught: by !== undefined && 'catchIndex' in by,
        };
    },
  };
  const execution = createExecution({ input, seed: 1, type: 'EXPRESS', recordEvents: false });
  execution.root.startedMs = test.nowMs;
  const turn = createTurn(
    program,
    execution,
    test.nowMs,
    observer,
    test.context ?? madeUpContext(execution.root, state, test),
  );
  const frame = createFrame({
    chronicle: execution.root,
    parent: undefined,
    index: 0,
    item: undefined,
    state: state.index,
    input,
    lastEventId: 0,
  });
  frame.variables = new Map(Object.entries(test.variables));
  frame.retryCount = test.retryCount;
  if (mayCatch(state)) frame.retries = state.retry.map(() => test.retryCount);
  recordEntered(turn, frame, state);
  carryThrough(turn, frame, state, performState(turn, frame, state), test, stages);

  if (frame.variables.size > 0) stages.set('variables', Object.fromEntries(frame.variables));
  const inspection = inspect(state, test.fields, stages, handled?.details);
  if (handled !== undefined && !handled.isCaught) {
    const { error, cause } = handled.failure;
    return {
      status: frame.wait?.kind === 'retry' ? 'RETRIABLE' : 'FAILED',
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
      inspection,
    };
  }
  if (frame.ended?.kind === 'failed') {
    const { error, cause } = frame.ended.failure;
    return {
      status: 'FAILED',
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
      inspection,
    };
  }
  const next = program.states[frame.state];
  const left = next !== undefined && next !== state ? { nextState: next.name } : {};
  const output = frame.ended?.kind === 'succeeded' ? frame.ended.output : frame.input;
  if (handled === undefined) return { status: 'SUCCEEDED', output, ...left, inspection };
  const { error, cause } = handled.failure;
  return {
    status: 'CAUGHT_ERROR',
    output,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...left,
    inspection,
  };
}

/** The context object of a test: of an Express execution that cannot be redriven. */
function madeUpContext(
  { arn, name, stateMachineArn, stateMachineName }: Chronicle,
  state: CompiledState,
  test: StateTest,
): JsonObject {
  const instant = formatInstant(test.nowMs);
  return buildContext({
    execution: { id: arn, input: test.input, name, roleArn: test.roleArn, startTime: instant },
    stateMachine: { id: stateMachineArn, name: stateMachineName },
    state: { name: state.name, enteredTime: instant, retryCount: mayCatch(state) ? test.retryCount : undefined },
    taskToken: state.type === 'Task' && state.target.pattern !== 'requestResponse' ? 'TestToken' : undefined,
  });
}

/** Lets the mock stand for what the state waits for, and carries the state to its end. */
function carryThrough(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  first: Step,
  test: StateTest,
  stages: ReadonlyMap<Stage, Json>,
): void {
  const { wait } = frame;
  const { mock } = test;
  if (first === 'waiting' && wait?.kind === 'delay') return fireTimers(turn, [wait.timerId]);
  if (first === 'failed' || mock === undefined) return settle(turn, frame, first);
  if (wait?.kind === 'task' && state.type === 'Task') {
    return settle(
      turn,
      frame,
      mock.kind === 'result'
        ? succeedTask(turn, frame, state, wait, mock.result, undefined)
        : failTask(turn, frame, state, wait, { error: mock.error, cause: mock.cause }),
    );
  }
  if (state.type !== 'Map' && state.type !== 'Parallel') return settle(turn, frame, first);
  if (state.type === 'Map' && selectItems(turn, frame, state, test) === 'failed') return settle(turn, frame, 'failed');
  frame.wait = undefined;
  settle(turn, frame, finishWork(turn, frame, state, mock, test.mapFailureCount, stages));
}

/** Goes as far as a Map's iterations, without running them: its items are read and all of them selected. */
function selectItems(turn: Turn, frame: Frame, state: MapState, test: StateTest): Step {
  if (frame.wait?.kind === 'reading') {
    if (test.itemReaderData === undefined) return 'waiting';
    if (takeItems(turn, frame, state, frame.wait, answerOf(state, test.itemReaderData)) === 'failed') return 'failed';
  }
  const { wait } = frame;
  if (wait?.kind !== 'map' || wait.run?.batchCounts !== undefined) return 'waiting';
  for (let index = wait.next; index < wait.items.length; index++) {
    if (selectItem(turn, frame, state, wait.input, itemAt(wait, index, wait.run?.source)) === undefined)
      return 'failed';
  }
  return 'waiting';
}

/** What the ItemReader's call would answer: an object with the text, or the listing that the text is. */
function answerOf(state: MapState, text: string): Json {
  return state.itemReader?.target.action === 'listObjectsV2' ? { Contents: jsonIn(text) ?? null } : { Body: text };
}

function finishWork(
  turn: Turn,
  frame: Frame,
  state: CompiledState & { readonly type: 'Map' | 'Parallel' },
  mock: TestMock,
  failureCount: number,
  stages: ReadonlyMap<Stage, Json>,
): Step {
  if (mock.kind === 'error') return fails(turn, { error: mock.error, cause: mock.cause });
  if (state.type === 'Map' && Array.isArray(mock.result) && exceeds(stages, failureCount, mock.result.length)) {
    return fails(turn, {
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    });
  }
  observe(turn, state, 'result', mock.result);
  return finishWithResult(turn, frame, state, mock.result, 0);
}

/** Unlike in a run, without any limit nothing is too much: the mock says what came of it. */
function exceeds(stages: ReadonlyMap<Stage, Json>, failureCount: number, itemCount: number): boolean {
  const count = stages.get('toleratedFailureCount');
  const percentage = stages.get('toleratedFailurePercentage');
  return (
    (typeof count === 'number' && failureCount > count) ||
    (typeof percentage === 'number' && (failureCount * 100) / Math.max(1, itemCount) > percentage)
  );
}

/** Which entry took the failure; a retrier that is used up is named, but has no pause to tell of. */
function describeHandler(
  state: CompiledState,
  failure: Failure,
  by: Parameters<NonNullable<Observer['handled']>>[2],
): JsonObject | undefined {
  if (by !== undefined)
    return 'catchIndex' in by
      ? { catchIndex: by.catchIndex }
      : { retryIndex: by.retryIndex, retryBackoffIntervalSeconds: by.delaySeconds };
  const retryIndex = mayCatch(state) ? state.retry.findIndex((entry) => matchesError(entry.errors, failure)) : -1;
  return retryIndex < 0 ? undefined : { retryIndex };
}

const mapStages: readonly Stage[] = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'];
/** Which stages a state of a type tells of. */
const told: Readonly<
  Record<'JSONPath' | 'JSONata', Readonly<Partial<Record<CompiledState['type'], readonly Stage[]>>>>
> = {
  JSONPath: {
    Pass: ['afterInputPath', 'afterParameters', 'result', 'afterResultSelector', 'afterResultPath'],
    Task: ['afterInputPath', 'afterParameters', 'result', 'afterResultSelector', 'afterResultPath'],
    Parallel: ['afterResultSelector', 'afterResultPath'],
    Map: [
      'afterInputPath',
      'afterItemsPath',
      'afterItemSelector',
      'afterItemBatcher',
      'afterItemsPointer',
      'afterResultSelector',
      'afterResultPath',
      ...mapStages,
    ],
    Choice: ['afterInputPath'],
    Wait: ['afterInputPath'],
    Succeed: ['afterInputPath'],
    Fail: ['afterInputPath'],
  },
  JSONata: { Task: ['afterArguments', 'result'], Map: mapStages },
};

/** The stages that the state tells of. A stage that it leaves out shows what came before it. */
function inspect(
  state: CompiledState,
  fields: JsonObject,
  stages: Map<Stage, Json>,
  errorDetails: JsonObject | undefined,
): JsonObject {
  const isPathState = !state.isJsonata;
  const has = (name: string) => member(fields, name) !== undefined;
  const copy = (stage: Stage, from: Stage, field: string) => {
    const value = stages.get(from);
    if (isPathState && !stages.has(stage) && !has(field) && value !== undefined) stages.set(stage, value);
  };
  const fixed = state.type === 'Pass' ? member(fields, 'Result') : undefined;
  if (state.type === 'Parallel' || state.type === 'Map' || fixed === undefined) {
    copy('afterInputPath', 'input', 'InputPath');
    copy('afterParameters', 'afterInputPath', 'Parameters');
  } else {
    stages.set('result', fixed);
    stages.delete('afterInputPath');
    stages.delete('afterParameters');
  }
  copy(
    'afterResultSelector',
    state.type === 'Pass' && fixed === undefined ? 'afterParameters' : 'result',
    'ResultSelector',
  );
  const shown = told[isPathState ? 'JSONPath' : 'JSONata'][state.type === 'Broken' ? 'Fail' : state.type] ?? [];
  const inspection: Record<string, Json> = { input: stages.get('input') ?? null };
  for (const stage of shown) {
    const value = stages.get(stage);
    if (value !== undefined) inspection[stage] = value;
  }
  const variables = stages.get('variables');
  if (variables !== undefined) inspection.variables = variables;
  if (errorDetails !== undefined) inspection.errorDetails = errorDetails;
  return inspection;
}

/** A machine of one state, with ends in place of what the state leads to. */
export function machineOfState(state: JsonObject, name: string): JsonObject {
  const others: Record<string, Json> = {};
  const add = (target: Json | undefined) => {
    if (typeof target === 'string' && target !== name) others[target] = { Type: 'Succeed' };
  };
  add(member(state, 'Next'));
  add(member(state, 'Default'));
  for (const list of ['Choices', 'Catch']) {
    const entries = member(state, list);
    if (Array.isArray(entries))
      for (const entry of entries as readonly Json[]) if (isJsonObject(entry)) add(member(entry, 'Next'));
  }
  return { StartAt: name, States: { [name]: state, ...others } };
}
