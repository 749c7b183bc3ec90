import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/json';
import { compileNode } from './compileNode';
import { builtInFunctions } from './globals';
import { parseExpression } from './library';
import { Frame, LimitExceeded, maxSteps, type Run } from './run';

/*
 * Nothing can interrupt what is done in one call, so everything that goes over data must count what it goes over.
 * Measured in steps, never in time: over ten times the data, about ten times the steps.
 */

function dataOf(size: number): Readonly<Record<string, Json>> {
  const numbers = Array.from({ length: size }, (_, i) => (i * 7919) % size);
  const objects = numbers.map((n) => ({ a: n, b: 'x' }));
  const text = 'abcdefg,'.repeat(size / 8);
  return {
    numbers,
    objects,
    text,
    words: numbers.map(String),
    members: Object.fromEntries(numbers.map((n) => [`k${n}`, n])),
    zeros: numbers.map(() => 0),
    encoded: 'QUJD'.repeat(size / 4),
    json: JSON.stringify(objects),
    digits: '1'.repeat(size),
    picture: `${'#'.repeat(size)}0`,
    size,
  };
}

/** The steps that an expression takes over data of a size, when so many are left to it. */
function stepsFor(expression: string, size: number, leftSteps = maxSteps): number {
  const parsed = parseExpression(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const data = dataOf(size);
  const run: Run = {
    states: {},
    variables: { get: (name) => data[name] },
    nowMs: 0,
    random: { next: () => 0.3 },
    depth: 0,
    levels: 0,
    steps: maxSteps - leftSteps,
    bytes: 0,
  };
  try {
    compileNode(parsed.value)(undefined, new Frame(run, undefined));
  } catch (error) {
    if (error instanceof LimitExceeded) throw error;
    // Whatever else a function says of such data, it was charged before.
  }
  return run.steps - (maxSteps - leftSteps);
}

/** Each function of the language over large data; those that go over nothing are named below. */
const calls: Readonly<Record<string, readonly string[]>> = {
  sum: ['$sum($numbers)'],
  average: ['$average($numbers)'],
  max: ['$max($numbers)'],
  min: ['$min($numbers)'],
  string: ['$string($numbers)', '$string($objects)', '$string($objects, true)'],
  boolean: ['$boolean($zeros)', '$boolean([[$zeros], [$zeros]])'],
  not: ['$not($zeros)'],
  substring: ['$substring($text, 3)', '$substring($text, 3, 4)'],
  substringBefore: ['$substringBefore($text, "zz")'],
  substringAfter: ['$substringAfter($text, "zz")'],
  lowercase: ['$lowercase($text)'],
  uppercase: ['$uppercase($text)'],
  length: ['$length($text)'],
  trim: ['$trim($text)'],
  pad: ['$pad("x", $size)', '$pad($text, -10)'],
  contains: ['$contains($text, "zz")', '$contains($text, /zz/)'],
  split: ['$split($text, ",")', '$split($text, "")', '$split($text, /,/)'],
  join: ['$join($words)', '$join($words, ", ")'],
  match: ['$match($text, /,/)', '$match($text, /zz/)'],
  replace: [
    '$replace($text, "a", "b")',
    '$replace($text, /[a-c]+/, "")',
    '$replace($text, /,/, function($m){$m.match})',
  ],
  hash: ['$hash($text, "MD5")', '$hash($text, "SHA-1")', '$hash($text, "SHA-256")', '$hash($text, "SHA-512")'],
  base64encode: ['$base64encode($text)'],
  base64decode: ['$base64decode($encoded)'],
  encodeUrl: ['$encodeUrl($text)'],
  encodeUrlComponent: ['$encodeUrlComponent($text)'],
  decodeUrl: ['$decodeUrl($text)'],
  decodeUrlComponent: ['$decodeUrlComponent($text)'],
  parse: ['$parse($json)'],
  number: ['$number($digits)'],
  formatNumber: ['$formatNumber(1, $picture)'],
  formatInteger: ['$formatInteger(1, $picture)'],
  parseInteger: ['$parseInteger($digits, "0")'],
  toMillis: ['$toMillis($digits)', '$toMillis($text, "[Y]")'],
  fromMillis: ['$fromMillis(1, $text)'],
  now: ['$now($text)'],
  partition: ['$partition($numbers, 2)', '$partition($numbers, 100000)'],
  range: ['$range(1, $size, 1)'],
  shuffle: ['$shuffle($numbers)'],
  clone: ['$clone($objects)'],
  distinct: ['$distinct($numbers)', '$distinct($words)'],
  sort: ['$sort($numbers)', '$sort($words)', '$sort($numbers, function($a, $b){false})'],
  reverse: ['$reverse($numbers)'],
  append: ['$append($numbers, 1)', '$append(1, $numbers)'],
  zip: ['$zip($numbers, $words)', '$zip($numbers)'],
  merge: ['$merge($objects)', '$merge([$members, $members])'],
  spread: ['$spread($members)', '$spread($objects)'],
  keys: ['$keys($members)', '$keys($objects)'],
  lookup: ['$lookup($objects, "a")', '$lookup([$objects], "nope")'],
  map: ['$map($numbers, function($v){$v})', '$map($words, $uppercase)'],
  filter: ['$filter($numbers, function($v){false})'],
  single: ['$single($numbers, function($v){$v = 1})'],
  reduce: ['$reduce($numbers, function($a, $v){$v})'],
  each: ['$each($members, function($v){$v})'],
  sift: ['$sift($members, function($v){true})'],
};

/** They look at no more than a number, or at how long something is. */
const atOnce = [
  'count',
  'exists',
  'type',
  'error',
  'assert',
  'millis',
  'random',
  'uuid',
  'floor',
  'ceil',
  'round',
  'abs',
  'sqrt',
  'power',
  'formatBase',
];

describe('what functions go over is counted', () => {
  it('knows every function', () => {
    expect([...Object.keys(calls), ...atOnce].sort()).toEqual([...builtInFunctions.keys()].sort());
  });

  it.each([
    ...Object.values(calls).flat(),
    '$numbers = $numbers.($)',
    '$objects = $parse($json)',
    '$objects != $objects.{"a": a, "b": b}',
    '"q" in $words',
    '-1 in $numbers',
    '($text & "x") & $text',
    '[$numbers]',
    '[1..$size]',
    '$objects.a',
    '$objects.*',
    '$members.*',
    '$objects.**',
    '$objects[a > 1].b',
    '$numbers[true]',
    '$objects^(a)',
    '$numbers^($)',
    '$objects{b: a}',
    '$objects{$string(a): b}',
    '$objects#$i.a',
    '$objects@$o.b',
    '$objects.a.%.b',
    '$zeros ? 1 : 2',
    '$zeros and true',
    '$objects ~> |$|{"c": 1}|',
    '$numbers ~> $reverse',
  ])('%s', (expression) => {
    const [few, many] = [stepsFor(expression, 800), stepsFor(expression, 8_000)];

    expect(many - few).toBeGreaterThan(7_200 / 300);
    expect(many / few).toBeGreaterThan(4);
  });

  it.each(atOnce)('%s costs little, however large the data', (name) => {
    expect(stepsFor(`$${name}($numbers)`, 8_000)).toBeLessThan(15);
  });
});

describe('what would not end is ended', () => {
  const doubled = '($d := function($x, $n){ $n = 0 ? $x : $d([[$x, $x]], $n - 1) }; $x := $d([0], 60); ';

  it.each([
    '$map([1..2000], function($i){ $sum($numbers) })',
    '$map([1..100000], function($i){ $split($text, ",") })',
    '$map([1..100000], function($i){ $hash($text, "SHA-256") })',
    '$map([1..100000], function($i){ $base64encode($text) })',
    '$map([1..300000], function($i){ $uppercase($text) })',
    '$map([1..100000], function($i){ $parse($json) })',
    '$map([1..100000], function($i){ $contains($text, "gh") })',
    ...[
      '$string($x))',
      '$x & "")',
      '$x = $d([0], 60))',
      '$boolean($x))',
      '$x ? 1 : 2)',
      '$count($x.**))',
      '$x.*)',
      '$x.a)',
      '$lookup($x, "a"))',
      '$distinct([$x, $d([0], 60)]))',
      '$keys($x))',
      '$spread($x))',
      '$clone($x))',
    ].map((rest) => doubled + rest),
  ])('%s', (expression) => {
    expect(() => stepsFor(expression, 80_000, 300_000)).toThrow(LimitExceeded);
  });

  it('lets a large payload be read many times', () => {
    expect(stepsFor('$map([1..100], function($i){ $sum($numbers) })', 80_000)).toBeLessThan(maxSteps / 4);
    expect(stepsFor('$reduce($numbers, function($all, $n){ $append($all, $n) }, [])', 8_000)).toBeLessThan(
      maxSteps / 2,
    );
  });
});
