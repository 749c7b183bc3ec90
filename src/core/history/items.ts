/** Items of Maps in a history: which visits belong to one, and which items a visit lies in. */
import type { HistoryEvent } from '../interpreter/event';
import { childIdStep } from './childRuns';
import { eventsBetween, type EventLog } from './eventLog';
import { emptyRunView, foldHistory } from './foldHistory';
import type { RunView, StateStatus, Visit } from './runView';

/** One item of one visit of a Map. */
export type Item = { readonly map: number; readonly index: number };

/** The items that a visit lies in, outermost first; none outside of Maps. */
export function itemsAround(view: RunView, visit: Visit): readonly Item[] {
  const items: Item[] = [];
  for (
    let at: Visit | undefined = visit;
    at;
    at = at.parentVisit === undefined ? undefined : view.visits.get(at.parentVisit)
  ) {
    if (at.iteration) items.unshift(at.iteration);
  }
  return items;
}

/** The last visits of the states in an item, by name; null for states that only other items of the Map came to. */
type VisitsInItem = ReadonlyMap<string, Visit | null>;

const known = new WeakMap<RunView, Map<string, VisitsInItem>>();

/** What an item came to: the last visit of each state in it. Computed once for each item and view, from all visits. */
export function visitsInItem(view: RunView, item: Item): VisitsInItem {
  let ofView = known.get(view);
  if (!ofView) known.set(view, (ofView = new Map()));
  const key = `${item.map} ${item.index}`;
  const last = ofView.get(key);
  if (last) return last;
  const found = new Map<string, Visit | null>();
  for (const visit of view.visits.values()) {
    const place = itemsAround(view, visit).find(({ map }) => map === item.map);
    if (!place) continue;
    if (place.index === item.index) found.set(visit.stateName, visit);
    else if (!found.has(visit.stateName)) found.set(visit.stateName, null);
  }
  ofView.set(key, found);
  return found;
}

const viewsOfItems = new WeakMap<RunView, Map<string, RunView>>();

/**
 * What a run would look like if the Map had had this item only: for the ways
 * that were taken in it. Folded once for each item and view, from all events.
 */
export function viewOfItem(view: RunView, log: EventLog, item: Item): RunView {
  // Of the children of a distributed Map only the one that is looked at is in the view.
  if (item.map >= childIdStep || view.visits.get(item.map)?.iterations?.asChildren) return view;
  let ofView = viewsOfItems.get(view);
  if (!ofView) viewsOfItems.set(view, (ofView = new Map()));
  const key = `${item.map} ${item.index}`;
  const last = ofView.get(key);
  if (last) return last;
  const events = eventsBetween(log);
  const visits = visitsOfEvents(view, events);
  const folded = foldHistory(
    emptyRunView(),
    events.filter((event) => !isOfOtherItem(view, visits.get(event.id), item)),
  );
  ofView.set(key, folded);
  return folded;
}

/** The visit that each event belongs to; those of a Map's items belong to the Map, and no visit lists them. */
function visitsOfEvents(view: RunView, events: readonly HistoryEvent[]): ReadonlyMap<number, Visit> {
  const found = new Map<number, Visit>();
  for (const visit of view.visits.values()) for (const id of visit.eventIds) found.set(id, visit);
  for (const { id, previousEventId, type, details } of events) {
    if (!type.startsWith('MapIteration') || !details || !('name' in details)) continue;
    let map = found.get(previousEventId);
    while (map && map.stateName !== details.name)
      map = map.parentVisit === undefined ? undefined : view.visits.get(map.parentVisit);
    if (map) found.set(id, map);
  }
  return found;
}

function isOfOtherItem(view: RunView, visit: Visit | undefined, item: Item): boolean {
  const place = visit && itemsAround(view, visit).find(({ map }) => map === item.map);
  return place !== undefined && place.index !== item.index;
}

/**
 * The visit that tells most of an item: where it failed, else the one of a state that is looked at, what goes on, where
 * an error was caught, or its first.
 */
export function tellingVisit(view: RunView, item: Item, stateName: string | undefined): Visit | undefined {
  const visits = [...visitsInItem(view, item).values()].filter((visit) => visit !== null);
  const status = view.visits.get(item.map)?.iterations?.byIndex.get(item.index);
  const failed =
    status === 'failed'
      ? visits
          .filter((visit) => visit.status === 'failed' || visit.status === 'timedOut')
          .toSorted((a, b) => a.id - b.id)
      : [];
  const same = visits.find((visit) => visit.stateName === stateName);
  const first = visits.filter((visit) => visit.parentVisit === item.map).toSorted((a, b) => a.id - b.id)[0];
  const goingOn = visits.find((visit) => visit.exitedMs === undefined);
  return failed.at(-1) ?? same ?? goingOn ?? visits.find((visit) => visit.status === 'caught') ?? first;
}

const noItems: ReadonlySet<number> = new Set();
const caughtOf = new WeakMap<RunView, ReadonlyMap<number, ReadonlySet<number>>>();

/**
 * The items of a Map in which an error was caught. Such an item has succeeded if what caught the error led to its end:
 * so the service counts it (MapIterationSucceeded), and shows it. All Maps of a view are looked at at once.
 */
export function itemsWithCaughtErrors(view: RunView, map: Visit): ReadonlySet<number> {
  let ofView = caughtOf.get(view);
  if (!ofView) caughtOf.set(view, (ofView = findCaughtItems(view)));
  return ofView.get(map.id) ?? noItems;
}

function findCaughtItems(view: RunView): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  if (![...view.states.values()].some(({ counts }) => counts.caught)) return found;
  for (const visit of view.visits.values()) {
    if (visit.status !== 'caught') continue;
    for (const { map, index } of itemsAround(view, visit)) {
      const items = found.get(map);
      if (items) items.add(index);
      else found.set(map, new Set([index]));
    }
  }
  return found;
}

/**
 * Whether the states inside of containers, by their names, are run by child
 * executions, so that a history tells nothing of them.
 */
export function isRunByChildren(view: RunView | undefined, containers: readonly string[]): boolean {
  return containers.some((name) => {
    const summary = view?.states.get(name);
    return summary !== undefined && view?.visits.get(summary.lastVisit)?.iterations?.asChildren === true;
  });
}

/** What wants to be looked at first. */
const order: readonly StateStatus[] = [
  'failed',
  'timedOut',
  'retrying',
  'inProgress',
  'caught',
  'aborted',
  'succeeded',
];

/** An item in a list, with how it stands. */
export type ListedItem = { readonly index: number; readonly status: StateStatus };

/** The items of a Map's visit that have begun, failed ones first, then as the Map counts them. */
export function listItems(map: Visit): readonly ListedItem[] {
  const byStatus = new Map<StateStatus, ListedItem[]>(order.map((status) => [status, []]));
  for (const [index, status] of map.iterations?.byIndex ?? []) byStatus.get(status)?.push({ index, status });
  return [...byStatus.values()].flatMap((items) => items.toSorted((a, b) => a.index - b.index));
}
