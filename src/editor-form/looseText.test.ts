import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
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

  it('reads back every value that it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLoose(writeLoose(value as Json))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) as Json });
      }),
    );
  });
});
