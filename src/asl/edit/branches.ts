import type { Machine, ScopeId, StateId } from '../model';
import type { VerbResult } from './verb';

/** Adds a branch to a Parallel, with a Pass in it. */
export function addBranch(_machine: Machine, _id: StateId): VerbResult {
  return { rejected: 'Not possible yet.' };
}

/** Removes a branch of a Parallel with everything in it. */
export function removeBranch(_machine: Machine, _id: ScopeId): VerbResult {
  return { rejected: 'Not possible yet.' };
}
