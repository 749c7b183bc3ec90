/**
 * A recording is the run: where it began, and every input in the order of its arrival. Replaying it asks nobody. Checks
 * along the way tell whether a build replays it as the one did that made it; checkpoints let a replay begin nearby.
 */
import { hashData, mixHash, type KnownHashes } from '../base/hashData';
import { unreachable } from '../base/invariant';
import type { Json } from '../base/json';
import type { Input, Told } from './family/input';
import { cloneRunState, type RunOrder, type RunState } from './family/runState';
import { sizeBound } from './limits';

/** Which inputs a recording holds and how; a new one can still be read beside older ones. */
export const recordingFormat = 1;

/** Where a recording begins: with an order, or in the middle of another one, after so many of its inputs. */
export type RecordingStart =
  | { readonly order: RunOrder }
  | { readonly runState: RunState; readonly parent: { readonly recordingId: string; readonly index: number } };

/** What a run was after so many inputs, and what it told since the check before. */
export type Check = {
  readonly index: number;
  readonly eventCount: number;
  readonly nextId: number;
  readonly randomState: number;
  readonly hash: number;
};

/** A run, written down. The number of an input is its place in the list. */
export type Recording = {
  readonly format: typeof recordingFormat;
  /** The build that made it. */
  readonly build: string;
  readonly from: RecordingStart;
  readonly inputs: readonly Input[];
  readonly checks: readonly Check[];
};

/** A run as it was after so many inputs. Nobody changes it. */
export type Checkpoint = { readonly index: number; readonly state: RunState };

/** Writes a run down while it goes on. */
export type Recorder = {
  /** An input is about to be taken. */
  begin(): void;
  /** An input was taken: the state that it led to, and the events that came of it. */
  note(input: Input, state: RunState, told: readonly Told[]): void;
  /** What is written down so far. It grows with the run. */
  recording(): Recording;
  checkpoints(): readonly Checkpoint[];
  /** Why the run can no longer be taken back: nothing of it is kept then. Undefined while it can be. */
  whyNot(): string | undefined;
};

/** What is recorded, by whom, and on whose time. */
export type RecorderOptions = {
  readonly build: string;
  readonly from: RecordingStart;
  /** The time of the machine, in milliseconds: what is dear to replay gets more checkpoints. */
  readonly hostMs?: () => number;
};

/** A check is made after so many inputs. */
const checkEvery = 100;

/** A checkpoint is made after so many inputs, so many events, or so much time that the machine needed for them. */
const checkpointEvery = 5_000;
const checkpointEvents = 5_000;
const checkpointMs = 200;

/** So many are kept at most: of more, every second one is let go. */
const mostCheckpoints = 32;

/** A run of more inputs, or with more bytes of answers in them, cannot be taken back. */
const mostInputs = 100_000;
const mostBytes = 64 * 1024 * 1024;

/** Creates a recorder, to be handed to the run as it starts. */
export function createRecorder({ build, from, hostMs = () => 0 }: RecorderOptions): Recorder {
  let inputs: Input[] = [];
  const checks: Check[] = [];
  let checkpoints: Checkpoint[] = [];
  const stretch = createStretch();
  let bytes = 0;
  let beganMs = 0;
  let spentMs = 0;
  let passedEvents = 0;
  let why = isExpress(from) ? 'An Express run cannot be taken back.' : undefined;

  function giveUp(reason: string): void {
    why = reason;
    inputs = [];
    checkpoints = [];
  }

  function setCheckpoint(index: number, state: RunState): void {
    checkpoints.push({ index, state: cloneRunState(state) });
    if (checkpoints.length > mostCheckpoints) checkpoints = checkpoints.filter((_, i) => i % 2 === 1);
    spentMs = 0;
    passedEvents = state.root.execution.root.eventCount;
  }

  return {
    begin() {
      beganMs = hostMs();
    },
    note(input, state, told) {
      if (why !== undefined) return;
      spentMs += hostMs() - beganMs;
      inputs.push(input);
      bytes += bytesOf(input);
      if (inputs.length > mostInputs)
        return giveUp(`A run of more than ${mostInputs.toLocaleString('en')} steps can no longer be taken back.`);
      if (bytes > mostBytes) return giveUp('A run whose answers take more than 64 MB can no longer be taken back.');
      stretch.add(told);
      const index = inputs.length;
      const isCheckpoint =
        index % checkpointEvery === 0 ||
        spentMs >= checkpointMs ||
        state.root.execution.root.eventCount - passedEvents >= checkpointEvents;
      if (isCheckpoint || index % checkEvery === 0) checks.push(stretch.check(index, state));
      if (isCheckpoint) setCheckpoint(index, state);
    },
    recording: () => ({ format: recordingFormat, build, from, inputs, checks }),
    checkpoints: () => checkpoints,
    whyNot: () => why,
  };
}

/** What a run has told since the last check. */
export type Stretch = {
  add(told: readonly Told[]): void;
  /** Ends the stretch. */
  check(index: number, state: RunState): Check;
};

/** Begins at the first event. */
export function createStretch(): Stretch {
  const known: KnownHashes = new WeakMap();
  let hash = 0;
  return {
    add(told) {
      for (const { executionArn, events } of told) {
        hash = mixHash(hash, hashData(executionArn, known));
        for (const event of events) hash = mixHash(hash, hashData(event, known));
      }
    },
    check(index, { root: { execution } }) {
      const { nextId, randomState } = execution;
      const check = { index, eventCount: execution.root.eventCount, nextId, randomState, hash };
      hash = 0;
      return check;
    },
  };
}

function isExpress(from: RecordingStart): boolean {
  return 'order' in from ? from.order.type === 'EXPRESS' : from.runState.root.execution.root.isExpress;
}

/** A bound of the bytes of what came with an input. */
function bytesOf(input: Input): number {
  switch (input.kind) {
    case 'answered': {
      const { answer } = input;
      const changes = (answer.changes ?? []).reduce((sum, { value }) => sum + boundOf(value), 0);
      return changes + boundOf(answer.submitted) + (answer.kind === 'succeeded' ? boundOf(answer.result) : 0);
    }
    case 'told':
      return input.tell.kind === 'success' ? boundOf(input.tell.output) : 0;
    case 'start':
    case 'due':
    case 'shown':
    case 'promised':
    case 'taken':
    case 'lapse':
    case 'stop':
    case 'pause':
    case 'resume':
    case 'step':
    case 'pace':
    case 'redrive':
      return 0;
    default:
      return unreachable(input);
  }
}

function boundOf(value: Json | undefined): number {
  return value === undefined ? 0 : sizeBound(value, mostBytes);
}
