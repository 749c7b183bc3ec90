/**
 * While a text is broken, the tree may lose sight of states that are still written in it. This decides which of the
 * states of the previous text those are: not the ones whose text was deleted or renamed, but all others.
 */
import { diffChanges, mapOffset, type ChangeSet } from '../document/changes';
import { pointerAt, rangeOf, type SyntaxTree } from '../document/tree';
import type { Machine, Scope, State, StateId } from './model';

/** A piece of the text. */
export type TextRange = { readonly from: number; readonly to: number };

/** Finds the states that a tree has lost, and where they stand in its text. */
export type LostStates = {
  /**
   * The states of a scope, as it was before, that are not among those that can be read now, though their text is there.
   */
  readonly in: (scope: Scope, readable: ReadonlySet<StateId>) => readonly State[];
  /** Where the lost states stand. */
  readonly ranges: ReadonlyMap<StateId, TextRange>;
};

/** Creates the finder for a tree that has problems, by comparison with the machine of the text before. */
export function createLostStates(tree: SyntaxTree, previous: Machine): LostStates {
  const ranges = new Map<StateId, TextRange>();
  let known: ChangeSet | undefined;
  const changes = (): ChangeSet => (known ??= diffChanges(previous.tree.text, tree.text));

  const rangeNow = ({ id, name }: State): TextRange | undefined => {
    const member = rangeOf(previous.tree, id);
    const before = member ? { from: member.keyFrom ?? member.from, to: member.to } : previous.unread.get(id);
    if (!before) return undefined;
    // A state that is deleted with the blanks before it may seem to lose a later stretch of the same length, if what
    // follows begins alike; but never later than within its name, for there the two differ.
    const nameTo = before.from + name.length + 2;
    if (changes().some((change) => change.from < nameTo && change.to >= before.to)) return undefined;
    return { from: mapOffset(changes(), before.from, 'after'), to: mapOffset(changes(), before.to, 'before') };
  };

  /**
   * What is readable where the state's key was, if that is a state which was not there before: the state was renamed.
   */
  const isRenamed = (scope: Scope, range: TextRange, readable: ReadonlySet<StateId>): boolean => {
    const there = pointerAt(tree, range.from + 1);
    // only ids are in the set
    return readable.has(there as StateId) && !scope.states.some((state) => state.id === there);
  };

  return {
    in: (scope, readable) =>
      scope.states.filter((state) => {
        if (readable.has(state.id)) return false;
        const range = rangeNow(state);
        if (!range || range.from >= range.to || isRenamed(scope, range, readable)) return false;
        ranges.set(state.id, range);
        return true;
      }),
    ranges,
  };
}

/** The readable states with the lost ones at the places that they had among them. */
export function weaveStates(
  readable: readonly State[],
  lost: readonly State[],
  before: readonly State[],
): readonly State[] {
  if (lost.length === 0) return readable;
  const result = [...readable];
  const isLost = new Set(lost.map(({ id }) => id));
  for (const [index, state] of before.entries()) {
    if (!isLost.has(state.id)) continue;
    const place = lost.find(({ id }) => id === state.id) ?? state;
    const leader = before.slice(0, index).findLast(({ id }) => result.some((other) => other.id === id));
    result.splice(leader ? result.findIndex(({ id }) => id === leader.id) + 1 : 0, 0, place);
  }
  return result;
}

/** The same state marked broken, with everything inside of it; itself, when it is marked already. */
export function markBroken(state: State): State {
  if (state.broken && state.scopes.every((scope) => scope.states.every((inner) => inner.broken))) return state;
  return {
    ...state,
    broken: true,
    scopes: state.scopes.map((scope) => ({ ...scope, states: scope.states.map(markBroken) })),
  };
}
