import type { Machine, StateId, StateType } from '../model';
import type { VerbResult } from './verb';

/** Makes a state one of another type, keeping the fields that fit. */
export function changeType(_machine: Machine, _id: StateId, _type: StateType): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
