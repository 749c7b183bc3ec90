import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBody, growBody, joinBodies, separation, type Body } from './contour';

type Row = { readonly from: number; readonly to: number; readonly half: number };

function bodyOf(rows: readonly Row[]): Body {
  const body = createBody();
  for (const { from, to, half } of [...rows].reverse()) growBody(body, from, to, -half, half);
  return body;
}

/** Rows that follow each other, some with room between. */
const rows = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 9 }),
      room: fc.nat({ max: 3 }),
      half: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((parts) =>
    fc.nat({ max: 20 }).map((start) => {
      let at = start;
      return parts.map(({ length, room, half }): Row => {
        const from = at + room;
        at = from + length;
        return { from, to: at, half };
      });
    }),
  );

describe('contour', () => {
  it('finds the least distance at which nothing touches', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const wanted = Math.max(
          -Infinity,
          ...a.flatMap((p) => b.filter((q) => p.from < q.to && q.from < p.to).map((q) => p.half + q.half)),
        );

        expect(separation(bodyOf(a), bodyOf(b))).toBe(wanted);
      }),
    );
  });

  it('joins outlines so that a third part keeps clear of both', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const apart = Math.max(0, separation(bodyOf(a), bodyOf(b)));
        const wanted = Math.max(separation(bodyOf(a), bodyOf(c)), separation(bodyOf(b), bodyOf(c)) + apart);

        expect(separation(joinBodies(bodyOf(a), bodyOf(b), apart), bodyOf(c))).toBe(wanted);
      }),
    );
  });
});
