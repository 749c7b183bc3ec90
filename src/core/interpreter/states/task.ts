/** Task states: a call is scheduled, somebody outside carries it out, and its answer ends the state. */
import type { Json } from '../../base/json';
import { secondMs } from '../../base/time';
import { evaluate, failsInside, fillParameters, finishWithResult, observe, selectInput } from '../dataFlow';
import type { FailureDetails } from '../event';
import type { Frame, TaskWait } from '../execution';
import type { Lapse } from '../ports';
import type { Failure } from '../failure';
import { httpDurationMs, longestTaskSeconds, payloadBound, payloadBytes } from '../limits';
import { readNumber } from '../numbers';
import type { NumberField, TaskState, View } from '../program';
import { taskToken } from '../token';
import { cancelTimer, fails, setTimer, watchDuration, type Step, type Turn } from '../turn';
import { createView } from '../view';
import {
  recordFailed,
  recordScheduled,
  recordStarted,
  recordSubmitted,
  recordSucceeded,
  type Schedule,
} from './taskEvents';

/** Schedules one attempt. Parameters are evaluated afresh each time: the token and the retry count differ. */
export function runTask(turn: Turn, frame: Frame, state: TaskState): Step {
  const { execution } = turn;
  const taskId = execution.nextId++;
  const token = taskToken(execution, taskId);
  const schedule = readSchedule(turn, frame, state, token);
  if (schedule === undefined) return 'failed';
  const refusal = turn.program.checkTask?.(state.name, state.target, schedule.parameters);
  if (refusal !== undefined) return failsInside(turn, frame, state, 'States.Runtime', refusal);
  recordScheduled(turn, frame, state.target, schedule);
  const timeoutMs = schedule.timeoutSeconds === undefined ? undefined : schedule.timeoutSeconds * secondMs;
  const isCallLimit = state.target.resourceType === 'http' && (timeoutMs ?? Number.POSITIVE_INFINITY) > httpDurationMs;
  const wait: TaskWait = {
    kind: 'task',
    taskId,
    timeoutMs: isCallLimit ? httpDurationMs : timeoutMs,
    isCallLimit,
    heartbeatMs: schedule.heartbeatSeconds === undefined ? undefined : schedule.heartbeatSeconds * secondMs,
    isStarted: false,
    isSubmitted: false,
    timeoutTimerId: 0,
    heartbeatTimerId: 0,
    expired: undefined,
  };
  frame.wait = wait;
  execution.waiting.set(taskId, frame);
  watchDuration(turn, frame.chronicle);
  const lapse = lapseOf(turn, wait);
  turn.effects.push({
    kind: 'startTask',
    taskId,
    request: {
      purpose: 'task',
      stateName: state.name,
      target: state.target,
      parameters: schedule.parameters,
      attempt: frame.attempt++,
      ...(frame.chronicle === execution.root ? { visit: frame.enteredEventId } : { childVisit: frame.enteredEventId }),
      token,
      roleArn: schedule.roleArn,
      ...(lapse === undefined ? {} : { lapse }),
      executionArn: frame.chronicle.arn,
      stateMachineArn: frame.chronicle.stateMachineArn,
    },
  });
  // An activity starts when a worker takes it; its time does not run before that.
  if (state.target.kind !== 'activity') startTask(turn, frame, state, wait, undefined);
  return 'waiting';
}

/**
 * What ends the task first when nobody answers it. The heartbeat's time counts
 * before a timeout of the same length, as its timer does.
 */
function lapseOf({ execution, program, nowMs }: Turn, { timeoutMs, heartbeatMs }: TaskWait): Lapse | undefined {
  const { root } = execution;
  const ends: (Lapse | undefined)[] = [
    timeoutMs === undefined ? undefined : { by: 'timeout', afterMs: timeoutMs },
    heartbeatMs === undefined ? undefined : { by: 'heartbeat', afterMs: heartbeatMs },
    program.timeoutSeconds === undefined
      ? undefined
      : { by: 'execution', afterMs: root.timedFromMs + program.timeoutSeconds * secondMs - nowMs },
  ];
  return ends.reduce(
    (first, end) => (end !== undefined && (first === undefined || end.afterMs < first.afterMs) ? end : first),
    undefined,
  );
}

/** Notes that a task runs: from here on its time counts. */
export function startTask(
  turn: Turn,
  frame: Frame,
  state: TaskState,
  wait: TaskWait,
  workerName: string | undefined,
): void {
  if (wait.isStarted) return;
  wait.isStarted = true;
  recordStarted(turn, frame, state.target, workerName);
  setTaskTimers(turn, frame, wait);
}

function setTaskTimers(turn: Turn, frame: Frame, wait: TaskWait): void {
  if (wait.timeoutTimerId !== 0 || wait.heartbeatTimerId !== 0) return;
  if (wait.timeoutMs !== undefined) wait.timeoutTimerId = setTimer(turn, frame, turn.nowMs + wait.timeoutMs);
  if (wait.heartbeatMs !== undefined) wait.heartbeatTimerId = setTimer(turn, frame, turn.nowMs + wait.heartbeatMs);
}

/** Notes what the call itself answered, where the result comes later. */
export function submitTask(turn: Turn, frame: Frame, state: TaskState, wait: TaskWait, output: Json): void {
  if (wait.isSubmitted || state.target.pattern === 'requestResponse') return;
  wait.isSubmitted = true;
  recordSubmitted(turn, frame, state.target, output);
}

/** Starts the heartbeat's time again. It does not extend the timeout. */
export function beatTask(turn: Turn, frame: Frame, wait: TaskWait): void {
  if (wait.heartbeatMs === undefined || !wait.isStarted) return;
  cancelTimer(turn, wait.heartbeatTimerId);
  wait.heartbeatTimerId = setTimer(turn, frame, turn.nowMs + wait.heartbeatMs);
}

