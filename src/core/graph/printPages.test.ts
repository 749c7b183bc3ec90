import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeep } from '../document/testing/workflows';
import type { JsonObject } from '../base/json';
import type { Rect } from './geometry';
import { printPages } from './printPages';
import { arbitraryMachine, asDefinition } from './testing/arbitraryMachine';
import { laidOut } from './testing/graphs';

const sheet = { width: 695, height: 900 };
const sheets = { upright: sheet, turned: { width: 960, height: 660 } };

function chainOf(length: number): JsonObject {
  const names = Array.from({ length }, (_, i) => `Step ${i}`);
  return {
    StartAt: 'Step 0',
    States: Object.fromEntries(
      names.map((name, i): [string, JsonObject] => [
        name,
        i + 1 < length ? { Type: 'Pass', Next: names[i + 1]! } : { Type: 'Succeed' },
      ]),
    ),
  };
}

/** Whether a line through a box separates two pages. */
function isCut(rect: Rect, parts: readonly Rect[]): boolean {
  return !parts.some(
    (part) =>
      rect.x >= part.x &&
      rect.y >= part.y &&
      rect.x + rect.width <= part.x + part.width &&
      rect.y + rect.height <= part.y + part.height,
  );
}

describe('printPages', () => {
  it('puts a small drawing on one sheet, in full size', () => {
    const { graph, layout } = laidOut(chainOf(3));

    const { scale, pages } = printPages(graph, layout, sheets);

    expect(scale).toBe(1);
    expect(pages).toHaveLength(1);
  });

  it('makes a drawing smaller where it then fits one sheet and can be read', () => {
    const { graph, layout } = laidOut(chainOf(10));

    const { scale, pages } = printPages(graph, layout, sheets);

    expect(scale).toBeLessThan(1);
    expect(pages).toHaveLength(1);
  });

  it('takes more sheets for a long drawing, and cuts it between its states', () => {
    const { graph, layout } = laidOut(chainOf(100));

    const { scale, pages } = printPages(graph, layout, sheets);

    expect(scale).toBe(0.85);
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.map(({ column }) => column)).toEqual(pages.map(() => 1));
    const parts = pages.map(({ part }) => part);
    expect([...layout.nodes.values()].filter((rect) => isCut(rect, parts))).toEqual([]);
  });

  it('turns the sheets where that saves some', () => {
    const names = ['To the left', 'In the middle', 'To the right'];
    const branches = names.map((name) => ({ StartAt: name, States: { [name]: { Type: 'Succeed' } } }));
    const { graph, layout } = laidOut({
      StartAt: 'All',
      States: {
        All: {
          Type: 'Parallel',
          Branches: [...branches, { StartAt: 'Last', States: { Last: { Type: 'Succeed' } } }],
          End: true,
        },
      },
    });
    expect(layout.width).toBeGreaterThan(820); // more than an upright sheet holds

    const wide = printPages(graph, layout, sheets);

    expect(wide.isTurned).toBe(true);
    expect(wide.pages).toHaveLength(1);
  });

  it('holds every state, can be read, and fits its sheets, whatever the workflow', () => {
    fc.assert(
      fc.property(arbitraryMachine(14), fc.constantFrom('down', 'right'), (machine, direction) => {
        const { graph, layout } = laidOut(asDefinition(machine), direction);
        const { scale, pages, isTurned } = printPages(graph, layout, sheets);
        const { width, height } = isTurned ? sheets.turned : sheets.upright;
        expect(scale).toBeGreaterThanOrEqual(0.85);
        for (const { part } of pages) {
          expect(part.width * scale).toBeLessThanOrEqual(width + 0.01);
          expect(part.height * scale).toBeLessThanOrEqual(height + 0.01);
        }
        for (const [id, rect] of layout.nodes) {
          if (graph.nodes.get(id)?.kind === 'container') continue; // a sheet with nothing but its ground is left out
          const shown = pages.reduce((sum, { part }) => sum + sharedArea(rect, part), 0);
          expect(shown).toBeCloseTo(rect.width * rect.height, 3);
        }
      }),
      { numRuns: isDeep ? 2_000 : 100 },
    );
  });
});

function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
