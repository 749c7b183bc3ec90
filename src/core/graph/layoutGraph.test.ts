import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScopeId } from '../asl/model';
import type { JsonObject } from '../base/json';
import { isDeep } from '../document/testing/workflows';
import type { Rect } from './geometry';
import type { Direction, Layout } from './layout';
import { buildGraph } from './buildGraph';
import { layoutGraph } from './layoutGraph';
import { arbitraryMachine, asDefinition, targetsOf } from './testing/arbitraryMachine';
import { bendsOf } from './testing/checkInLine';
import { countCrossings, faultsOf } from './testing/checkLayout';
import { graphOf, laidOut, machineOf } from './testing/graphs';
import { branchMachine, orderMachine, pollMachine } from './testing/orderMachine';

const numRuns = isDeep ? 5_000 : 250;

describe('layoutGraph', () => {
  const titled = (title: string, source = orderMachine, direction: Direction = 'down'): Rect => {
    const { graph, layout } = laidOut(source, direction);
    const node = [...graph.nodes.values()].find((candidate) => candidate.title === title);
    return layout.nodes.get(node!.id)!; // tests name nodes that exist
  };
  const middle = (rect: Rect): number => rect.x + rect.width / 2;

  it('draws the trunk of a workflow as a straight line', () => {
    const trunk = [
      'Start',
      'Fetch an order',
      'Which region?',
      'Pack the items',
      'Reserve stock',
      'Print label',
      'Tell the customer',
      'End',
    ].map((title) => middle(titled(title)));

    expect(new Set(trunk).size).toBe(1);
  });

  const jump = (...ways: string[]) => ({
    Type: 'Choice',
    Choices: ways.slice(1).map((Next, i) => ({ Variable: '$.x', NumericEquals: i, Next })),
    Default: ways[0]!,
  });
  const pass = (Next: string) => ({ Type: 'Pass', Next });
  const end = { Type: 'Succeed' };
  it.each([
    [
      'where one way skips what the other does',
      { C: jump('J', 'A'), A: pass('B'), B: pass('J'), J: end },
      ['C', 'A', 'B', 'J'],
    ],
    ['where the first way is the one that skips', { C: jump('A', 'J'), A: pass('J'), J: end }, ['C', 'A', 'J']],
    ['where one way leads back', { C: pass('D'), D: jump('J', 'A'), A: jump('J', 'C'), J: end }, ['C', 'D', 'J']],
    [
      'where three ways of different widths meet',
      {
        C: jump('B', 'A', 'A long name that makes a wide box'),
        A: pass('J'),
        'A long name that makes a wide box': pass('J'),
        B: pass('J'),
        J: end,
      },
      ['C', 'A long name that makes a wide box', 'J'],
    ],
    [
      'where some meet before the others',
      { C: jump('D', 'A', 'B'), A: pass('J'), B: pass('J'), J: pass('K'), D: pass('K'), K: end },
      ['C', 'K'],
    ],
    ['where a failure leaves it on the left', { C: jump('J', 'F'), F: { Type: 'Fail' }, J: end }, ['C', 'J']],
    ['where nothing is on the ways that meet', { C: jump('J', 'J', 'J'), J: end }, ['C', 'J']],
  ] satisfies readonly (readonly [string, Record<string, JsonObject>, readonly string[]])[])(
    'does not jog %s',
    (_, States, column) => {
      for (const direction of ['down', 'right'] as const) {
        const places = column
          .map((title) => titled(title, { StartAt: 'C', States }, direction))
          .map((rect) => (direction === 'down' ? middle(rect) : rect.y + rect.height / 2));
        expect(new Set(places).size).toBe(1);
      }
    },
  );

  it("spreads the ways of a choice evenly, in the author's order, on one line", () => {
    const [a, b, none] = ['Create order A', 'Create order B', 'Unserved region'].map((title) => titled(title)) as [
      Rect,
      Rect,
      Rect,
    ];

    expect(middle(titled('Which region?'))).toBe((middle(a) + middle(b)) / 2);
    expect(a.x < b.x && b.x < none.x).toBe(true);
    expect([b.y, none.y]).toEqual([a.y, a.y]);
  });

  it('runs to the right as well', () => {
    const row = ['Start', 'Fetch an order', 'Which region?', 'Pack the items', 'End'].map((title) =>
      titled(title, orderMachine, 'right'),
    );

    expect(row.every((rect, i) => i === 0 || rect.x > row[i - 1]!.x + row[i - 1]!.width)).toBe(true);
    expect(new Set(row.map(({ y, height }) => y + height / 2)).size).toBe(1);
  });

  it('leads loops around the side, up to where they began', () => {
    const { graph, layout } = laidOut(pollMachine);
    const loop = layout.edges.get('/States/Done?/Default')!.points;
    const [wait, done] = [layout.nodes.get('/States/Wait')!, layout.nodes.get('/States/Done?')!];

    expect(loop.map(({ x }) => x)).toEqual([done.x, loop[1]!.x, loop[1]!.x, wait.x]);
    expect(loop[1]!.x).toBeLessThan(Math.min(wait.x, done.x));
    expect(faultsOf(graph, layout)).toEqual([]);
    expect(countCrossings(graph, layout)).toBeLessThanOrEqual(2);
  });

  it('lets lines to the same handler run together', () => {
    const handled = { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }] };
    const { layout } = laidOut({
      StartAt: 'A',
      States: {
        A: { ...handled, Next: 'B' },
        B: { ...handled, Next: 'C' },
        C: { ...handled, End: true },
        H: { Type: 'Fail' },
      },
    });
    const ways = ['A', 'B', 'C'].map((name) => layout.edges.get(`/States/${name}/Catch/0/Next`)!.points);

    for (const way of ways) expect(way.map(({ x }) => x).slice(1)).toEqual([ways[0]![1]!.x, ways[0]![1]!.x]);
    expect(ways[0]![1]!.x).toBe(middle(layout.nodes.get('/States/H')!));
  });

  it('keeps a long way straight where short ones leave it', () => {
    const states: Record<string, JsonObject> = {};
    for (let i = 0; i < 12; i++) {
      states[`Check ${i}`] = {
        Type: 'Choice',
        Choices: [{ Variable: '$.x', NumericEquals: i, Next: i < 11 ? `Check ${i + 1}` : 'Done' }],
        Default: `Bad ${i}`,
      };
      states[`Bad ${i}`] = { Type: 'Fail' };
    }
    states['Done'] = { Type: 'Succeed' };
    const { layout } = laidOut({ StartAt: 'Check 0', States: states });

    expect(new Set(Array.from({ length: 10 }, (_, i) => middle(layout.nodes.get(`/States/Check ${i}`)!))).size).toBe(1);
    expect(layout.width).toBeLessThan(700);
  });

  it('puts branches into lanes side by side, equally high', () => {
    const { layout } = laidOut(branchMachine);
    const lanes = [0, 1, 2].map((i) => layout.lanes.get(`/States/Both/Branches/${i}` as ScopeId)!);

    expect(lanes.map(({ height }) => height)).toEqual([lanes[0]!.height, lanes[0]!.height, lanes[0]!.height]);
    expect(lanes[0]!.x + lanes[0]!.width < lanes[1]!.x && lanes[1]!.x + lanes[1]!.width < lanes[2]!.x).toBe(true);
  });

  it('does not let a large container hold up what is beside it', () => {
    const { layout } = laidOut({
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'Both' }], Default: 'A' },
        Both: (branchMachine['States'] as JsonObject)['Both']!,
        Last: { Type: 'Succeed' },
        A: { Type: 'Pass', Next: 'B' },
        B: { Type: 'Pass', End: true },
      },
    });

    expect(layout.nodes.get('/States/B')!.y).toBeLessThan(
      layout.nodes.get('/States/Both')!.y + layout.nodes.get('/States/Both')!.height,
    );
  });

  it('keeps unreachable states apart, and shows where they lead', () => {
    const { graph, layout } = laidOut({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true }, X: { Type: 'Pass', Next: 'B' } },
    });

    expect(faultsOf(graph, layout)).toEqual([]);
    expect(layout.nodes.get('/States/X')!.x).toBeGreaterThan(layout.nodes.get('/States/A')!.x + 220);
    expect(layout.edges.get('/States/X/Next')!.points.length).toBeGreaterThan(2);
  });

  it('leads a line past a meeting place that makes room for the next one', () => {
    const choice = (ways: readonly (readonly [string, string])[], Default: string) => ({
      Type: 'Choice',
      Choices: ways.map(([Variable, Next], i) => ({ Variable, NumericEquals: i, Next })),
      Default,
    });
    const { graph, layout } = laidOut({
      StartAt: 'S0',
      States: {
        S0: choice(
          [
            ['$.order.customer.region', 'S3'],
            ['$.x', 'S1'],
          ],
          'S2',
        ),
        S1: {
          Type: 'Task',
          Resource: 'r',
          Next: 'S2',
          Catch: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], Next: 'S3' }],
        },
        S2: choice(
          [
            ['$.x', 'S3'],
            ['$.a.long.way.to.something.that.does.not.fit', 'S4'],
            ['$.x', 'S3'],
          ],
          'S5',
        ),
        S3: { Type: 'Task', Resource: 'r', Next: 'S4' },
        S4: { Type: 'Task', Resource: 'r', Next: 'S4' },
      },
    });

    expect(faultsOf(graph, layout)).toEqual([]);
  });

  it('gives the same layout object while the shape stays the same, and new ones otherwise', () => {
    const first = laidOut(orderMachine);
    const renamed = structuredClone(orderMachine) as { States: Record<string, { Error?: string }> };
    renamed.States['Unserved region']!.Error = 'Unserved';

    expect(layoutGraph(graphOf(renamed as unknown as JsonObject), { direction: 'down' }, first.layout)).toBe(
      first.layout,
    );
    const turned = layoutGraph(first.graph, { direction: 'right' }, first.layout);
    expect(turned).not.toBe(first.layout);
    expect(layoutGraph(first.graph, { direction: 'down' }, turned)).toEqual(first.layout);
  });
});

