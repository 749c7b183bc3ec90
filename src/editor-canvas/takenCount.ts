import { takenKey, type RunView } from '../history/runView';
import type { EdgeKind } from '../graph/graph';

/** How often a run took an arrow, by the names of the states at its ends ('' for Start and End). */
export function takenCount(view: RunView | undefined, kind: EdgeKind, fromName: string, toName: string): number {
  if (!view) return 0;
  const caughtCount = view.taken.get(takenKey(fromName, toName, true)) ?? 0;
  if (kind === 'catch') return caughtCount;
  if (kind === 'end') return endedCount(view, fromName);
  return (view.taken.get(takenKey(fromName, toName)) ?? 0) - caughtCount;
}

/** How often a run ended its scope in a state. A Fail state ends it by failing, which no way is recorded for. */
export function endedCount(view: RunView | undefined, stateName: string): number {
  const summary = view?.states.get(stateName);
  if (!view || !summary) return 0;
  const isFail = view.visits.get(summary.lastVisit)?.stateType === 'Fail';
  return isFail ? (summary.counts.failed ?? 0) : (view.taken.get(takenKey(stateName, '')) ?? 0);
}
