/**
 * Where everything is along the way of the workflow. The sweep goes from the start onwards and places each box as early
 * as its predecessors allow, so that a large container does not hold up what is beside it. Because it only ever looks
 * back at what it has passed, it can also decide where a line may cross: bars on which ways meet, lines that join a
 * line with the same target, and the ways back of loops are put where no box is in between.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { createHeap } from '../base/heap';
import { createDistances } from './distances';
import type { Flow } from './flow';
import type { Column, FlowTree, Hold } from './flowTree';
import { createFrontList } from './front';
import { spacing, type ScopeShape } from './scopeShape';

/** See `sweepAlong`. */
export type Sweep = {
  /** Where each box begins. */
  readonly from: Float64Array;
  /** Where the lines and labels below a box are done with parting. */
  readonly forkOf: Float64Array;
  /** Several lines leave at the end of a box. */
  readonly isForked: Uint8Array;
  /** The bar from which the lines below a box part, and where their labels begin. */
  readonly forkBarOf: Float64Array;
  readonly labelOf: readonly number[];
  /** How an edge leaves: at the end of its box, or at a side. */
  readonly exitOf: readonly Hold[];
  /**
   * Where the own line of an edge ends: at the bar above its target, at the line it joins, or at the bar to its column.
   */
  readonly lineEnd: Float64Array;
  /** The edge whose line an edge joins, or -1. */
  readonly joins: Int32Array;
  /** Some lines come to a box from elsewhere, and turn at its bars. */
  readonly meetsAt: Uint8Array;
  /** The bars above a box, for lines that left at an end and for those that left at a side. */
  readonly barOf: Float64Array;
  readonly sideBarOf: Float64Array;
  /** The edge whose line goes straight down to a box that handles errors, or -1. */
  readonly trunkOf: Int32Array;
  /** The columns that are used, with their edges and how far they reach. */
  readonly columns: ReadonlyMap<Column, { readonly edges: number[]; from: number; to: number }>;
  /** The column of each edge that leads back or across. */
  readonly columnOf: ReadonlyMap<number, Column>;
};

type Task =
  | { readonly kind: 'box'; readonly node: number }
  | { readonly kind: 'sides'; readonly node: number }
  | { readonly kind: 'joinLine'; readonly edge: number }
  | { readonly kind: 'leaveEnd'; readonly edge: number };

/** A task, and where along it is due; at the same place those further left come first. */
type Due = { readonly at: number; readonly rank: number; readonly task: Task };

const clearance = 7;

/** Lines to the same target that would run beside each other for longer than this are joined. */
const longBeside = 110;

