import { isFailed } from '../../base/result';
import type { Machine, StateId } from '../model';
import { checkWhole, entryOf, liftStates } from './lift';
import { findSiblings } from './result';
import type { Rejection } from './verb';

/**
 * The states as ASL text, a scope of its own that starts where they are entered; their source, comments included, is
 * taken over as it stands. Refused when none is there, or they are in different scopes.
 */
export function copyStates(machine: Machine, ids: readonly StateId[]): { readonly text: string } | Rejection {
  const states = findSiblings(machine, ids);
  if (isFailed(states)) return states;
  const broken = checkWhole(machine, states);
  if (broken) return broken;
  const scope = machine.scopes.get(states[0]?.scopeId ?? machine.root.id);
  const start = scope && entryOf(scope, states);
  return { text: `${liftStates(machine, states, start?.name ?? '')}\n` };
}
