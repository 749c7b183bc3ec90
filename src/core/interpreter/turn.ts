/**
 * What one call of `advance` carries along: the execution, the instant, and what is to be done when the call is over.
 */
import { invariant } from '../base/invariant';
import type { Json, JsonObject } from '../base/json';
import { createRandom, type Random } from '../base/random';
import type { Effect } from './effect';
import type { Chronicle, Execution, Frame } from './execution';
import type { Failure } from './failure';
import { expressDurationMs, standardDurationMs } from './limits';
import type { Observer } from './observer';
import { nowhere, type CompiledState, type Program, type Target, type Way } from './program';

/**
 * What running a state leads to: its end, with the result in the turn; a wait,
 * noted in its frame; or a failure, in the turn.
 */
export type Step = 'done' | 'waiting' | 'failed';

/** One call of `advance`. */
export type Turn = {
  readonly program: Program;
  readonly execution: Execution;
  readonly nowMs: number;
  readonly effects: Effect[];
  readonly observer: Observer | undefined;
  /** The context object in place of the execution's own, for tests of single states. */
  readonly context: JsonObject | undefined;
  readonly random: Random;
  /** Frames that stand before a state, in the order in which they go on. */
  readonly ready: Frame[];
  /** After `done`: the state's output with a bound of its size (0: not known), what it assigns, and where it leads. */
  output: Json;
  bound: number;
  assigned: JsonObject | undefined;
  next: Target;
  /** Which of several fields that lead there was followed; see `StateExitedDetails`. */
  way: Way;
  /** After `failed`. */
  failure: Failure;
};

/** Begins a call of `advance`. */
export function createTurn(
  program: Program,
  execution: Execution,
  nowMs: number,
  observer: Observer | undefined,
  context?: JsonObject,
): Turn {
  const random = createRandom(0);
  random.state = execution.randomState;
  return {
    program,
    execution,
    nowMs,
    effects: [],
    observer,
    context,
    random,
    ready: [],
    output: null,
    bound: 0,
    assigned: undefined,
    next: nowhere,
    way: undefined,
    failure: noFailure,
  };
}

const noFailure: Failure = {};

/** The state that a frame stands in. */
export function stateOf(turn: Turn, frame: Frame): CompiledState {
  const state = turn.program.states[frame.state];
  invariant(state !== undefined, 'A frame stands in a state that its program does not have.');
  return state;
}

/** Notes a failure as the outcome of a step. */
export function fails(turn: Turn, failure: Failure): 'failed' {
  turn.failure = failure;
  return 'failed';
}

/** Sets a timer that wakes the frame. */
export function setTimer(turn: Turn, frame: Frame, dueMs: number): number {
  const timerId = turn.execution.nextId++;
  turn.execution.waiting.set(timerId, frame);
  turn.effects.push({ kind: 'setTimer', timerId, dueMs });
  watchDuration(turn, frame.chronicle);
  return timerId;
}

/** Takes a timer back; 0 is none. */
export function cancelTimer(turn: Turn, timerId: number): void {
  if (timerId === 0 || !turn.execution.waiting.delete(timerId)) return;
  turn.effects.push({ kind: 'cancelTimer', timerId });
}

/** Sees to it that an execution that waits ends when its time is over. */
export function watchDuration(turn: Turn, chronicle: Chronicle): void {
  if (chronicle.deadlineTimerId !== 0) return;
  const quotaMs = chronicle.isExpress ? expressDurationMs : standardDurationMs;
  const ownMs =
    chronicle === turn.execution.root && turn.program.timeoutSeconds !== undefined
      ? turn.program.timeoutSeconds * 1_000
      : quotaMs;
  const timerId = turn.execution.nextId++;
  chronicle.deadlineTimerId = timerId;
  turn.execution.waiting.set(timerId, chronicle);
  turn.effects.push({ kind: 'setTimer', timerId, dueMs: chronicle.timedFromMs + Math.min(ownMs, quotaMs) });
}
