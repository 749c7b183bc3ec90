/** Goes through a recording again. Nobody is asked, nothing is waited for. */
import type { Told } from './family/input';
import { cloneRunState, createRunState, type Programs, type RunState } from './family/runState';
import { takeSignal } from './family/takeSignal';
import { createStretch, type Check, type Checkpoint, type Recording } from './recording';

/** What came of a replay. */
export type Replayed = {
  /** The run as it was then. It belongs to who asked. */
  readonly state: RunState;
  /** What it told, in order. */
  readonly told: readonly Told[];
};

/** Replays a recording from its beginning: all of it, or so many inputs. */
export function replay(programs: Programs, recording: Recording, upTo = recording.inputs.length): Replayed {
  const state = beginningOf(recording);
  return { state, told: goOn(programs, recording, state, 0, upTo) };
}

/** The run as it was after so many inputs, replayed from the checkpoint before. The state belongs to who asked. */
export function stateAt(
  programs: Programs,
  recording: Recording,
  checkpoints: readonly Checkpoint[],
  index: number,
): RunState {
  const nearest = checkpoints.findLast((checkpoint) => checkpoint.index <= index);
  const state = nearest === undefined ? beginningOf(recording) : cloneRunState(nearest.state);
  goOn(programs, recording, state, nearest?.index ?? 0, index);
  return state;
}

/** Whether a recording replays as it was made, and how far. */
export type Agreement = {
  /** The last check that agrees; undefined where the first one does not, or none was made. */
  readonly lastAgreed: Check | undefined;
  /** The first check that does not: what is stored stays the truth, and the run goes on from before it. */
  readonly firstDiffering: Check | undefined;
};

/** Replays a recording and holds it against its checks: another build may replay it differently. */
export function compareReplay(programs: Programs, recording: Recording): Agreement {
  const state = beginningOf(recording);
  const stretch = createStretch();
  let from = 0;
  let lastAgreed: Check | undefined;
  for (const check of recording.checks) {
    stretch.add(goOn(programs, recording, state, from, check.index));
    from = check.index;
    if (!isSame(stretch.check(check.index, state), check)) return { lastAgreed, firstDiffering: check };
    lastAgreed = check;
  }
  return { lastAgreed, firstDiffering: undefined };
}

function beginningOf({ from }: Recording): RunState {
  return 'order' in from ? createRunState(from.order) : cloneRunState(from.runState);
}

function goOn(programs: Programs, recording: Recording, state: RunState, from: number, upTo: number): readonly Told[] {
  const told: Told[] = [];
  for (let i = from; i < upTo; i++) {
    const input = recording.inputs[i];
    if (input === undefined) break;
    for (const one of takeSignal(programs, state, input).told) told.push(one);
  }
  return told;
}

function isSame(a: Check, b: Check): boolean {
  return a.eventCount === b.eventCount && a.nextId === b.nextId && a.randomState === b.randomState && a.hash === b.hash;
}
