import { expect, it } from 'vitest';
import { createRandom, createUuid } from './random';

it('gives the same numbers for the same seed, and takes up a sequence from its state', () => {
  const first = createRandom(7);
  const numbers = [first.next(), first.next(), first.next()];
  const second = createRandom(7);
  second.next();
  const third = createRandom(0);
  third.state = second.state;

  expect([third.next(), third.next()]).toEqual(numbers.slice(1));
  expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
});

it('makes UUIDs of version 4', () => {
  expect(createUuid(createRandom(1))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(createUuid(createRandom(1))).toBe('a087eaf3-00b3-49c9-b706-c4ebfb2627fd');
});
