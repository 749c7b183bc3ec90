import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Puts a copy of the states after them, under new names. */
export function duplicateStates(_machine: Machine, _ids: readonly StateId[]): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
