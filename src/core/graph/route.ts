/**
 * The ways of edges, as points, once everything has its place. A way leaves its
 * box, follows its own line or column, and turns only where the sweep found room.
 * Lines that meet have their last points in common, so that they are drawn as one.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Flow } from './flow';
import type { FlowTree } from './flowTree';
import type { Across } from './across';
import { portReach, spacing, type Extent, type ScopeShape } from './scopeShape';
import { sidePorts } from './sidePorts';
import type { Sweep } from './sweepState';

/** A point on the two axes of a scope. */
export type Spot = { readonly across: number; readonly along: number };

/** A rectangle on the two axes of a scope, by its corner nearest to the start. */
export type Area = Spot & { readonly size: Extent };

/** The way of an edge, and the place of its label. */
export type Way = { readonly spots: readonly Spot[]; readonly label?: Area };

/** How far from a corner of a box a line may enter it, and from the middle where others enter. */
const cornerRoom = 14;
const portRoom = 14;

/** Finds the ways of all edges of a scope. */
export function routeEdges(
  shape: ScopeShape,
  flow: Flow,
  tree: FlowTree,
  sweep: Sweep,
  across: Across,
): readonly Way[] {
  const { nodes, edges } = shape;
  const bottom = (node: number): number => sweep.from[node]! + nodes[node]!.along;
  const portsOf = new Map<string, ReturnType<typeof sidePorts>>();

  /** Whether lines that left at a side, or at an end, enter a box where lines meet. */
  const hasSides = new Uint8Array(nodes.length);
  const hasEnds = new Uint8Array(nodes.length);
  edges.forEach(({ target, isSide }, edge) => {
    if (tree.wayOf[edge] !== 'loop') (isSide ? hasSides : hasEnds)[target] = 1;
  });

  function ports(node: number, side: 'left' | 'right'): ReturnType<typeof sidePorts> {
    const key = `${side}${node}`;
    let known = portsOf.get(key);
    if (!known) portsOf.set(key, (known = sidePorts(shape, flow, tree, sweep, node, side)));
    return known;
  }

  /** The first points, down to where the edge's own line or column is reached. */
  function leave(edge: number, lineAt: number): Spot[] {
    const { source } = edges[edge]!;
    const exit = sweep.exitOf[edge]!;
    const middle = across.middle[source]!;
    if (exit === 'end') {
      const spots: Spot[] = [{ across: middle, along: bottom(source) }];
      const bar = sweep.forkBarOf[source]!;
      if (lineAt !== middle) spots.push({ across: middle, along: bar }, { across: lineAt, along: bar });
      return spots;
    }
    const along = sweep.from[source]! + ports(source, exit).ports.get(edge)!;
    const half = nodes[source]!.across / 2;
    return [
      { across: middle + (exit === 'left' ? -half : half), along },
      { across: lineAt, along },
    ];
  }

  /** The last points of a line that arrives from somewhere else, from its bar to the box. */
  function arrive(edge: number, lineAt: number): readonly Spot[] {
    const { target, isSide } = edges[edge]!;
    const port = portOf(edge, lineAt);
    const end = { across: port, along: sweep.from[target]! };
    if (port === lineAt) return [end];
    const bar = isSide ? sweep.sideBarOf[target]! : sweep.barOf[target]!;
    return [{ across: lineAt, along: bar }, { across: port, along: bar }, end];
  }

  /** Where a line enters its target: in the middle, or beside it when errors and others arrive. */
  function portOf(edge: number, lineAt: number): number {
    const { target, isSide } = edges[edge]!;
    const middle = across.middle[target]!;
    const isTrunk = sweep.trunkOf[target] !== -1; // the line of errors is the straight one
    if (isSide === isTrunk || !(isTrunk ? hasSides : hasEnds)[target]) return middle;
    const half = nodes[target]!.across / 2;
    const off = lineAt - middle;
    if (Math.abs(off) <= half - cornerRoom && Math.abs(off) >= portRoom) return lineAt;
    return middle + Math.sign(off || 1) * Math.max(Math.min(portReach, half / 2), Math.min(portRoom, half - 4));
  }

  /** What is left of a way from its own line on. */
  function onward(edge: number): readonly Spot[] {
    const { target } = edges[edge]!;
    const lineAt = across.line[edge]!;
    const joined = sweep.joins[edge]!;
    const column = sweep.columnOf.get(edge);
    if (joined !== -1) {
      const nextAt = across.line[joined]!;
      const along = sweep.lineEnd[edge]!;
      const turn =
        sweep.exitOf[edge] === 'end' && nextAt !== lineAt
          ? [
              { across: lineAt, along },
              { across: nextAt, along },
            ]
          : [];
      return [...turn, ...onward(joined)];
    }
    if (!column)
      return tree.wayOf[edge] === 'stem' ? [{ across: lineAt, along: sweep.from[target]! }] : arrive(edge, lineAt);
    const columnAt = across.columns.get(column)!;
    const turn =
      sweep.lineEnd[edge] === 0
        ? []
        : [
            { across: lineAt, along: sweep.lineEnd[edge]! },
            { across: columnAt, along: sweep.lineEnd[edge]! },
          ];
    if (column.side === 'between') return [...turn, ...arrive(edge, columnAt)];
    const entry = sweep.from[target]! + ports(target, column.side).entry;
    const half = nodes[target]!.across / 2;
    return [
      ...turn,
      { across: columnAt, along: entry },
      { across: across.middle[target]! + (column.side === 'left' ? -half : half), along: entry },
    ];
  }

  /** Where the line of an edge runs when it leaves its box. */
  function firstLine(edge: number): number {
    const column = sweep.columnOf.get(edge);
    if (column && sweep.lineEnd[edge] === 0) return across.columns.get(column)!;
    if (sweep.exitOf[edge] === 'end') return across.line[edge]!;
    let at = edge;
    while (sweep.joins[at] !== -1) at = sweep.joins[at]!;
    return across.line[at]!;
  }

  function labelOf(edge: number, lineAt: number): Area | undefined {
    const { source, label } = edges[edge]!;
    if (!label) return undefined;
    const exit = sweep.exitOf[edge]!;
    if (exit === 'end') return { across: lineAt - label.across / 2, along: sweep.labelOf[source]!, size: label };
    const side = across.middle[source]! + ((exit === 'left' ? -1 : 1) * nodes[source]!.across) / 2;
    const along = sweep.from[source]! + ports(source, exit).ports.get(edge)! - label.along / 2;
    return {
      across: exit === 'left' ? side - spacing.sideLabel - label.across : side + spacing.sideLabel,
      along,
      size: label,
    };
  }

  return edges.map((_, edge) => {
    const lineAt = firstLine(edge);
    const label = labelOf(edge, lineAt);
    const spots = straighten(leave(edge, lineAt), onward(edge));
    return label ? { spots, label } : { spots };
  });
}

/** One way of two parts, without points that repeat, and those that lie on a straight line. */
function straighten(first: readonly Spot[], onward: readonly Spot[]): readonly Spot[] {
  const way: Spot[] = [];
  for (const spot of first) keep(way, spot);
  for (const spot of onward) keep(way, spot);
  return way;
}

/** Adds a point to a way. */
function keep(way: Spot[], spot: Spot): void {
  const last = way.at(-1);
  if (last && last.across === spot.across && last.along === spot.along) return;
  const before = way.at(-2);
  const isStraight =
    last &&
    before &&
    ((before.across === last.across && last.across === spot.across) ||
      (before.along === last.along && last.along === spot.along));
  if (isStraight) way.pop();
  way.push(spot);
}
