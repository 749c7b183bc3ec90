/**
 * The flow of one scope: which edges lead back, what comes before what, and which states are on the way when nothing
 * goes wrong. Everything follows from the author's order, so a small change to a definition is a small change here.
 *
 * Indices of nodes and edges come from the shape, and each list has an entry for each; so `!` is never wrong here.
 */
import { findEntries } from './entries';
import type { ScopeShape, ShapeEdge } from './scopeShape';

/** See `readFlow`. Nodes and edges are indices of the shape. */
export type Flow = {
  /** The edges that leave a node: those at its end in the author's order, then those at its side. */
  readonly outOf: readonly (readonly number[])[];
  /** The edges that enter a node. */
  readonly into: readonly (readonly number[])[];
  /**
   * All nodes, each after the nodes that lead to it by edges that do not lead back, otherwise in the author's order.
   */
  readonly order: readonly number[];
  /** The node without predecessors that a node was reached from: Start, or the first of some unreachable states. */
  readonly rootOf: Int32Array;
  readonly roots: readonly number[];
  /** The edge closes a loop. */
  readonly isBack: Uint8Array;
  /**
   * Which zone a node is in. A zone is what is reached from its first node (the zone's number) by edges that leave at
   * the end of a box: the main way from Start, and behind it the handling of errors, where each handler begins a zone.
   */
  readonly zoneOf: Int32Array;
};

/** Reads the flow of a scope, whose first node is where it starts. Linear. */
export function readFlow(shape: ScopeShape): Flow {
  const { nodes, edges } = shape;
  const outOf: number[][] = nodes.map(() => []);
  const into: number[][] = nodes.map(() => []);
  edges.forEach(({ source, target, isSide }, edge) => {
    into[target]!.push(edge);
    if (!isSide) outOf[source]!.push(edge);
  });
  edges.forEach(({ source, isSide }, edge) => {
    if (isSide) outOf[source]!.push(edge);
  });

  const rootOf = new Int32Array(nodes.length).fill(-1);
  const isBack = new Uint8Array(edges.length);
  const onPath = new Uint8Array(nodes.length);
  const nextOut = new Int32Array(nodes.length);
  const roots: number[] = [];

  function walkFrom(root: number): void {
    roots.push(root);
    const path: number[] = [];
    const enter = (node: number): void => {
      rootOf[node] = root;
      onPath[node] = 1;
      path.push(node);
    };
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const edge = outOf[node]![nextOut[node]!++];
      if (edge === undefined) {
        path.pop();
        onPath[node] = 0;
        continue;
      }
      const target = edges[edge]!.target;
      if (onPath[target]) isBack[edge] = 1;
      else if (rootOf[target] === -1) enter(target);
    }
  }

  if (nodes.length > 0) walkFrom(0);
  const unreached: number[] = [];
  for (let node = 0; node < nodes.length; node++) if (rootOf[node] === -1) unreached.push(node);
  if (unreached.length > 0) for (const node of findEntries(shape, outOf, unreached)) walkFrom(node);

  const order = sortByFlow(shape, outOf, isBack, roots);
  return { outOf, into, order, rootOf, roots, isBack, zoneOf: readZones(edges, into, order, rootOf, isBack) };
}

/**
 * Each node after those that lead to it, otherwise in the author's order: the reverse of the order in which a walk is
 * done with them that takes everything last to first. Inserting a node changes nothing in the order of the others.
 */
function sortByFlow(
  { nodes, edges }: ScopeShape,
  outOf: readonly (readonly number[])[],
  isBack: Uint8Array,
  roots: readonly number[],
): readonly number[] {
  const left = outOf.map((list) => list.length);
  const isMet = new Uint8Array(nodes.length);
  const done: number[] = [];
  for (const root of roots.toReversed()) {
    const path: number[] = [];
    const enter = (node: number): void => {
      isMet[node] = 1;
      path.push(node);
    };
    if (!isMet[root]) enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const next = --left[node]!;
      const edge = outOf[node]![next];
      if (next < 0) done.push(path.pop()!);
      else if (!isBack[edge!] && !isMet[edges[edge!]!.target]) enter(edges[edge!]!.target);
    }
  }
  return done.reverse();
}

function readZones(
  edges: readonly ShapeEdge[],
  into: readonly (readonly number[])[],
  order: readonly number[],
  rootOf: Int32Array,
  isBack: Uint8Array,
): Int32Array {
  const zoneOf = new Int32Array(order.length);
  for (const node of order) {
    const root = rootOf[node]!;
    let zone = -1;
    let isOne = true;
    for (const edge of into[node]!) {
      const { source, isSide } = edges[edge]!;
      if (isBack[edge] || rootOf[source] !== root) continue;
      const from = isSide ? -2 : zoneOf[source]!;
      if (from === root) zone = root;
      else if (zone !== root && zone !== -1 && zone !== from) isOne = false;
      else if (zone === -1) zone = from;
    }
    zoneOf[node] = zone === root || (zone >= 0 && isOne) ? zone : node;
  }
  return zoneOf;
}
