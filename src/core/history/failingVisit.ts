import type { RunView, Visit } from './runView';

/**
 * The visit in which a run failed: of a failed Map or Parallel the state inside that brought it down, in its newest
 * attempt, and so on inwards. Undefined while nothing has failed, and for runs that were stopped.
 */
export function failingVisit(view: RunView): Visit | undefined {
  if (view.status !== 'FAILED' && view.status !== 'TIMED_OUT') return undefined;
  const inside = new Map<number | undefined, Visit>();
  for (const visit of view.visits.values()) {
    if (visit.status === 'failed' || visit.status === 'timedOut')
      inside.set(visit.parentVisit, preferred(inside.get(visit.parentVisit), visit, view));
  }
  let found = inside.get(undefined);
  while (found) {
    const inner = inside.get(found.id);
    if (!inner || !isOfNewestAttempt(inner, found)) break;
    found = inner;
  }
  return found;
}

/** The later of two visits; what failed by itself before what only had its time cut off. */
function preferred(known: Visit | undefined, visit: Visit, view: RunView): Visit {
  return known &&
    view.status === 'FAILED' &&
    known.status === 'failed' &&
    visit.status === 'timedOut' &&
    visit.error === undefined
    ? known
    : visit;
}

function isOfNewestAttempt(visit: Visit, container: Visit): boolean {
  return (container.attempts.at(-1)?.eventId ?? 0) <= visit.id;
}
