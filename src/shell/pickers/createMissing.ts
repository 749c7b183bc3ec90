import { insertState } from '../../core/asl/edit/insertState';
import type { ScopeId } from '../../core/asl/model';
import { applyVerb } from '../commands/applyVerb';
import type { Session } from '../stores/session';

/** Makes the state that an arrow names but that does not exist. The arrow names it already, so it is put in loose. */
export function createMissing(session: Session, scopeId: ScopeId, name: string): boolean {
  return applyVerb(
    session,
    (machine) => insertState(machine, { kind: 'scope', scopeId }, { type: 'Pass', name }),
    'canvas',
  );
}
