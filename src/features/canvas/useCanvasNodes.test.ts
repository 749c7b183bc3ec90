import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { buildGraph } from '../../core/graph/buildGraph';
import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { createNodesOf } from './useCanvasNodes';

function graphOf(states: object): Graph {
  return buildGraph(readModel(readTree(JSON.stringify({ StartAt: 'A', States: states }), 'json')), {
    collapsed: new Set(),
  });
}

/** Every node below the one before; `shiftBy` moves those from an index on. */
function layoutOf(graph: Graph, shiftFrom = Infinity): Layout {
  const nodes = new Map(
    [...graph.nodes.keys()].map((id, i) => [
      id,
      { x: 0, y: i * 100 + (i >= shiftFrom ? 10 : 0), width: 208, height: 52 },
    ]),
  );
  return {
    nodes,
    edges: new Map(),
    lanes: new Map(),
    width: 0,
    height: 0,
    direction: 'down',
    shapeKey: graph.shapeKey,
  };
}

const states = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } };

describe('createNodesOf', () => {
  it('gives the same list while graph and layout are the same', () => {
    const nodesOf = createNodesOf();
    const graph = graphOf(states);
    const layout = layoutOf(graph);

    expect(nodesOf(graph, layout)).toBe(nodesOf(graph, layout));
  });

  it('keeps the objects of nodes that look as they did', () => {
    const nodesOf = createNodesOf();
    const graph = graphOf(states);
    const before = new Map(nodesOf(graph, layoutOf(graph)).map((node) => [node.id, node]));

    const changed = graphOf({ ...states, B: { Type: 'Wait', Seconds: 5, End: true } });
    const after = new Map(nodesOf(changed, layoutOf(changed)).map((node) => [node.id, node]));

    expect(after.get('/States/A')).toBe(before.get('/States/A'));
    expect(after.get('/States/B')).not.toBe(before.get('/States/B'));
  });

  it('makes new objects for nodes that moved, with the data they had', () => {
    const nodesOf = createNodesOf();
    const graph = graphOf(states);
    const before = nodesOf(graph, layoutOf(graph));
    const after = nodesOf(graph, layoutOf(graph, 2));

    expect(after[0]).toBe(before[0]);
    expect(after[2]).not.toBe(before[2]);
    expect(after[2]?.data).toBe(before[2]?.data);
  });

  it('puts containers below what they contain, outer ones first', () => {
    const body = { StartAt: 'X', States: { X: { Type: 'Pass', End: true } } };
    const inner = { StartAt: 'In', States: { In: { Type: 'Map', ItemProcessor: body, End: true } } };
    const graph = graphOf({ A: { Type: 'Map', ItemProcessor: inner, End: true } });
    const layout = layoutOf(graph);
    const outer = { x: 0, y: 0, width: 900, height: 900 };

    const list = createNodesOf()(graph, { ...layout, nodes: new Map(layout.nodes).set('/States/A', outer) });

    expect(list.slice(0, 2).map(({ data }) => data.node.title)).toEqual(['A', 'In']);
    expect(list.slice(2).every(({ type }) => type !== 'container')).toBe(true);
  });
});
