import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { buildGraph } from '../../core/graph/buildGraph';
import { layoutGraph } from '../../core/graph/layoutGraph';
import { countDegrees, drawEdge, insertLabel, sameDrawing, type DrawnEdge } from './drawEdges';

const definition = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', NumericGreaterThan: 5, Next: 'Ship' },
        { Variable: '$.b', IsPresent: true, Next: 'Ship' },
      ],
      Default: 'Gone',
    },
    Ship: { Type: 'Pass', End: true },
  },
};

function draw(states: object = definition): readonly DrawnEdge[] {
  const graph = buildGraph(readModel(readTree(JSON.stringify(states), 'json')), { collapsed: new Set() });
  const layout = layoutGraph(graph, { direction: 'down' });
  return graph.edges
    .map((edge) => drawEdge(edge, graph, layout, countDegrees(graph)))
    .filter((edge) => edge !== undefined);
}

const titled = (title: string): readonly DrawnEdge[] => draw().filter((edge) => edge.title === title);

describe('drawEdge', () => {
  it('calls every arrow by the states at its ends, Start, End and missing ones included', () => {
    expect(new Set(draw().map(({ title }) => title))).toEqual(
      new Set(['Start → Check', 'Check → Ship', 'Check → Gone', 'Ship → End']),
    );
  });

  it('stands for the property in the text, or for "after" on the way to End', () => {
    expect(titled('Start → Check')[0]?.place).toEqual({ kind: 'transition', id: '/StartAt' });
    expect(titled('Ship → End')[0]?.place).toEqual({ kind: 'after', stateId: '/States/Ship' });
  });

  it('knows its ends as run histories do', () => {
    const [start] = titled('Start → Check');
    const [end] = titled('Ship → End');

    expect([start?.fromName, start?.toName]).toEqual(['', 'Check']);
    expect([end?.fromName, end?.toName]).toEqual(['Ship', '']);
  });

  it('points its head at the target', () => {
    const [edge] = titled('Ship → End');
    const [, length] = /^M0 0L0 ([\d.]+)$/.exec(edge?.line ?? '') ?? [];
    const tip = Number(length) + 6.5;

    expect(edge?.head).toBe(`M4.2 ${tip - 7.5}L0 ${tip}L-4.2 ${tip - 7.5}`);
    expect(edge?.end).toEqual({ x: 0, y: tip - 5 });
  });

  it('keeps its shape when it is only moved', () => {
    const { Check, Ship } = definition.States;
    const [before] = titled('Ship → End');
    const [after] = draw({ StartAt: 'First', States: { First: { Type: 'Pass', Next: 'Check' }, Check, Ship } }).filter(
      ({ title }) => title === 'Ship → End',
    );

    expect(after?.at).not.toEqual(before?.at);
    expect(before && after && sameDrawing(before, after)).toBe(true);
  });

  it('looks the same when nothing changed', () => {
    const [before] = titled('Start → Check');
    const [after] = titled('Start → Check');

    expect(before && after && sameDrawing(before, after)).toBe(true);
  });
});

describe('insertLabel', () => {
  it('tells arrows between the same states apart by their labels', () => {
    const [first, second] = titled('Check → Ship');

    expect(first && insertLabel(first, true)).toBe('Insert on Check → Ship ($.a > 5)');
    expect(second && insertLabel(second, false)).toBe('Insert on Check → Ship');
  });
});
