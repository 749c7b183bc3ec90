import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { buildGraph } from '../../core/graph/buildGraph';
import type { Layout } from '../../core/graph/layout';
import { anchorLayout } from './anchorLayout';

const graph = buildGraph(readModel(readTree('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}', 'json')), {
  collapsed: new Set(),
});
const layout: Layout = {
  nodes: new Map([
    ['#start', { x: 300, y: 10, width: 60, height: 26 }],
    ['/States/A', { x: 230, y: 80, width: 200, height: 52 }],
  ]),
  edges: new Map([
    [
      '/StartAt',
      {
        points: [
          { x: 330, y: 36 },
          { x: 330, y: 80 },
        ],
        label: { x: 320, y: 50, width: 20, height: 20 },
      },
    ],
  ]),
  lanes: new Map(),
  width: 500,
  height: 200,
  direction: 'down',
  shapeKey: '',
};

describe('anchorLayout', () => {
  it('puts the middle of Start at the origin, and everything else where it was beside it', () => {
    const { nodes, edges, frame } = anchorLayout(layout, graph);

    expect(nodes.get('#start')).toEqual({ x: -30, y: 0, width: 60, height: 26 });
    expect(nodes.get('/States/A')).toEqual({ x: -100, y: 70, width: 200, height: 52 });
    expect(edges.get('/StartAt')).toEqual({
      points: [
        { x: 0, y: 26 },
        { x: 0, y: 70 },
      ],
      label: { x: -10, y: 40, width: 20, height: 20 },
    });
    expect(frame).toEqual({ x: -330, y: -10, width: 500, height: 200 });
  });

  it('anchors a workflow that runs to the right by its left side', () => {
    const { nodes } = anchorLayout({ ...layout, direction: 'right' }, graph);

    expect(nodes.get('#start')).toEqual({ x: 0, y: -13, width: 60, height: 26 });
  });

  it('moves a layout once', () => {
    expect(anchorLayout(layout, graph)).toBe(anchorLayout(layout, graph));
  });
});
