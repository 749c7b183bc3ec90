import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashData } from './hashData';

const hash = (value: unknown): number => hashData(value, new WeakMap());

it('is the same for what says the same, whoever made it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(hash(structuredClone(value))).toBe(hash(value));
    }),
  );
});

it('tells nearly any two values apart', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      expect(hash(a)).not.toBe(hash(b));
    }),
  );
});

it.each([
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  ['1', 1],
  [[], {}],
  [[[1], 2], [[1, 2]]],
  [{ a: 'bc' }, { ab: 'c' }],
  [null, 'null'],
])('tells %j from %j', (a, b) => {
  expect(hash(a)).not.toBe(hash(b));
});
