import fc from 'fast-check';
import { expect, it } from 'vitest';
import { briefJson } from './briefJson';
import { jsonSize } from './jsonSize';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('"', '\\', '\n', '\u0001', '\u007f', 'é', '\u2028', '\ud800', 'a\udc00b', '𝄞'),
);
const value = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json')),
    fc.dictionary(text, tie('json')),
  ),
})).json;

it('gives the size of the text that JSON.stringify makes', () => {
  fc.assert(
    fc.property(value, (json) => {
      expect(jsonSize(json, Infinity, 100)).toBe(Buffer.byteLength(JSON.stringify(json)));
    }),
  );
});

it('stops at a limit, however much a value stands for', () => {
  let doubled: unknown = 'x'.repeat(1_000);
  for (let i = 0; i < 60; i++) doubled = [doubled, { a: doubled }];

  expect(jsonSize(doubled, 100_000, 1_000)).toBeGreaterThan(100_000);
  expect(briefJson(doubled, 500)).toHaveLength(500);
});

it('takes what is nested too deeply for infinitely large', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 200_000; i++) deep = [deep];

  expect(jsonSize(deep, Infinity, 1_000)).toBe(Infinity);
});

it('writes JSON text up to a length', () => {
  fc.assert(
    fc.property(value, fc.nat(200), (json, length) => {
      expect(briefJson(json, length)).toBe(JSON.stringify(json).slice(0, length));
    }),
  );
});
