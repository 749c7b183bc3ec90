import type { Machine } from '../model';
import type { VerbResult, NewState, Place } from './verb';

/** Puts a new state on an arrow, after or before a state, or loose into a scope. */
export function insertState(_machine: Machine, _place: Place, _state: NewState): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
