import { describe, expect, it } from 'vitest';
import { isolateName, isolateWords } from './bidi';

describe('isolateName', () => {
  it.each(['Pack the items', '', '注文を梱包する', '2 × 3'])('leaves %j as it is', (name) => {
    expect(isolateName(name)).toBe(name);
  });
  it.each(['طلب 2', 'הזמנה', 'Order طلب'])('gives %j a direction of its own', (name) => {
    expect(isolateName(name)).toBe(`\u2068${name}\u2069`);
  });
});

describe('isolateWords', () => {
  it('leaves an expression from left to right as it is', () => {
    expect(isolateWords('$.total > 1 and $.größe < 3')).toBe('$.total > 1 and $.größe < 3');
  });
  it('isolates each run of words from right to left, and nothing beside them', () => {
    expect(isolateWords('$.المجموع > 1')).toBe('$.\u2068المجموع\u2069 > 1');
    expect(isolateWords('"طلب جديد" leads to "סוף"')).toBe('"\u2068طلب جديد\u2069" leads to "\u2068סוף\u2069"');
  });
});
