import { fail, isFailed } from '../../base/result';
import { joinPointer } from '../../document/pointer';
import type { Machine, ScopeId, StateId } from '../model';
import { uniqueName } from '../names';
import { asScopeId } from '../stateId';
import { addItem, removeItem } from './items';
import { starterScope } from './newState';
import { findScope, findState } from './result';
import type { VerbResult } from './verb';

/** Adds a branch to a Parallel, with a Pass in it, and selects that. */
export function addBranch(machine: Machine, id: StateId): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  if (state.type !== 'Parallel')
    return fail(`Only a Parallel has branches; "${state.name}" is a ${state.type ?? 'state of an unknown type'}.`);
  const name = uniqueName(machine, 'Pass');
  const result = addItem(
    machine,
    id,
    '/Branches',
    starterScope(() => name),
  );
  const branch = asScopeId(joinPointer(id, 'Branches', state.scopes.length));
  return isFailed(result) ? result : { ...result, select: [joinPointer(branch, 'States', name)] };
}

/** Removes a branch of a Parallel with everything in it. */
export function removeBranch(machine: Machine, id: ScopeId): VerbResult {
  const scope = findScope(machine, id);
  if (isFailed(scope)) return scope;
  if (scope.kind !== 'branch' || scope.owner === undefined) return fail('Only branches of a Parallel can be removed.');
  return removeItem(machine, scope.owner, id.slice(scope.owner.length));
}
