import { beforeAll, describe, expect, it } from 'vitest';
import { optional } from '../base/optional';
import { findChangedNumbers } from './changedNumbers';
import { readTree, toJson } from './tree';
import { enableYaml } from './yaml';

beforeAll(enableYaml);

describe('findChangedNumbers', () => {
  it('tells where each number of a JSON text is, in the order of the text, and takes texts in quotes for no numbers', () => {
    const text = '{"a/b": [1, {"n": 1e400}], "t": "1e400", "s": 12345678901234567890, "s": -0}';
    expect(
      findChangedNumbers(readTree(text, 'json')).found.map(({ at, written, from, to }) => [
        at,
        written,
        text.slice(from, to),
      ]),
    ).toEqual([
      ['/a~1b/1/n', '1e400', '1e400'],
      ['/s', '12345678901234567890', '12345678901234567890'],
      ['/s#2', '-0', '-0'],
    ]);
  });

  it('lists a hundred, and counts them all', () => {
    const { found, count } = findChangedNumbers(
      readTree(`[${Array.from({ length: 1_000 }, () => '1e400').join()}]`, 'json'),
    );
    expect([found.length, count, found.at(-1)?.at]).toEqual([100, 1_000, '/99']);
  });

  it('reads on in a broken text', () => {
    expect(findChangedNumbers(readTree('{"a": 1e400, "b": {"c": -1e400', 'json')).found.map(({ at }) => at)).toEqual([
      '/a',
      '/b/c',
    ]);
  });

  it.each([
    ['.inf', 'notJson', '"Infinity"', undefined],
    ['-.INF', 'notJson', '"-Infinity"', undefined],
    ['.NaN', 'notJson', '"NaN"', undefined],
    ['1e400', 'tooLarge', '"Infinity"', undefined],
    ['0x1F', 'notation', '31', undefined],
    ['0xFFFFFFFFFFFFFFFF', 'rounded', '18446744073709552000', undefined],
    ['0x20000000000001', 'notation', '9007199254740993', undefined],
    ['0o17', 'ambiguous', '15', '"0o17"'],
    ['017', 'ambiguous', '17', '15'],
    ['012345678901', 'ambiguous', '12345678901', '"012345678901"'],
    ['-010', 'ambiguous', '-10', '-8'],
    ['00', 'notation', '0', undefined],
    ['1_000', 'ambiguous', '"1_000"', '1000'],
    ['1_000.5', 'ambiguous', '"1_000.5"', '1000.5'],
    ['0b101', 'ambiguous', '"0b101"', '5'],
    ['-0x10', 'ambiguous', '"-0x10"', '-16'],
    ['190:20:30', 'ambiguous', '"190:20:30"', '685230'],
    ['12:30', 'ambiguous', '"12:30"', '750'],
    ['+9223372036854775808', 'rounded', '9223372036854776000', undefined],
  ])('in YAML %s is %s, and is read as %s', (written, reason, becomes, elsewhere) => {
    const tree = readTree(`v: ${written}`, 'yaml');
    expect(findChangedNumbers(tree).found).toEqual([
      {
        reason,
        written,
        becomes,
        ...optional({ elsewhere }),
        at: '/v',
        from: 3,
        to: 3 + written.length,
      },
    ]);
    expect(tree.root && toJson(tree.root)).toEqual({
      v: becomes.startsWith('"') || !/\d{16}/.test(becomes) ? JSON.parse(becomes) : expect.anything(),
    });
  });

  it.each([
    '1',
    '+5',
    '1.5',
    '.5',
    '5.',
    '1e3',
    '"0x1F"',
    "'1_000'",
    '!!str 017',
    '2024-01-01',
    '10.0.0.1',
    'a: 1_000b',
    '|\n  0x1F',
    '+9007199254740993',
    '${Seconds}',
    '12:30:99',
    '-',
    '...x',
  ])('keeps %s in YAML', (written) => {
    expect(findChangedNumbers(readTree(`v: ${written}`, 'yaml')).found).toEqual([]);
  });

  it("finds keys of YAML that are numbers, and an anchor's number once", () => {
    const { found } = findChangedNumbers(
      readTree('007: 1\n1.0: 2\na: &n [1e400]\nb: *n\nc: { <<: { d: 0x10 } }\n', 'yaml'),
    );
    expect(found.map(({ at, written, part }) => [at, written, part])).toEqual([
      ['/7', '007', 'key'],
      ['/1', '1.0', 'key'],
      ['/a/0', '1e400', undefined],
      ['/c/d', '0x10', undefined],
    ]);
  });
});
