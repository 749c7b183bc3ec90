/** Questions about visits and the visits around them, and how a visit ends that is not left. */
import type { FailureDetails, HistoryEvent } from '../interpreter/event';
import { failAttempt, isAnotherFailure, settle } from './attempts';
import { recount, type FoldBatch } from './foldBatch';
import { editMap } from './persistentMap';
import type { Attempt, Iterations, StateStatus, Visit } from './runView';

/** A visit, the visit of the Map or Parallel around it, and so on outwards. */
export function* ancestorsOf(batch: FoldBatch, visit: Visit | undefined): Generator<Visit, undefined> {
  for (let at = visit; at; at = batch.visit(at.parentVisit)) yield at;
}

/** The visit of that name that the chain stands in; failing that (a history with holes), the newest open one. */
export function openByName(batch: FoldBatch, eventId: number, name: string): Visit | undefined {
  for (const visit of ancestorsOf(batch, batch.visitOf(eventId)))
    if (visit.stateName === name && batch.openVisit(visit.id)) return visit;
  let newest: Visit | undefined;
  for (const id of batch.openIds()) {
    const visit = batch.visit(id);
    if (visit?.stateName === name && (!newest || id > newest.id)) newest = visit;
  }
  return newest;
}

/** An event that only belongs to its visit. */
export function note(batch: FoldBatch, event: HistoryEvent, visit: Visit | undefined): void {
  if (!visit) return;
  batch.place(event.id, visit.id);
  batch.change(visit, { eventIds: [...(batch.visit(visit.id) ?? visit).eventIds, event.id] });
}

/** Ends a visit that was not left. `eventId`: the event that tells of it. */
export function closeVisit(
  batch: FoldBatch,
  visit: Visit,
  status: StateStatus,
  atMs: number,
  eventId: number,
  failure?: FailureDetails,
): void {
  const another = isAnotherFailure(visit, atMs, failure);
  batch.change(visit, {
    status,
    exitedMs: atMs,
    error: another ? failure?.error : (visit.error ?? failure?.error),
    cause: another ? failure?.cause : (visit.cause ?? failure?.cause),
    attempts: lastAttempts(visit, status, atMs, eventId, failure),
    ...(visit.iterations?.counts.inProgress
      ? { iterations: endItems(visit.iterations, status === 'timedOut' ? 'timedOut' : 'aborted') }
      : {}),
  });
  batch.close(visit.id);
}

/** A Map that ended has no item that goes on, also where no event tells how each of them ended. */
function endItems(iterations: Iterations, status: StateStatus): Iterations {
  const edit = editMap(iterations.byIndex);
  let ended = iterations.counts;
  for (const [index, before] of iterations.byIndex) {
    if (before !== 'inProgress') continue;
    edit.set(index, status);
    ended = recount(ended, before, status);
  }
  return { ...iterations, counts: ended, byIndex: edit.done() };
}

/** The attempts of a visit that ends so. */
function lastAttempts(
  visit: Visit,
  status: StateStatus,
  atMs: number,
  eventId: number,
  failure: FailureDetails | undefined,
): readonly Attempt[] {
  if (status === 'aborted') return settle(visit.attempts, 'aborted', atMs, failure);
  const isNew = isAnotherFailure(visit, atMs, failure);
  // The time that was up may be the execution's: then the attempt had not failed by itself.
  if (status === 'timedOut') return settle(visit.attempts, 'timedOut', atMs, failure);
  return failAttempt(visit, eventId, atMs, failure, { isNew });
}

/** What a visit is called whose failure nobody handles. */
export function failedStatus(visit: Visit): StateStatus {
  return visit.attempts.at(-1)?.status === 'timedOut' ? 'timedOut' : 'failed';
}

/** Tells whether states run inside a visit. */
export function isContainer(visit: Visit): boolean {
  return visit.stateType === 'Map' || visit.stateType === 'Parallel';
}

/**
 * Ends what is open inside a container (or in one item of it): failed on the way from `origin` outwards, else aborted.
 */
export function closeWithin(
  batch: FoldBatch,
  container: Visit,
  origin: Visit | undefined,
  atMs: number,
  eventId: number,
  index?: number,
): void {
  const guilty = new Set<number>();
  for (const visit of ancestorsOf(batch, origin)) {
    if (visit.id === container.id) break;
    guilty.add(visit.id);
  }
  for (const id of [...batch.openIds()]) {
    const visit = batch.visit(id);
    if (!visit || !isWithin(batch, visit, container, index)) continue;
    closeVisit(batch, visit, guilty.has(id) ? failedStatus(visit) : 'aborted', atMs, eventId);
  }
}

/** Tells whether a visit is somewhere inside a container, or inside one item of it. */
export function isWithin(batch: FoldBatch, visit: Visit, container: Visit, index?: number): boolean {
  for (let at: Visit | undefined = visit; at?.parentVisit !== undefined; at = batch.visit(at.parentVisit)) {
    if (at.parentVisit === container.id) return index === undefined || at.iteration?.index === index;
  }
  return false;
}
