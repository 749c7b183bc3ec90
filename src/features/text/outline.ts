import type { Machine, Scope, State } from '../../core/asl/model';
import { rangeOf, type TreeNode } from '../../core/document/tree';

/** A line of the outline of a text: a state, with the states inside it. */
export type OutlineEntry = {
  readonly name: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly children: readonly OutlineEntry[];
};

/** The states of a machine as an outline, in the order of the text. */
export function buildOutline(machine: Machine): readonly OutlineEntry[] {
  return entriesOf(machine, machine.root);
}

function entriesOf(machine: Machine, scope: Scope): readonly OutlineEntry[] {
  return scope.states.flatMap((state) => entryOf(machine, state) ?? []);
}

function entryOf(machine: Machine, state: State): OutlineEntry | undefined {
  const range = rangeOf(machine.tree, state.id);
  if (!range) return undefined;
  const { from, to, keyFrom = from, keyTo = to } = range;
  return {
    name: state.name,
    detail: state.typeText ?? state.type ?? '',
    from: keyFrom,
    to,
    nameFrom: keyFrom,
    nameTo: keyTo,
    children: state.scopes.flatMap((scope) => entriesOf(machine, scope)),
  };
}

/** The stretches of a tree that fold: every object and list that is longer than a line. */
export function readFolds(
  root: TreeNode | undefined,
  lineOf: (offset: number) => number,
): readonly { readonly start: number; readonly end: number }[] {
  const folds: { start: number; end: number }[] = [];
  const pending: TreeNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'scalar') continue;
    const [start, end] = [lineOf(node.from), lineOf(node.to)];
    // The line with the closing bracket stays in view.
    if (end - start > 1) folds.push({ start, end: end - 1 });
    if (node.kind === 'array') for (const item of node.items) pending.push(item);
    else for (const { value } of node.members) if (value) pending.push(value);
  }
  return folds;
}
