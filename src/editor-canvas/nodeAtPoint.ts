import type { Point } from '../graph/geometry';
import type { Graph, GraphNode } from '../graph/graph';
import type { Layout } from '../graph/layout';

/** The innermost node at a point. */
export function nodeAtPoint(graph: Graph, layout: Layout, { x, y }: Point): GraphNode | undefined {
  let found: GraphNode | undefined;
  let foundArea = Infinity;
  for (const [id, rect] of layout.nodes) {
    const isInside = x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
    const area = rect.width * rect.height;
    if (!isInside || area >= foundArea) continue;
    const node = graph.nodes.get(id);
    if (node) [found, foundArea] = [node, area];
  }
  return found;
}
