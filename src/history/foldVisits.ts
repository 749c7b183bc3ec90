/** What the events of one visit do to it: entering, attempts, leaving. */
import type { FailureDetails, HistoryEvent, StateEnteredDetails, StateExitedDetails } from '../interpreter/event';
import type { FoldBatch } from './foldBatch';
import { closeWithin, isContainer, openByName, settle } from './openVisits';
import { emptyMap } from './persistentMap';
import type { Attempt, Visit } from './runView';

/** A state is entered: a new visit, and one more on the way that led to it. */
export function enterState(batch: FoldBatch, event: HistoryEvent): void {
  const details = event.details as StateEnteredDetails | undefined; // all eight …StateEntered types have these
  const before = batch.visitOf(event.previousEventId);
  const inside = before !== undefined && isContainer(before) && batch.openVisit(before.id) !== undefined;
  const name = details?.name ?? '';
  const index = batch.iterationAt(event.previousEventId);
  const isFail = event.type === 'FailStateEntered';
  const visit: Visit = {
    id: event.id,
    stateName: name,
    stateType: event.type.slice(0, -'StateEntered'.length),
    status: isFail ? 'failed' : 'inProgress',
    enteredMs: event.timestampMs,
    ...(isFail ? { exitedMs: event.timestampMs } : {}),
    input: details?.input,
    attempts: [],
    eventIds: [event.id],
    ...(inside ? placeInside(before, index) : placeBeside(before)),
  };
  batch.addVisit(visit, event.previousEventId);
  if (isFail) batch.close(visit.id);
  batch.place(event.id, event.id);
  if (inside) return batch.countTaken('', name, 1, false);
  if (!before) return event.previousEventId <= 1 ? batch.countTaken('', name, 1, false) : undefined; // else what led here is not known
  // Only a state that was left leads anywhere: not one that failed, was aborted, or is taken up again by a redrive.
  if (before.status !== 'succeeded' && before.status !== 'caught') return;
  const caught = before.status === 'caught';
  batch.countTaken(before.stateName, '', -1, caught);
  batch.countTaken(before.stateName, name, 1, caught, before.way);
}

function placeInside(container: Visit, index: number | undefined): Partial<Visit> {
  return {
    parentVisit: container.id,
    restartedBy: container.attempts.length > 1 ? container.attempts.at(-1)?.eventId : container.restartedBy,
    iteration: index === undefined ? undefined : { map: container.id, index },
  };
}

function placeBeside(before: Visit | undefined): Partial<Visit> {
  return { parentVisit: before?.parentVisit, restartedBy: before?.restartedBy, iteration: before?.iteration };
}

/** A state is left: it succeeded, or its last failure was caught. */
export function exitState(batch: FoldBatch, event: HistoryEvent): void {
  const details = event.details as StateExitedDetails | undefined; // all seven …StateExited types have these
  const name = details?.name ?? '';
  const visit = openByName(batch, event.previousEventId, name);
  if (!visit) return;
  const failed = visit.status !== 'inProgress';
  batch.change(visit, {
    status: failed ? 'caught' : 'succeeded',
    exitedMs: event.timestampMs,
    output: details?.output,
    attempts: settle(visit.attempts, failed ? 'failed' : 'succeeded', event.timestampMs),
    eventIds: [...visit.eventIds, event.id],
    ...(details?.assignedVariables ? { assigned: details.assignedVariables } : {}),
    ...(details?.way === undefined ? {} : { way: details.way }),
  });
  batch.close(visit.id);
  batch.place(event.id, visit.id);
  batch.countTaken(name, '', 1, failed);
}

/** A task is scheduled, or a Map or Parallel started: the first time, after a failure, or by a redrive. */
export function startAttempt(batch: FoldBatch, event: HistoryEvent, visit: Visit | undefined, length?: number): void {
  if (!visit) return;
  if (visit.attempts.length > 0 && isContainer(visit)) closeWithin(batch, visit, batch.visitOf(event.previousEventId), event.timestampMs);
  if (!batch.openVisit(visit.id)) batch.reopen(visit.id);
  const attempt: Attempt = { eventId: event.id, startedMs: event.timestampMs, status: 'inProgress' };
  batch.change(visit, {
    status: 'inProgress',
    exitedMs: undefined,
    error: undefined,
    cause: undefined,
    attempts: [...settle(visit.attempts, 'failed', event.timestampMs), attempt],
    eventIds: [...visit.eventIds, event.id],
    ...(length === undefined ? {} : { iterations: { total: length, counts: {}, byIndex: emptyMap() } }),
  });
  batch.place(event.id, visit.id);
}

/** An attempt ends. A failed one leaves the visit `retrying` until the next event tells what becomes of it. */
export function endAttempt(batch: FoldBatch, event: HistoryEvent, status: Attempt['status'], failure?: FailureDetails, visit = batch.visitOf(event.previousEventId)): void {
  if (!visit) return;
  const sample = event.details !== undefined && 'sample' in event.details && event.details.sample === true;
  const succeeded = status === 'succeeded';
  batch.change(visit, {
    status: succeeded ? 'inProgress' : 'retrying',
    error: failure?.error,
    cause: failure?.cause,
    attempts: settle(visit.attempts, status, event.timestampMs, failure),
    eventIds: [...visit.eventIds, event.id],
    ...(sample ? { sample } : {}),
  });
  batch.place(event.id, visit.id);
}

/** A JSONata expression failed. The event hangs on the event before the state's entering, so the state is found by name. */
export function evaluationFailed(batch: FoldBatch, event: HistoryEvent<'EvaluationFailed'>): void {
  const { state, error, cause } = event.details ?? {};
  let visit = batch.visitOf(event.previousEventId);
  if (visit?.stateName !== state || (visit && !batch.openVisit(visit.id))) {
    visit = undefined;
    for (const id of batch.openIds()) {
      const candidate = batch.visit(id);
      const fits = candidate?.stateName === state && batch.openVisit(id)?.previousEventId === event.previousEventId;
      if (fits && (!visit || id > visit.id)) visit = candidate;
    }
    visit ??= openByName(batch, event.previousEventId, state ?? '');
  }
  if (!visit) return;
  batch.change(visit, {
    status: 'failed',
    error,
    cause,
    attempts: settle(visit.attempts, 'failed', event.timestampMs, { error, cause }),
    eventIds: [...visit.eventIds, event.id],
  });
  batch.place(event.id, visit.id);
}
