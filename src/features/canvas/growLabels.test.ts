import { describe, expect, it } from 'vitest';
import { rectsOverlap } from '../../core/graph/geometry';
import { laidOut } from '../../core/graph/testing/graphs';
import { orderMachine } from '../../core/graph/testing/orderMachine';
import { growLabels } from './growLabels';

const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

describe('growLabels', () => {
  it('leaves labels as they are where they can be read', () => {
    const { graph, layout } = laidOut(orderMachine);

    expect(growLabels(graph, layout, 1, everything).size).toBe(0);
  });

  it.each([0.75, 0.6, 0.5, 0.3])('lets labels grow at a zoom of %f, over no state and no other label', (zoom) => {
    const { graph, layout } = laidOut(orderMachine);
    const factors = growLabels(graph, layout, zoom, everything);
    const rects = [...factors].map(([id, factor]) => {
      const { x, y, width, height } = layout.edges.get(id)!.label!; // only labels grow
      return {
        id,
        rect: {
          x: x - (width * (factor - 1)) / 2,
          y: y - (height * (factor - 1)) / 2,
          width: width * factor,
          height: height * factor,
        },
      };
    });

    expect(factors.size).toBeGreaterThan(1);
    for (const { id, rect } of rects) {
      for (const other of rects) if (other.id !== id) expect(rectsOverlap(rect, other.rect)).toBe(false);
      for (const node of graph.nodes.values())
        if (node.kind !== 'container') expect(rectsOverlap(rect, layout.nodes.get(node.id)!)).toBe(false);
    }
  });
});
