import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { buildTimeScale } from './timeScale';

describe('buildTimeScale', () => {
  it('maps evenly when nothing is compressed', () => {
    const scale = buildTimeScale([1_000, 2_000, 5_000], false);

    expect([1_000, 3_000, 5_000, 9_000, 0].map((instant) => scale.at(instant))).toEqual([0, 0.5, 1, 1, 0]);
  });

  it('leaves room for short steps beside a day of waiting', () => {
    const scale = buildTimeScale([0, 100, 200, 86_400_200, 86_400_300], true);

    expect(scale.at(200)).toBeGreaterThan(0.1);
    expect(scale.at(86_400_300)).toBe(1);
  });

  it('takes a single instant', () => {
    expect(buildTimeScale([5], true).at(5)).toBe(0);
  });

  it('keeps the order of all instants', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(instants, fc.boolean(), (list, compressed) => {
        const scale = buildTimeScale(list, compressed);
        const places = list.toSorted((a, b) => a - b).map((instant) => scale.at(instant));

        expect(places.every((place, i) => place >= 0 && place <= 1 && place >= (places[i - 1] ?? 0))).toBe(true);
      }),
    );
  });
});
