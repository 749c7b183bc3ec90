import type { Machine } from '../model';
import type { VerbResult, Place } from './verb';

/** Puts states that were copied as ASL text in at a place. */
export function pasteStates(_machine: Machine, _place: Place, _text: string): VerbResult {
  return { rejected: `Not possible yet: ${JSON.stringify([...arguments].slice(1))}` };
}
