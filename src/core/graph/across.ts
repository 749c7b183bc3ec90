/**
 * Where everything is across the way of the workflow, in absolute places.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Column, FlowTree } from './flowTree';
import type { Sweep } from './sweepState';

/** Where everything is across. */
export type Across = {
  /** The middle of each box. */
  readonly middle: Float64Array;
  /** The own line of each edge. */
  readonly line: Float64Array;
  readonly columns: ReadonlyMap<Column, number>;
};

/** Places relative to the node above: of boxes, lines and columns. */
export type RelativePlaces = {
  readonly nodeAt: Float64Array;
  readonly lineAt: Float64Array;
  readonly columnAt: ReadonlyMap<Column, number>;
};

/** Adds up the relative places from the root outwards. */
export function addUpAcross(tree: FlowTree, sweep: Sweep, { nodeAt, lineAt, columnAt }: RelativePlaces): Across {
  const { root, items } = tree;
  const middle = new Float64Array(root);
  const line = new Float64Array(lineAt.length);
  const columns = new Map<Column, number>();
  const waiting: { readonly node: number; readonly at: number }[] = [{ node: root, at: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, at } = next;
    if (node !== root) middle[node] = at;
    const loops = tree.loops.get(node);
    for (const column of loops ? [loops.left, loops.right] : [])
      if (columnAt.has(column)) columns.set(column, at + columnAt.get(column)!);
    for (const item of items[node]!) {
      if (item.kind === 'line') line[item.edge] = at + lineAt[item.edge]!;
      else if (item.kind === 'column') columns.set(item.column, at + (columnAt.get(item.column) ?? 0));
      else {
        const below = at + nodeAt[item.node]!;
        if (item.kind === 'child' && item.edge >= 0) line[item.edge] = below;
        waiting.push({ node: item.node, at: below });
      }
    }
  }
  sweep.trunkOf.forEach((edge, node) => {
    if (edge >= 0) line[edge] = middle[node]!;
  });
  return { middle, line, columns };
}
