import { describe, expect, it } from 'vitest';
import { laidOut } from '../../core/graph/testing/graphs';
import { placeStickyTitles } from './placeStickyTitles';

const inner = {
  StartAt: 'A',
  States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', End: true } },
};
const { graph, layout } = laidOut({
  StartAt: 'Outer',
  States: {
    Outer: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Map', ItemProcessor: inner, End: true } } },
      End: true,
    },
  },
});
const containers = [...graph.nodes.values()].filter(({ kind }) => kind === 'container');
const screen = { width: 600, height: 400 };
const titlesAt = (x: number, y: number) =>
  placeStickyTitles(containers, layout, { x, y, zoom: 1 }, screen).map(({ node, top }) => [node.title, top]);

describe('placeStickyTitles', () => {
  it('names no container whose header is in view', () => {
    expect(titlesAt(0, 0)).toEqual([]);
  });

  it('names what the view is inside of, the outer one above', () => {
    const below = (layout.nodes.get('/States/Outer')?.y ?? 0) + 150;

    expect(titlesAt(0, -below)).toEqual([
      ['Outer', 3],
      ['Inner', 27],
    ]);
  });

  it('names a container whose beginning is out of view on the left', () => {
    const { x, width } = layout.nodes.get('/States/Outer')!; // it is there

    expect(titlesAt(-x - width / 2, 0)[0]?.[0]).toBe('Outer');
  });

  it('names nothing that has passed', () => {
    expect(titlesAt(0, -5000)).toEqual([]);
  });
});
