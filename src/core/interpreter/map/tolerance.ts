/** How many failures a distributed Map puts up with. */
import type { Json } from '../../base/json';
import { failsInside, observe } from '../dataFlow';
import type { Frame, MapRun } from '../execution';
import { readNumber } from '../numbers';
import type { MapState } from '../program';
import type { Turn } from '../turn';
import { createView } from '../view';

/** The limits that a Map state gives; undefined ones were not given. */
export type Tolerance = { readonly count: number | undefined; readonly percentage: number | undefined };

/**
 * Reads ToleratedFailureCount and ToleratedFailurePercentage. Undefined when one is not what it must be. They are read
 * after MapStateStarted; a failed evaluation nevertheless follows what the Map itself followed.
 */
export function readTolerance(turn: Turn, frame: Frame, state: MapState, input: Json): Tolerance | undefined {
  const tolerance = readBoth(turn, frame, state, input);
  const { evaluation } = turn.failure;
  if (tolerance === undefined && evaluation !== undefined)
    turn.failure = { ...turn.failure, evaluation: { ...evaluation, follows: 'before' } };
  return tolerance;
}

function readBoth(turn: Turn, frame: Frame, state: MapState, input: Json): Tolerance | undefined {
  const view = createView(turn, frame, input);
  const error = state.isJsonata ? 'States.QueryEvaluationError' : 'States.Runtime';
  let count: number | undefined;
  if (state.toleratedCount !== undefined) {
    count = readNumber(
      turn,
      frame,
      state,
      state.toleratedCount,
      { name: 'ToleratedFailureCount', kind: 'integer' },
      view,
    );
    if (count === undefined) return undefined;
    if (count < 0) return void failsInside(turn, frame, state, error, 'ToleratedFailureCount cannot be negative.');
    observe(turn, state, 'toleratedFailureCount', count);
  }
  let percentage: number | undefined;
  if (state.toleratedPercentage !== undefined) {
    percentage = readNumber(
      turn,
      frame,
      state,
      state.toleratedPercentage,
      { name: 'ToleratedFailurePercentage', kind: 'float' },
      view,
    );
    if (percentage === undefined) return undefined;
    if (percentage < 0 || percentage > 100)
      return void failsInside(turn, frame, state, error, 'ToleratedFailurePercentage must be between 0 and 100.');
    observe(turn, state, 'toleratedFailurePercentage', percentage);
  }
  return { count, percentage };
}

/** Tells whether more items have failed than a run puts up with. Without any limit the first failure is too much. */
export function exceedsTolerance(run: MapRun): boolean {
  if (run.failedItems === 0) return false;
  const { count, percentage } = run.tolerance;
  if (count === undefined && percentage === undefined) return true;
  if (count !== undefined && run.failedItems > count) return true;
  return percentage !== undefined && (run.failedItems * 100) / run.totalItems > percentage;
}
