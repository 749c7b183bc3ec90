/**
 * What becomes of a failure: a retrier takes it, a catcher takes it, or the scope fails.
 * @see https://states-language.net/#error-handling
 */
import { setMember, type Json } from '../base/json';
import { secondMs } from '../base/time';
import { finishWithOutput, placeResult } from './dataFlow';
import type { Frame } from './execution';
import { matchesError, type Failure } from './failure';
import type { Catcher, CatchingState, Retrier } from './program';
import { setTimer, type Step, type Turn } from './turn';

/**
 * Lets the first retrier that names the failure have its way. True when it makes the state wait for another attempt.
 */
export function retry(turn: Turn, frame: Frame, state: CatchingState, failure: Failure): boolean {
  const retryIndex = state.retry.findIndex((entry) => matchesError(entry.errors, failure));
  const retrier = state.retry[retryIndex];
  if (retrier === undefined) return false;
  const counts = (frame.retries ??= state.retry.map(() => 0));
  const done = counts[retryIndex] ?? 0;
  // A retrier that is used up ends the search: later ones are not asked.
  if (done >= retrier.maxAttempts) return false;
  const delaySeconds = backoffSeconds(retrier, done);
  turn.observer?.handled?.(state.name, failure, { retryIndex, delaySeconds });
  counts[retryIndex] = done + 1;
  frame.retryCount++;
  const waitSeconds = retrier.fullJitter ? turn.random.next() * delaySeconds : delaySeconds;
  frame.wait = { kind: 'retry', timerId: setTimer(turn, frame, turn.nowMs + Math.round(waitSeconds * secondMs)) };
  return true;
}

/** Seconds before the retry that follows `done` earlier ones, without jitter. */
export function backoffSeconds(retrier: Retrier, done: number): number {
  const grown = retrier.intervalSeconds * retrier.backoffRate ** done;
  return Math.min(grown, retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY, 99_999_999);
}

/** The first catcher that names the failure. */
export function catcherFor(state: CatchingState, failure: Failure): Catcher | undefined {
  return state.catch.find((entry) => matchesError(entry.errors, failure));
}

/** Ends a state through a catcher. Filters for results are not applied: the error output goes into the raw input. */
export function catchFailure(turn: Turn, frame: Frame, state: CatchingState, catcher: Catcher, failure: Failure): Step {
  turn.observer?.handled?.(state.name, failure, { catchIndex: state.catch.indexOf(catcher) });
  const errorOutput = describeFailure(failure);
  turn.next = catcher.next;
  turn.way = catcher.way;
  if (
    finishWithOutput(turn, frame, state, errorOutput, 0, catcher, {
      errorOutput,
    }) === 'failed'
  )
    return 'failed';
  if (state.isJsonata) return 'done';
  return placeResult(turn, frame, state, catcher.resultPlace, errorOutput, 0) ? 'done' : 'failed';
}

/** What a catcher passes on. A timeout has an empty Cause; what a worker left out is null. */
function describeFailure(failure: Failure): Json {
  const output: Record<string, Json> = {};
  setMember(output, 'Error', failure.error ?? null);
  setMember(output, 'Cause', failure.cause ?? (failure.error === 'States.Timeout' ? '' : null));
  return output;
}
