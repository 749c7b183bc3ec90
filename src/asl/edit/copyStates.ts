import type { Machine, StateId } from '../model';
import { checkWhole, entryOf, liftStates } from './lift';
import { findSiblings, isRejected } from './result';

/**
 * The states as ASL text, a scope of its own that starts where they are entered; their source, comments included, is
 * taken over as it stands. Empty when they cannot be copied: none is there, or they are in different scopes.
 */
export function copyStates(machine: Machine, ids: readonly StateId[]): string {
  const states = findSiblings(machine, ids);
  if (isRejected(states) || checkWhole(machine, states)) return '';
  const scope = machine.scopes.get(states[0]?.scopeId ?? machine.root.id);
  const start = scope && entryOf(scope, states);
  return start ? `${liftStates(machine, states, start.name)}\n` : '';
}
