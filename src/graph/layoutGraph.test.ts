import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from './geometry';
import type { Layout } from './layout';
import { arbitraryMachine, asDefinition, targetsOf } from './testing/arbitraryMachine';
import { faultsOf } from './testing/checkLayout';
import { laidOut } from './testing/graphs';

describe('layoutGraph, any machine', () => {
  it('has no overlaps, and no line through a box', () => {
    fc.assert(
      fc.property(arbitraryMachine(Number(process.env.STATES ?? 14)), fc.constantFrom('down', 'right'), (machine, direction) => {
        const { graph, layout } = laidOut(asDefinition(machine), direction);
        expect(faultsOf(graph, layout)).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });

  it('keeps the order of all others when a state is inserted or removed', () => {
    fc.assert(
      fc.property(arbitraryMachine(Number(process.env.STATES ?? 10)), fc.nat(), (machine, pick) => {
        const without = laidOut(asDefinition(machine));
        const changed = structuredClone(machine);
        const targets = targetsOf(changed);
        const target = targets[pick % targets.length]!; // there is StartAt at least
        changed.States['New'] = { Type: 'Pass', Next: target.get() };
        target.set('New');
        const withNew = laidOut(asDefinition(changed));

        expect(swapped(without.layout, withNew.layout)).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
  });
});

/** Pairs of states that are beside each other in both layouts, but the other way round. */
function swapped(a: Layout, b: Layout): readonly string[] {
  const pairs: string[] = [];
  const ids = [...a.nodes.keys()].filter((id) => b.nodes.has(id) && !id.includes('#') && !id.includes('ItemProcessor'));
  const side = (layout: Layout, one: string, other: string): number => {
    const [p, q] = [layout.nodes.get(one)!, layout.nodes.get(other)!]; // ids are of both layouts
    return beside(p, q) ? Math.sign(p.x - q.x) : 0;
  };
  for (const one of ids) for (const other of ids) if (one < other && side(a, one, other) * side(b, one, other) < 0) pairs.push(`${one} and ${other}`);
  return pairs;
}

function beside(p: Rect, q: Rect): boolean {
  return p.y < q.y + q.height && q.y < p.y + p.height;
}
