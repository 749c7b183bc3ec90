import type { Machine } from '../../core/asl/model';
import type { QuickFix } from '../../core/asl/quickFix';
import { applyQuickFix } from '../../core/asl/quickFixes';
import { fail } from '../../core/base/result';
import type { Session } from '../stores/session';
import { applyVerb } from './applyVerb';

/** Carries out a fix that was found for a machine; when the text is another one by now, it is said and nothing done. */
export function applyFix(session: Session, machine: Machine, fix: QuickFix): void {
  applyVerb(
    session,
    (now) =>
      now === machine ? applyQuickFix(now, fix) : fail('The text has changed meanwhile. Look at the problem again.'),
    'text',
  );
}
