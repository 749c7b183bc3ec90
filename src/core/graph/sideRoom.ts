/**
 * How much room a box needs for the lines at its sides, before anything is placed.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Flow } from './flow';
import type { FlowTree } from './flowTree';
import type { ScopeShape, ShapeNode } from './scopeShape';

/** Where a single line meets the side of a container: in the middle of its header. */
export const headerPort = 28;

/** The length that a box needs for what may leave at one of its sides. */
export function lengthForSides(shape: ScopeShape, flow: Flow, tree: FlowTree, node: number): number {
  let [ends, sides] = [0, 0];
  for (const edge of flow.outOf[node]!) {
    if (shape.edges[edge]!.isSide) sides += roomOf(shape, edge);
    else if (tree.wayOf[edge] === 'loop' || tree.wayOf[edge] === 'cross') ends += roomOf(shape, edge);
  }
  const entries = tree.loops.has(node) ? 12 : 0;
  return Math.max(ends, sides) === 0 ? 0 : Math.max(ends, sides) + entries + 8;
}

/** How far down a container its ports may be: they are beside its header, so that lines need not pass all of it. */
export function portDepth(shape: ScopeShape, flow: Flow, tree: FlowTree, node: number): number {
  return Math.max(2 * headerPort, lengthForSides(shape, flow, tree, node) + 4);
}

/** A node with at least a length. */
export function lengthened(node: ShapeNode, along: number): ShapeNode {
  return along > node.along ? { ...node, along } : node;
}

/** The room of one line at a side: that of its label. */
export function roomOf({ edges }: ScopeShape, edge: number): number {
  const { label } = edges[edge]!;
  return label ? label.along + 2 : 12;
}
