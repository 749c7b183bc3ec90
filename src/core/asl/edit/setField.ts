import type { Json } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { lastSegment, parentPointer, splitPointer, type Pointer } from '../../document/pointer';
import { memberAt, nodeAt } from '../../document/tree';
import type { Machine, State, StateId } from '../model';
import { addField } from './addField';
import { endAt, goOnTo } from './flow';
import { editText, findState } from './result';
import type { VerbResult } from './verb';

/**
 * Sets, or with undefined removes, a field of a state, or of the machine when the id is ''. The path is relative to it;
 * objects on the way are made, and an array item may be set one behind the last. Only what differs is written.
 */
export function setField(machine: Machine, id: StateId | '', path: Pointer, value: Json | undefined): VerbResult {
  if (path === '') return fail('That is the whole state, not a field of it.');
  const state = id === '' ? undefined : findState(machine, id as StateId); // not '', so it is a state's
  if (state && isFailed(state)) return state;
  const wrong = value === undefined ? undefined : findUnwritable(value);
  if (wrong !== undefined) return fail(wrong);
  const edits = editsFor(machine, state, id, path, value);
  if (typeof edits === 'string') return fail(edits);
  return editText(machine, edits, labelFor(state, path, value), id === '' ? [] : [id]);
}

function editsFor(
  machine: Machine,
  state: State | undefined,
  id: Pointer,
  path: Pointer,
  value: Json | undefined,
): readonly Edit[] | string {
  const at = id + path;
  if (value === undefined) return memberAt(machine.tree, at) || nodeAt(machine.tree, at) ? [{ op: 'remove', at }] : [];
  if (state && path === '/Next' && typeof value === 'string') return goOnTo(machine, state, value);
  const next = state?.transitions.find(({ kind }) => kind === 'next');
  if (state && path === '/End' && value === true && next) return endAt(machine, next.id, state);
  return write(machine, at, value);
}

/** Sets a value, making the objects and arrays around it that are not there yet. */
function write(machine: Machine, at: Pointer, value: Json): readonly Edit[] | string {
  if (nodeAt(machine.tree, at)) return [{ op: 'set', at, value: { value } }];
  if (memberAt(machine.tree, at)) return 'This field has no value in the text yet. Write it there first.';
  const parent = nodeAt(machine.tree, parentPointer(at));
  const key = lastSegment(at);
  if (parent?.kind === 'object') return [addField(machine, parentPointer(at), key, { value })];
  if (parent?.kind === 'array') {
    return Number(key) === parent.items.length || key === '-'
      ? [{ op: 'insertItem', at: parentPointer(at), index: parent.items.length, value: { value } }]
      : `There are ${parent.items.length} items; there is none with the number ${key}.`;
  }
  if (parent || at === '') return `"${splitPointer(at).at(-2) ?? ''}" has no fields: it is a plain value.`;
  return write(machine, parentPointer(at), /^(0|-)$/.test(key) ? [value] : { [key]: value });
}

function findUnwritable(value: Json): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value))
    return 'JSON has no such number. Enter digits, such as 5 or 1.5.';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Array.isArray(value) ? (value as readonly Json[]) : Object.values(value)) {
    // an array of JSON holds JSON
    const wrong = findUnwritable(part);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function labelFor(state: State | undefined, path: Pointer, value: Json | undefined): string {
  const field = splitPointer(path)[0] ?? '';
  const whole = splitPointer(path).length === 1;
  const verb = value === undefined && whole ? 'Remove' : 'Set';
  return `${verb} ${field} of ${state ? `"${state.name}"` : 'the workflow'}`;
}
