import { fail, isFailed } from '../../base/result';
import { applyChanges, composeChanges, type ChangeSet } from '../../document/changes';
import { computeEdits, type Edit } from '../../document/edits';
import { followPointer } from '../../document/followPointer';
import { isWithin, type Pointer } from '../../document/pointer';
import { readTree } from '../../document/tree';
import type { Machine, ScopeId, State, StateId, TransitionId } from '../model';
import { readModel } from '../readModel';
import { checkCutOff } from './cutOff';
import { landFragment } from './fragment';
import { closeGap } from './gap';
import { checkWhole, entryOf, liftStates } from './lift';
import { fillerAt, inPlaceOf, openPlace, putIn, removalOf } from './place';
import { findScope, findSiblings, findTransition } from './result';
import type { Place, Rejection, VerbResult } from './verb';

/**
 * Takes states out, closing the gap, and puts them in somewhere else in their own words. Moving them to where they are
 * changes nothing.
 */
export function moveStates(machine: Machine, ids: readonly StateId[], place: Place): VerbResult {
  const states = findSiblings(machine, ids);
  if (isFailed(states)) return states;
  const chosen = new Set(states.map(({ id }) => id));
  const label = states.length === 1 ? `Move "${states[0]?.name}"` : `Move ${states.length} states`;
  const stay = checkPlace(machine, place, chosen);
  if (stay === 'here') return { changes: [], label, select: [...chosen] };
  if (stay) return stay;
  const broken = checkWhole(machine, states);
  if (broken) return broken;

  const out = takeOut(machine, states, chosen);
  if (isFailed(out)) return out;
  const there = followPlace(place, machine, out.changes, out.machine);
  if (!there) return fail('That place is gone when the states have left it.');
  const found = openPlace(out.machine, there);
  if (isFailed(found)) return found;
  const filler = fillerAt(out.machine, there, found.scope);
  const opening = filler ? inPlaceOf(out.machine, found) : found;
  const landed = landFragment(out.text, {
    machine: out.machine,
    scope: opening.scope,
    follow: opening.follow,
    keepNames: true,
  });
  if (isFailed(landed)) return landed;
  const cutOff = landed.end === undefined ? undefined : checkCutOff(opening, `"${landed.end}"`);
  if (cutOff) return cutOff;
  const put = putIn(out.machine, opening, landed.incoming, landed.entry, removalOf(filler), label);
  return isFailed(put) ? put : { ...put, changes: composeChanges(out.changes, put.changes) };
}

/** What is left when the states are gone, and the states themselves. */
function takeOut(
  machine: Machine,
  states: readonly State[],
  chosen: ReadonlySet<StateId>,
): { readonly machine: Machine; readonly changes: ChangeSet; readonly text: string } | Rejection {
  const scope = findScope(machine, states[0]?.scopeId ?? machine.root.id);
  if (isFailed(scope)) return scope;
  const gap = closeGap(machine, scope, chosen, false);
  if (isFailed(gap)) return gap;
  const changes = computeEdits(machine.tree, [...gap.edits, ...[...chosen].map((at): Edit => ({ op: 'remove', at }))]);
  if (!changes.ok) return fail(changes.error);
  const tree = readTree(applyChanges(machine.tree.text, changes.value), machine.tree.syntax);
  const text = liftStates(machine, states, entryOf(scope, states)?.name ?? '');
  return { machine: readModel(tree, machine), changes: changes.value, text };
}

/** Why the states cannot be moved to a place; `here` when they are there already. */
function checkPlace(machine: Machine, place: Place, chosen: ReadonlySet<StateId>): Rejection | 'here' | undefined {
  const at: Pointer = place.kind === 'transition' ? place.id : place.kind === 'scope' ? place.scopeId : place.stateId;
  const owner = [...chosen].find(
    (id) => isWithin(at, id) && at !== id && !(place.kind === 'transition' && isOwnTransition(machine, place.id, id)),
  );
  if (owner !== undefined) return fail(`"${machine.states.get(owner)?.name}" cannot be moved into itself.`);
  if (place.kind !== 'transition') return place.kind !== 'scope' && chosen.has(place.stateId) ? 'here' : undefined;
  const found = findTransition(machine, place.id);
  if (isFailed(found)) return found;
  const { from, target } = found.transition;
  return chosen.has(from as StateId) || (target !== undefined && chosen.has(target)) ? 'here' : undefined; // a ScopeId is no state's id
}

function isOwnTransition(machine: Machine, id: TransitionId, stateId: StateId): boolean {
  return machine.states.get(stateId)?.transitions.some((transition) => transition.id === id) === true;
}

function followPlace(place: Place, machine: Machine, changes: ChangeSet, after: Machine): Place | undefined {
  const follow = (pointer: Pointer): Pointer | undefined => followPointer(pointer, machine.tree, changes, after.tree);
  switch (place.kind) {
    case 'transition': {
      const id = follow(place.id) as TransitionId | undefined; // it names a state before and after
      return id === undefined ? undefined : { kind: 'transition', id };
    }
    case 'scope': {
      const scopeId = follow(place.scopeId) as ScopeId | undefined; // only states are taken out
      return scopeId === undefined ? undefined : { kind: 'scope', scopeId };
    }
    case 'after':
    case 'before': {
      const stateId = follow(place.stateId) as StateId | undefined; // it is not among those that are taken out
      return stateId === undefined ? undefined : { kind: place.kind, stateId };
    }
  }
}
