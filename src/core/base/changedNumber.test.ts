import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOfNumber, sayChange } from './changedNumber';

describe('changeOfNumber', () => {
  it.each([
    ['1e400', 'tooLarge', '"Infinity"'],
    ['-1e400', 'tooLarge', '"-Infinity"'],
    ['9'.repeat(400), 'tooLarge', '"Infinity"'],
    ['1.8e308', 'tooLarge', '"Infinity"'],
    ['1e-400', 'tooSmall', '0'],
    ['-2.5E-330', 'tooSmall', '0'],
    [`0.${'0'.repeat(330)}1`, 'tooSmall', '0'],
    ['9223372036854775808', 'rounded', '9223372036854776000'],
    ['-9223372036854775809', 'rounded', '-9223372036854776000'],
    ['123456789012345678901234567890', 'rounded', '1.2345678901234568e+29'],
    ['9007199254740993.0', 'rounded', '9007199254740992'],
    ['9007199254740993e0', 'rounded', '9007199254740992'],
    ['900719925474099.3e1', 'rounded', '9007199254740992'],
    ['12345678901234567891e5', 'rounded', '1.2345678901234568e+24'],
    ['0.12345678901234567890123', 'shortened', '0.12345678901234568'],
    ['3.14159265358979323846', 'shortened', '3.141592653589793'],
    ['12345678901234567.89', 'shortened', '12345678901234568'],
    ['1.23456789e-320', 'shortened', '1.2347e-320'],
    ['-0', 'signedZero', '0'],
    ['-0.0', 'signedZero', '0'],
    ['-0e9', 'signedZero', '0'],
  ])('%s is %s, and becomes %s', (written, reason, becomes) => {
    expect(changeOfNumber(written)).toEqual({ reason, written, becomes });
  });

  it.each([
    '0',
    '0.0',
    '1',
    '-5',
    '1.50',
    '1e3',
    '1E+300',
    '1e-300',
    '5e-324',
    '4.9e-324',
    '1.7976931348623157e308',
    '9007199254740993',
    '9223372036854775807',
    '-9223372036854775808',
    '10000000000000000000',
    '1e23',
    '100000000000000000000000',
    '0.1000000000000000055511151231257827',
    '0.1',
    '0.30000000000000004',
    '123456789.12345678',
    'soon',
    '',
    '.',
    '-',
    '1.2.3',
    '0x10',
  ])('%s is kept, or no number', (written) => {
    expect(changeOfNumber(written)).toBeUndefined();
  });

  it('keeps every number that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(changeOfNumber(JSON.stringify(value))).toBeUndefined();
      }),
    );
  });

  it('keeps every number of up to fifteen digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999_999 }),
        fc.integer({ min: -300, max: 290 }),
        (digits, exponent) => {
          expect(changeOfNumber(`${digits}e${exponent}`)).toBeUndefined();
        },
      ),
    );
  });

  it('says in sentences what becomes of a number, and quotes no more of it than can be read', () => {
    const change = changeOfNumber('9'.repeat(100_000));
    expect(change && sayChange(change)).toMatch(
      /^The number 9{40}… is more than a number holds, .*\. It becomes the text "Infinity" .*\. Write a smaller number, or put it in quotes, as a text\.$/,
    );
  });
});
