/** Carries frames on, and what follows from their ends. */
import { close, succeed } from './endings';
import type { Frame } from './execution';
import { settle } from './settle';
import { endMapChild } from './states/map';
import { endBranch } from './states/parallel';
import { stateOf, type Step, type Turn } from './turn';

/** Carries a frame on, and its parents when it has ended, as far up as ends follow from ends. */
export function carryOn(turn: Turn, first: Frame, firstStep: Step): void {
  let frame = first;
  let step = firstStep;
  for (;;) {
    settle(turn, frame, step);
    const { ended, parent } = frame;
    if (ended === undefined) return;
    const ownsChronicle = parent === undefined || parent.chronicle !== frame.chronicle;
    if (frame.chronicle.isFull) {
      // The quota ends the execution wherever in it the event was to be written.
      return close(turn, frame.chronicle, 'FAILED', frame.lastEventId, ended.kind === 'failed' ? ended.failure : {});
    }
    if (ownsChronicle) {
      if (ended.kind === 'succeeded') succeed(turn, frame.chronicle, frame.lastEventId, ended.output);
      else close(turn, frame.chronicle, 'FAILED', frame.lastEventId, ended.failure);
    }
    if (parent === undefined) return;
    step = takeChildEnd(turn, parent, frame);
    frame = parent;
  }
}

/** Tells a frame of the end of one inside it. */
export function takeChildEnd(turn: Turn, parent: Frame, child: Frame): Step {
  const state = stateOf(turn, parent);
  const { wait } = parent;
  if (state.type === 'Parallel' && wait?.kind === 'parallel') return endBranch(turn, parent, state, wait, child);
  if (state.type === 'Map' && wait?.kind === 'map') return endMapChild(turn, parent, state, wait, child);
  return 'waiting';
}
