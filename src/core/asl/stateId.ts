import { joinPointer, lastSegment, type Pointer } from '../document/pointer';
import type { ScopeId, StateId, TransitionId } from './model';

/** The machine's own scope. */
export const rootScopeId = '' as ScopeId; // the root's pointer is a scope's

/** The id of a state of a scope; `pointerKey` is its name, with an ordinal when the scope has that name already. */
export function stateIdIn(scopeId: ScopeId, pointerKey: string): StateId {
  return joinPointer(scopeId, 'States', pointerKey) as StateId; // a state's pointer is its id
}

/** The pointer key of a state: its name, with an ordinal when it is repeated. */
export function stateKeyOf(stateId: StateId): string {
  return lastSegment(stateId);
}

/** Takes a pointer that is known to be one of a scope. */
export function asScopeId(pointer: Pointer): ScopeId {
  return pointer as ScopeId;
}

/** Takes a pointer that is known to be one of a property that names a state. */
export function asTransitionId(pointer: Pointer): TransitionId {
  return pointer as TransitionId;
}

/** The id of a scope's StartAt. */
export function startIdOf(scopeId: ScopeId): TransitionId {
  return joinPointer(scopeId, 'StartAt') as TransitionId; // StartAt names a state
}
