import type { Machine, StateId, Transition } from '../../core/asl/model';
import { pointerAt, rangeOf, type SyntaxTree } from '../../core/document/tree';

/** A stretch of text that names a state: its own key, or a property that leads to it. */
export type NamedState = {
  readonly name: string;
  readonly stateId?: StateId;
  readonly from: number;
  readonly to: number;
};

/** The state that is named at an offset, if one is. A name that no state has is given without an id. */
export function namedStateAt(machine: Machine, offset: number): NamedState | undefined {
  const { tree } = machine;
  const pointer = pointerAt(tree, offset);
  const state = machine.states.get(pointer as StateId); // a StateId is a pointer that is a key of this map
  const range = rangeOf(tree, pointer);
  if (!range) return undefined;
  if (state && range.keyFrom !== undefined && range.keyTo !== undefined) {
    return offset >= range.keyFrom && offset <= range.keyTo
      ? { name: state.name, stateId: state.id, ...withoutQuotes(tree, range.keyFrom, range.keyTo) }
      : undefined;
  }
  const transition = transitionsOf(machine).find(({ id }) => id === pointer);
  return (
    transition && {
      name: transition.targetName,
      stateId: transition.target,
      ...withoutQuotes(tree, range.from, range.to),
    }
  );
}

/** Where a state is named: its own key first, then everything that leads to it. */
export function placesOfState(
  machine: Machine,
  stateId: StateId,
): readonly { readonly from: number; readonly to: number }[] {
  const { tree } = machine;
  const own = rangeOf(tree, stateId);
  const leading = transitionsOf(machine).flatMap(({ id, target }) =>
    target === stateId ? (rangeOf(tree, id) ?? []) : [],
  );
  const key =
    own?.keyFrom !== undefined && own.keyTo !== undefined ? [withoutQuotes(tree, own.keyFrom, own.keyTo)] : [];
  return [...key, ...leading.map(({ from, to }) => withoutQuotes(tree, from, to))];
}

function transitionsOf(machine: Machine): readonly Transition[] {
  const starts = [...machine.scopes.values()].flatMap((scope) => scope.startAt ?? []);
  return [...starts, ...[...machine.states.values()].flatMap((state) => state.transitions)];
}

function withoutQuotes(tree: SyntaxTree, from: number, to: number): { readonly from: number; readonly to: number } {
  const isQuoted = to - from >= 2 && /^(["']).*\1$/s.test(tree.text.slice(from, to));
  return isQuoted ? { from: from + 1, to: to - 1 } : { from, to };
}
