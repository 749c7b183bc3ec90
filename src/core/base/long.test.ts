import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepLongs, parseJson, readWhole, writeJson } from './long';

describe('longs', () => {
  it.each<[string, number | bigint]>([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['10000000000000000', 1e16],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', 9223372036854775808],
    ['123456789012345678901234567890', 1.2345678901234568e29],
  ])('%s is read as %s', (digits, value) => {
    expect(readWhole(digits)).toBe(value);
    expect(parseJson(digits)).toBe(value);
  });

  it.each([
    '{"n":9223372036854775807}',
    '[9007199254740993,-9007199254740993,[{"a":[9007199254740993]}]]',
    '{"a":"#long:9007199254740993","b":9007199254740993,"#long:":"\\"9007199254740993"}',
    '{"__proto__":9007199254740993}',
    '[1.5,"9007199254740993",9007199254740993]',
    '{"\\\\":9007199254740993}',
  ])('are written as they were read: %s', (text) => {
    expect(writeJson(parseJson(text))).toBe(text);
  });

  it('are not made of texts, nor of numbers with a fraction or an exponent', () => {
    expect(
      parseJson('["\\u0023long:9007199254740993", 9007199254740993.5, 9007199254740993e0, 9007199254740993]'),
    ).toEqual(['#long:9007199254740993', 9007199254740994, 9007199254740992, 9007199254740993n]);
  });

  it('are written by JSON.stringify as the nearest number', () => {
    expect(JSON.stringify([9007199254740993n])).toBe('[9007199254740992]');
  });

  it('are written with an indentation', () => {
    expect(writeJson({ a: [9007199254740993n] }, 2)).toBe('{\n  "a": [\n    9007199254740993\n  ]\n}');
  });

  it('are kept by whatever writes JSON', () => {
    expect(keepLongs(9007199254740993n, (value) => (typeof value === 'string' ? value : JSON.stringify(value)))).toBe(
      '9007199254740993',
    );
  });

  it('are refused like JSON.parse refuses', () => {
    expect(() => parseJson('[9007199254740993')).toThrow(SyntaxError);
    expect(() => parseJson('09007199254740993')).toThrow(SyntaxError);
  });

  it('leave all other JSON as JSON.parse and JSON.stringify have it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(writeJson(parseJson(text))).toBe(text);
      }),
    );
  });
});
