import { expect, it } from 'vitest';
import { sayDuration } from './sayDuration';

it.each([
  [0, '0 ms'],
  [2, '2 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [4_240, '4.2 s'],
  [59_999, '59.9 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [90_061_000, '1 d 1 h'],
  [31_536_000_000, '365 d'],
  [-1_500, '−1.5 s'],
])('says %d ms as %s', (durationMs, text) => {
  expect(sayDuration(durationMs)).toBe(text);
});
