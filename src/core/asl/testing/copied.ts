import { isFailed } from '../../base/result';
import { copyStates } from '../edit/copyStates';
import type { Machine, StateId } from '../model';

/** The text of states that can be copied. */
export function copied(machine: Machine, ids: readonly StateId[]): string {
  const result = copyStates(machine, ids);
  if (isFailed(result)) throw new Error(`They cannot be copied: ${result.error}`);
  return result.text;
}