describe('layoutGraph, any machine', () => {
  it('has no overlaps, and no line through a box', () => {
    fc.assert(
      fc.property(arbitraryMachine(14), fc.constantFrom('down', 'right'), (machine, direction) => {
        const { graph, layout } = laidOut(asDefinition(machine), direction);
        expect(faultsOf(graph, layout)).toEqual([]);
        const picture = buildGraph(machineOf(asDefinition(machine)), { collapsed: new Set(), isPicture: true });
        expect(faultsOf(picture, layoutGraph(picture, { direction }))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('has its main column in line, to the pixel', () => {
    fc.assert(
      fc.property(arbitraryMachine(14), fc.constantFrom('down', 'right'), (machine, direction) => {
        // Errors lead to one handler: where they lead back into the main way, what is "back" on it depends on them.
        for (const state of Object.values(machine.States))
          state.Catch?.forEach((catcher) => (catcher.Next = 'Handler'));
        machine.States['Handler'] = { Type: 'Fail' };
        const { graph, layout } = laidOut(asDefinition(machine), direction);
        expect(bendsOf(graph, layout)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('keeps the order of all others when a state is inserted or removed', () => {
    fc.assert(
      fc.property(arbitraryMachine(10), fc.nat(), (machine, pick) => {
        const without = laidOut(asDefinition(machine));
        const changed = structuredClone(machine);
        const targets = targetsOf(changed);
        const target = targets[pick % targets.length]!; // there is StartAt at least
        changed.States['New'] = { Type: 'Pass', Next: target.get() };
        target.set('New');
        const withNew = laidOut(asDefinition(changed));

        expect(swapped(without.layout, withNew.layout)).toEqual([]);
      }),
      { numRuns },
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
  for (const one of ids)
    for (const other of ids)
      if (one < other && side(a, one, other) * side(b, one, other) < 0) pairs.push(`${one} and ${other}`);
  return pairs;
}

function beside(p: Rect, q: Rect): boolean {
  return p.y < q.y + q.height && q.y < p.y + p.height;
}
