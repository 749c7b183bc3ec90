import { describe, expect, it } from 'vitest';
import { hugeKinds } from '../../core/asl/testing/hugeTexts';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { buildGraph } from '../../core/graph/buildGraph';
import { layoutGraph } from '../../core/graph/layoutGraph';
import { chooseArrows, linesIn, mostArrows } from './chooseArrows';

function drawn(ruleCount: number) {
  const text = hugeKinds['rules of one Choice']?.write(ruleCount) ?? expect.fail('There is no such kind.');
  const graph = buildGraph(readModel(readTree(text, 'json')), { collapsed: new Set() });
  return { graph, layout: layoutGraph(graph, { direction: 'down' }) };
}

describe('the arrows of a crowd', () => {
  it('are all drawn one by one while they are few', () => {
    const { graph, layout } = drawn(100);
    expect(chooseArrows(graph.edges, layout.edges, { x: 0, y: 0, width: 1, height: 1 }, undefined)).toEqual({
      single: graph.edges,
      lines: [],
    });
  });

  it('are drawn one by one where they can be told apart, as far as there is room, and the selected one wherever it is', () => {
    const { graph, layout } = drawn(3_000);
    const label = layout.edges.get('/States/C/Choices/1500/Next')?.label ?? expect.fail('A rule has a label.');
    const near = chooseArrows(
      graph.edges,
      layout.edges,
      { ...label, width: 600, height: 300 },
      '/States/C/Choices/7/Next',
    );
    expect(near.single.length).toBeLessThan(40);
    expect(near.single.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['/States/C/Choices/7/Next', '/States/C/Choices/1500/Next']),
    );
    expect(near.single.length + near.lines.length).toBe(graph.edges.length);

    const whole = chooseArrows(
      graph.edges,
      layout.edges,
      { x: 0, y: 0, width: layout.width, height: layout.height },
      undefined,
    );
    expect(whole.single).toHaveLength(mostArrows);
  });

  it('are lines otherwise: as many as can be seen, however many arrows run over them', () => {
    const lengths = [3_000, 6_000].map((count) => {
      const { graph, layout } = drawn(count);
      const { x, y } = layout.nodes.get('/States/C') ?? expect.fail('The Choice has a place.');
      return linesIn(graph.edges, layout.edges, { x, y, width: 1_000, height: 600 }).length;
    });
    expect(lengths[0]).toBeGreaterThan(0);
    expect(lengths[1]).toBeLessThan(1.2 * (lengths[0] ?? 0));
  });
});
