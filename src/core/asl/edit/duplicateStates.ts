import { isFailed } from '../../base/result';
import type { Machine, State, StateId } from '../model';
import { insertText } from './insertStates';
import { hasFlow } from './flow';
import { checkWhole, entryOf, liftStates } from './lift';
import { findScope, findSiblings } from './result';
import type { Place, VerbResult } from './verb';

/** Puts a copy of the states behind them, under new names; loose beside them when nothing can follow them. */
export function duplicateStates(machine: Machine, ids: readonly StateId[]): VerbResult {
  const states = findSiblings(machine, ids);
  if (isFailed(states)) return states;
  const broken = checkWhole(machine, states);
  if (broken) return broken;
  const scope = findScope(machine, states[0]?.scopeId ?? machine.root.id);
  if (isFailed(scope)) return scope;
  const text = liftStates(machine, states, entryOf(scope, states)?.name ?? '');
  const last = lastOf(states);
  const place: Place =
    last && hasFlow(last.type) ? { kind: 'after', stateId: last.id } : { kind: 'scope', scopeId: scope.id };
  const label = states.length === 1 ? `Duplicate "${states[0]?.name}"` : `Duplicate ${states.length} states`;
  return insertText(machine, place, text, label, false);
}

/** The state by which the flow leaves a group. */
function lastOf(states: readonly State[]): State | undefined {
  const inside = new Set(states.map(({ id }) => id));
  return (
    states.findLast(
      ({ transitions }) => !transitions.some(({ target }) => target !== undefined && inside.has(target)),
    ) ?? states.at(-1)
  );
}
