/** Carries frames on, and what follows from their ends. */
import { abortFrame } from './abort';
import { close, succeed } from './endings';
import type { Frame } from './execution';
import { historyFull, settle } from './settle';
import { endMapChild } from './states/map';
import { endBranch } from './states/parallel';
import { stateOf, type Step, type Turn } from './turn';

/** Carries a frame on, and its parents when it has ended, as far up as ends follow from ends. */
export function carryOn(turn: Turn, first: Frame, firstStep: Step): void {
  let frame = first;
  let step = firstStep;
  for (;;) {
    settle(turn, frame, step);
    // The quota ends an execution wherever in it the event was to be written.
    if (frame.chronicle.isFull) frame = endFull(turn, frame);
    const { ended, parent } = frame;
    if (ended === undefined) return;
    if (parent === undefined || parent.chronicle !== frame.chronicle) {
      if (ended.kind === 'succeeded') succeed(turn, frame.chronicle, frame.lastEventId, ended.output);
      else close(turn, frame.chronicle, 'FAILED', frame.lastEventId, ended.failure);
    }
    if (parent === undefined) return;
    step = takeChildEnd(turn, parent, frame);
    frame = parent;
  }
}

/** Ends an execution that has no room for another event; its outermost frame. An Express one has run for too long by then. */
function endFull(turn: Turn, from: Frame): Frame {
  let frame = from;
  while (frame.parent !== undefined && frame.parent.chronicle === frame.chronicle) frame = frame.parent;
  const { chronicle } = frame;
  const failure = chronicle.isExpress ? { error: 'States.Timeout' } : historyFull;
  close(turn, chronicle, chronicle.isExpress ? 'TIMED_OUT' : 'FAILED', chronicle.isExpress ? 0 : from.lastEventId, failure);
  abortFrame(turn, frame, undefined);
  frame.ended = { kind: 'failed', failure };
  return frame;
}

/** Tells a frame of the end of one inside it. */
export function takeChildEnd(turn: Turn, parent: Frame, child: Frame): Step {
  const state = stateOf(turn, parent);
  const { wait } = parent;
  if (state.type === 'Parallel' && wait?.kind === 'parallel') return endBranch(turn, parent, state, wait, child);
  if (state.type === 'Map' && wait?.kind === 'map') return endMapChild(turn, parent, state, wait, child);
  return 'waiting';
}
