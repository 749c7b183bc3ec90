import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from './textWidth';
import { wrapText, wrapWords } from './wrapText';

describe('wrapText', () => {
  it.each([
    ['Check whether the customer has paid', ['Check whether ', 'the customer has ', 'paid']],
    ['CreateForensicInstanceSnapshotVolume', ['CreateForensic', 'Instance', 'SnapshotVolume']],
    ['wait_for_the_token_of_the_partner', ['wait_for_the_', 'token_of_the_', 'partner']],
    ['WWWWWWWWWWWWWWWWWWWW', ['WWWWWWWWW', 'WWWWWWWWW', 'WW']],
    ['注文を受け取って在庫を確認する', ['注文を受け取って在', '庫を確認する']],
  ])('breaks %s where it may be broken best', (text, lines) => {
    expect(wrapText(text, 130, 13, 'bold')).toEqual(lines);
  });

  it('does not tear a sign apart', () => {
    expect(wrapText('👩‍💻👩‍💻👩‍💻', 40, 13)).toEqual(['👩‍💻', '👩‍💻', '👩‍💻']);
    expect(wrapText('e\u0301'.repeat(6), 24, 13).every((line) => !line.startsWith('\u0301'))).toBe(true);
  });

  it('loses nothing, and fits whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90, unit: 'grapheme' }), (text) => {
        const lines = wrapText(text, 200, 13, 'bold');

        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(textWidth(line.trimEnd(), 13, 'bold')).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('wrapWords', () => {
  it('breaks a sentence at its blanks, and a path only where it fits no line', () => {
    expect(wrapWords('$.order.id is present and $.total > 100', 150, 11)).toEqual([
      '$.order.id is present and ',
      '$.total > 100',
    ]);
    expect(wrapWords('$.order.customer.address.country.region is "A"', 150, 11)).toEqual([
      '$.order.customer.address.',
      'country.region is "A"',
    ]);
  });

  it('loses nothing, and fits whatever the sentence is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90, unit: 'grapheme' }), (text) => {
        const lines = wrapWords(text, 190, 11, 'bold');

        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(textWidth(line.trimEnd(), 11, 'bold')).toBeLessThanOrEqual(190);
      }),
    );
  });
});
