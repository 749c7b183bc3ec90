/** Questions about visits and the visits around them, and how a visit ends that is not left. */
import type { FailureDetails, HistoryEvent } from '../interpreter/event';
import type { FoldBatch } from './foldBatch';
import type { Attempt, StateStatus, Visit } from './runView';

/** A visit, the visit of the Map or Parallel around it, and so on outwards. */
export function* ancestorsOf(batch: FoldBatch, visit: Visit | undefined): Generator<Visit, undefined> {
  for (let at = visit; at; at = batch.visit(at.parentVisit)) yield at;
}

/** The visit of that name that the chain stands in; failing that (a history with holes), the newest open one. */
export function openByName(batch: FoldBatch, eventId: number, name: string): Visit | undefined {
  for (const visit of ancestorsOf(batch, batch.visitOf(eventId))) if (visit.stateName === name && batch.openVisit(visit.id)) return visit;
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

/** Ends a visit that was not left. */
export function closeVisit(batch: FoldBatch, visit: Visit, status: StateStatus, atMs: number, failure?: FailureDetails): void {
  const attempt = status === 'aborted' ? 'aborted' : status === 'timedOut' ? 'timedOut' : 'failed';
  batch.change(visit, {
    status,
    exitedMs: atMs,
    error: visit.error ?? failure?.error,
    cause: visit.cause ?? failure?.cause,
    attempts: settle(visit.attempts, attempt, atMs, failure),
  });
  batch.close(visit.id);
}

/** What a visit is called whose failure nobody handles. */
export function failedStatus(visit: Visit): StateStatus {
  return visit.attempts.at(-1)?.status === 'timedOut' ? 'timedOut' : 'failed';
}

/** Tells whether states run inside a visit. */
export function isContainer(visit: Visit): boolean {
  return visit.stateType === 'Map' || visit.stateType === 'Parallel';
}

/** Ends the newest attempt, if it has not ended. */
export function settle(attempts: readonly Attempt[], status: Attempt['status'], atMs: number, failure?: FailureDetails): readonly Attempt[] {
  const last = attempts.at(-1);
  if (last?.status !== 'inProgress') return attempts;
  const parts = { ...(failure?.error === undefined ? {} : { error: failure.error }), ...(failure?.cause === undefined ? {} : { cause: failure.cause }) };
  return [...attempts.slice(0, -1), { ...last, status, endedMs: atMs, ...parts }];
}

/** Ends what is open inside a container (or in one item of it): failed on the way from `origin` outwards, else aborted. */
export function closeWithin(batch: FoldBatch, container: Visit, origin: Visit | undefined, atMs: number, index?: number): void {
  const guilty = new Set<number>();
  for (const visit of ancestorsOf(batch, origin)) {
    if (visit.id === container.id) break;
    guilty.add(visit.id);
  }
  for (const id of [...batch.openIds()]) {
    const visit = batch.visit(id);
    if (!visit || !isWithin(batch, visit, container, index)) continue;
    closeVisit(batch, visit, guilty.has(id) ? failedStatus(visit) : 'aborted', atMs);
  }
}

/** Tells whether a visit is somewhere inside a container, or inside one item of it. */
export function isWithin(batch: FoldBatch, visit: Visit, container: Visit, index?: number): boolean {
  for (let at: Visit | undefined = visit; at?.parentVisit !== undefined; at = batch.visit(at.parentVisit)) {
    if (at.parentVisit === container.id) return index === undefined || at.iteration?.index === index;
  }
  return false;
}
