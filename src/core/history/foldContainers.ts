/** What happens to Map and Parallel visits, and through them to the visits inside. */
import type { HistoryEvent } from '../interpreter/event';
import { recount, type FoldBatch } from './foldBatch';
import { failAttempt } from './attempts';
import { ancestorsOf, closeVisit, closeWithin, isContainer, isWithin, note, openByName } from './openVisits';
import { editMap, emptyMap } from './persistentMap';
import type { StateStatus, Visit } from './runView';

/** The innermost Map or Parallel, still open and not yet said to have failed, that an event's chain stands in. */
export function openContainer(batch: FoldBatch, event: HistoryEvent, stateType: 'Map' | 'Parallel'): Visit | undefined {
  for (const visit of ancestorsOf(batch, batch.visitOf(event.previousEventId))) {
    const open = batch.openVisit(visit.id);
    if (visit.stateType === stateType && open && !open.marked) return visit;
  }
  return undefined;
}

/** An item of a Map is begun. */
export function startIteration(batch: FoldBatch, event: HistoryEvent<'MapIterationStarted'>): void {
  const map = openByName(batch, event.previousEventId, event.details?.name ?? '');
  if (!map) return;
  batch.place(event.id, map.id);
  batch.startIteration(event.id, event.details.index);
  setIteration(batch, map, event.details.index, 'inProgress');
}

/**
 * An item of a Map is done with. When it failed, so did the visit that led to
 * it, and what else was open in it is aborted.
 */
export function endIteration(
  batch: FoldBatch,
  event: HistoryEvent<'MapIterationSucceeded' | 'MapIterationFailed' | 'MapIterationAborted'>,
  status: 'succeeded' | 'failed' | 'aborted',
): void {
  const map = openByName(batch, event.previousEventId, event.details?.name ?? '');
  if (!map) return;
  const { index } = event.details;
  batch.place(event.id, map.id);
  if (status !== 'succeeded') {
    const origin = status === 'failed' ? batch.visitOf(event.previousEventId) : undefined;
    closeWithin(batch, map, origin, event.timestampMs, event.id, index);
  }
  const after = setIteration(batch, map, index, status);
  if (status === 'failed') attemptFailed(batch, after, batch.visitOf(event.previousEventId), event);
}

/** The items of a distributed Map begin as child executions, of which this history tells nothing more. */
export function startMapRun(batch: FoldBatch, event: HistoryEvent): void {
  const map = batch.visitOf(event.previousEventId);
  note(batch, event, map);
  if (map?.iterations) batch.change(map, { iterations: { ...map.iterations, asChildren: true } });
}

function hasFailed({ status }: Visit): boolean {
  return status === 'retrying' || status === 'failed' || status === 'timedOut';
}

/** Notes how an item of a Map stands, and gives the Map's new version. */
export function setIteration(batch: FoldBatch, map: Visit, index: number, status: StateStatus): Visit {
  const old = map.iterations;
  const edit = editMap(old?.byIndex ?? emptyMap<number, StateStatus>());
  const before = edit.get(index);
  edit.set(index, status);
  return batch.change(map, {
    iterations: { total: old?.total ?? 0, counts: recount(old?.counts ?? {}, before, status), byIndex: edit.done() },
  });
}

/** A Map or Parallel failed because something inside did: caught or let through, the next event tells. */
export function containerFailed(batch: FoldBatch, event: HistoryEvent, stateType: 'Map' | 'Parallel'): void {
  const container = openContainer(batch, event, stateType);
  if (!container) return;
  const origin = batch.visitOf(event.previousEventId);
  closeWithin(batch, container, origin, event.timestampMs, event.id);
  const now = batch.visit(container.id) ?? container;
  const failure = origin && origin.id !== container.id ? (batch.visit(origin.id) ?? origin) : now;
  const { error = now.error, cause = now.cause } = failure;
  batch.change(now, {
    status: 'failed',
    attempts: failAttempt(now, event.id, event.timestampMs, { error, cause }),
    error,
    cause,
    eventIds: [...now.eventIds, event.id],
  });
  batch.mark(container.id);
  batch.place(event.id, container.id);
}

/**
 * The attempt of a Map or Parallel is over because something inside failed. What becomes of the state, a later event
 * tells: until then it counts as one to be retried.
 */
export function attemptFailed(
  batch: FoldBatch,
  container: Visit,
  origin: Visit | undefined,
  event: HistoryEvent,
): void {
  const now = batch.visit(container.id) ?? container;
  if (now.status !== 'inProgress') return;
  const failure = origin && origin.id !== container.id ? (batch.visit(origin.id) ?? origin) : now;
  const { error, cause } = failure;
  batch.change(now, {
    status: 'retrying',
    error,
    cause,
    attempts: failAttempt(now, event.id, event.timestampMs, { error, cause }),
  });
}

/**
 * A state was aborted; which one, the event does not say. It hangs on the failure
 * that was the reason, in another branch, or on the state's own last event. The
 * oldest open visit of the type that can be meant is taken, the failed one last.
 */
export function abortState(batch: FoldBatch, event: HistoryEvent, stateType: string): void {
  const at = batch.visitOf(event.previousEventId);
  let found = at?.stateType === stateType && at.status === 'inProgress' && batch.openVisit(at.id) ? at : undefined;
  const around = [...ancestorsOf(batch, at)].find((visit) => isContainer(visit) && batch.openVisit(visit.id));
  if (!found) {
    for (const id of batch.openIds()) {
      const visit = batch.visit(id);
      if (visit?.stateType !== stateType || visit.id === at?.id) continue;
      if (around && !isWithin(batch, visit, around)) continue;
      found = visit;
      break;
    }
  }
  if (!found && at?.stateType !== stateType) return;
  if (found) {
    if (isContainer(found)) closeWithin(batch, found, undefined, event.timestampMs, event.id);
    closeVisit(batch, batch.visit(found.id) ?? found, 'aborted', event.timestampMs, event.id);
  }
  note(batch, event, found ?? at); // the failed state itself gets one, too
  // Others are aborted because of a failure: with it ended the attempt of the Parallel around them.
  if (at && around?.stateType === 'Parallel' && at.parentVisit === around.id && hasFailed(at))
    attemptFailed(batch, around, at, event);
}
