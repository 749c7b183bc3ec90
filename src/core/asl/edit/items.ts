import type { Json } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import { lastSegment, parentPointer, splitPointer, type Pointer } from '../../document/pointer';
import { sourceAt } from '../../document/sources';
import { nodeAt } from '../../document/tree';
import type { Machine, State, StateId } from '../model';
import { editText, findState } from './result';
import { setField } from './setField';
import type { Rejection, VerbResult } from './verb';

/**
 * Adds an item to an array of a state (`/Choices`, `/Retry`, `/Catch` …), before the
 * item that has the index now; last when absent. Makes the array when there is none.
 */
export function addItem(machine: Machine, id: StateId, path: Pointer, value: Json, index?: number): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const label = `Add ${itemWord(path)} to "${state.name}"`;
  const array = nodeAt(machine.tree, id + path);
  if (array?.kind !== 'array') {
    const made = setField(machine, id, path, [value]);
    return isFailed(made) ? made : { ...made, label };
  }
  return editText(
    machine,
    [{ op: 'insertItem', at: id + path, index: index ?? array.items.length, value: { value } }],
    label,
    [id],
  );
}

/** Removes an item of an array of a state; with the last item the array goes too. `path` is that of the item. */
export function removeItem(machine: Machine, id: StateId, path: Pointer): VerbResult {
  const found = findItem(machine, id, path);
  if (isFailed(found)) return found;
  const { state, count } = found;
  const array = parentPointer(path);
  if (count === 1 && array === '/Choices')
    return fail(`This is the only rule of "${state.name}", and a Choice needs one.`);
  if (count === 1 && array === '/Branches')
    return fail(`This is the only branch of "${state.name}", and a Parallel needs one.`);
  return editText(
    machine,
    [{ op: 'remove', at: id + (count === 1 ? array : path) }],
    `Remove ${itemWord(array)} from "${state.name}"`,
    [id],
  );
}

/** Moves an item of an array of a state, so that it has the index `to` afterwards. Its text moves along as it is. */
export function moveItem(machine: Machine, id: StateId, path: Pointer, to: number): VerbResult {
  const found = findItem(machine, id, path);
  if (isFailed(found)) return found;
  const { state, index, count } = found;
  const target = Math.max(0, Math.min(to, count - 1));
  const source = sourceAt(machine.tree, id + path);
  const label = `Move ${itemWord(parentPointer(path))} of "${state.name}"`;
  if (target === index || !source) return { changes: [], label, select: [id] };
  const at = id + parentPointer(path);
  return editText(
    machine,
    [
      { op: 'remove', at: id + path },
      { op: 'insertItem', at, index: target > index ? target + 1 : target, ...source },
    ],
    label,
    [id],
  );
}

function findItem(
  machine: Machine,
  id: StateId,
  path: Pointer,
): { readonly state: State; readonly index: number; readonly count: number } | Rejection {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const array = nodeAt(machine.tree, id + parentPointer(path));
  const index = Number(lastSegment(path));
  if (array?.kind !== 'array' || !Number.isInteger(index) || index < 0 || index >= array.items.length)
    return fail(`That item of "${state.name}" is not there any more.`);
  return { state, index, count: array.items.length };
}

function itemWord(array: Pointer): string {
  const words: Record<string, string> = {
    Choices: 'a rule',
    Retry: 'a retrier',
    Catch: 'a catcher',
    Branches: 'a branch',
  };
  const field = splitPointer(array).at(-1) ?? '';
  return Object.hasOwn(words, field) ? (words[field] ?? '') : `an item of ${field}`;
}
