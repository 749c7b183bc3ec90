/**
 * Stops frames that nobody needs any more: the other branches when one failed, or everything when the execution ends.
 */
import type { Chronicle, Frame } from './execution';
import { recordAside, recordEnd } from './record';
import { cancelTimer, stateOf, type Turn } from './turn';

/**
 * Stops a frame and all frames inside it. With `previousEventId` the abortion is recorded, each event after that one;
 * without, silently: nothing but the execution's own end is written then.
 */
export function abortFrame(turn: Turn, frame: Frame, previousEventId: number | undefined): void {
  if (frame.ended?.kind === 'succeeded' || frame.isAborted) return;
  frame.isAborted = true;
  stopWaiting(turn, frame, previousEventId);
  if (previousEventId === undefined) return;
  const state = stateOf(turn, frame);
  if (state.type === 'Task') recordAside(turn, frame.chronicle, previousEventId, 'TaskStateAborted', undefined);
  else if (state.type === 'Wait') recordAside(turn, frame.chronicle, previousEventId, 'WaitStateAborted', undefined);
  else if (frame.ended === undefined && state.type === 'Parallel')
    recordAside(turn, frame.chronicle, previousEventId, 'ParallelStateAborted', undefined);
  else if (frame.ended === undefined && state.type === 'Map')
    recordAside(turn, frame.chronicle, previousEventId, 'MapStateAborted', undefined);
}

/** Gives up what a frame waits for, and the frames inside it. What a redrive needs stays. */
function stopWaiting(turn: Turn, frame: Frame, previousEventId: number | undefined): void {
  const { wait } = frame;
  const { waiting } = turn.execution;
  switch (wait?.kind) {
    case undefined:
      return;
    case 'turn':
      waiting.delete(wait.turnId);
      break;
    case 'delay':
    case 'retry':
      cancelTimer(turn, wait.timerId);
      break;
    case 'task':
      waiting.delete(wait.taskId);
      cancelTimer(turn, wait.timeoutTimerId);
      cancelTimer(turn, wait.heartbeatTimerId);
      turn.effects.push({ kind: 'cancelTask', taskId: wait.taskId });
      break;
    case 'reading':
      waiting.delete(wait.taskId);
      turn.effects.push({ kind: 'cancelTask', taskId: wait.taskId });
      break;
    case 'writing':
      for (const taskId of wait.taskIds) {
        waiting.delete(taskId);
        turn.effects.push({ kind: 'cancelTask', taskId });
      }
      break;
    case 'parallel':
      for (const child of wait.children) abortFrame(turn, child, previousEventId);
      return;
    case 'map':
      for (const child of wait.running.values()) {
        // The iterations of a Map that has failed were stopped when it did.
        if (child.isAborted) continue;
        const isChildExecution = wait.run !== undefined;
        if (previousEventId !== undefined && !isChildExecution)
          recordAside(turn, frame.chronicle, previousEventId, 'MapIterationAborted', () => ({
            name: stateOf(turn, frame).name,
            index: child.index,
          }));
        abortFrame(turn, child, isChildExecution ? undefined : previousEventId);
        if (isChildExecution) closeAborted(turn, child.chronicle);
      }
      if (wait.run !== undefined && previousEventId !== undefined && frame.ended === undefined)
        recordAside(turn, frame.chronicle, previousEventId, 'MapRunAborted', undefined);
      return;
  }
  frame.wait = undefined;
}

/** Closes the child execution of a distributed Map that was stopped. */
export function closeAborted(turn: Turn, chronicle: Chronicle): void {
  if (chronicle.status !== 'RUNNING') return;
  recordEnd(turn, chronicle, 0, 'ExecutionAborted', {});
  chronicle.status = 'ABORTED';
  chronicle.closedMs = turn.nowMs;
  cancelTimer(turn, chronicle.deadlineTimerId);
}
