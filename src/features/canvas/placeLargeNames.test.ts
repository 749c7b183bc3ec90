import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/base/json';
import { rectsOverlap } from '../../core/graph/geometry';
import { laidOut } from '../../core/graph/testing/graphs';
import { branchMachine } from '../../core/graph/testing/orderMachine';
import { largeNameSizes, placeLargeNames, zoomStep } from './placeLargeNames';
import { viewOfAll } from './view';

const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

const none = (): number => 0;
const signs = (): number => 32;

/** A chain of states with names as people give them. */
function chain(length: number): JsonObject {
  const name = (i: number): string => `Process the order step ${i}`;
  const States: Record<string, JsonObject> = {};
  for (let i = 0; i < length; i++)
    States[name(i)] = i < length - 1 ? { Type: 'Pass', Next: name(i + 1) } : { Type: 'Succeed' };
  return { StartAt: name(0), States };
}

describe('placeLargeNames', () => {
  it('shows all names of 40 states in a row, whole, in a window of 1440 by 900', () => {
    const { graph, layout } = laidOut(chain(40));
    const { zoom } = viewOfAll(
      { ...layout, frame: { x: 0, y: 0, width: layout.width, height: layout.height } },
      { width: 800, height: 740 },
    );
    const names = placeLargeNames(graph, layout, zoomStep(zoom), everything, none);

    expect(names.map(({ lines }) => lines.join(''))).toEqual(
      Array.from({ length: 40 }, (_, i) => `Process the order step ${i}`),
    );
    expect((largeNameSizes.font / zoomStep(zoom)) * zoom).toBeGreaterThanOrEqual(11);
  });

  it.each([0.79, 0.6, 0.4, 0.25, 0.12, 0.05])(
    'lets no name cover another one or another state, at a zoom of %f',
    (zoom) => {
      const States: Record<string, JsonObject> = {};
      for (let i = 0; i < 9; i++)
        States[`Decide about part ${i}`] = {
          Type: 'Choice',
          Choices: [{ Variable: '$.x', NumericEquals: i, Next: `Send part ${i} away` }],
          Default: `Decide about part ${i + 1}`,
        };
      for (let i = 0; i < 9; i++) States[`Send part ${i} away`] = { Type: 'Pass', Next: 'Decide about part 9' };
      States['Decide about part 9'] = { Type: 'Succeed' };
      const { graph, layout } = laidOut({ StartAt: 'Decide about part 0', States });
      const names = placeLargeNames(graph, layout, zoomStep(zoom), everything, signs);

      for (const { id, rect } of names) {
        for (const other of names) if (other.id !== id) expect(rectsOverlap(rect, other.rect)).toBe(false);
        for (const node of graph.nodes.keys())
          if (node !== id) expect(rectsOverlap(rect, layout.nodes.get(node)!)).toBe(false);
        for (const { label } of layout.edges.values()) if (label) expect(rectsOverlap(rect, label)).toBe(false);
      }
    },
  );

  it('names some of 120 states in a row that are seen whole, beside them', () => {
    const { graph, layout } = laidOut(chain(120));
    const { zoom } = viewOfAll(
      { ...layout, frame: { x: 0, y: 0, width: layout.width, height: layout.height } },
      { width: 800, height: 740 },
    );

    expect(placeLargeNames(graph, layout, zoomStep(zoom), everything, none).length).toBeGreaterThan(30);
  });

  it('keeps the names of states clear of their signs, and of containers clear of what is in their headers', () => {
    const States = {
      OrderCompleteAndSent: { Type: 'Pass', Next: 'EachOfTheItems' },
      EachOfTheItems: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } },
        End: true,
      },
    };
    const { graph, layout } = laidOut({ StartAt: 'OrderCompleteAndSent', States });

    for (const zoom of [0.79, 0.65, 0.59, 0.55, 0.5, 0.42, 0.33]) {
      for (const { id, rect } of placeLargeNames(graph, layout, zoomStep(zoom), everything, signs)) {
        const node = layout.nodes.get(id)!;
        expect(
          rectsOverlap(rect, { ...node, x: node.x + node.width - signs(), width: signs() }),
          `${id} at ${zoom}`,
        ).toBe(false);
      }
    }
  });

  it('keeps a name of 80 signs within its node while that has two lines, and cuts it at the end only', () => {
    const long = 'Reconcile the customer ledger with the outstanding supplier invoices of the year';
    const { graph, layout } = laidOut({ StartAt: long, States: { [long]: { Type: 'Succeed' } } });
    const node = layout.nodes.get([...graph.nodes.values()].find(({ title }) => title === long)!.id)!;

    for (const zoom of [0.58, 0.5, 0.42]) {
      const [name] = placeLargeNames(graph, layout, zoomStep(zoom), everything, signs);
      expect(name!.rect.x).toBeGreaterThanOrEqual(node.x);
      expect(name!.rect.x + name!.rect.width).toBeLessThanOrEqual(node.x + node.width - signs());
      expect(long.startsWith(name!.lines.join('').replace(/…$/, ''))).toBe(true);
      expect(name!.lines.join('').length).toBeGreaterThan(24);
    }
  });

  it.each([0.55, 0.47, 0.3, 0.2])(
    'puts a very long name in lines over its node rather than across the canvas, at a zoom of %f',
    (zoom) => {
      const name = 'Validate the incoming purchase order and enrich it with customer data now';
      const { graph, layout } = laidOut({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
      const [shown] = placeLargeNames(graph, layout, zoom, everything, signs);

      expect(shown?.lines.join('')).toMatch(/^Validate the in/);
      expect((shown?.rect.width ?? 0) * zoom).toBeLessThan(200);
    },
  );

  it('names containers before what is in them', () => {
    const { graph, layout } = laidOut(branchMachine);

    expect(placeLargeNames(graph, layout, 0.2, everything, none)[0]?.lines).toEqual(['Both']);
  });

  it('places nothing that is out of view', () => {
    const { graph, layout } = laidOut(chain(40));

    expect(placeLargeNames(graph, layout, 0.5, { x: 0, y: 0, width: 400, height: 400 }, none).length).toBeLessThan(8);
  });
});
