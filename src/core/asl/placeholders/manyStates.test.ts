import { afterEach, expect, it, vi } from 'vitest';
import { fillPlaceholders } from './fillPlaceholders';

afterEach(() => void vi.restoreAllMocks());

it('are filled in without looking through all states for each transition', () => {
  const count = 500;
  const includes = vi.spyOn(Array.prototype, 'includes');
  const states = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`S${i}`, { Type: 'Pass', Next: `S${(i + 1) % count}` }]),
  );
  const { placeholders } = fillPlaceholders({ StartAt: 'S0', States: states });
  const searched = includes.mock.contexts.filter((list) => Array.isArray(list) && list.length >= count);
  includes.mockRestore();
  expect(placeholders).toEqual([]);
  expect(searched).toEqual([]);
});
