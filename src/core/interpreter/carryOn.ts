/** Carries frames on, and what follows from their ends. */
import { abortFrame } from './abort';
import { close, succeed } from './endings';
import type { Frame } from './execution';
import type { Failure } from './failure';
import { expressEvents } from './limits';
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
    // The quota ends an execution wherever in it the event was to be written,
    // and so does an error that nothing may catch.
    if (frame.chronicle.isFull) frame = endFull(turn, frame);
    else if (frame.ended?.kind === 'failed' && frame.ended.failure.isTerminal === true)
      frame = endTerminally(turn, frame, frame.ended.failure);
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

/**
 * No service says this: there the execution would go on until its time is over,
 * while simulated time stands still between states.
 */
const endlessExpress = `Ended after ${expressEvents.toLocaleString('en')} events. An Express execution that goes on like this runs into its time limit of five minutes; simulated time does not pass between its states.`;

/**
 * Ends an execution that has no room for another event; its outermost frame. An
 * Express one has run for too long by then.
 */
function endFull(turn: Turn, from: Frame): Frame {
  const { isExpress } = from.chronicle;
  if (isExpress) return endAtOnce(turn, from, 'TIMED_OUT', 0, { error: 'States.Timeout', cause: endlessExpress });
  return endAtOnce(turn, from, 'FAILED', from.lastEventId, historyFull);
}

/**
 * Ends an execution with the error of a state inside it: branches and iterations around it, and their siblings, leave
 * no event. A frame that is no other's is its own outermost one.
 *
 * @see https://github.com/floci-io/floci/issues/2868 (histories read off the service, 2026-09)
 */
function endTerminally(turn: Turn, from: Frame, failure: Failure): Frame {
  return outermost(from) === from ? from : endAtOnce(turn, from, 'FAILED', from.lastEventId, failure);
}

/** Ends an execution from the middle of it; its outermost frame. */
function endAtOnce(
  turn: Turn,
  from: Frame,
  status: 'FAILED' | 'TIMED_OUT',
  previousEventId: number,
  failure: Failure,
): Frame {
  const frame = outermost(from);
  close(turn, frame.chronicle, status, previousEventId, failure);
  abortFrame(turn, frame, undefined);
  frame.ended = { kind: 'failed', failure };
  return frame;
}

/** The frame of the whole execution that a frame is part of. */
function outermost(from: Frame): Frame {
  let frame = from;
  while (frame.parent !== undefined && frame.parent.chronicle === frame.chronicle) frame = frame.parent;
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
