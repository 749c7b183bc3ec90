import type { Json } from '../../base/json';
import type { Pointer } from '../../document/pointer';
import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Adds an item to an array of a state (`/Choices`, `/Retry`, `/Catch` …), before the item that has the index now; last when absent. Makes the array when there is none. */
export function addItem(_machine: Machine, _id: StateId, _path: Pointer, _value: Json, _index?: number): VerbResult {
  return { rejected: 'Not possible yet.' };
}

/** Removes an item of an array of a state; with the last item the array goes too. */
export function removeItem(_machine: Machine, _id: StateId, _path: Pointer): VerbResult {
  return { rejected: 'Not possible yet.' };
}

/** Moves an item of an array of a state, so that it has the index `to` afterwards. */
export function moveItem(_machine: Machine, _id: StateId, _path: Pointer, _to: number): VerbResult {
  return { rejected: 'Not possible yet.' };
}
