import type { Json } from '../../base/json';
import type { Pointer } from '../../document/pointer';
import type { Machine, StateId } from '../model';
import type { VerbResult } from './verb';

/** Sets, or with undefined removes, a field of a state, or of the machine when the id is ''. The path is relative to it. */
export function setField(_machine: Machine, _id: StateId | '', _path: Pointer, _value: Json | undefined): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