/** Finds all places along. Linear but for a logarithm, and for the width of the workflow where lines cross it. */
export function sweepAlong(shape: ScopeShape, flow: Flow, tree: FlowTree): Sweep {
  const { nodes, edges } = shape;
  const { wayOf, keyOfNode, keyOfEdge, items } = tree;
  const from = new Float64Array(nodes.length);
  const forkOf = new Float64Array(nodes.length);
  const isForked = new Uint8Array(nodes.length);
  const forkBarOf = new Float64Array(nodes.length);
  const lineEnd = new Float64Array(edges.length);
  const joins = new Int32Array(edges.length).fill(-1);
  const meetsAt = new Uint8Array(nodes.length);
  const barOf = new Float64Array(nodes.length);
  const sideBarOf = new Float64Array(nodes.length);
  const trunkOf = new Int32Array(nodes.length).fill(-1);
  const exitOf: Hold[] = edges.map(() => 'end');
  for (const list of items)
    for (const item of list)
      if (item.kind === 'line' || (item.kind === 'child' && item.edge >= 0)) exitOf[item.edge] = item.hold;
  const columns = new Map<Column, { edges: number[]; from: number; to: number }>();
  const columnOf = new Map<number, Column>();
  const front = createFrontList();
  const heap = createHeap<Due>((a, b) => a.at < b.at || (a.at === b.at && a.rank < b.rank));
  const couldJoin = new Map<number, { readonly line: number; readonly at: number }>();
  const bars: { readonly at: number; readonly low: number; readonly high: number }[] = [];

  const { isForward, bottom, sideDepth, lineStart, earliest, meetOf, labelFrom, belowEnds } = createDistances(
    shape,
    flow,
    tree,
    { from, forkOf, forkBarOf, isForked, exitOf },
  );
  const waits = new Int32Array(nodes.length);
  edges.forEach(({ target }, edge) => {
    if (isForward(edge)) waits[target]!++;
  });
  function arrivalsOf(node: number): readonly number[] {
    return flow.into[node]!.filter((edge) => wayOf[edge] !== 'loop' && joins[edge] === -1);
  }

  function placeBox(node: number, wanted: number): void {
    const at = Math.max(wanted, earliest(node));
    const meet = meetOf(node);
    if (at === wanted) joinLongLines(node, at - meet);
    const arrivals = arrivalsOf(node);
    const meets = arrivals.some((edge) => wayOf[edge] !== 'stem');
    let hasTwoBars = false;
    if (at > wanted) return heap.push({ at, rank: keyOfNode[node]!, task: { kind: 'box', node } });
    if (meets) {
      let low = keyOfNode[node]!;
      let high = low;
      for (const edge of arrivals) {
        const key = wayOf[edge] === 'cross' ? tree.columnOf.get(edge)!.key : keyOfEdge[edge]!;
        low = Math.min(low, key);
        high = Math.max(high, key);
      }
      const bar = at - meet;
      const turning = arrivals.filter((edge) => wayOf[edge] !== 'stem');
      hasTwoBars = turning.some((edge) => edges[edge]!.isSide) && turning.some((edge) => !edges[edge]!.isSide);
      const later =
        barBlocked(low, high, bar) ?? (hasTwoBars ? barBlocked(low, high, bar + spacing.secondBar) : undefined);
      if (later !== undefined)
        return heap.push({ at: later + meet, rank: keyOfNode[node]!, task: { kind: 'box', node } });
      bars.push({ at: bar, low, high });
      if (hasTwoBars) bars.push({ at: bar + spacing.secondBar, low, high });
    }
    from[node] = at;
    meetsAt[node] = meets ? 1 : 0;
    barOf[node] = at - meet;
    sideBarOf[node] = barOf[node]! + (hasTwoBars ? spacing.secondBar : 0);
    let trunkKey = -1;
    for (const edge of arrivals) {
      const bar = edges[edge]!.isSide ? sideBarOf[node]! : barOf[node]!;
      if (wayOf[edge] === 'cross') {
        reach(tree.columnOf.get(edge)!, edge, bar);
        continue;
      }
      lineEnd[edge] = wayOf[edge] === 'stem' ? at : bar;
      const line = front.removeLine(edge, keyOfEdge[edge]!);
      if (
        wayOf[edge] !== 'line' ||
        !edges[edge]!.isSide ||
        !tree.isSide[node] ||
        line?.isShadowed !== false ||
        line.key < trunkKey
      )
        continue;
      trunkKey = line.key;
      trunkOf[node] = edge;
    }
    leaveBox(node);
  }

  /** Whether a bar can be at a place; if not, the next place to try. */
  function barBlocked(low: number, high: number, at: number): number | undefined {
    const until = front.blockedUntil(low, high, at - clearance, at + clearance);
    if (until !== undefined) return until + clearance + 2;
    for (let i = bars.length - 1; i >= 0; i--) {
      const bar = bars[i]!;
      if (bar.at < at - 1000) break; // bars are added about in order
      if (Math.abs(bar.at - at) < clearance && bar.low < high && bar.high > low) return bar.at + clearance + 2;
    }
    return undefined;
  }

  /** Begins what leaves a box that has just been placed. */
  function leaveBox(node: number): void {
    const end = bottom(node);
    let below = 0;
    for (const item of items[node]!)
      if (item.hold === 'end' && (item.kind === 'child' || (item.kind === 'line' && !item.isBack))) below++;
    const label = longestLabel(node);
    isForked[node] = below > 1 ? 1 : 0;
    forkBarOf[node] = end + spacing.fork + (isForked[node] ? belowEnds(node) : 0);
    forkOf[node] = label === 0 ? (isForked[node] ? forkBarOf[node]! : end) : labelFrom(node) + label;
    front.add(
      { kind: 'box', key: keyOfNode[node]!, from: from[node]!, to: isForked[node] ? forkOf[node] : end },
      from[node]!,
    );

    let leavesAtSide = false;
    for (const edge of flow.outOf[node]!) {
      const { target } = edges[edge]!;
      if (!isForward(edge) || exitOf[edge] !== 'end') {
        leavesAtSide = true;
      } else {
        addLine(edge, from[node]!);
        if (wayOf[edge] === 'line')
          heap.push({ at: lineStart(edge) + 12, rank: keyOfEdge[edge]!, task: { kind: 'joinLine', edge } });
      }
      if (isForward(edge) && --waits[target]! === 0)
        heap.push({ at: earliest(target), rank: keyOfNode[target]!, task: { kind: 'box', node: target } });
    }
    if (leavesAtSide)
      heap.push({ at: from[node]! + sideDepth(node), rank: keyOfNode[node]!, task: { kind: 'sides', node } });
  }

  function longestLabel(node: number): number {
    let longest = 0;
    for (const edge of flow.outOf[node]!)
      if (exitOf[edge] === 'end' && isForward(edge)) longest = Math.max(longest, edges[edge]!.label?.along ?? 0);
    return longest;
  }

  function addLine(edge: number, along: number): void {
    const { source, target, isSide } = edges[edge]!;
    front.add(
      {
        kind: 'line',
        key: keyOfEdge[edge]!,
        edge,
        target,
        source,
        isSide,
        targetKey: keyOfNode[target]!,
        since: along,
        begins: exitOf[edge] === 'end' ? bottom(source) : along,
        isShadowed: false,
      },
      along,
    );
  }

  /** Notes that a line could join another one to the same target that is right beside it. */
  function joinLine(edge: number, at: number): void {
    const { source, target, isSide } = edges[edge]!;
    const key = keyOfEdge[edge]!;
    for (const side of ['right', 'left'] as const) {
      // A line that could join another one itself will have done so, if this one does.
      const line = front.nearestLine(key, side, at - 12, at, (other) =>
        other.target !== target || other.isSide !== isSide
          ? 'inTheWay'
          : couldJoin.has(other.edge)
            ? 'passed'
            : 'wanted',
      );
      if (!line || couldJoin.has(edge)) continue;
      // A line beside it from the same box is joined from right to left only, one from further up either way.
      if (line.source === source ? side === 'left' : line.since < from[source]! - 8)
        couldJoin.set(edge, { line: line.edge, at: at - 4 });
    }
  }

  /** Lines that run beside each other for long become one. */
  function joinLongLines(node: number, bar: number): void {
    if (couldJoin.size === 0) return;
    const offers = arrivalsOf(node).flatMap((edge) => {
      const offer = couldJoin.get(edge);
      return offer && bar - offer.at >= longBeside ? [{ edge, ...offer }] : [];
    });
    for (const { edge, line, at } of offers) {
      joins[edge] = line;
      lineEnd[edge] = at;
      front.removeLine(edge, keyOfEdge[edge]!);
    }
  }

  /** Decides how lines leave at the sides of a box, now that everything beside it is known. */
  function leaveSides(node: number): void {
    const [top, end] = [from[node]!, from[node]! + sideDepth(node)];
    for (const edge of flow.outOf[node]!) {
      const { target, isSide } = edges[edge]!;
      if (isForward(edge)) {
        if (!isSide) continue;
        const towards = exitOf[edge] === 'left' ? 'left' : 'right';
        const line =
          wayOf[edge] === 'line'
            ? front.nearestLine(keyOfNode[node]!, towards, top, end, (other) =>
                other.target === target && other.isSide ? 'wanted' : 'passed',
              )
            : undefined;
        if (line) joins[edge] = line.edge;
        else addLine(edge, top);
        continue;
      }
      const exit = sidesOf(edge).find(
        (side) => front.blockedUntil(keyOfNode[node]!, keyTo(edge, side), top, end) === undefined,
      );
      if (exit) {
        exitOf[edge] = exit;
        takeColumn(edge, exit, end);
      } else if (isSide) {
        addLine(edge, top);
        heap.push({ at: end + 12, rank: keyOfEdge[edge]!, task: { kind: 'leaveEnd', edge } });
      } else {
        const { label } = edges[edge]!;
        const below = flow.outOf[node]!.filter((other) => exitOf[other] === 'end').length;
        if (below > 1) isForked[node] = 1;
        if (label) forkOf[node] = labelFrom(node) + Math.max(longestLabel(node), label.along);
        addLine(edge, top);
        heap.push({
          at: Math.max(forkOf[node]!, bottom(node) + 6) + 12,
          rank: keyOfEdge[edge]!,
          task: { kind: 'leaveEnd', edge },
        });
      }
    }
  }

  /** A line back that could not leave at a side goes on until its bar to the column is free. */
  function leaveEnd(edge: number, at: number): void {
    let next = Infinity;
    for (const side of sidesOf(edge)) {
      const [low, high] = [
        Math.min(keyOfEdge[edge]!, keyTo(edge, side)),
        Math.max(keyOfEdge[edge]!, keyTo(edge, side)),
      ];
      const later = barBlocked(low, high, at);
      if (later === undefined) {
        bars.push({ at, low, high });
        lineEnd[edge] = at;
        front.removeLine(edge, keyOfEdge[edge]!);
        return takeColumn(edge, side, at);
      }
      next = Math.min(next, later);
    }
    heap.push({ at: next, rank: keyOfEdge[edge]!, task: { kind: 'leaveEnd', edge } });
  }

  /** The sides on which an edge may go back, the better one first. */
  function sidesOf(edge: number): readonly ('left' | 'right')[] {
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

  function keyTo(edge: number, side: 'left' | 'right'): number {
    return (tree.columnOf.get(edge) ?? tree.loops.get(edges[edge]!.target)![side]).key;
  }

  function takeColumn(edge: number, side: 'left' | 'right', at: number): void {
    const own = tree.columnOf.get(edge);
    const column = own ?? tree.loops.get(edges[edge]!.target)![side];
    const { source, target } = edges[edge]!;
    reach(column, edge, at);
    reach(column, edge, lineEnd[edge] === 0 ? from[source]! : at);
    if (!own) reach(column, edge, from[target]!);
  }

  function reach(column: Column, edge: number, at: number): void {
    columnOf.set(edge, column);
    const used = columns.get(column) ?? { edges: [], from: at, to: at };
    columns.set(column, used);
    if (used.edges.at(-1) !== edge) used.edges.push(edge);
    used.from = Math.min(used.from, at);
    used.to = Math.max(used.to, at);
  }

  for (const root of flow.roots) {
    const first = nodes[0]!;
    const at = root !== 0 && first.kind === 'start' ? first.along + spacing.startGap : 0;
    heap.push({ at: Math.max(at, earliest(root)), rank: keyOfNode[root]!, task: { kind: 'box', node: root } });
  }
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { at, task } = next;
    if (task.kind === 'box') placeBox(task.node, at);
    else if (task.kind === 'sides') leaveSides(task.node);
    else if (task.kind === 'joinLine') joinLine(task.edge, at);
    else leaveEnd(task.edge, at);
  }
  const labelOf = nodes.map((_, node) => labelFrom(node));
  return {
    from,
    forkOf,
    isForked,
    forkBarOf,
    labelOf,
    exitOf,
    lineEnd,
    joins,
    meetsAt,
    barOf,
    sideBarOf,
    trunkOf,
    columns,
    columnOf,
  };
}
