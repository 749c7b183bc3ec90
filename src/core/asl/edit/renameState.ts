import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import type { Machine, StateId } from '../model';
import { checkName } from '../names';
import { stateIdIn } from '../stateId';
import { transitionsTo } from './flow';
import { editText, findScope, findState } from './result';
import type { VerbResult } from './verb';

/**
 * Renames a state with everything that names it: Next, Default, choice rules,
 * catchers, StartAt. Leaves every other byte alone.
 */
export function renameState(machine: Machine, id: StateId, name: string): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  if (name === state.name) return { changes: [], label: `Rename "${name}"`, select: [id] };
  const wrongName = checkName(machine, name, id);
  if (wrongName !== undefined) return fail(wrongName);

  const edits: Edit[] = [{ op: 'renameKey', at: id, key: name }];
  for (const transition of transitionsTo(scope, id))
    edits.push({ op: 'set', at: transition.id, value: { value: name } });
  return editText(machine, edits, `Rename "${state.name}" to "${name}"`, [stateIdIn(scope.id, name)]);
}
