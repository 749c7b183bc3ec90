import type { ScopeId, StateId, TransitionId } from '../asl/model';
import { containsPoint, distanceToPath, middleOf, type Point, type Rect } from './geometry';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { Layout } from './layout';

/** Where something dragged would land; each is a place for `asl/edit`. */
export type DropTarget =
  | { readonly kind: 'transition'; readonly id: TransitionId }
  | { readonly kind: 'after'; readonly stateId: StateId }
  | { readonly kind: 'before'; readonly stateId: StateId }
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };

/** How near to an arrow the pointer has to be, in screen pixels. */
const reachPx = 22;
/** Nor, far out, further than this in canvas units: arrows lie close together there. */
const mostReach = 60;
const cellSize = 240;

/**
 * Finds what is under a point: an arrow within reach, else the upper or lower part of a state, else the innermost scope.
 * `zoom` is the canvas's scale. What is near a point is looked up in a grid that is made once a layout, so that dragging
 * costs the same in a large workflow as in a small one.
 */
export function findDropTarget(layout: Layout, graph: Graph, point: Point, zoom: number): DropTarget {
  const grid = gridOf(layout, graph);
  const reach = Math.min(mostReach, reachPx / zoom);
  const inside = grid.nodesNear(point).filter(({ rect }) => containsPoint(rect, point));
  const state = inside.find(({ node }) => node.kind === 'state' || node.kind === 'collapsed');
  const arrow = nearest(grid.edgesNear(point, reach), layout, point);
  // On a state the arrow has to be almost touched: the state's halves are targets of their own.
  if (arrow && arrow.distance <= (state ? 4 : reach)) return targetOfEdge(arrow.edge);
  if (state?.node.stateId) return { kind: isInFirstHalf(layout, state.rect, point) ? 'before' : 'after', stateId: state.node.stateId };
  return { kind: 'scope', scopeId: innermostScope(layout, graph, inside, point) };
}

function targetOfEdge(edge: GraphEdge): DropTarget {
  // The way to an End is no property of the text: what is dropped on it comes after the state that ends.
  return edge.transitionId === undefined ? { kind: 'after', stateId: edge.source as StateId } : { kind: 'transition', id: edge.transitionId }; // an end's source is a state
}

function isInFirstHalf(layout: Layout, rect: Rect, point: Point): boolean {
  const middle = middleOf(rect);
  return layout.direction === 'down' ? point.y < middle.y : point.x < middle.x;
}

function innermostScope(layout: Layout, graph: Graph, inside: readonly PlacedNode[], point: Point): ScopeId {
  const containers = inside.filter(({ node }) => node.kind === 'container').sort((a, b) => a.rect.width * a.rect.height - b.rect.width * b.rect.height);
  const innermost = containers[0];
  const root = graph.scopes.at(-1)?.id ?? ('' as ScopeId); // the root's pointer
  if (!innermost) return root;
  const lanes = graph.scopes.filter(({ owner }) => owner === innermost.node.id);
  const under = lanes.find(({ id }) => {
    const lane = layout.lanes.get(id);
    return lane !== undefined && containsPoint(lane, point);
  });
  const byDistance = (id: ScopeId) => {
    const lane = layout.lanes.get(id);
    if (!lane) return Infinity;
    const middle = middleOf(lane);
    return Math.hypot(middle.x - point.x, middle.y - point.y);
  };
  return (under ?? [...lanes].sort((a, b) => byDistance(a.id) - byDistance(b.id))[0])?.id ?? innermost.node.scopeId;
}

function nearest(edges: Iterable<GraphEdge>, layout: Layout, point: Point): { readonly edge: GraphEdge; readonly distance: number } | undefined {
  let best: { readonly edge: GraphEdge; readonly distance: number } | undefined;
  for (const edge of edges) {
    const route = layout.edges.get(edge.id);
    if (!route) continue;
    const onLabel = route.label !== undefined && containsPoint(route.label, point);
    const distance = onLabel ? 0 : distanceToPath(route.points, point);
    if (!best || distance < best.distance) best = { edge, distance };
  }
  return best;
}

type PlacedNode = { readonly node: GraphNode; readonly rect: Rect };

type Grid = {
  nodesNear(point: Point): readonly PlacedNode[];
  edgesNear(point: Point, reach: number): ReadonlySet<GraphEdge>;
};

const grids = new WeakMap<Layout, Grid>();

function gridOf(layout: Layout, graph: Graph): Grid {
  const known = grids.get(layout);
  if (known) return known;
  const grid = buildGrid(layout, graph);
  grids.set(layout, grid);
  return grid;
}

function buildGrid(layout: Layout, graph: Graph): Grid {
  const nodes = new Map<string, PlacedNode[]>();
  const edges = new Map<string, GraphEdge[]>();
  for (const node of graph.nodes.values()) {
    const rect = layout.nodes.get(node.id);
    if (rect) for (const cell of cellsOf(rect)) push(nodes, cell, { node, rect });
  }
  for (const edge of graph.edges) {
    const route = layout.edges.get(edge.id);
    if (!route) continue;
    const cells = new Set<string>();
    for (let i = 1; i < route.points.length; i++) for (const cell of cellsOf(around(route.points[i - 1]!, route.points[i]!))) cells.add(cell); // i is within the points
    if (route.label) for (const cell of cellsOf(route.label)) cells.add(cell);
    for (const cell of cells) push(edges, cell, edge);
  }
  return {
    nodesNear: ({ x, y }) => nodes.get(cellAt(x, y)) ?? [],
    edgesNear: ({ x, y }, reach) => {
      const found = new Set<GraphEdge>();
      for (const cell of cellsOf({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })) for (const edge of edges.get(cell) ?? []) found.add(edge);
      return found;
    },
  };
}

const around = (a: Point, b: Point): Rect => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });

const cellAt = (x: number, y: number): string => `${Math.floor(x / cellSize)},${Math.floor(y / cellSize)}`;

function* cellsOf({ x, y, width, height }: Rect): Generator<string> {
  for (let column = Math.floor(x / cellSize); column <= Math.floor((x + width) / cellSize); column++) {
    for (let row = Math.floor(y / cellSize); row <= Math.floor((y + height) / cellSize); row++) yield `${column},${row}`;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
