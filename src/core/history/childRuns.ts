/**
 * Child executions of distributed Maps, shown as items of the Map: the history of the run tells only that they were
 * begun. A Map's items stand as its children do, and the visits of one child are laid into the view, as if its item had
 * run inline. Their ids and those of their events begin beyond all ids of the run.
 */
import type { ChildFacts } from '../interpreter/childFacts';
import type { HistoryEvent } from '../interpreter/event';
import { eventAt, type EventLog } from './eventLog';
import { emptyRunView, foldHistory } from './foldHistory';
import { recount } from './foldBatch';
import { editMap, emptyMap } from './persistentMap';
import type { ItemFacts, Iterations, RunView, StateStatus, Visit } from './runView';

/** A child execution, with its history as far as it is kept; `worker/childBook` tells of them. */
export type ChildRun = ChildFacts & { readonly events?: readonly HistoryEvent[] };

/** So far apart are the ids of a run, of a child, of a child in that child. No history has as many events. */
export const childIdStep = 1_000_000;

/** The child that is looked at, after those that it lies in. */
export function childrenAround(children: readonly ChildRun[], id: number | undefined): readonly ChildRun[] {
  const around: ChildRun[] = [];
  for (let at = id === undefined ? undefined : children[id - 1]; at; at = children[at.parentId - 1]) around.unshift(at);
  return around;
}

/** Finds the child execution that is an item of a Map's visit. */
export function childOfItem(
  children: readonly ChildRun[],
  open: number | undefined,
  map: number,
  index: number,
): ChildRun | undefined {
  const parent = Math.floor(map / childIdStep);
  const parentId = parent === 0 ? 0 : childrenAround(children, open)[parent - 1]?.id;
  const local = map % childIdStep;
  return children.findLast((child) => child.parentId === parentId && child.map === local && child.index === index);
}

/**
 * A view with the items of its distributed Maps, and with the visits of the
 * child that is looked at. `isWhole`: no child is missing.
 */
export function layChildren(
  view: RunView,
  children: readonly ChildRun[],
  open: number | undefined,
  isWhole = true,
): RunView {
  let laid = layItems(view, children, 0, 0, isWhole);
  for (const [depth, child] of childrenAround(children, open).entries()) {
    laid = layVisits(laid, child, depth * childIdStep, (depth + 1) * childIdStep);
    laid = layItems(laid, children, child.id, (depth + 1) * childIdStep, isWhole);
  }
  return laid;
}

/** The event of a visit by its id, in a run of which a child is looked at. */
export function eventOfVisit(
  events: EventLog,
  children: readonly ChildRun[],
  open: number | undefined,
  id: number,
): HistoryEvent | undefined {
  const depth = Math.floor(id / childIdStep);
  if (depth === 0) return eventAt(events, id - 1);
  return childrenAround(children, open)[depth - 1]?.events?.[(id % childIdStep) - 1];
}

const itemsOf = new WeakMap<readonly ChildRun[], Map<number, ReadonlyMap<number, Iterations>>>();

/**
 * The iterations of all Maps in an execution, by the visits of the Maps; of a
 * Map that was retried those of its newest Map Run.
 */
function iterationsIn(children: readonly ChildRun[], parentId: number): ReadonlyMap<number, Iterations> {
  let ofParents = itemsOf.get(children);
  if (!ofParents) itemsOf.set(children, (ofParents = new Map()));
  const last = ofParents.get(parentId);
  if (last) return last;
  const own = children.filter((child) => child.parentId === parentId);
  const newest = new Map<number, number>();
  for (const { map, mapRun } of own) newest.set(map, Math.max(mapRun, newest.get(map) ?? 0));
  const found = new Map<number, Iterations>();
  for (const map of newest.keys()) {
    const byIndex = editMap(emptyMap<number, StateStatus>());
    const facts = new Map<number, ItemFacts>();
    let counts: Iterations['counts'] = {};
    for (const child of own) {
      if (child.map !== map || child.mapRun !== newest.get(map)) continue;
      byIndex.set(child.index, child.status);
      counts = recount(counts, undefined, child.status);
      facts.set(child.index, {
        startedMs: child.startedMs,
        closedMs: child.closedMs,
        error: child.error,
        cause: child.cause,
        eventCount: child.eventCount,
        isKept: child.events !== undefined,
      });
    }
    found.set(map, { total: 0, counts, byIndex: byIndex.done(), asChildren: true, facts });
  }
  ofParents.set(parentId, found);
  return found;
}

function layItems(
  view: RunView,
  children: readonly ChildRun[],
  parentId: number,
  offset: number,
  isWhole: boolean,
): RunView {
  const found = iterationsIn(children, parentId);
  if (found.size === 0) return view;
  const visits = editMap(view.visits);
  for (const [map, iterations] of found) {
    const visit = visits.get(map + offset);
    if (!visit) continue;
    // A Map that is over has as many items, or batches of them, as it had
    // children; until then its history tells how many items.
    const begun = iterations.byIndex.size;
    const total = visit.exitedMs !== undefined && isWhole ? begun : Math.max(visit.iterations?.total ?? 0, begun);
    visits.set(visit.id, { ...visit, iterations: { ...iterations, total } });
  }
  return { ...view, visits: visits.done() };
}

const folded = new WeakMap<readonly HistoryEvent[], RunView>();

function viewOfChild(events: readonly HistoryEvent[]): RunView {
  let view = folded.get(events);
  if (!view) folded.set(events, (view = foldHistory(emptyRunView(), events)));
  return view;
}

/**
 * Lays the visits of a child into a view. `outer` and `own` are added to the
 * ids of the execution around it and to its own.
 */
function layVisits(view: RunView, { events, map, index }: ChildRun, outer: number, own: number): RunView {
  if (!events) return view;
  const child = viewOfChild(events);
  const visits = editMap(view.visits);
  const states = editMap(view.states);
  const taken = editMap(view.taken);
  for (const visit of child.visits.values())
    visits.set(visit.id + own, moveVisit(visit, own, { map: map + outer, index }));
  for (const [name, summary] of child.states) states.set(name, { ...summary, lastVisit: summary.lastVisit + own });
  for (const [key, count] of child.taken) taken.set(key, count);
  return { ...view, visits: visits.done(), states: states.done(), taken: taken.done() };
}

function moveVisit(visit: Visit, by: number, item: { readonly map: number; readonly index: number }): Visit {
  const iteration = visit.iteration && { ...visit.iteration, map: visit.iteration.map + by };
  const place =
    visit.parentVisit === undefined
      ? { parentVisit: item.map, iteration: item }
      : { parentVisit: visit.parentVisit + by, iteration };
  return {
    ...visit,
    ...place,
    id: visit.id + by,
    ...(visit.restartedBy === undefined ? {} : { restartedBy: visit.restartedBy + by }),
    attempts: visit.attempts.map((attempt) => ({ ...attempt, eventId: attempt.eventId + by })),
    eventIds: visit.eventIds.map((id) => id + by),
  };
}
