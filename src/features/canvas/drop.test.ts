import { describe, expect, it } from 'vitest';
import type { ScopeId, StateId, TransitionId } from '../../core/asl/model';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import type { Rect } from '../../core/graph/geometry';
import { buildGraph } from '../../core/graph/buildGraph';
import type { Layout } from '../../core/graph/layout';
import { findDrop } from './drop';
import { nodeAtPoint } from './nodeAtPoint';

const definition = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Task', Resource: 'r', Next: 'C' },
    C: { Type: 'Pass', End: true },
  },
};
const machine = readModel(readTree(JSON.stringify(definition), 'json'));
const graph = buildGraph(machine, { collapsed: new Set() });

/** The states below each other, with a container-sized box around B. */
const rects: readonly (readonly [string, Rect])[] = [
  ['/States/A', { x: 0, y: 0, width: 200, height: 50 }],
  ['/States/B', { x: 0, y: 100, width: 200, height: 50 }],
  ['/States/C', { x: 0, y: 200, width: 200, height: 50 }],
  ['/States/C#end', { x: 70, y: 300, width: 60, height: 26 }],
];
const layout: Layout = {
  nodes: new Map(rects),
  edges: new Map(),
  lanes: new Map<ScopeId, Rect>(),
  width: 200,
  height: 326,
  direction: 'down',
  shapeKey: '',
};
const inB = { x: 100, y: 120 };
const inEnd = { x: 100, y: 310 };
const nowhere = { x: 500, y: 500 };
const edgeAB = graph.edges.find(({ transitionId }) => transitionId === ('/States/A/Next' as TransitionId));

describe('nodeAtPoint', () => {
  it('finds the innermost node', () => {
    const around: Layout = {
      ...layout,
      nodes: new Map([['/States/A', { x: -50, y: 50, width: 400, height: 300 }], ...rects.slice(1)]),
    };

    expect(nodeAtPoint(graph, around, inB)?.id).toBe('/States/B');
    expect(nodeAtPoint(graph, around, { x: 250, y: 250 })?.id).toBe('/States/A');
    expect(nodeAtPoint(graph, around, nowhere)).toBeUndefined();
  });

  it('finds the nearest state within reach, where there is none', () => {
    const between = { x: 100, y: 170 };

    expect(nodeAtPoint(graph, layout, between)).toBeUndefined();
    expect(nodeAtPoint(graph, layout, between, 1_000)?.id).toBe('/States/B');
    expect(nodeAtPoint(graph, layout, nowhere, 10)).toBeUndefined();
  });
});

describe('leading an arrow elsewhere', () => {
  it('says where it would lead', () => {
    const drop = edgeAB && findDrop({ kind: 'reroute', edge: edgeAB }, machine, graph, layout, { x: 100, y: 220 }, 1);

    expect(drop?.hint).toBe('A → C');
    expect(drop?.mark).toEqual({ kind: 'node', nodeId: '/States/C' });
  });

  it('does nothing on its own target and in the open', () => {
    expect(edgeAB && findDrop({ kind: 'reroute', edge: edgeAB }, machine, graph, layout, inB, 1)).toBeUndefined();
    expect(edgeAB && findDrop({ kind: 'reroute', edge: edgeAB }, machine, graph, layout, nowhere, 1)).toBeUndefined();
  });

  it('can lead to End', () => {
    const drop = edgeAB && findDrop({ kind: 'reroute', edge: edgeAB }, machine, graph, layout, inEnd, 1);

    expect(drop?.hint).toBe('A → End');
  });
});

describe('drawing a new arrow', () => {
  it('asks for the kind when a state can have several', () => {
    const drop = findDrop(
      { kind: 'connect', stateId: '/States/B' as StateId },
      machine,
      graph,
      layout,
      { x: 100, y: 20 },
      1,
    );

    expect(drop?.ask).toEqual({ stateId: '/States/B', targetName: 'A' });
  });

  it('asks nothing of a state that has one way on', () => {
    const drop = findDrop(
      { kind: 'connect', stateId: '/States/A' as StateId },
      machine,
      graph,
      layout,
      { x: 100, y: 220 },
      1,
    );

    expect(drop?.hint).toBe('A → C');
    expect(drop?.ask).toBeUndefined();
  });

  it('does nothing on the state itself', () => {
    expect(
      findDrop({ kind: 'connect', stateId: '/States/B' as StateId }, machine, graph, layout, inB, 1),
    ).toBeUndefined();
  });
});
