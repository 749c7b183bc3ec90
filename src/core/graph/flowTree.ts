/**
 * The flow of a scope as a tree, in which every box and every line has its place from left to right. A
 * state hangs below the state that alone leads to it, or, where ways meet again, below the state where
 * they had parted. Under each node lie its *items*, in the author's order: states that hang on one
 * edge, states where ways meet, and the lines that go on to somewhere else. Reading the tree in that
 * order gives each item a *key*; of two things side by side on the canvas, the one with the smaller
 * key is on the left. So nothing is ever reordered, and inserting a state moves no other out of order.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { createAncestorTree, type AncestorTree } from './ancestors';
import type { Flow } from './flow';
import type { ScopeShape } from './scopeShape';

/** A vertical line of its own, beside a tree: the way back of loops, or of edges between trees. */
export type Column = {
  readonly side: 'left' | 'right' | 'between';
  /** Where its edges lead. */
  readonly target: number;
  key: number;
};

/** Where an item hangs: on an edge that leaves at the end of the node, or on what leaves at one of its sides. */
export type Hold = 'left' | 'end' | 'right';

/** What lies below a node. */
export type Item =
  | { readonly kind: 'child'; readonly node: number; readonly edge: number; readonly hold: Hold }
  | { readonly kind: 'join'; readonly node: number; readonly hold: Hold }
  | { readonly kind: 'line'; readonly edge: number; readonly hold: Hold; readonly isBack: boolean }
  | { readonly kind: 'column'; readonly column: Column; readonly hold: Hold };

/**
 * How an edge goes: straight to the node that hangs on it, down a line of its
 * own, back around its target, or between trees.
 */
export type Way = 'stem' | 'line' | 'loop' | 'cross';

/** See `buildFlowTree`. The root of the tree is the index after the last node; it stands for nothing. */
export type FlowTree = {
  readonly root: number;
  readonly ancestors: AncestorTree;
  readonly items: readonly (readonly Item[])[];
  readonly wayOf: readonly Way[];
  readonly keyOfNode: Int32Array;
  /** The key of an edge's own line; of a `stem` that of its node. */
  readonly keyOfEdge: Int32Array;
  /** The node hangs on its parent from the side: the parent's own way does not lead to it. */
  readonly isSide: Uint8Array;
  /** The columns beside a node for the loops back to it. */
  readonly loops: ReadonlyMap<number, { readonly left: Column; readonly right: Column }>;
  /** The column of a `cross` edge. */
  readonly columnOf: ReadonlyMap<number, Column>;
  /**
   * How many nodes are on the way to a node that have boxes on their left, or
   * on their right: the depth of the last one.
   */
  readonly blockedLeft: Int32Array;
  readonly blockedRight: Int32Array;
};

/** Builds the tree of a flow. Linear but for a logarithm. */
export function buildFlowTree(shape: ScopeShape, flow: Flow): FlowTree {
  const { nodes, edges } = shape;
  const root = nodes.length;
  const ancestors = createAncestorTree(root + 1, root);
  const wayOf: Way[] = edges.map(({ source, target }, edge) =>
    flow.isBack[edge] || flow.rootOf[source] === flow.rootOf[target] ? 'line' : 'cross',
  );
  const joins: { readonly node: number; readonly edges: readonly number[] }[] = [];

  for (const node of flow.order) {
    const leading = leadingEdges(shape, flow, node);
    if (leading.length === 0) {
      ancestors.add(node, root);
      continue;
    }
    const under = leading.map((edge) => edges[edge]!.source).reduce((a, b) => ancestors.nearestCommon(a, b));
    ancestors.add(node, under);
    if (leading.length === 1) wayOf[leading[0]!] = 'stem';
    else joins.push({ node, edges: leading });
  }
  edges.forEach(({ source, target }, edge) => {
    if (flow.isBack[edge]) wayOf[edge] = ancestors.nearestCommon(source, target) === target ? 'loop' : 'cross';
  });

  const items = listItems(shape, flow, ancestors, wayOf, joins);
  const columnOf = insertCrossColumns(shape, ancestors, wayOf, items);
  const blockedLeft = new Int32Array(root + 1);
  const blockedRight = new Int32Array(root + 1);
  const loops = new Map<number, { left: Column; right: Column }>();
  edges.forEach(({ target }, edge) => {
    if (wayOf[edge] !== 'loop' || loops.has(target)) return;
    loops.set(target, { left: { side: 'left', target, key: 0 }, right: { side: 'right', target, key: 0 } });
  });
  const tree = {
    root,
    ancestors,
    items,
    wayOf,
    isSide: new Uint8Array(root + 1),
    keyOfNode: new Int32Array(root + 1),
    keyOfEdge: new Int32Array(edges.length),
    loops,
    columnOf,
    blockedLeft,
    blockedRight,
  };
  numberItems(tree);
  if (turnToLeft(shape, flow, tree, items)) numberItems(tree);
  return tree;
}

