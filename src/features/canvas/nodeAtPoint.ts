import type { Point, Rect } from '../../core/graph/geometry';
import type { Graph, GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';

/**
 * The innermost node at a point. Where there is none but the ground of a container, the nearest that is within `reach`
 * (canvas units) of the point: from far away a state is smaller than what a hand can hit.
 */
export function nodeAtPoint(graph: Graph, layout: Layout, point: Point, reach = 0): GraphNode | undefined {
  let found: GraphNode | undefined;
  let foundArea = Infinity;
  let near: GraphNode | undefined;
  let nearDistance = reach;
  for (const [id, rect] of layout.nodes) {
    const distance = distanceTo(rect, point);
    if (distance > nearDistance) continue;
    const node = graph.nodes.get(id);
    if (!node) continue;
    const area = rect.width * rect.height;
    if (distance === 0 && area < foundArea) [found, foundArea] = [node, area];
    if (node.kind !== 'container') [near, nearDistance] = [node, distance];
  }
  return found && found.kind !== 'container' ? found : (near ?? found);
}

function distanceTo(rect: Rect, { x, y }: Point): number {
  const aside = Math.max(rect.x - x, 0, x - rect.x - rect.width);
  const above = Math.max(rect.y - y, 0, y - rect.y - rect.height);
  return Math.hypot(aside, above);
}
