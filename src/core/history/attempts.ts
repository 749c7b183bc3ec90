/**
 * The attempts of one visit, from its beginning to its end. A history tells of most of them by an event that begins one
 * and an event that ends it; some fail without either (a task whose parameters cannot be read is never scheduled), and
 * then the failure itself is all there is: such an attempt takes no time.
 */
import type { FailureDetails } from '../interpreter/event';
import type { Attempt, Visit } from './runView';

type BadEnd = Exclude<Attempt['status'], 'inProgress' | 'succeeded'>;

/** Tells whether states of a type are tried, and tried again: the others happen once. */
export function isTried(stateType: string): boolean {
  return stateType === 'Task' || stateType === 'Map' || stateType === 'Parallel';
}

/** Ends the newest attempt, if it has not ended. */
export function settle(
  attempts: readonly Attempt[],
  status: Attempt['status'],
  atMs: number,
  failure?: FailureDetails,
): readonly Attempt[] {
  const last = attempts.at(-1);
  if (last?.status !== 'inProgress') return attempts;
  return [...attempts.slice(0, -1), { ...last, status, endedMs: atMs, ...partsOf(failure) }];
}

/**
 * The attempts of a visit in which something failed at an instant. It ends the attempt that
 * is going on; an attempt whose work was done failed after all, in what is made of its
 * result; and when neither is there, it was an attempt of its own. Told twice, as an event of
 * its own and as the reason of another, it counts once: `isNew` says that it is not the same.
 */
export function failAttempt(
  visit: Visit,
  eventId: number,
  atMs: number,
  failure: FailureDetails | undefined,
  { status = 'failed', isNew = false }: { readonly status?: BadEnd; readonly isNew?: boolean } = {},
): readonly Attempt[] {
  const { attempts } = visit;
  if (!isTried(visit.stateType)) return attempts;
  const last = attempts.at(-1);
  if (!last) return [{ eventId, startedMs: visit.enteredMs, endedMs: atMs, status, ...partsOf(failure) }];
  if (last.status === 'inProgress') return settle(attempts, status, atMs, failure);
  if (last.status === 'succeeded')
    return [...attempts.slice(0, -1), { ...last, status, endedMs: atMs, ...partsOf(failure) }];
  if (isNew) return [...attempts, { eventId, startedMs: atMs, endedMs: atMs, status, ...partsOf(failure) }];
  const knows = last.error !== undefined || last.cause !== undefined;
  return knows || !failure ? attempts : [...attempts.slice(0, -1), { ...last, ...partsOf(failure) }];
}

/** Tells whether a failure at an instant is another one than that of the visit's last attempt. */
export function isAnotherFailure(visit: Visit, atMs: number, failure: FailureDetails | undefined): boolean {
  const last = visit.attempts.at(-1);
  if (last?.endedMs === undefined || last.status === 'succeeded' || last.endedMs >= atMs) return false;
  const isOtherCause = failure?.cause !== undefined && last.cause !== undefined && failure.cause !== last.cause;
  return failure !== undefined && (failure.error !== last.error || isOtherCause);
}

/** When the newest thing that is known of a visit happened. */
export function lastKnownMs({ exitedMs, attempts, enteredMs }: Visit): number {
  const last = attempts.at(-1);
  return exitedMs ?? last?.endedMs ?? last?.startedMs ?? enteredMs;
}

function partsOf(failure: FailureDetails | undefined): FailureDetails {
  return {
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
  };
}
