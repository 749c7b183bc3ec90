import type { VerbResult } from '../../core/asl/edit/verb';
import type { Machine } from '../../core/asl/model';
import type { Session } from '../../shell/stores/session';

/**
 * Carries out a verb for a form. Returns the reason when it was rejected, to be
 * said at the field; then nothing has changed.
 */
export function applyField(
  session: Session,
  verb: (machine: Machine) => VerbResult,
  joinKey?: string,
): string | undefined {
  const result = verb(session.derived.machine());
  if ('rejected' in result) return result.rejected;
  if (result.changes.length > 0)
    session.documentStore.dispatch({ ...result, origin: 'form', ...(joinKey === undefined ? {} : { joinKey }) });
  return undefined;
}
