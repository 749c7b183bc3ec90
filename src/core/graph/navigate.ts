import { middleOf, type Rect } from './geometry';
import type { Graph, GraphNode, GraphScope } from './graph';
import type { Layout } from './layout';

/**
 * Which way a key goes, as if the workflow ran downwards: along edges (down,
 * up), among what is beside (left, right), into a container or out of it.
 */
export type Step = 'up' | 'down' | 'left' | 'right' | 'in' | 'out';

/** The state that a key leads to from another one, if there is one. Start, ends and missing targets are passed over. */
export function navigate(graph: Graph, layout: Layout, fromId: string, step: Step): string | undefined {
  const from = graph.nodes.get(fromId);
  if (!from) return undefined;
  switch (step) {
    case 'down':
      return nextOf(graph, layout, from);
    case 'up':
      return previousOf(graph, layout, from);
    case 'left':
    case 'right':
      return besideOf(graph, layout, from, step === 'left' ? -1 : 1);
    case 'in':
      return firstInside(graph, from);
    case 'out':
      return from.parent;
  }
}

/** Along an edge: the target most in line; what catches errors only where nothing else goes on. */
function nextOf(graph: Graph, layout: Layout, from: GraphNode): string | undefined {
  const leaving =
    scopeOf(graph, from)?.edges.filter(
      ({ source, target }) => source === from.id && target !== from.id && isState(graph, target),
    ) ?? [];
  const usual = leaving.filter(({ kind }) => kind !== 'catch');
  return mostInLine(
    layout,
    from,
    (usual.length > 0 ? usual : leaving).map(({ target }) => target),
  );
}

/** Back along an edge: first to what comes before on the canvas, then to wherever loops come from. */
function previousOf(graph: Graph, layout: Layout, from: GraphNode): string | undefined {
  const entering =
    scopeOf(graph, from)?.edges.filter(
      ({ source, target }) => target === from.id && source !== from.id && isState(graph, source),
    ) ?? [];
  const before = entering.filter(({ source }) => along(layout, source) < along(layout, from.id));
  const usual = before.filter(({ kind }) => kind !== 'catch');
  const some = [usual, before, entering].find((edges) => edges.length > 0) ?? [];
  return mostInLine(
    layout,
    from,
    some.map(({ source }) => source),
  );
}

/** The nearest state beside, in the same scope; at the edge of a branch, the nearest one in the next branch. */
function besideOf(graph: Graph, layout: Layout, from: GraphNode, towards: -1 | 1): string | undefined {
  const scope = scopeOf(graph, from);
  const own = layout.nodes.get(from.id);
  if (!scope || !own) return undefined;
  const here = scope.nodes.filter(({ id, stateId }) => stateId !== undefined && id !== from.id);
  const beside = here.filter(
    ({ id }) =>
      overlapAlong(layout, own, layout.nodes.get(id)) && (across(layout, id) - across(layout, from.id)) * towards > 0,
  );
  if (beside.length > 0) return nearest(beside, ({ id }) => Math.abs(across(layout, id) - across(layout, from.id)))?.id;
  // scopes come innermost and last first
  const lanes = graph.scopes.filter(({ owner }) => owner !== undefined && owner === scope.owner).reverse();
  const lane = lanes[lanes.indexOf(scope) + towards];
  const next = lane?.nodes.filter(({ stateId }) => stateId !== undefined) ?? [];
  return nearest(next, ({ id }) => Math.abs(along(layout, id) - along(layout, from.id)))?.id;
}

/** The state that a container's first scope starts at. */
function firstInside(graph: Graph, from: GraphNode): string | undefined {
  const inner = graph.scopes.findLast(({ owner }) => owner === from.id); // the first one in the text
  const start = inner?.edges.find(({ kind, target }) => kind === 'start' && isState(graph, target));
  return start?.target ?? inner?.nodes.find(({ stateId }) => stateId !== undefined)?.id;
}

function mostInLine(layout: Layout, from: GraphNode, ids: readonly string[]): string | undefined {
  return nearest(ids, (id) => Math.abs(across(layout, id) - across(layout, from.id)));
}

/** The first of those with the least distance. */
function nearest<T>(items: readonly T[], distanceOf: (item: T) => number): T | undefined {
  let best: { readonly item: T; readonly distance: number } | undefined;
  for (const item of items) {
    const distance = distanceOf(item);
    if (!best || distance < best.distance) best = { item, distance };
  }
  return best?.item;
}

function scopeOf(graph: Graph, node: GraphNode): GraphScope | undefined {
  return graph.scopes.find(({ id }) => id === node.scopeId);
}

function isState(graph: Graph, id: string): boolean {
  return graph.nodes.get(id)?.stateId !== undefined;
}

function across({ nodes, direction }: Layout, id: string): number {
  const rect = nodes.get(id);
  if (!rect) return 0;
  return direction === 'down' ? middleOf(rect).x : middleOf(rect).y;
}

function along({ nodes, direction }: Layout, id: string): number {
  const rect = nodes.get(id);
  if (!rect) return 0;
  return direction === 'down' ? rect.y : rect.x;
}

function overlapAlong({ direction }: Layout, a: Rect, b: Rect | undefined): boolean {
  if (!b) return false;
  return direction === 'down'
    ? a.y < b.y + b.height && b.y < a.y + a.height
    : a.x < b.x + b.width && b.x < a.x + a.width;
}
