import type { Machine, StateId } from '../../core/asl/model';
import { mapOffset, type ChangeSet } from '../../core/document/changes';
import { parentPointer, type Pointer } from '../../core/document/pointer';
import { pointerAt, rangeOf, type SyntaxTree } from '../../core/document/tree';
import type { SelectionStore } from './selectionStore';

/** A change of the text, as far as following the selection through it needs to know. */
export type FollowedChange = {
  readonly before: SyntaxTree;
  readonly changes: ChangeSet;
  /** The machine after the change; asked for only when something is selected or collapsed. */
  readonly after: () => Machine;
  readonly select?: readonly Pointer[];
};

/**
 * Keeps the selection on what it was on while the text changes below it. A change
 * that says what to select is obeyed; otherwise the place of each selected state's
 * name is mapped through the change, and the state that is there now is selected.
 */
export function followSelection(selection: SelectionStore, { before, changes, after, select }: FollowedChange): void {
  const { states, collapsed, transition } = selection.getState();
  if (states.length + collapsed.length > 0 || transition !== undefined) {
    selection.follow((id) => followState(id, before, changes, after()));
  }
  if (select)
    selection.select([
      ...new Set(select.map((pointer) => stateAround(after(), pointer)).filter((id) => id !== undefined)),
    ]);
}

/** The state that a pointer is at or inside of, the innermost one. */
export function stateAround(machine: Machine, pointer: Pointer): StateId | undefined {
  for (let at = pointer; at !== ''; at = parentPointer(at)) {
    const state = machine.states.get(at as StateId); // a StateId is a pointer that is a key of this map
    if (state) return state.id;
  }
  return undefined;
}

function followState(id: StateId, before: SyntaxTree, changes: ChangeSet, machine: Machine): StateId | undefined {
  const range = rangeOf(before, id);
  if (!range) return machine.states.has(id) ? id : undefined;
  const from = range.keyFrom ?? range.from;
  const to = range.keyTo ?? range.to;
  const swallowed = changes.some((change) => change.from <= from && change.to >= range.to);
  if (swallowed) return undefined;
  // The middle of the name: a change of the quotes' neighbours cannot move it into a sibling.
  const at = pointerAt(machine.tree, mapOffset(changes, Math.floor((from + to) / 2), 'before'));
  return machine.states.has(at as StateId) ? (at as StateId) : stateAround(machine, at);
}
