import { describe, expect, it } from 'vitest';
import { boxesMeet, boxOf, insertSpot, pathLength, roundedPath, spotAlong } from './edgePath';

const corner = [
  { x: 0, y: 0 },
  { x: 0, y: 40 },
  { x: 60, y: 40 },
];

describe('roundedPath', () => {
  it('draws a straight line as it is', () => {
    expect(
      roundedPath([
        { x: 1, y: 2 },
        { x: 1, y: 30 },
      ]),
    ).toBe('M1 2L1 30');
  });

  it('rounds a corner by the radius', () => {
    expect(roundedPath(corner, 8)).toBe('M0 0L0 32Q0 40 8 40L60 40');
  });

  it('rounds a corner no further than half of the shorter piece', () => {
    expect(
      roundedPath(
        [
          { x: 0, y: 0 },
          { x: 0, y: 6 },
          { x: 60, y: 6 },
        ],
        8,
      ),
    ).toBe('M0 0L0 3Q0 6 3 6L60 6');
  });

  it('draws nothing for no points', () => {
    expect(roundedPath([])).toBe('');
  });
});

describe('places along an arrow', () => {
  it('measures and walks around corners', () => {
    expect(pathLength(corner)).toBe(100);
    expect(spotAlong(corner, 0.2)).toEqual({ x: 0, y: 20 });
    expect(spotAlong(corner, 0.7)).toEqual({ x: 30, y: 40 });
    expect(spotAlong(corner, 1)).toEqual({ x: 60, y: 40 });
  });

  it('puts the + in the middle of an arrow that shares nothing', () => {
    expect(insertSpot(corner, { start: false, end: false })).toEqual(spotAlong(corner, 0.5));
  });

  it('puts the + near the start where arrows meet, and near the end where they part', () => {
    expect(insertSpot(corner, { start: false, end: true })).toEqual(spotAlong(corner, 0.3));
    expect(insertSpot(corner, { start: true, end: false })).toEqual(spotAlong(corner, 0.7));
  });

  it('leaves the head of a short arrow free', () => {
    expect(
      insertSpot(
        [
          { x: 0, y: 0 },
          { x: 0, y: 32 },
        ],
        { start: false, end: false },
      ).y,
    ).toBeCloseTo(12.16);
  });

  it('leaves all of the head free where the arrow begins at no handle, however short it is', () => {
    const plus = insertSpot(
      [
        { x: 0, y: 0 },
        { x: 0, y: 26 },
      ],
      { start: false, end: false, free: true },
    );

    expect(plus.y + 10).toBeLessThanOrEqual(26 - 5 - 5); // its radius, and where the end that is dragged begins
  });

  it('keeps the + off the label', () => {
    const label = { x: -30, y: 30, width: 90, height: 20 };

    const spot = insertSpot(corner, { start: false, end: false }, label);

    expect(spot).toEqual(spotAlong(corner, 0.12));
  });
});

describe('boxes', () => {
  it('hold all points and the label', () => {
    expect(boxOf(corner, { x: 50, y: 30, width: 40, height: 20 })).toEqual({ x: 0, y: 0, width: 90, height: 50 });
  });

  it('meet when they share a point', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(boxesMeet(box, { x: 10, y: 10, width: 5, height: 5 })).toBe(true);
    expect(boxesMeet(box, { x: 11, y: 0, width: 5, height: 5 })).toBe(false);
  });
});
