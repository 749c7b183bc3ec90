import type { Machine, StateId } from '../model';
import type { VerbResult, Place } from './verb';

/** Takes states out, closing the gap, and puts them in somewhere else. */
export function moveStates(_machine: Machine, _ids: readonly StateId[], _place: Place): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
