import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Replaces states by a Task that runs them as a workflow of its own, whose definition is given back in `extracted`. */
export function extractToNestedWorkflow(_machine: Machine, _ids: readonly StateId[]): VerbResult & { readonly extracted?: string } {
  return { rejected: 'Not possible yet.' };
}
