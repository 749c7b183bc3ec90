import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from './textWidth';

describe('textWidth', () => {
  it('knows wide letters from narrow ones, and bold from regular', () => {
    expect(textWidth('iii', 13)).toBeLessThan(textWidth('mmm', 13) / 3);
    expect(textWidth('Charge', 13, 'bold')).toBeGreaterThan(textWidth('Charge', 13));
    expect(textWidth('Charge', 26)).toBe(2 * textWidth('Charge', 13));
  });

  it('gives other writing its room', () => {
    expect(textWidth('注文', 10)).toBe(21);
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
    expect(textWidth('🚀', 10)).toBe(13);
  });

  it('cuts what does not fit, between whole characters', () => {
    expect(fitText('short', 100, 11)).toBe('short');
    const cut = fitText('a rather long label on an arrow', 80, 11);
    expect(cut).toMatch(/^a rather.*…$/);
    expect(textWidth(cut, 11)).toBeLessThanOrEqual(80);
    expect(fitText('🚀🚀🚀🚀🚀🚀', 40, 10)).toMatch(/^(🚀)+…$/u);
  });
});
