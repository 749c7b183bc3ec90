/** The ends of every verb: changes with a label, or a rejection in words. */
import { fail, isFailed } from '../../base/result';
import { computeEdits, type Edit } from '../../document/edits';
import type { Pointer } from '../../document/pointer';
import { rangeOf } from '../../document/tree';
import type { Machine, Scope, ScopeId, State, StateId, Transition, TransitionId } from '../model';
import type { Rejection, VerbResult } from './verb';

/** The result of a verb whose work is a list of structural edits. */
export function editText(
  machine: Machine,
  edits: readonly Edit[],
  label: string,
  select: readonly Pointer[],
): VerbResult {
  const changes = computeEdits(machine.tree, edits);
  return changes.ok ? { changes: changes.value, label, select } : fail(changes.error);
}

/** A state that can be worked on: it exists, and its text can be read. */
export function findState(machine: Machine, id: StateId): State | Rejection {
  const state = machine.states.get(id);
  if (!state) return fail('That state is not there any more.');
  if (state.broken || !rangeOf(machine.tree, id))
    return fail(`The text of "${state.name}" cannot be read at the moment. Mend it first.`);
  return state;
}

/** Several such states, in the order of the text, without those that are inside of others; all of one scope. */
export function findSiblings(machine: Machine, ids: readonly StateId[]): readonly State[] | Rejection {
  const states = findStates(machine, ids);
  if (isFailed(states)) return states;
  if (states.some((state) => state.scopeId !== states[0]?.scopeId))
    return fail('These states are in different scopes. Choose states that are beside each other.');
  return states;
}

/** Several such states, in the order of the text, without those that are inside of others. */
export function findStates(machine: Machine, ids: readonly StateId[]): readonly State[] | Rejection {
  const chosen = new Set<StateId>(ids);
  if (chosen.size === 0) return fail('No state is selected.');
  const states: State[] = [];
  for (const id of chosen) {
    const state = findState(machine, id);
    if (isFailed(state)) return state;
    if (!isInside(machine, state, chosen)) states.push(state);
  }
  if (states.length < 2) return states;
  const order = new Map([...machine.states.keys()].map((id, index) => [id, index]));
  return states.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** A scope that is still there. */
export function findScope(machine: Machine, id: ScopeId): Scope | Rejection {
  return machine.scopes.get(id) ?? fail('That part of the workflow is not there any more.');
}

/** A transition that is still there, with the scope that it belongs to. */
export function findTransition(
  machine: Machine,
  id: TransitionId,
): { readonly transition: Transition; readonly scope: Scope; readonly state?: State } | Rejection {
  for (const scope of machine.scopes.values()) {
    if (scope.startAt?.id === id) return { transition: scope.startAt, scope };
    if (!id.startsWith(`${scope.id}/States/`)) continue;
    for (const state of scope.states) {
      const transition = state.transitions.find((candidate) => candidate.id === id);
      if (!transition) continue;
      const found = findState(machine, state.id);
      return isFailed(found) ? found : { transition, scope, state };
    }
  }
  return fail('That arrow is not there any more.');
}

function isInside(machine: Machine, state: State, chosen: ReadonlySet<StateId>): boolean {
  for (let owner = machine.scopes.get(state.scopeId)?.owner; owner !== undefined;) {
    if (chosen.has(owner)) return true;
    const outer: State | undefined = machine.states.get(owner);
    owner = outer && machine.scopes.get(outer.scopeId)?.owner;
  }
  return false;
}