/** Ends a task with its result. */
export function succeedTask(
  turn: Turn,
  frame: Frame,
  state: TaskState,
  wait: TaskWait,
  output: Json,
  sample: true | undefined,
): Step {
  const bound = payloadBound(output);
  if (bound > payloadBytes) {
    const name = state.target.kind === 'service' ? state.target.resourceType : state.target.arn;
    return failTask(turn, frame, state, wait, {
      error: 'States.DataLimitExceeded',
      cause: `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    });
  }
  startTask(turn, frame, state, wait, undefined);
  releaseTask(turn, frame, wait);
  recordSucceeded(turn, frame, state.target, output, sample);
  observe(turn, state, 'result', output);
  return finishWithResult(turn, frame, state, output, bound);
}

/** Ends a task with its failure. `isSubmission`: the call itself was refused. */
export function failTask(
  turn: Turn,
  frame: Frame,
  state: TaskState,
  wait: TaskWait,
  failure: Failure,
  isSubmission = false,
): Step {
  startTask(turn, frame, state, wait, undefined);
  releaseTask(turn, frame, wait);
  const { error, cause } = failure;
  const kind = error === 'States.Timeout' ? 'timedOut' : isSubmission && !wait.isSubmitted ? 'submitFailed' : 'failed';
  recordFailed(
    turn,
    frame,
    state.target,
    { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) },
    kind,
  );
  // No service reports States.Runtime itself; nothing may catch it, whoever does.
  return fails(turn, error === 'States.Runtime' ? { ...failure, isTerminal: true } : failure);
}

/**
 * Notes that a task's time is up. The event is written at once; what follows from it waits until all that happened
 * at the same instant has been noted, as the service does it.
 */
export function expireTask(turn: Turn, frame: Frame, state: TaskState, wait: TaskWait, timerId: number): void {
  wait.expired = timerId === wait.heartbeatTimerId ? 'heartbeat' : 'timeout';
  releaseTask(turn, frame, wait);
  turn.effects.push({ kind: 'cancelTask', taskId: wait.taskId });
  if (wait.isCallLimit && wait.expired === 'timeout') recordFailed(turn, frame, state.target, socketFailure, 'failed');
  else recordFailed(turn, frame, state.target, { error: 'States.Timeout' }, 'timedOut');
}

/** What an HTTP task reports that nobody answered in time. The service's words for the cause are not on record. */
const socketFailure: FailureDetails = {
  error: 'States.Http.Socket',
  cause: 'The HTTP task was not answered within 60 seconds.',
};

/** The failure of a task whose time is up. */
export function timeoutFailure(wait: TaskWait): Failure {
  if (wait.isCallLimit && wait.expired === 'timeout') return socketFailure;
  return wait.expired === 'heartbeat' ? { error: 'States.Timeout', isHeartbeat: true } : { error: 'States.Timeout' };
}

/** Lets go of a task that is over or that nobody waits for any more. */
export function releaseTask(turn: Turn, frame: Frame, wait: TaskWait): void {
  frame.wait = undefined;
  turn.execution.waiting.delete(wait.taskId);
  cancelTimer(turn, wait.timeoutTimerId);
  cancelTimer(turn, wait.heartbeatTimerId);
}

function readSchedule(turn: Turn, frame: Frame, state: TaskState, token: string): Schedule | undefined {
  const extras = state.target.pattern === 'requestResponse' ? {} : { taskToken: token };
  const input = selectInput(turn, frame, state);
  if (input === undefined) return undefined;
  const view = createView(turn, frame, input, extras);
  let parameters = input;
  if (state.parameters !== undefined) {
    const shaped = fillParameters(turn, frame, state, state.parameters, view);
    if (shaped === undefined) return undefined;
    parameters = shaped.value;
  }
  const timeoutSeconds = readSeconds(turn, frame, state, state.timeout, 'TimeoutSeconds', view);
  if (timeoutSeconds === 'failed') return undefined;
  const heartbeatSeconds = readSeconds(turn, frame, state, state.heartbeat, 'HeartbeatSeconds', view);
  if (heartbeatSeconds === 'failed') return undefined;
  let roleArn: string | undefined;
  if (state.credentials !== undefined) {
    const credentials = evaluate(turn, frame, state, state.credentials, view);
    if (credentials === undefined) return undefined;
    const role =
      typeof credentials === 'object' && credentials !== null && !Array.isArray(credentials)
        ? (credentials as { readonly [key: string]: Json })['RoleArn']
        : undefined;
    roleArn = typeof role === 'string' ? role : undefined;
  }
  return { parameters, timeoutSeconds, heartbeatSeconds, roleArn };
}

/**
 * A positive number of seconds, if the state has the field.
 * @see https://states-language.net/#task-state (TimeoutSecondsPath)
 */
function readSeconds(
  turn: Turn,
  frame: Frame,
  state: TaskState,
  field: NumberField | undefined,
  name: string,
  view: View,
): number | undefined | 'failed' {
  if (field === undefined) return undefined;
  const seconds = readNumber(turn, frame, state, field, { name, kind: 'integer' }, view);
  if (seconds === undefined) return 'failed';
  if (seconds >= 1 && seconds <= longestTaskSeconds) return seconds;
  return failsInside(
    turn,
    frame,
    state,
    state.isJsonata ? 'States.QueryEvaluationError' : 'States.Runtime',
    `${name} must be between 1 and ${longestTaskSeconds}.`,
    state.isJsonata ? name : undefined,
  );
}
