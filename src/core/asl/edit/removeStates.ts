import { isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { isWithinAny, parentPointer } from '../../document/pointer';
import type { Machine, ScopeId, State, StateId } from '../model';
import { closeGap } from './gap';
import { editText, findScope, findStates } from './result';
import type { VerbResult } from './verb';

/**
 * Removes states, closes the gap and selects a neighbour: what pointed to them points to their successors; a rule or
 * catcher that has nowhere to go is removed. What could be reached only through them goes, too, and the label says so.
 */
export function removeStates(machine: Machine, ids: readonly StateId[]): VerbResult {
  return takeAway(machine, ids, 'Delete');
}

/** Removes states and closes the gap. Nothing goes but they: what only they led to was not copied, and stays. */
export function cutStates(machine: Machine, ids: readonly StateId[]): VerbResult {
  return takeAway(machine, ids, 'Cut');
}

function takeAway(machine: Machine, ids: readonly StateId[], word: 'Delete' | 'Cut'): VerbResult {
  const states = findStates(machine, ids);
  if (isFailed(states)) return states;
  const byScope = new Map<ScopeId, State[]>();
  for (const state of states) {
    const beside = byScope.get(state.scopeId);
    if (beside) beside.push(state);
    else byScope.set(state.scopeId, [state]);
  }

  const edits: Edit[] = [];
  const removed = new Set<StateId>();
  for (const [scopeId, chosen] of byScope) {
    const scope = findScope(machine, scopeId);
    if (isFailed(scope)) return scope;
    const gap = closeGap(machine, scope, new Set(chosen.map(({ id }) => id)), word === 'Delete');
    if (isFailed(gap)) return gap;
    for (const edit of gap.edits) edits.push(edit);
    for (const id of gap.removed) removed.add(id);
  }
  const gone = [...removed].filter((id) => !isWithinAny(parentPointer(id), removed));
  const outside = edits.filter(({ at }) => !isWithinAny(at, removed));
  const removals = gone.map((at): Edit => ({ op: 'remove', at }));
  const neighbour = neighbourOf(machine, states, removed);
  return editText(
    machine,
    [...outside, ...removals],
    labelOf(word, states, removed.size - states.length),
    neighbour ? [neighbour] : [],
  );
}

/**
 * What is selected instead: where the states went on, else what led to them, else what stands beside or around them.
 */
function neighbourOf(machine: Machine, states: readonly State[], removed: ReadonlySet<StateId>): StateId | undefined {
  const isLeft = (id: StateId | undefined): id is StateId =>
    id !== undefined && machine.states.has(id) && !isWithinAny(id, removed);
  const [first] = states;
  const scope = first && machine.scopes.get(first.scopeId);
  if (!first || !scope) return undefined;
  const next = states.flatMap(({ transitions }) => transitions.map(({ target }) => target));
  const before = scope.states.filter(({ transitions }) =>
    transitions.some(({ target }) => target !== undefined && removed.has(target)),
  );
  const beside = scope.states.slice(0, scope.states.indexOf(first)).toReversed();
  return [
    ...next,
    ...before.map(({ id }) => id),
    ...beside.map(({ id }) => id),
    ...scope.states.map(({ id }) => id),
    scope.owner,
  ].find(isLeft);
}

function labelOf(word: string, states: readonly State[], orphanCount: number): string {
  const what = states.length === 1 ? `"${states[0]?.name}"` : `${states.length} states`;
  if (orphanCount <= 0) return `${word} ${what}`;
  return `${word} ${what} and ${orphanCount === 1 ? 'a state' : `${orphanCount} states`} that only ${states.length === 1 ? 'it' : 'they'} led to`;
}
