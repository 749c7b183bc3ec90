/**
 * What the sweep knows while it goes along: what is placed, what is due, and the front of boxes and lines that it has
 * come to. Its parts read and write this one record.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { createHeap, type Heap } from '../base/heap';
import { createDistances } from './distances';
import type { Flow } from './flow';
import type { Column, FlowTree, Hold } from './flowTree';
import { createFrontList } from './front';
import type { ScopeShape } from './scopeShape';

/** Where everything is along the way; see `sweepAlong`. */
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

/** What the sweep does at a place. */
type Task =
  | { readonly kind: 'box'; readonly node: number }
  | { readonly kind: 'sides'; readonly node: number }
  | { readonly kind: 'joinLine'; readonly edge: number }
  | { readonly kind: 'leaveEnd'; readonly edge: number };

/** A task, and where along it is due; at the same place those further left come first. */
export type Due = { readonly at: number; readonly rank: number; readonly task: Task };

/** Part of a bar's way across, at its place along. */
type Bar = { readonly at: number; readonly low: number; readonly high: number };

/** The sweep on its way. The members that it shares with `Sweep` are filled as it goes. */
export type SweepState = Omit<Sweep, 'labelOf' | 'exitOf' | 'columns' | 'columnOf'> & {
  readonly shape: ScopeShape;
  readonly flow: Flow;
  readonly tree: FlowTree;
  readonly distances: ReturnType<typeof createDistances>;
  readonly exitOf: Hold[];
  readonly columns: Map<Column, { readonly edges: number[]; from: number; to: number }>;
  readonly columnOf: Map<number, Column>;
  /** How many edges onwards to each box have not begun yet. */
  readonly waits: Int32Array;
  readonly front: ReturnType<typeof createFrontList>;
  readonly heap: Heap<Due>;
  /** The lines that could join another one, which one, and where. */
  readonly couldJoin: Map<number, { readonly line: number; readonly at: number }>;
  /** All bars so far, about in order. */
  readonly bars: Bar[];
};

const clearance = 7;

/** Creates the state of a sweep that has placed nothing. */
export function createSweepState(shape: ScopeShape, flow: Flow, tree: FlowTree): SweepState {
  const { nodes, edges } = shape;
  const exitOf: Hold[] = edges.map(() => 'end');
  for (const list of tree.items)
    for (const item of list)
      if (item.kind === 'line' || (item.kind === 'child' && item.edge >= 0)) exitOf[item.edge] = item.hold;
  const from = new Float64Array(nodes.length);
  const forkOf = new Float64Array(nodes.length);
  const isForked = new Uint8Array(nodes.length);
  const forkBarOf = new Float64Array(nodes.length);
  const distances = createDistances(shape, flow, tree, { from, forkOf, forkBarOf, isForked, exitOf });
  const waits = new Int32Array(nodes.length);
  edges.forEach(({ target }, edge) => {
    if (distances.isForward(edge)) waits[target]!++;
  });
  return {
    shape,
    flow,
    tree,
    distances,
    from,
    forkOf,
    isForked,
    forkBarOf,
    exitOf,
    lineEnd: new Float64Array(edges.length),
    joins: new Int32Array(edges.length).fill(-1),
    meetsAt: new Uint8Array(nodes.length),
    barOf: new Float64Array(nodes.length),
    sideBarOf: new Float64Array(nodes.length),
    trunkOf: new Int32Array(nodes.length).fill(-1),
    columns: new Map(),
    columnOf: new Map(),
    waits,
    front: createFrontList(),
    heap: createHeap<Due>((a, b) => a.at < b.at || (a.at === b.at && a.rank < b.rank)),
    couldJoin: new Map(),
    bars: [],
  };
}

/** The edges whose lines arrive at a box of their own. */
export function arrivalsOf(state: SweepState, node: number): readonly number[] {
  const { wayOf } = state.tree;
  const { flow, joins } = state;
  return flow.into[node]!.filter((edge) => wayOf[edge] !== 'loop' && joins[edge] === -1);
}

/** Whether a bar can be at a place; if not, the next place to try. */
export function barBlocked(state: SweepState, low: number, high: number, at: number): number | undefined {
  const { front, bars } = state;
  const until = front.blockedUntil(low, high, at - clearance, at + clearance);
  if (until !== undefined) return until + clearance + 2;
  for (let i = bars.length - 1; i >= 0; i--) {
    const bar = bars[i]!;
    if (bar.at < at - 1000) break; // bars are added about in order
    if (Math.abs(bar.at - at) < clearance && bar.low < high && bar.high > low) return bar.at + clearance + 2;
  }
  return undefined;
}

/** The length along of the longest label of the lines that leave at the end of a box. */
export function longestLabel(state: SweepState, node: number): number {
  const { edges } = state.shape;
  const { isForward } = state.distances;
  const { flow, exitOf } = state;
  let longest = 0;
  for (const edge of flow.outOf[node]!)
    if (exitOf[edge] === 'end' && isForward(edge)) longest = Math.max(longest, edges[edge]!.label?.along ?? 0);
  return longest;
}

/** Adds the line of an edge to the front. */
export function addLine(state: SweepState, edge: number, along: number): void {
  const { edges } = state.shape;
  const { keyOfNode, keyOfEdge } = state.tree;
  const { bottom } = state.distances;
  const { exitOf, front } = state;
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
