/** Which containers' names stand at the edge of the view, and where. */
import type { GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { headerHeight } from '../../core/graph/nodeShape';
import type { ScreenSize, View } from './view';

/** A name at the edge of the view, in pixels of the canvas. */
export type StickyTitle = {
  readonly node: GraphNode;
  readonly left: number;
  readonly top: number;
  readonly maxWidth: number;
};

const rowHeight = 24;
const margin = 6;
/** Less of a container than this in view needs no name. */
const leastSeen = { width: 90, height: 40 };

/**
 * The names of containers that are partly seen without their header, each below that
 * of the container around it. They come outermost first, as the nodes of a graph do.
 */
export function placeStickyTitles(
  containers: readonly GraphNode[],
  layout: Layout,
  { x, y, zoom }: View,
  screen: ScreenSize,
): readonly StickyTitle[] {
  const titles: StickyTitle[] = [];
  const rowOf = new Map<string, number>();
  for (const node of containers) {
    const rect = layout.nodes.get(node.id);
    if (!rect) continue;
    const above = node.parent === undefined ? 0 : (rowOf.get(node.parent) ?? 0);
    const edge = above * rowHeight;
    rowOf.set(node.id, above);
    const [left, top] = [rect.x * zoom + x, rect.y * zoom + y];
    const [right, bottom] = [left + rect.width * zoom, top + rect.height * zoom];
    const seen = {
      width: Math.min(right, screen.width) - Math.max(left, 0),
      height: Math.min(bottom, screen.height) - Math.max(top, edge),
    };
    if (seen.width < leastSeen.width || seen.height < leastSeen.height + rowHeight) continue;
    const isHeaderSeen = top + (headerHeight * zoom) / 4 >= edge && left >= -margin;
    if (isHeaderSeen) continue;
    rowOf.set(node.id, above + 1);
    titles.push({
      node,
      left: left < 0 ? 1 : left + margin,
      top: Math.max(top, edge) + margin / 2,
      maxWidth: seen.width - 2 * margin,
    });
  }
  return titles;
}
