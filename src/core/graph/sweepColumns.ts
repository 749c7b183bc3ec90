/** The columns in which lines lead back, or across to a meeting place elsewhere. */
import type { Column } from './flowTree';
import type { SweepState } from './sweepState';

/** The sides on which an edge may go back, the better one first. */
export function sidesOf(state: SweepState, edge: number): readonly ('left' | 'right')[] {
  const { edges } = state.shape;
  const { keyOfNode } = state.tree;
  const { bottom } = state.distances;
  const { tree, from } = state;
  const { source, target, isSide } = edges[edge]!;
  const own = tree.columnOf.get(edge);
  if (own) return [own.key < keyOfNode[source]! ? 'left' : 'right'];
  if (source !== target && from[source]! < bottom(target)) return ['right']; // a handler beside a container
  const depth = tree.ancestors.depth(target);
  const leftIsFree = tree.blockedLeft[source]! <= depth;
  const rightIsFree = tree.blockedRight[source]! <= depth;
  const prefersRight = leftIsFree === rightIsFree ? isSide : rightIsFree;
  return prefersRight ? ['right', 'left'] : ['left', 'right'];
}

/** The key of the column in which an edge goes back at a side. */
export function keyTo(state: SweepState, edge: number, side: 'left' | 'right'): number {
  const { edges } = state.shape;
  const { tree } = state;
  return (tree.columnOf.get(edge) ?? tree.loops.get(edges[edge]!.target)![side]).key;
}

/** Leads an edge back in its column, from a place on. */
export function takeColumn(state: SweepState, edge: number, side: 'left' | 'right', at: number): void {
  const { edges } = state.shape;
  const { tree, from, lineEnd } = state;
  const own = tree.columnOf.get(edge);
  const column = own ?? tree.loops.get(edges[edge]!.target)![side];
  const { source, target } = edges[edge]!;
  reach(state, column, edge, at);
  reach(state, column, edge, lineEnd[edge] === 0 ? from[source]! : at);
  if (!own) reach(state, column, edge, from[target]!);
}

/** Makes a column reach to a place, for an edge. */
export function reach(state: SweepState, column: Column, edge: number, at: number): void {
  const { columns, columnOf } = state;
  columnOf.set(edge, column);
  const used = columns.get(column) ?? { edges: [], from: at, to: at };
  columns.set(column, used);
  if (used.edges.at(-1) !== edge) used.edges.push(edge);
  used.from = Math.min(used.from, at);
  used.to = Math.max(used.to, at);
}
