import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../core/base/json';
import { parseLoose, writeLoose } from './looseText';

describe('loose text', () => {
  it.each<[Json, string]>([
    ['hello', 'hello'],
    ['$.order.id', '$.order.id'],
    ['${StockQueue}', '${StockQueue}'],
    ['{% $states.input %}', '{% $states.input %}'],
    ['5', '"5"'],
    ['true', '"true"'],
    ['', '""'],
    [' padded', '" padded"'],
    ['{not json', '"{not json"'],
    [5, '5'],
    [null, 'null'],
    [{ a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
  ])('writes %j as %s', (value, text) => {
    expect(writeLoose(value)).toBe(text);
  });

  it('says so when a text that begins like JSON is not', () => {
    expect(parseLoose('{"a": ')).toMatchObject({ ok: false });
  });

  it('refuses a whole number that would become another one, and takes it as a text', () => {
    expect(parseLoose('9223372036854775809')).toMatchObject({
      ok: false,
      error: expect.stringMatching(
        /^The number 9223372036854775809 has more digits .* becomes 9223372036854776000.* Put it in quotes, as a text\.$/,
      ),
    });
    expect(parseLoose('[1e400]')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^The number 1e400 is more than a number holds.* put it in quotes, as a text\.$/),
    });
    expect(parseLoose('[1e-400]')).toMatchObject({ ok: false, error: expect.stringContaining('It becomes 0.') });
    expect(parseLoose('0.12345678901234567890')).toMatchObject({
      ok: false,
      error: expect.stringContaining('It becomes 0.12345678901234568.'),
    });
    expect(parseLoose('{ "a": [12345678901234567890] }')).toMatchObject({ ok: false });
    expect(parseLoose('{ "9007199254740993": "9007199254740993" }')).toMatchObject({ ok: true });
    expect(parseLoose('9007199254740991')).toEqual({ ok: true, value: 9007199254740991 });
  });

  it('keeps whole numbers of eight bytes to the last digit', () => {
    expect(parseLoose('9007199254740993')).toEqual({ ok: true, value: 9007199254740993n });
    expect(parseLoose('{ "a": [-9223372036854775808] }')).toEqual({ ok: true, value: { a: [-9223372036854775808n] } });
    expect(writeLoose({ a: 9007199254740993n })).toBe('{\n  "a": 9007199254740993\n}');
    expect(writeLoose(9007199254740993n)).toBe('9007199254740993');
  });

  it('reads back every value that it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLoose(writeLoose(value as Json))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as Json,
        });
      }),
    );
  });
});
