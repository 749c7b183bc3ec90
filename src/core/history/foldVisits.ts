/** What the events of one visit do to it: entering, attempts, leaving. */
import type {
  FailureDetails,
  HistoryEvent,
  NotedFailure,
  StateEnteredDetails,
  StateExitedDetails,
} from '../interpreter/event';
import type { FoldBatch } from './foldBatch';
import { attemptFailed } from './foldContainers';
import { failAttempt, isTried, lastKnownMs, settle } from './attempts';
import { closeWithin, isContainer, openByName } from './openVisits';
import { isJsonObject, type Json } from '../base/json';
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
  if (isFail) branchFailed(batch, visit, event);
  if (inside) return batch.countTaken('', name, 1, false);
  // else what led here is not known
  if (!before) return event.previousEventId <= 1 ? batch.countTaken('', name, 1, false) : undefined;
  batch.follow(before.id);
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
  // What was never begun cannot have succeeded: it failed before, and the failure was caught.
  const isUntried = isTried(visit.stateType) && visit.attempts.length === 0;
  const failed = isUntried || visit.status !== 'inProgress';
  const failure = isUntried ? failureIn(details?.output) : undefined;
  batch.change(visit, {
    status: failed ? 'caught' : 'succeeded',
    exitedMs: event.timestampMs,
    output: details?.output,
    attempts: failed
      ? failAttempt(visit, event.id, event.timestampMs, failure)
      : settle(visit.attempts, 'succeeded', event.timestampMs),
    ...failure,
    eventIds: [...visit.eventIds, event.id],
    ...(details?.assignedVariables ? { assigned: details.assignedVariables } : {}),
    ...(details?.way === undefined ? {} : { way: details.way }),
  });
  batch.close(visit.id);
  batch.place(event.id, visit.id);
  batch.countTaken(name, '', 1, failed);
}

/** A failure that nothing can catch in its own scope ends the attempt of the Parallel around it at once. */
function branchFailed(batch: FoldBatch, visit: Visit, event: HistoryEvent): void {
  const around = batch.visit(visit.parentVisit);
  if (around?.stateType === 'Parallel') attemptFailed(batch, around, visit, event);
}

/** What a catcher passed on, where it is the whole output. */
function failureIn(output: Json | undefined): FailureDetails | undefined {
  if (!isJsonObject(output)) return undefined;
  const { Error: error, Cause: cause } = output;
  return typeof error === 'string' ? { error, ...(typeof cause === 'string' ? { cause } : {}) } : undefined;
}

/**
 * A failure that no event of the service tells of by itself, or not at once: the try of a task that was never
 * scheduled, the end of the attempt of a Parallel that is retried.
 */
export function noteFailure(batch: FoldBatch, { visit: id, atMs, error, cause }: NotedFailure, eventId: number): void {
  const visit = batch.visit(id);
  if (!visit) return;
  const last = visit.attempts.at(-1);
  const isOver = last?.endedMs !== undefined && last.status !== 'succeeded';
  const isNew = isOver && last.endedMs < atMs;
  batch.change(visit, {
    error: isNew ? error : (visit.error ?? error),
    cause: isNew ? cause : (visit.cause ?? cause),
    attempts: failAttempt(visit, eventId, atMs, { error, cause }, { isNew }),
    ...(visit.status === 'inProgress' && isTried(visit.stateType) ? { status: 'retrying' } : {}),
  });
}

/** A task is scheduled, or a Map or Parallel started: the first time, after a failure, or by a redrive. */
export function startAttempt(batch: FoldBatch, event: HistoryEvent, visit: Visit | undefined, length?: number): void {
  if (!visit) return;
  const origin = batch.visitOf(event.previousEventId);
  const last = visit.attempts.at(-1);
  const failedMs = last?.endedMs ?? lastKnownMs(origin ?? visit);
  if (last && isContainer(visit)) closeWithin(batch, visit, origin, failedMs, event.id);
  if (!batch.openVisit(visit.id)) batch.reopen(visit.id);
  const isRedrive =
    visit.status === 'inProgress' && last !== undefined && last.status !== 'inProgress' && last.status !== 'succeeded';
  const attempt: Attempt = {
    eventId: event.id,
    startedMs: event.timestampMs,
    status: 'inProgress',
    ...(isRedrive ? { isRedrive } : {}),
  };
  const failure = origin && origin.id !== visit.id ? batch.visit(origin.id) : undefined;
  batch.change(visit, {
    status: 'inProgress',
    exitedMs: undefined,
    error: undefined,
    cause: undefined,
    attempts: [
      ...(isRedrive || !last
        ? visit.attempts
        : failAttempt(visit, event.id, failedMs, failure && { error: failure.error, cause: failure.cause })),
      attempt,
    ],
    eventIds: [...visit.eventIds, event.id],
    ...(length === undefined ? {} : { iterations: { total: length, counts: {}, byIndex: emptyMap() } }),
  });
  batch.place(event.id, visit.id);
}

/** An attempt ends. A failed one leaves the visit `retrying` until the next event tells what becomes of it. */
export function endAttempt(
  batch: FoldBatch,
  event: HistoryEvent,
  status: Attempt['status'],
  failure?: FailureDetails,
  visit = batch.visitOf(event.previousEventId),
): void {
  if (!visit) return;
  const sample = event.details !== undefined && 'sample' in event.details && event.details.sample === true;
  const succeeded = status === 'succeeded';
  batch.change(visit, {
    status: succeeded ? 'inProgress' : 'retrying',
    error: failure?.error,
    cause: failure?.cause,
    attempts:
      status === 'failed' || status === 'timedOut'
        ? failAttempt(visit, event.id, event.timestampMs, failure, { status })
        : settle(visit.attempts, status, event.timestampMs),
    eventIds: [...visit.eventIds, event.id],
    ...(sample ? { sample } : {}),
  });
  batch.place(event.id, visit.id);
}

/**
 * A JSONata expression failed. The event hangs on the event before the state's entering, so the state is found by name.
 */
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
  // At the instant of the last failure it is the catcher that could not be evaluated, not another try.
  const isNew = (visit.attempts.at(-1)?.endedMs ?? event.timestampMs) < event.timestampMs;
  batch.change(visit, {
    status: isTried(visit.stateType) ? 'retrying' : 'failed',
    error,
    cause,
    attempts: failAttempt(visit, event.id, event.timestampMs, { error, cause }, { isNew }),
    eventIds: [...visit.eventIds, event.id],
  });
  batch.place(event.id, visit.id);
  if (!isTried(visit.stateType)) branchFailed(batch, visit, event);
}
