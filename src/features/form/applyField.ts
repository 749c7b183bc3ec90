import type { VerbResult } from '../../core/asl/edit/verb';
import type { Machine } from '../../core/asl/model';
import { isFailed } from '../../core/base/result';
import { tryVerb } from '../../shell/commands/applyVerb';
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
  const done = tryVerb(session, verb, 'form', joinKey);
  return isFailed(done) ? done.error : undefined;
}
