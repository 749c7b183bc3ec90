import { describe, expect, it } from 'vitest';
import { createSuggester, suggest } from './suggest';

describe('suggest', () => {
  it.each([
    ['Refnd', 'Refund'],
    ['refund', 'Refund'],
    ['Ship order', 'ShipOrder'],
    ['Refudn', 'Refund'],
    ['Ship', 'ShipOrder'],
    ['Wait', undefined],
    ['X', undefined],
  ])('finds for %s: %s', (word, meant) => {
    expect(suggest(word, ['Refund', 'ShipOrder', 'Y'])).toBe(meant);
  });

  it('does not suggest what begins alike in several ways', () => {
    expect(suggest('Ship', ['ShipOrder', 'ShipParcel'])).toBeUndefined();
  });

  it('gives up after so many comparisons', () => {
    const suggestName = createSuggester(() => ['Refund', 'Ship'], 3);

    expect([suggestName('Refnd'), suggestName('Refnd')]).toEqual(['Refund', undefined]);
  });
});
