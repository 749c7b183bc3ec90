/**
 * The bounded form of a view: what of a long history has to be known to go on with it, and to show it as a whole. A
 * visit that has ended is let go once no later event can be about it; what it came to stays in the sums (states, ways
 * taken), and the visit itself is found in the page of the history that it lies in (`historyPages`).
 *
 * Events follow an event of their own chain, or the failure that was their reason. So of closed visits those stay that
 * nothing of their chain has followed, while what they lie in goes on; and those of the last few events, since some
 * events (the next item of a Map, the abortion of its neighbours) hang beside the chain, right after what they follow.
 */
import { editMap, emptyMap, type PersistentMap } from './persistentMap';
import type { RunView, Visit } from './runView';

/** Events that hang beside a chain come at most so many events after what they follow: 40 items go on at a time. */
export const recentEvents = 128;

/**
 * A view without the visits that nothing can be about any more. Folding on gives the same sums, ways and open visits
 * as it would have with them. Cost: linear in the visits and events that the view knows.
 */
export function forgetClosed(view: RunView, recent = recentEvents): RunView {
  const since = view.eventCount - recent;
  const kept = visitsToKeep(view, since);
  const { fold } = view;
  const visitOfEvent = without(fold.visitOfEvent, (eventId, visitId) => {
    const visit = kept.get(visitId);
    return visit !== undefined && (eventId > since || isEventToKeep(view, visit, eventId));
  });
  return {
    ...view,
    visits: without(view.visits, (id) => kept.has(id)),
    fold: {
      ...fold,
      visitOfEvent,
      iterationOfEvent: without(fold.iterationOfEvent, (eventId) => visitOfEvent.has(eventId)),
      ends: without(fold.ends, (id) => kept.has(id)),
    },
  };
}

function visitsToKeep(view: RunView, since: number): ReadonlyMap<number, Visit> {
  const { visits, fold } = view;
  const kept = new Map<number, Visit>();
  function keep(id: number | undefined): void {
    for (let visit = find(id); visit && !kept.has(visit.id); visit = find(visit.parentVisit)) {
      kept.set(visit.id, visit);
      if (visit.iteration && !kept.has(visit.iteration.map)) keep(visit.iteration.map);
    }
  }
  const find = (id: number | undefined): Visit | undefined => (id === undefined ? undefined : visits.get(id));

  for (const id of fold.open.keys()) keep(id);
  for (const id of fold.unfinished) keep(id);
  for (const { lastVisit } of view.states.values()) keep(lastVisit);
  for (const visit of visits.values())
    if ((visit.eventIds.at(-1) ?? 0) > since || mayBeFollowed(view, visit)) keep(visit.id);
  return kept;
}

/** Whether an event to come may follow a closed visit, though none does yet. */
function mayBeFollowed({ visits, fold }: RunView, visit: Visit): boolean {
  if (!fold.ends.has(visit.id)) return false;
  if (visit.parentVisit === undefined) return true;
  const around = visits.get(visit.parentVisit);
  if (!around || !fold.open.has(around.id)) return false;
  const restartedBy = around.attempts.length > 1 ? around.attempts.at(-1)?.eventId : around.restartedBy;
  if (visit.restartedBy !== restartedBy) return false;
  const isFailed = visit.status !== 'succeeded' && visit.status !== 'caught';
  return isFailed || visit.iteration === undefined || isGoingOn(around, visit.iteration.index);
}

function isGoingOn({ iterations }: Visit, index: number): boolean {
  return iterations?.byIndex.get(index) === 'inProgress';
}

/** A Map has events of all its items; of those that are over only the newest can be followed. */
function isEventToKeep({ fold }: RunView, visit: Visit, eventId: number): boolean {
  if (visit.stateType !== 'Map') return true;
  const index = fold.iterationOfEvent.get(eventId);
  return index === undefined ? visit.eventIds.includes(eventId) : isGoingOn(visit, index);
}

function without<K extends string | number, V>(
  map: PersistentMap<K, V>,
  isKept: (key: K, value: V) => boolean,
): PersistentMap<K, V> {
  const edit = editMap(emptyMap<K, V>());
  for (const [key, value] of map) if (isKept(key, value)) edit.set(key, value);
  return edit.done();
}
