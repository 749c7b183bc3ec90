import { takenByKey, takenKey, type RunView } from '../../core/history/runView';
import { viewOfItem, visitsInItem, type Item } from '../../core/history/items';
import type { GraphEdge } from '../../core/graph/graph';
import { runViewOf } from './runViews';
import type { Run } from './runsStore';

/** What of an arrow decides how often it was taken. */
export type Arrow = Pick<GraphEdge, 'kind' | 'transitionId' | 'source'>;

/**
 * How often a run took an arrow, by the names of the states at its ends ('' for
 * Start and End). Where several rules or catchers lead to the same state, only the
 * one that was followed counts; of a history that does not say which, all of them.
 */
export function takenCount(view: RunView | undefined, arrow: Arrow, fromName: string, toName: string): number {
  if (!view) return 0;
  if (arrow.kind === 'end') return endedCount(view, fromName);
  const isCatch = arrow.kind === 'catch';
  const count = (key: string): number => view.taken.get(key) ?? 0;
  const caught = count(takenKey(fromName, toName, true));
  const all = isCatch ? caught : count(takenKey(fromName, toName)) - caught;
  const known = count(takenByKey(fromName, toName, isCatch));
  if (known === 0) return all;
  return all - known + count(takenByKey(fromName, toName, isCatch, fieldOf(arrow)));
}

/**
 * The view that an arrow is counted in while items of Maps are looked at (outermost
 * first): that of the innermost one that knows a state at its ends, else of the whole run.
 */
export function viewForArrow(
  run: Run | undefined,
  items: readonly Item[] | undefined,
  fromName: string,
  toName: string,
): RunView | undefined {
  const view = run && runViewOf(run);
  if (!view || !items) return view;
  const around = items.findLast((item) => {
    const known = visitsInItem(view, item);
    return known.has(fromName) || known.has(toName);
  });
  return around ? viewOfItem(view, run.events, around) : view;
}

/**
 * How often a run ended its scope in a state by leaving it. A Fail state leads nowhere: the run stops in it. Nor is a
 * state left for the end when its error was caught, in the instant before the next state is entered.
 */
export function endedCount(view: RunView | undefined, stateName: string): number {
  if (!view) return 0;
  return (view.taken.get(takenKey(stateName, '')) ?? 0) - (view.taken.get(takenKey(stateName, '', true)) ?? 0);
}

/** The field that an arrow is, seen from its state: `Choices/1/Next`. */
function fieldOf({ transitionId, source }: Arrow): string {
  return transitionId?.slice(source.length + 1) ?? '';
}
