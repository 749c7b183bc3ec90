/** What outside parties tell of tasks. */
import { carryOn } from './carryOn';
import type { FailureDetails } from './event';
import type { Frame, TaskWait } from './execution';
import type { Signal } from './signal';
import { failReading, finishMapRun, takeItems } from './states/distributedMap';
import { beatTask, failTask, startTask, submitTask, succeedTask } from './states/task';
import { fails, stateOf, type Turn } from './turn';

/** A signal about a task. */
export type TaskSignal = Extract<Signal, { kind: `task${string}` }>;

/** Takes a task signal to its consequences; one for a task that is over changes nothing. */
export function takeTaskSignal(turn: Turn, signal: TaskSignal): void {
  const frame = turn.execution.waiting.get(signal.taskId);
  if (frame === undefined || !('state' in frame)) return;
  const state = stateOf(turn, frame);
  const { wait } = frame;
  if (wait?.kind === 'task' && state.type === 'Task') {
    if (signal.kind === 'taskStarted') return startTask(turn, frame, state, wait, signal.workerName);
    if (signal.kind === 'taskHeartbeat') return beatTask(turn, frame, wait);
    if (signal.kind === 'taskSubmitted') return submitTask(turn, frame, state, wait, signal.output);
    if (signal.kind === 'taskSucceeded')
      return carryOn(turn, frame, succeedTask(turn, frame, state, wait, signal.output, signal.sample));
    if (isNeverAnswered(wait, signal.error)) return startTask(turn, frame, state, wait, undefined);
    return carryOn(turn, frame, failTask(turn, frame, state, wait, describe(signal), signal.isSubmission === true));
  }
  if (state.type !== 'Map') return;
  if (wait?.kind === 'reading') {
    if (signal.kind === 'taskSucceeded') carryOn(turn, frame, takeItems(turn, frame, state, wait, signal.output));
    else if (signal.kind === 'taskFailed')
      carryOn(turn, frame, failReading(turn, frame, wait, signal.cause ?? signal.error));
  } else if (wait?.kind === 'writing') {
    takeWritten(turn, frame, signal);
  }
}

function describe({ error, cause }: Extract<TaskSignal, { kind: 'taskFailed' }>): FailureDetails {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/**
 * An answer of `States.Timeout` stands for none: the task was taken, and its
 * own timers, where it has any, tell when it is over.
 */
function isNeverAnswered(wait: TaskWait, error: string | undefined): boolean {
  return error === 'States.Timeout' && (wait.timeoutMs !== undefined || wait.heartbeatMs !== undefined);
}

function takeWritten(turn: Turn, frame: Frame, signal: TaskSignal): void {
  const { wait } = frame;
  const state = stateOf(turn, frame);
  if (wait?.kind !== 'writing' || state.type !== 'Map') return;
  if (signal.kind !== 'taskSucceeded' && signal.kind !== 'taskFailed') return;
  turn.execution.waiting.delete(signal.taskId);
  wait.taskIds.delete(signal.taskId);
  if (signal.kind === 'taskFailed') {
    for (const taskId of wait.taskIds) turn.execution.waiting.delete(taskId);
    frame.wait = undefined;
    const cause = signal.cause ?? signal.error;
    return carryOn(
      turn,
      frame,
      fails(turn, { error: 'States.ResultWriterFailed', ...(cause === undefined ? {} : { cause }) }),
    );
  }
  if (wait.taskIds.size > 0) return;
  frame.wait = undefined;
  carryOn(turn, frame, finishMapRun(turn, frame, state, wait.result, 0));
}