/**
 * Errors leave to the right, unless they lead to a state of the main way on the left, where a line from the right would
 * have to cross everything. Tells whether anything was turned.
 */
function turnToLeft({ edges }: ScopeShape, flow: Flow, tree: FlowTree, items: Item[][]): boolean {
  const { ancestors, blockedLeft, blockedRight, keyOfNode } = tree;
  const sources = new Set<number>();
  const isLeft = (edge: number): boolean => {
    const { source, target, isSide } = edges[edge]!;
    if (!isSide || tree.wayOf[edge] !== 'line' || flow.zoneOf[source] !== flow.zoneOf[target]) return false;
    const above = ancestors.nearestCommon(source, target);
    if (above === source)
      return blockedLeft[target]! <= ancestors.depth(source) && blockedRight[target]! > ancestors.depth(source);
    const branch = ancestors.atDepth(target, ancestors.depth(above) + 1);
    return (
      keyOfNode[target]! < keyOfNode[source]! &&
      items[above]!.some((item) => item.kind === 'child' && item.node === branch)
    );
  };
  edges.forEach(({ source }, edge) => {
    if (isLeft(edge)) sources.add(source);
  });
  for (const node of sources) {
    const turned = items[node]!.map((item): Item =>
      item.kind === 'line' && isLeft(item.edge) ? { ...item, hold: 'left' } : item,
    );
    items[node] = [
      ...turned.filter(({ hold }) => hold === 'left').reverse(),
      ...turned.filter(({ hold }) => hold !== 'left'),
    ];
  }
  return sources.size > 0;
}

/**
 * The edges that decide where a node hangs: those from its own zone alone. What
 * comes in from the handling of errors moves nothing on the main way.
 */
function leadingEdges({ edges }: ScopeShape, flow: Flow, node: number): readonly number[] {
  const forward = flow.into[node]!.filter(
    (edge) => !flow.isBack[edge] && flow.rootOf[edges[edge]!.source] === flow.rootOf[node],
  );
  const zone = flow.zoneOf[node]!;
  return zone === node
    ? forward
    : forward.filter((edge) => !edges[edge]!.isSide && flow.zoneOf[edges[edge]!.source] === zone);
}

/** Lists what lies below each node: by its edges, and each meeting place after the ways that meet there. */
function listItems(
  shape: ScopeShape,
  flow: Flow,
  ancestors: AncestorTree,
  wayOf: readonly Way[],
  joins: readonly { readonly node: number; readonly edges: readonly number[] }[],
): Item[][] {
  const { nodes, edges } = shape;
  const root = nodes.length;
  const lists: Item[][] = nodes.map(() => []);
  lists.push([]); // of the root
  const placeOfNode = new Int32Array(root);
  const placeOfEdge = new Int32Array(edges.length);
  for (const node of flow.roots) lists[root]!.push({ kind: 'child', node, edge: -1, hold: 'end' });
  for (let node = 0; node < root; node++) {
    const list = lists[node]!;
    for (const edge of flow.outOf[node]!) {
      const { target, isSide } = edges[edge]!;
      const hold = isSide ? 'right' : 'end';
      if (wayOf[edge] === 'stem') {
        placeOfNode[target] = list.length;
        list.push({ kind: 'child', node: target, edge, hold });
      } else {
        placeOfEdge[edge] = list.length;
        list.push({ kind: 'line', edge, hold, isBack: wayOf[edge] !== 'line' });
      }
    }
  }

  const meetings = new Map<number, Meeting[]>();
  const turnOf = new Map<number, number>();
  joins.forEach(({ node, edges: leading }, turn) => {
    const under = ancestors.parent(node);
    const below = ancestors.depth(under) + 1;
    const places = leading.map((edge) => {
      const { source } = edges[edge]!;
      if (source === under) return { place: placeOfEdge[edge]!, turn: -1 };
      const branch = ancestors.atDepth(source, below);
      return { place: placeOfNode[branch]!, turn: turnOf.get(branch) ?? -1 };
    });
    places.sort((a, b) => a.place - b.place || a.turn - b.turn);
    // Among ways that meet, the middle one draws the others to it; what handles errors stays right of all it handles.
    const isSide = flow.zoneOf[node] !== flow.zoneOf[under];
    const { place } = isSide ? places.at(-1)! : places[(places.length - 1) >> 1]!;
    placeOfNode[node] = place;
    turnOf.set(node, turn);
    const list = meetings.get(under);
    const meeting: Meeting = { place, item: { kind: 'join', node, hold: isSide ? 'right' : 'end' } };
    if (list) list.push(meeting);
    else meetings.set(under, [meeting]);
  });
  for (const [node, list] of meetings) lists[node] = interleave(lists[node]!, list);
  return lists;
}

