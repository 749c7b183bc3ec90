/**
 * Distances along the way of a workflow, from what is placed to what comes
 * next. They look at the arrays of the sweep while it fills them.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Flow } from './flow';
import type { FlowTree, Hold } from './flowTree';
import { spacing, type ScopeShape } from './scopeShape';
import { portDepth } from './sideRoom';

/** What of the sweep distances depend on; see `Sweep` for the members. */
export type Placing = {
  readonly from: Float64Array;
  readonly forkOf: Float64Array;
  readonly forkBarOf: Float64Array;
  readonly isForked: Uint8Array;
  readonly exitOf: readonly Hold[];
};

/** Creates the distances of a sweep. */
export function createDistances(shape: ScopeShape, flow: Flow, tree: FlowTree, placing: Placing) {
  const { nodes, edges } = shape;
  const { wayOf, items } = tree;
  const { from, forkOf, forkBarOf, isForked, exitOf } = placing;
  const isForward = (edge: number): boolean => wayOf[edge] === 'stem' || wayOf[edge] === 'line';
  const bottom = (node: number): number => from[node]! + nodes[node]!.along;
  /** How far down a box its sides are looked at for lines that leave there. */
  const sideDepth = (node: number): number =>
    isTall(node) ? Math.min(nodes[node]!.along, portDepth(shape, flow, tree, node)) : nodes[node]!.along;
  const isTall = (node: number): boolean => nodes[node]!.kind === 'container';

  /** The earliest place for the bar or box that an edge leads to. */
  function lineStart(edge: number): number {
    const { source, label } = edges[edge]!;
    if (exitOf[edge] !== 'end')
      return isTall(source) ? from[source]! + sideDepth(source) : bottom(source) - spacing.beforeMeet + 4;
    return label ? forkOf[source]! : bottom(source) + 6;
  }

  /** The least distance along a straight line. */
  function straightGap(edge: number): number {
    const { source, target, label, isSide } = edges[edge]!;
    if (isSide) return isTall(source) ? from[source]! + sideDepth(source) + 12 - bottom(source) : spacing.gap;
    if (label) return forkOf[source]! - bottom(source) + spacing.afterLabel;
    const isDot = nodes[source]!.along < 20 || nodes[target]!.along < 20;
    if (isDot) return spacing.dotGap;
    return nodes[source]!.kind === 'start'
      ? spacing.startGap
      : nodes[target]!.kind === 'end'
        ? spacing.endGap
        : spacing.gap;
  }

  /** Where a box can begin, once all that leads to it is placed. */
  function earliest(node: number): number {
    let at = 0;
    let meets = false;
    for (const edge of flow.into[node]!) {
      if (wayOf[edge] === 'stem') at = Math.max(at, bottom(edges[edge]!.source) + straightGap(edge));
      else if (wayOf[edge] !== 'loop') meets = true;
    }
    if (!meets) return at;
    const meet = meetOf(node);
    for (const edge of flow.into[node]!) {
      const before = wayOf[edge] === 'stem' && meet === spacing.sideMeet ? 8 : spacing.beforeMeet;
      if (isForward(edge)) at = Math.max(at, lineStart(edge) + before + meet);
    }
    return Math.max(at, spacing.beforeMeet + meet);
  }

  /**
   * The room above a box for its bars: little where a line comes straight down
   * and others only join it from handlers' sides.
   */
  function meetOf(node: number): number {
    const into = flow.into[node]!.filter((edge) => wayOf[edge] !== 'loop');
    const isSimple =
      into.some((edge) => wayOf[edge] === 'stem') &&
      into.every((edge) => wayOf[edge] === 'stem' || edges[edge]!.isSide);
    return isSimple ? spacing.sideMeet : spacing.meet;
  }

  /** Where the labels of the lines below a box begin. */
  function labelFrom(node: number): number {
    return isForked[node] ? forkBarOf[node]! + spacing.forkLabel - spacing.fork : bottom(node) + spacing.loneLabel;
  }

  /**
   * How much lower a fork must be to pass below a final state beside its box, and the End of that: one choice after the
   * other would otherwise push each failure further out than the last.
   */
  function belowEnds(node: number): number {
    const parent = tree.ancestors.parent(node);
    if (parent === tree.root || !isForked[parent]) return 0;
    const siblings = items[parent]!;
    const place = siblings.findIndex((item) => item.kind === 'child' && item.node === node);
    let lower = 0;
    for (const beside of [siblings[place - 1], siblings[place + 1]]) {
      if (place < 0 || beside?.kind !== 'child' || beside.hold !== 'end') continue;
      const [only, another] = items[beside.node]!;
      if (another || only?.kind !== 'child' || nodes[only.node]!.kind !== 'end') continue;
      const until =
        earliest(beside.node) + nodes[beside.node]!.along + straightGap(only.edge) + nodes[only.node]!.along;
      lower = Math.max(lower, until + spacing.line - bottom(node) - spacing.fork);
    }
    return lower <= 2 * spacing.gap ? lower : 0;
  }

  return { isForward, bottom, sideDepth, lineStart, earliest, meetOf, labelFrom, belowEnds };
}
