import { describe, expect, it } from 'vitest';
import type { AnchoredLayout } from './anchorLayout';
import { openingView, viewAround, viewInWords, viewOfAll, viewShowing } from './view';

const screen = { width: 800, height: 600 };
const layoutOf = (frame: AnchoredLayout['frame'], direction: 'down' | 'right' = 'down'): AnchoredLayout => ({
  nodes: new Map(),
  edges: new Map(),
  lanes: new Map(),
  width: frame.width,
  height: frame.height,
  direction,
  shapeKey: '',
  frame,
});

describe('the view', () => {
  it('says how large it is', () => {
    expect(viewInWords(0.716)).toBe('Zoom 72 %.');
    expect(viewInWords(0.55, true)).toBe('The whole workflow is in view, at 55 %.');
  });

  it('shows a small workflow at 100 %, centred, from the top', () => {
    expect(viewOfAll(layoutOf({ x: -100, y: 0, width: 200, height: 300 }), screen)).toEqual({ x: 400, y: 32, zoom: 1 });
  });

  it('shrinks a large workflow until all of it is inside', () => {
    const view = viewOfAll(layoutOf({ x: -500, y: 0, width: 1000, height: 1072 }), screen);

    expect(view.zoom).toBe(0.5);
    expect(view.y).toBe(32);
  });

  it('shows all of the width on a phone where that can be read', () => {
    const phone = { width: 390, height: 600 };
    const opened = openingView(layoutOf({ x: -400, y: 0, width: 900, height: 1800 }), phone);

    expect(opened.zoom).toBeCloseTo(342 / 900);
    expect(opened.x - 400 * opened.zoom).toBeGreaterThanOrEqual(24);
    expect(opened.x + 500 * opened.zoom).toBeLessThanOrEqual(366.001);
  });

  it('opens nearer where the browser draws text larger', () => {
    const small = layoutOf({ x: -100, y: 0, width: 200, height: 200 });
    const long = layoutOf({ x: -400, y: 0, width: 800, height: 9000 });

    expect(openingView(small, screen, 2).zoom).toBe(2);
    expect(openingView(long, screen, 2).zoom).toBeCloseTo(
      2 * openingView(layoutOf({ x: -800, y: 0, width: 1600, height: 9000 }), screen).zoom,
    );
  });

  it('opens a workflow that would be too small to read at its start', () => {
    expect(openingView(layoutOf({ x: -400, y: 0, width: 800, height: 9000 }), screen)).toEqual({
      x: 400,
      y: 32,
      zoom: 0.8,
    });
    expect(openingView(layoutOf({ x: 0, y: -50, width: 9000, height: 100 }, 'right'), screen)).toEqual({
      x: 32,
      y: 300,
      zoom: 0.8,
    });
  });

  it('shows as much of the width as can be read, with no empty room beside it', () => {
    const toTheRight = openingView(layoutOf({ x: -100, y: 0, width: 4000, height: 9000 }), screen);

    expect(toTheRight).toEqual({ x: 87, y: 32, zoom: 0.55 });
  });

  it('moves only as far as needed to show something, and not at all when it is in view', () => {
    const view = { x: 0, y: 0, zoom: 1 };

    expect(viewShowing({ x: 100, y: 100, width: 200, height: 50 }, view, screen)).toBeUndefined();
    expect(viewShowing({ x: 700, y: 100, width: 200, height: 50 }, view, screen)).toEqual({ x: -132, y: 0, zoom: 1 });
    expect(viewShowing({ x: 100, y: -40, width: 200, height: 50 }, view, screen)).toEqual({ x: 0, y: 72, zoom: 1 });
  });

  it('puts a point in the middle', () => {
    expect(viewAround({ x: 10, y: 20 }, 2, screen)).toEqual({ x: 380, y: 260, zoom: 2 });
  });
});
