import { describe, expect, it } from 'vitest';
import { cornerRect, corners, isFree } from './freeCorner';

const screen = { width: 800, height: 600 };
const size = { width: 178, height: 122 };
const free = (node: { x: number; y: number; width: number; height: number }, zoom = 1) =>
  corners.filter((corner) => isFree(cornerRect(corner, size, screen), new Map([['n', node]]), { x: 0, y: 0, zoom }));

describe('a free corner', () => {
  it('is one in which no node is, nor near to it', () => {
    expect(free({ x: 300, y: 200, width: 200, height: 50 })).toEqual([
      'bottom-left',
      'bottom-right',
      'top-right',
      'top-left',
    ]);
    expect(free({ x: 0, y: 560, width: 100, height: 50 })).toEqual(['bottom-right', 'top-right', 'top-left']);
    expect(free({ x: 195, y: 560, width: 100, height: 50 })).toEqual(['bottom-right', 'top-right', 'top-left']);
    expect(free({ x: 0, y: 0, width: 800, height: 600 })).toEqual([]);
  });

  it('is looked for where nodes are on the screen', () => {
    expect(free({ x: 0, y: 0, width: 1600, height: 300 }, 0.5)).toEqual(['bottom-left', 'bottom-right']);
  });
});
