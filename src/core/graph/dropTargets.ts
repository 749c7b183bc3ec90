import type { ScopeId, StateId, TransitionId } from '../asl/model';
import { containsPoint, distanceToPath, middleOf, type Point, type Rect } from './geometry';
import type { Graph, GraphEdge, GraphNode, GraphScope } from './graph';
import type { Layout } from './layout';

/** Where something dragged would land; each is a place for the verbs of `asl/edit`. */
export type DropTarget =
  | { readonly kind: 'transition'; readonly id: TransitionId }
  | { readonly kind: 'after'; readonly stateId: StateId }
  | { readonly kind: 'before'; readonly stateId: StateId }
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };

/** How near an arrow is near enough, in screen pixels, and the most and least of that in canvas units. */
const reachPixels = 14;
const [leastReach, mostReach] = [8, 48];

/**
 * Finds what is under a point: a box (its near half means before it, its far half after it), else an arrow within
 * reach, else the innermost scope. `zoom` is the canvas's scale: reach is in screen pixels. An arrow to End stands for
 * the place after its state, a missing target for the arrow that names it.
 */
export function findDropTarget(layout: Layout, graph: Graph, point: Point, zoom: number): DropTarget {
  const scope = scopeAt(layout, graph, point);
  if (!scope) return { kind: 'scope', scopeId: '' as ScopeId }; // the root scope's id
  const node = scope.nodes.find(({ id }) => isAt(layout.nodes.get(id), point));
  const onNode = node && targetOnNode(node, scope, layout, point);
  if (onNode) return onNode;
  const reach = Math.min(mostReach, Math.max(leastReach, reachPixels / zoom));
  const edge = nearestEdge(scope, layout, point, reach);
  return edge ? targetOfEdge(edge) : { kind: 'scope', scopeId: scope.id };
}

/** The innermost scope whose lane holds the point; outside of all lanes, the root. */
function scopeAt(layout: Layout, graph: Graph, point: Point): GraphScope | undefined {
  // inner scopes come first, the root last
  return graph.scopes.find(({ id, owner }) => owner === undefined || isAt(layout.lanes.get(id), point));
}

function isAt(rect: Rect | undefined, point: Point): boolean {
  return rect !== undefined && containsPoint(rect, point);
}

function targetOnNode(node: GraphNode, scope: GraphScope, layout: Layout, point: Point): DropTarget | undefined {
  const rect = layout.nodes.get(node.id);
  if (!rect) return undefined;
  if (node.kind === 'empty') return { kind: 'scope', scopeId: scope.id };
  if (node.stateId !== undefined) {
    const middle = middleOf(rect);
    const isBefore = layout.direction === 'down' ? point.y < middle.y : point.x < middle.x;
    return { kind: isBefore ? 'before' : 'after', stateId: node.stateId };
  }
  // Start, an end, or a missing target: the arrow there.
  const edge = scope.edges.find(({ source, target }) => source === node.id || target === node.id);
  return edge && targetOfEdge(edge);
}

/** The nearest arrow. Where arrows run together, the one whose own part is nearest: its label, else its middle. */
function nearestEdge(scope: GraphScope, layout: Layout, point: Point, reach: number): GraphEdge | undefined {
  let best: { readonly edge: GraphEdge; readonly distance: number; readonly toOwn: number } | undefined;
  for (const edge of scope.edges) {
    const route = layout.edges.get(edge.id);
    if (!route) continue;
    const onLabel = isAt(route.label, point);
    const distance = onLabel ? 0 : Math.round(distanceToPath(route.points, point));
    if (distance > reach || (best && distance > best.distance)) continue;
    const own = route.label ? middleOf(route.label) : middleOfPath(route.points);
    const toOwn = onLabel ? -1 : Math.hypot(own.x - point.x, own.y - point.y);
    if (!best || distance < best.distance || toOwn < best.toOwn) best = { edge, distance, toOwn };
  }
  return best?.edge;
}

function middleOfPath(points: readonly Point[]): Point {
  return points[points.length >> 1] ?? { x: 0, y: 0 };
}

function targetOfEdge(edge: GraphEdge): DropTarget {
  if (edge.transitionId !== undefined) return { kind: 'transition', id: edge.transitionId };
  return { kind: 'after', stateId: edge.source as StateId }; // only states have an arrow to End
}
