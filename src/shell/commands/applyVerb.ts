import type { Rejection, VerbResult } from '../../core/asl/edit/verb';
import type { Machine } from '../../core/asl/model';
import { optional } from '../../core/base/optional';
import { isFailed } from '../../core/base/result';
import type { Origin } from '../../core/document/transaction';
import type { Session } from '../stores/session';

/**
 * Carries out a verb on the present machine: dispatches its changes, or shows the reason why it was rejected.
 * Changes with the same `joinKey`, less than half a second apart, are undone together.
 * Returns whether the document was changed.
 */
export function applyVerb(
  session: Session,
  verb: (machine: Machine) => VerbResult,
  origin: Origin,
  joinKey?: string,
): boolean {
  const done = tryVerb(session, verb, origin, joinKey);
  if (!isFailed(done)) return done.isChanged;
  session.noticesStore.show({ tone: 'warning', text: done.error, untilChange: true });
  return false;
}

/** Carries out a verb on the present machine, and leaves it to the caller to say why it was rejected. */
export function tryVerb(
  session: Session,
  verb: (machine: Machine) => VerbResult,
  origin: Origin,
  joinKey?: string,
): Rejection | { readonly isChanged: boolean } {
  const result = verb(session.derived.machine());
  if (isFailed(result)) return result;
  const isChanged = result.changes.length > 0;
  if (isChanged) session.documentStore.dispatch({ ...result, origin, ...optional({ joinKey }) });
  return { isChanged };
}

/**
 * Carries out a verb whose script is fetched when it is first used. Whether it
 * could not be fetched is told. Resolves to whether the document was changed.
 */
export function applyVerbLater(
  session: Session,
  fetchVerb: () => Promise<(machine: Machine) => VerbResult>,
  origin: Origin,
): Promise<boolean> {
  return fetchVerb()
    .then((verb) => applyVerb(session, verb, origin))
    .catch((error: unknown) => {
      session.noticesStore.show({
        tone: 'error',
        text: `This could not be done: a part of Stepyard could not be fetched (${error instanceof Error ? error.message : String(error)}). Check the connection.`,
      });
      return false;
    });
}
