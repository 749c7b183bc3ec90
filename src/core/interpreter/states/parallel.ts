/**
 * Parallel states: every branch is a frame of its own; the state ends with the
 * last of them, or with the first that fails.
 */
import type { Json } from '../../base/json';
import { abortFrame } from '../abort';
import { fillParameters, finishWithResult, selectInput } from '../dataFlow';
import { createFrame, type Frame, type ParallelWait } from '../execution';
import { sizeBound } from '../limits';
import { nowhere, type ParallelState } from '../program';
import { record, recordAside } from '../record';
import { fails, type Step, type Turn } from '../turn';
import { createView } from '../view';

/** Begins every branch with the state's effective input. */
export function runParallel(turn: Turn, frame: Frame, state: ParallelState): Step {
  const selected = selectInput(turn, frame, state);
  if (selected === undefined) return 'failed';
  const filled =
    state.parameters === undefined
      ? { value: selected, bound: selected === frame.input ? frame.inputBound : sizeBound(selected) }
      : fillParameters(turn, frame, state, state.parameters, createView(turn, frame, selected));
  if (filled === undefined) return 'failed';
  const { value: input, bound } = filled;
  const startedEventId = record(turn, frame, 'ParallelStateStarted', undefined);
  const children = state.branches.map((scope, index) =>
    createFrame({
      chronicle: frame.chronicle,
      parent: frame,
      index,
      item: undefined,
      state: turn.program.scopes[scope]?.start ?? nowhere,
      input,
      lastEventId: startedEventId,
      inputBound: bound,
    }),
  );
  const outputs: Json[] = children.map(() => null);
  frame.wait = { kind: 'parallel', children, outputs, bound: 2, remaining: children.length };
  for (const child of children) turn.ready.push(child);
  return 'waiting';
}

/** Takes note of a branch's end. */
export function endBranch(turn: Turn, frame: Frame, state: ParallelState, wait: ParallelWait, child: Frame): Step {
  const end = child.ended;
  if (end?.kind === 'failed') return failBranches(turn, frame, wait, child);
  if (end === undefined) return 'waiting';
  wait.outputs[child.index] = end.output;
  wait.bound += end.bound + 1;
  wait.remaining--;
  if (wait.remaining > 0) return 'waiting';
  frame.wait = undefined;
  // The marker hangs beside the chain: what follows the state follows the last branch's last event.
  frame.lastEventId = child.lastEventId;
  recordAside(turn, frame.chronicle, frame.lastEventId, 'ParallelStateSucceeded', undefined);
  return finishWithResult(turn, frame, state, wait.outputs, wait.bound);
}

/** One branch has failed: the others are stopped, and their results lost. */
function failBranches(turn: Turn, frame: Frame, wait: ParallelWait, failed: Frame): Step {
  const previousEventId = failed.lastEventId;
  abortFrame(turn, failed, previousEventId);
  for (const child of wait.children) if (child !== failed) abortFrame(turn, child, previousEventId);
  frame.lastEventId = previousEventId;
  return fails(turn, failed.ended?.kind === 'failed' ? failed.ended.failure : {});
}
