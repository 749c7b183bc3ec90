import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import { askLibrary, askUs, comparable } from './testing/oracle';

const names = ['a', 'b', 'c', 'list'];

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(0, 1, 2, -1, 2.5, 'x', 'yy', '', true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }).map((object): Json => ({ ...object })),
  ),
})).value;

const input = fc.record({
  a: json,
  b: json,
  c: json,
  list: fc.array(json, { maxLength: 5 }),
}) as fc.Arbitrary<JsonObject>;

const binary = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&',
  'and',
  'or',
  'in',
  '..',
  '~>',
  '?:',
  '??',
);
const unaryCalls = fc.constantFrom(
  'sum',
  'count',
  'max',
  'string',
  'boolean',
  'not',
  'exists',
  'type',
  'keys',
  'reverse',
  'distinct',
  'length',
  'uppercase',
  'spread',
  'merge',
  'average',
  'number',
  'sort',
  'abs',
  'floor',
);
const binaryCalls = fc.constantFrom(
  'append',
  'lookup',
  'join',
  'zip',
  'contains',
  'split',
  'power',
  'substring',
  'pad',
  'round',
);
const higherOrder = fc.constantFrom('map', 'filter', 'single', 'sort', 'each', 'sift');

/**
 * Puts an array constructor in parentheses: what follows it directly in a path is not followed further by the library.
 */
function closed(text: string): string {
  return text.startsWith('[') ? `(${text})` : text;
}

const expression = fc.letrec<{ e: string }>((tie) => {
  const e = tie('e');
  return {
    e: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        '$d',
        '$d.a',
        '$d.b.c',
        '$d.list',
        '$d.list.a',
        '$',
        'a',
        'b',
        'list',
        '1',
        '0',
        '-2',
        '2.5',
        '"x"',
        'null',
        'true',
        '[]',
        '{}',
        '$x',
        '$missing',
        '%.a',
      ),
      fc.tuple(e, binary, e).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(e, fc.constantFrom(...names)).map(([a, name]) => `${a}.${name}`),
      fc.tuple(e, fc.constantFrom('*', '**', '%', '$')).map(([a, step]) => `${a}.${step}`),
      fc.tuple(e, e).map(([a, b]) => `${a}.(${b})`),
      fc.tuple(e, e).map(([a, b]) => `${closed(a)}[${b}]`),
      fc.tuple(e, e).map(([a, b]) => `(${a})[${b}]`),
      fc.tuple(e).map(([a]) => `${closed(a)}[]`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.array(e, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(fc.tuple(fc.constantFrom('"k"', '"l"', '$string(a)', 'a'), e), { maxLength: 2 })
        .map((pairs) => `{${pairs.map(([k, v]) => `${k}: ${v}`).join(', ')}}`),
      fc.tuple(e, fc.constantFrom('$string($)', '"k"', 'a'), e).map(([a, k, v]) => `${closed(a)}{${k}: ${v}}`),
      fc.tuple(e, e).map(([a, b]) => `${a}.{"k": ${b}}`),
      fc.tuple(e, e).map(([a, b]) => `${a}.[${b}]`),
      fc.tuple(e, fc.constantFrom('', '<', '>'), e).map(([a, order, b]) => `${closed(a)}^(${order}${b})`),
      fc.tuple(e, e).map(([a, b]) => `${closed(a)}#$i.{"i": $i, "v": ${b}}`),
      fc.tuple(e, e).map(([a, b]) => `${closed(a)}@$v.{"v": $v, "b": ${b}}`),
      fc.tuple(e, e).map(([a, b]) => `($x := ${a}; ${b})`),
      fc.tuple(unaryCalls, e).map(([f, a]) => `$${f}(${a})`),
      fc.tuple(binaryCalls, e, e).map(([f, a, b]) => `$${f}(${a}, ${b})`),
      fc.tuple(higherOrder, e, e).map(([f, a, b]) => `$${f}(${a}, function($x, $y){${b}})`),
      fc.tuple(e, e).map(([a, b]) => `$reduce(${a}, function($x, $y){${b}})`),
      fc.tuple(e, e).map(([a, b]) => `(function($x){${a}})(${b})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} ~> |${b}|${c}|)`),
      fc.tuple(e).map(([a]) => `(-${a})`),
    ),
  };
}).e;

/** `STEPYARD_RUNS=30000` tries as many others; without it the same ones are tried each time. */
const runs = process.env['STEPYARD_RUNS'];

it('random expressions over random data give what the jsonata library gives', async () => {
  await fc.assert(
    fc.asyncProperty(expression, input, async (text, data) => {
      const whole = `($d := $states.input; $d.(${text}))`;
      const before = JSON.stringify(data);

      const expected = await askLibrary(whole, data);
      const actual = askUs(whole, data);

      expect(JSON.stringify(data)).toBe(before);
      // Where the library stumbles over itself there is nothing to be like.
      if ('message' in expected && expected.code === undefined) return;
      // It writes its own insides into messages about functions.
      if ('message' in expected && expected.message.includes('_jsonata_')) return;
      // A function inside a result is dropped by JSON, but refused by the service.
      if ('message' in actual && actual.message === 'returned an unsupported result type.') return;
      // It evaluates the parts of arrays and objects at the same time, so that of two errors any may come first.
      if ('message' in expected && 'message' in actual && /[[{].*,/.test(text)) return;
      expect(comparable(actual)).toEqual(comparable(expected));
    }),
    runs === undefined ? { numRuns: 1_000, seed: 20_251_121 } : { numRuns: Number(runs) },
  );
});
