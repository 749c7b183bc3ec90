import { describe, expect, it } from 'vitest';
import { rectsOverlap } from '../../core/graph/geometry';
import { laidOut } from '../../core/graph/testing/graphs';
import type { JsonObject } from '../../core/base/json';
import { orderMachine } from '../../core/graph/testing/orderMachine';
import { placeFarLabels } from './placeFarLabels';

const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const countries = ['NL', 'BE', 'DE', 'FR', 'IT', 'ES', 'PT', 'PL', 'CZ', 'AT', 'CH', 'SE'];

const rules: JsonObject = {
  StartAt: 'Route',
  States: {
    Route: {
      Type: 'Choice',
      Choices: countries.map((country) => ({ Variable: '$.address.country', StringEquals: country, Next: 'Europe' })),
      Default: 'Other',
    },
    Europe: { Type: 'Pass', End: true },
    Other: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Catch: ['Payment.Declined', 'Payment.Refused', 'States.Timeout', 'States.ALL'].map((error) => ({
        ErrorEquals: [error],
        Next: 'Europe',
      })),
      End: true,
    },
  },
};

describe('placeFarLabels', () => {
  it('leaves labels as they are where they can be read', () => {
    const { graph, layout } = laidOut(orderMachine);

    expect(placeFarLabels(graph, layout, 1, everything).size).toBe(0);
  });

  it.each([0.75, 0.6, 0.5, 0.42, 0.3, 0.15])(
    'draws labels at a zoom of %f so that they can be read, over no state and no other label',
    (zoom) => {
      for (const machine of [orderMachine, rules]) {
        const { graph, layout } = laidOut(machine);
        const drawn = [...placeFarLabels(graph, layout, zoom, everything)].filter(([, { lines }]) => lines.length > 0);

        for (const [id, { rect, font }] of drawn) {
          expect(font * zoom).toBeGreaterThanOrEqual(8);
          for (const [other, { rect: beside }] of drawn)
            if (other !== id) expect(rectsOverlap(rect, beside)).toBe(false);
          for (const node of graph.nodes.values())
            if (node.kind !== 'container') expect(rectsOverlap(rect, layout.nodes.get(node.id)!)).toBe(false); // laid out
        }
      }
    },
  );

  it('shortens rules of one Choice by what they have in common, and counts them where that has no room either', () => {
    const { graph, layout } = laidOut(rules);
    const wordsAt = (zoom: number): readonly string[] => {
      const far = placeFarLabels(graph, layout, zoom, everything);
      return graph.edges.flatMap(({ id, kind }) => (kind === 'choice' ? (far.get(id)?.lines ?? []) : []));
    };

    expect(wordsAt(0.5)).toEqual(countries.map((country) => `"${country}"`));
    expect(wordsAt(0.05)).toEqual(['12 rules']);
  });
});
