/** Ends executions. */
import type { Json } from '../base/json';
import { abortFrame } from './abort';
import type { Chronicle } from './execution';
import type { Failure } from './failure';
import { recordEnd } from './record';
import { cancelTimer, type Turn } from './turn';

/** Ends an execution with an output. */
export function succeed(turn: Turn, chronicle: Chronicle, previousEventId: number, output: Json): void {
  recordEnd(turn, chronicle, previousEventId, 'ExecutionSucceeded', { output });
  chronicle.status = 'SUCCEEDED';
  chronicle.output = output;
  seal(turn, chronicle);
}

/** Ends an execution without an output, and stops what still goes on in it. */
export function close(
  turn: Turn,
  chronicle: Chronicle,
  status: 'FAILED' | 'ABORTED' | 'TIMED_OUT',
  previousEventId: number,
  failure: Failure,
): void {
  if (chronicle.status !== 'RUNNING') return;
  const { error, cause } = failure;
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  recordEnd(
    turn,
    chronicle,
    previousEventId,
    status === 'FAILED' ? 'ExecutionFailed' : status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionTimedOut',
    details,
  );
  chronicle.status = status;
  chronicle.failure = failure;
  const { frame } = turn.execution;
  if (frame !== undefined && chronicle === turn.execution.root) abortFrame(turn, frame, undefined);
  seal(turn, chronicle);
}

function seal(turn: Turn, chronicle: Chronicle): void {
  chronicle.closedMs = turn.nowMs;
  cancelTimer(turn, chronicle.deadlineTimerId);
  chronicle.deadlineTimerId = 0;
  if (chronicle.status === 'SUCCEEDED' && chronicle === turn.execution.root) turn.execution.frame = undefined;
}
