/**
 * What the packing of a scope knows while it goes from the innermost node outwards, and the bodies that it packs.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { createBody, growBody, type Body } from './contour';
import type { Flow } from './flow';
import type { Column, FlowTree, Item } from './flowTree';
import type { Part } from './sideBySide';
import { sideExtents } from './sidePorts';
import { portReach, spacing, type ScopeShape } from './scopeShape';
import type { Sweep } from './sweepState';
import { findTrunks } from './trunks';

/**
 * Something being packed below a node, with its place relative to the first
 * one, and its rank among the items of the node.
 */
export type Placed = Part & { readonly item: Item; readonly rank: number };

/** A node, what is placed around it so far, and the place among that of the node's middle. */
export type Row = { readonly node: number; readonly placed: Placed[]; middle: number };

/** A scope being packed. */
export type Packing = {
  readonly shape: ScopeShape;
  readonly flow: Flow;
  readonly tree: FlowTree;
  readonly sweep: Sweep;
  readonly trunks: ReturnType<typeof findTrunks>;
  /** The body of each node's subtree, once it is packed. */
  readonly bodies: (Body | undefined)[];
  /** Places relative to the node above: boxes, lines and columns. */
  readonly nodeAt: Float64Array;
  readonly lineAt: Float64Array;
  readonly columnAt: Map<Column, number>;
  /** The edges whose lines go straight down to a box that handles errors. */
  readonly isTrunk: Uint8Array;
  /** The lines that reach each meeting place from the way that it lies on. */
  readonly arrivalsByNode: ReadonlyMap<number, readonly number[]>;
};

/** Creates the packing of a scope of which nothing is packed. */
export function createPacking(shape: ScopeShape, flow: Flow, tree: FlowTree, sweep: Sweep): Packing {
  const { edges } = shape;
  const isTrunk = new Uint8Array(edges.length);
  for (const edge of sweep.trunkOf) if (edge >= 0) isTrunk[edge] = 1;
  const arrivalsByNode = new Map<number, number[]>();
  edges.forEach(({ target }, edge) => {
    if (tree.wayOf[edge] !== 'line' || sweep.joins[edge] !== -1) return;
    const list = arrivalsByNode.get(target) ?? [];
    arrivalsByNode.set(target, list);
    list.push(edge);
  });
  return {
    shape,
    flow,
    tree,
    sweep,
    trunks: findTrunks(shape, flow, tree),
    bodies: [],
    nodeAt: new Float64Array(tree.root + 1),
    lineAt: new Float64Array(edges.length),
    columnAt: new Map(),
    isTrunk,
    arrivalsByNode,
  };
}

/** The body of something below a node, with the line down to it and the label on the line. */
export function bodyOf(packing: Packing, node: number, item: Item): Body | undefined {
  const { nodes, edges } = packing.shape;
  const { sweep, bodies } = packing;
  if (item.kind === 'column') {
    const reach = sweep.columns.get(item.column);
    return reach && thin(reach.from, reach.to);
  }
  if (item.kind === 'join') return bodies[item.node]!;
  const { edge } = item;
  if (edge < 0) return item.kind === 'child' ? bodies[item.node]! : undefined;
  const { label } = edges[edge]!;
  const bottom = sweep.from[node]! + nodes[node]!.along;
  if (item.kind === 'line' && !isDrawnDown(packing, item)) return undefined;
  const body = item.kind === 'child' ? bodies[item.node]! : createBody();
  const end = item.kind === 'child' ? body.from : sweep.lineEnd[edge]!;
  if (item.hold !== 'end') {
    growBody(body, sweep.from[node]!, end, -spacing.line, spacing.line);
    return body;
  }
  const labelFrom = label ? sweep.labelOf[node]! : end;
  const labelTo = label ? labelFrom + label.along : end;
  if (label) {
    growBody(body, labelTo, end, -spacing.line, spacing.line);
    growBody(body, labelFrom, labelTo, -label.across / 2 - spacing.label, label.across / 2 + spacing.label);
  }
  growBody(
    body,
    sweep.isForked[node] ? forkEnd(packing, node) : bottom,
    Math.min(labelFrom, end),
    -spacing.line,
    spacing.line,
  );
  return body;
}

/** A line has a place of its own, unless it joins another one at its side, is a trunk, or leads back from a side. */
function isDrawnDown(packing: Packing, { edge, hold, isBack }: Extract<Item, { kind: 'line' }>): boolean {
  const { sweep, isTrunk } = packing;
  if (isTrunk[edge]) return false;
  if (isBack) return sweep.lineEnd[edge] !== 0;
  return hold === 'end' || sweep.joins[edge] === -1;
}

/** The row of a node itself: the box, and what leaves and enters at its sides. */
export function rowOf(packing: Packing, node: number): Body {
  const row = createBody();
  addOwn(packing, row, node);
  return row;
}

/** Adds to a body a node itself: its box, and what leaves and enters at its sides. */
export function addOwn(packing: Packing, body: Body, node: number): void {
  const { nodes } = packing.shape;
  const { shape, flow, tree, sweep } = packing;
  const { across, along } = nodes[node]!;
  const { left, right } = sideExtents(shape, flow, tree, sweep, node);
  const from = sweep.from[node]!;
  if (sweep.isForked[node]) growBody(body, from + along, forkEnd(packing, node), -spacing.line, spacing.line);
  growBody(body, from, from + along, -across / 2 - spacing.box - left, across / 2 + spacing.box + right);
  if (sweep.meetsAt[node])
    growBody(body, sweep.barOf[node]!, from, -reachOfBars(packing, node), reachOfBars(packing, node));
}

/** Where the one line below a forked box ends, and its several lines begin. */
function forkEnd(packing: Packing, node: number): number {
  const { sweep } = packing;
  return sweep.forkBarOf[node]! - spacing.line / 2;
}

/** How far from the middle of a box lines may turn into it. */
function reachOfBars(packing: Packing, node: number): number {
  const { nodes } = packing.shape;
  return Math.min(nodes[node]!.across / 2, portReach) + spacing.line;
}

/** The body of a line that has no place along of its own. */
export function thin(from: number, to: number): Body {
  const body = createBody();
  growBody(body, from, to, -spacing.line, spacing.line);
  return body;
}

/** Notes the place of something relative to the node above. */
export function record(packing: Packing, item: Item, at: number): void {
  const { nodeAt, lineAt, columnAt } = packing;
  if (item.kind === 'column') columnAt.set(item.column, at);
  else if (item.kind === 'line') lineAt[item.edge] = at;
  else nodeAt[item.node] = at;
}