/** A node where ways meet, and which item it stands behind. */
type Meeting = { readonly place: number; readonly item: Item };

/** Puts each meeting place behind its item, in the order of the flow; sides stay behind ends. */
function interleave(items: readonly Item[], meetings: readonly Meeting[]): Item[] {
  const behind = items.map((): Item[] => []);
  for (const { place, item } of meetings) behind[place]!.push(item);
  const mixed = items.flatMap((item, place) => [item, ...behind[place]!]);
  return [...mixed.filter(({ hold }) => hold === 'end'), ...mixed.filter(({ hold }) => hold === 'right')];
}

/** Gives every edge between trees a column, beside the tree that it leaves and towards the one that it enters. */
function insertCrossColumns(
  { edges }: ScopeShape,
  ancestors: AncestorTree,
  wayOf: readonly Way[],
  items: Item[][],
): ReadonlyMap<number, Column> {
  const columnOf = new Map<number, Column>();
  const inserts = new Map<number, { readonly beside: number; readonly target: number; readonly edge: number }[]>();
  edges.forEach(({ source, target }, edge) => {
    if (wayOf[edge] !== 'cross') return;
    const under = ancestors.nearestCommon(source, target);
    const below = ancestors.depth(under) + 1;
    const list = inserts.get(under) ?? [];
    inserts.set(under, list);
    list.push({
      beside: under === source ? -1 : ancestors.atDepth(source, below),
      target: ancestors.atDepth(target, below),
      edge,
    });
  });
  for (const [under, list] of inserts) {
    const places = new Map<number, number>();
    items[under]!.forEach((item, place) => {
      if (item.kind === 'child' || item.kind === 'join') places.set(item.node, place);
    });
    const before = new Map<number, Item[]>();
    for (const { beside, target, edge } of list) {
      const own = places.get(beside) ?? items[under]!.length;
      const place = (places.get(target) ?? 0) < own ? own : own + 1;
      const column: Column = { side: 'between', target: edges[edge]!.target, key: 0 };
      columnOf.set(edge, column);
      const hold = items[under]![Math.min(place, items[under]!.length - 1)]?.hold ?? 'end';
      before.set(place, [...(before.get(place) ?? []), { kind: 'column', column, hold }]);
    }
    items[under] = [...items[under]!, undefined].flatMap((item, place) => [
      ...(before.get(place) ?? []),
      ...(item ? [item] : []),
    ]);
  }
  return columnOf;
}

/** Gives keys in the order of the tree, and notes on which side of a node there are other boxes. */
function numberItems(tree: FlowTree): void {
  const { root, ancestors, items, keyOfNode, keyOfEdge, loops, blockedLeft, blockedRight } = tree;
  let key = 0;
  const path: { readonly node: number; readonly boxes: number; next: number; seen: number }[] = [];
  const enter = (node: number): void => {
    let boxes = 0;
    for (const { kind } of items[node]!) if (kind === 'child' || kind === 'join') boxes++;
    path.push({ node, boxes, next: 0, seen: 0 });
  };
  enter(root);
  keyOfNode[root] = key++;
  while (path.length > 0) {
    const at = path.at(-1)!; // the path is not empty
    const item = items[at.node]![at.next++];
    if (!item) {
      const column = loops.get(at.node)?.right;
      if (column) column.key = key++;
      path.pop();
    } else if (item.kind === 'line') {
      if (item.hold !== 'left') keyOfEdge[item.edge] = key++;
    } else if (item.kind === 'column') {
      item.column.key = key++;
    } else {
      const { node } = item;
      blockedLeft[node] = at.seen > 0 ? ancestors.depth(node) : blockedLeft[at.node]!;
      blockedRight[node] = at.seen < at.boxes - 1 ? ancestors.depth(node) : blockedRight[at.node]!;
      at.seen++;
      tree.isSide[node] = item.hold === 'end' ? 0 : 1;
      // What leaves to the left comes before the node itself.
      const column = loops.get(node)?.left;
      if (column) column.key = key++;
      for (const below of items[node]!)
        if (below.kind === 'line' && below.hold === 'left') keyOfEdge[below.edge] = key++;
      keyOfNode[node] = key++;
      if (item.kind === 'child' && item.edge >= 0) keyOfEdge[item.edge] = keyOfNode[node]!;
      enter(node);
    }
  }
}

/** The nodes of the tree, each after those below it. */
export function innermostFirst({ root, items }: FlowTree): readonly number[] {
  const order: number[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    order.push(node);
    for (const item of items[node]!) if (item.kind === 'child' || item.kind === 'join') waiting.push(item.node);
  }
  return order.reverse();
}
