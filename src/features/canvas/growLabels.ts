/**
 * How much larger than drawn the labels of arrows can be in a view from far
 * away, so that they can be read where they have room.
 */
import type { Rect } from '../../core/graph/geometry';
import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { fontSizes, headerHeight } from '../../core/graph/nodeShape';
import { boxesMeet } from './edgePath';
import { createGrid } from './rectGrid';

/** The size on the screen that labels should have, in pixels, and how much they grow for it at most. */
const wantedPx = 10;
const mostGrown = 1.9;
/** Of the growth that is wanted, what is tried. */
const shares = [1, 0.75, 0.5, 0.25] as const;

/**
 * The factor of each label in a part of the canvas that can grow, by the id of
 * its edge: it then meets no node, no header and no other label.
 */
export function growLabels(graph: Graph, layout: Layout, zoom: number, part: Rect): ReadonlyMap<string, number> {
  const wanted = Math.min(mostGrown, wantedPx / (fontSizes.label * zoom)) - 1;
  const factors = new Map<string, number>();
  if (wanted <= 0) return factors;
  const obstacles = createGrid(400);
  for (const { id, kind } of graph.nodes.values()) {
    const rect = layout.nodes.get(id);
    if (!rect || !boxesMeet(rect, part)) continue;
    if (kind !== 'container') obstacles.add(id, grown(rect, 1, 3));
    else obstacles.add(id, { ...rect, height: headerHeight });
  }
  const labels = [...layout.edges].flatMap(([id, { label }]) =>
    label && boxesMeet(label, part) ? [{ id, label }] : [],
  );
  for (const { id, label } of labels) obstacles.add(id, label);
  for (const { id, label } of labels) {
    const factor = shares
      .map((share) => 1 + wanted * share)
      .find((candidate) => !obstacles.meets(id, grown(label, candidate, 1)));
    if (factor === undefined) continue;
    factors.set(id, factor);
    obstacles.add(id, grown(label, factor, 1));
  }
  return factors;
}

function grown({ x, y, width, height }: Rect, factor: number, by: number): Rect {
  const [dx, dy] = [(width * (factor - 1)) / 2 + by, (height * (factor - 1)) / 2 + by];
  return { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy };
}
