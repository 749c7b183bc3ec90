import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Puts the states inside of a Parallel or Map in its place. */
export function unwrapState(_machine: Machine, _id: StateId): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
