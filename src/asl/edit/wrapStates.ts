import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Puts states into a new Parallel or Map that stands in their place. */
export function wrapStates(_machine: Machine, _ids: readonly StateId[], _type: 'Parallel' | 'Map'): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
