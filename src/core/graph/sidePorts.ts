/**
 * Where lines meet the sides of a box: those that leave there (catchers, loops back)
 * and those that come in (loops back to it). From the start on: what turns back,
 * nearest first; what comes in; what goes on, farthest first. So none crosses another.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Flow } from './flow';
import type { FlowTree } from './flowTree';
import { spacing, type ScopeShape } from './scopeShape';
import { headerPort, roomOf } from './sideRoom';
import type { Sweep } from './sweepState';

/** A line at a side of a box. `-1` stands for all the loops that come in. */
type SideLine = { readonly edge: number; readonly order: number; readonly room: number };

const comesIn = -1;
const none = { left: 0, right: 0 } as const;

/** How far what is at a node's sides reaches out from them: labels, and the room to turn. */
export function sideExtents(
  shape: ScopeShape,
  flow: Flow,
  tree: FlowTree,
  sweep: Sweep,
  node: number,
): { readonly left: number; readonly right: number } {
  if (!tree.loops.has(node) && flow.outOf[node]!.every((edge) => sweep.exitOf[edge] === 'end')) return none;
  const reachOf = (side: 'left' | 'right'): number => {
    const lines = sideLines(shape, flow, tree, sweep, node, side);
    const labels = lines
      .map(({ edge }) => (edge === comesIn ? undefined : shape.edges[edge]!.label))
      .filter((label) => label !== undefined);
    if (labels.length > 0)
      return (
        labels.reduce((widest, { across }) => Math.max(widest, across), 0) + 2 * spacing.sideLabel - spacing.box + 4
      );
    return lines.length > 0 ? spacing.sideTurn - spacing.box : 0;
  };
  return { left: reachOf('left'), right: reachOf('right') };
}

/** Where along the box each line meets one of its sides, relative to the box; `entry` is where loops come in. */
export function sidePorts(
  shape: ScopeShape,
  flow: Flow,
  tree: FlowTree,
  sweep: Sweep,
  node: number,
  side: 'left' | 'right',
): { readonly ports: ReadonlyMap<number, number>; readonly entry: number } {
  const lines = sideLines(shape, flow, tree, sweep, node, side);
  const { along, kind } = shape.nodes[node]!;
  const total = lines.reduce((sum, { room }) => sum + room, 0);
  const middle = kind === 'container' ? Math.min(along / 2, Math.max(headerPort, total / 2 + 4)) : along / 2;
  let at = middle - total / 2;
  const ports = new Map<number, number>();
  let entry = middle;
  for (const { edge, room } of lines) {
    const port = Math.min(Math.max(at + room / 2, 4), along - 4);
    if (edge === comesIn) entry = port;
    else ports.set(edge, port);
    at += room;
  }
  return { ports, entry };
}

function sideLines(
  shape: ScopeShape,
  flow: Flow,
  tree: FlowTree,
  sweep: Sweep,
  node: number,
  side: 'left' | 'right',
): readonly SideLine[] {
  const lines: SideLine[] = [];
  const away = side === 'right' ? 1 : -1;
  for (const edge of flow.outOf[node]!) {
    if (sweep.exitOf[edge] !== side) continue;
    const turnsBack = sweep.columnOf.has(edge) && sweep.lineEnd[edge] === 0;
    const key = keyOfLine(tree, sweep, shape, edge) * away;
    lines.push({ edge, order: turnsBack ? key - 2e9 : 2e9 - key, room: roomOf(shape, edge) });
  }
  const column = tree.loops.get(node)?.[side];
  if (column && sweep.columns.has(column)) lines.push({ edge: comesIn, order: 0, room: 12 });
  return lines.sort((a, b) => a.order - b.order);
}

/** The key of the line or column that an edge runs in. */
function keyOfLine(tree: FlowTree, sweep: Sweep, shape: ScopeShape, edge: number): number {
  const column = sweep.columnOf.get(edge);
  if (column && sweep.lineEnd[edge] === 0) return column.key;
  let at = edge;
  while (sweep.joins[at] !== -1) at = sweep.joins[at]!;
  const { target } = shape.edges[at]!;
  return sweep.trunkOf[target] === at ? tree.keyOfNode[target]! : tree.keyOfEdge[at]!;
}
