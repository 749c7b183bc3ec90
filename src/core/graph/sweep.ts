/**
 * Where everything is along the way of the workflow. The sweep goes from the start onwards and places each box as early
 * as its predecessors allow, so that a large container does not hold up what is beside it. Because it only ever looks
 * back at what it has passed, it can also decide where a line may cross: bars on which ways meet, lines that join a
 * line with the same target, and the ways back of loops are put where no box is in between.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import type { Flow } from './flow';
import type { FlowTree } from './flowTree';
import { spacing, type ScopeShape } from './scopeShape';
import { reach } from './sweepColumns';
import { joinLine, joinLongLines } from './sweepJoins';
import { leaveEnd, leaveSides } from './sweepSides';
import {
  addLine,
  arrivalsOf,
  barBlocked,
  createSweepState,
  longestLabel,
  type Due,
  type Sweep,
  type SweepState,
} from './sweepState';

/** Finds all places along. Linear but for a logarithm, and for the width of the workflow where lines cross it. */
export function sweepAlong(shape: ScopeShape, flow: Flow, tree: FlowTree): Sweep {
  const state = createSweepState(shape, flow, tree);
  for (const root of flow.roots) {
    const first = shape.nodes[0]!;
    const at = root !== 0 && first.kind === 'start' ? first.along + spacing.startGap : 0;
    state.heap.push({
      at: Math.max(at, state.distances.earliest(root)),
      rank: tree.keyOfNode[root]!,
      task: { kind: 'box', node: root },
    });
  }
  for (let due = state.heap.pop(); due; due = state.heap.pop()) doTask(state, due);
  const { from, forkOf, isForked, forkBarOf, exitOf, lineEnd, joins, meetsAt } = state;
  const { barOf, sideBarOf, trunkOf, columns, columnOf } = state;
  const labelOf = shape.nodes.map((_, node) => state.distances.labelFrom(node));
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

function doTask(state: SweepState, { at, task }: Due): void {
  switch (task.kind) {
    case 'box':
      return placeBox(state, task.node, at);
    case 'sides':
      return leaveSides(state, task.node);
    case 'joinLine':
      return joinLine(state, task.edge, at);
    case 'leaveEnd':
      return leaveEnd(state, task.edge, at);
  }
}

/** Places a box, if it can be where it was wanted; else it is due again further on. */
function placeBox(state: SweepState, node: number, wanted: number): void {
  const { edges } = state.shape;
  const { wayOf, keyOfNode, keyOfEdge } = state.tree;
  const { earliest, meetOf } = state.distances;
  const { tree, from, meetsAt, barOf, sideBarOf, heap, bars } = state;
  const at = Math.max(wanted, earliest(node));
  const meet = meetOf(node);
  if (at === wanted) joinLongLines(state, node, at - meet);
  const arrivals = arrivalsOf(state, node);
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
      barBlocked(state, low, high, bar) ??
      (hasTwoBars ? barBlocked(state, low, high, bar + spacing.secondBar) : undefined);
    if (later !== undefined)
      return heap.push({ at: later + meet, rank: keyOfNode[node]!, task: { kind: 'box', node } });
    bars.push({ at: bar, low, high });
    if (hasTwoBars) bars.push({ at: bar + spacing.secondBar, low, high });
  }
  from[node] = at;
  meetsAt[node] = meets ? 1 : 0;
  barOf[node] = at - meet;
  sideBarOf[node] = barOf[node]! + (hasTwoBars ? spacing.secondBar : 0);
  endLines(state, node, arrivals);
  leaveBox(state, node);
}

/** Ends the lines that arrive at a box that has just been placed. */
function endLines(state: SweepState, node: number, arrivals: readonly number[]): void {
  const { edges } = state.shape;
  const { wayOf, keyOfEdge } = state.tree;
  const { tree, from, lineEnd, barOf, sideBarOf, trunkOf, front } = state;
  let trunkKey = -1;
  for (const edge of arrivals) {
    const bar = edges[edge]!.isSide ? sideBarOf[node]! : barOf[node]!;
    if (wayOf[edge] === 'cross') {
      reach(state, tree.columnOf.get(edge)!, edge, bar);
      continue;
    }
    lineEnd[edge] = wayOf[edge] === 'stem' ? from[node]! : bar;
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
}

/** Begins what leaves a box that has just been placed. */
function leaveBox(state: SweepState, node: number): void {
  const { edges } = state.shape;
  const { wayOf, keyOfNode, keyOfEdge, items } = state.tree;
  const { isForward, bottom, sideDepth, lineStart, earliest, labelFrom, belowEnds } = state.distances;
  const { flow, from, forkOf, isForked, forkBarOf, exitOf, front, heap, waits } = state;
  const end = bottom(node);
  let below = 0;
  for (const item of items[node]!)
    if (item.hold === 'end' && (item.kind === 'child' || (item.kind === 'line' && !item.isBack))) below++;
  const label = longestLabel(state, node);
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
      addLine(state, edge, from[node]!);
      if (wayOf[edge] === 'line')
        heap.push({ at: lineStart(edge) + 12, rank: keyOfEdge[edge]!, task: { kind: 'joinLine', edge } });
    }
    if (isForward(edge) && --waits[target]! === 0)
      heap.push({ at: earliest(target), rank: keyOfNode[target]!, task: { kind: 'box', node: target } });
  }
  if (leavesAtSide)
    heap.push({ at: from[node]! + sideDepth(node), rank: keyOfNode[node]!, task: { kind: 'sides', node } });
}
