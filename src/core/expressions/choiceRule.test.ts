import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import cases from './cases/choices.json';
import { matchStringPattern } from './choiceOperators';
import { compileChoiceRule } from './choiceRule';
import type { Evaluated } from './failure';

/** An operator, the value of `$.v`, what it gives, and the value of `$.other`. */
type Judged = readonly [JsonObject, Json, boolean, Json?];

function judge(rule: JsonObject, input: Json, context: Json = {}): Evaluated<boolean> {
  const compiled = compileChoiceRule(rule);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value({
    input,
    context,
    variables: { get: (name) => (name === 'x' ? 3 : undefined) },
    random: { next: () => 0 },
  });
}

const missText = (path: string): string =>
  `Invalid path '${path}': The choice state's condition path references an invalid value.`;

describe.each(cases as unknown as readonly { source: string; judged: readonly Judged[] }[])('$source', ({ judged }) => {
  it.each(judged.map((each) => [JSON.stringify(each), each] as const))(
    '%s',
    (_title, [operator, value, expected, other]) => {
      const outcome = judge({ Variable: '$.v', ...operator, Next: 'N' }, { v: value, other: other ?? null });

      expect(outcome).toEqual({ ok: true, value: expected });
    },
  );
});

it('fails when its variable, or the path that it is compared with, finds nothing', () => {
  expect(judge({ Variable: '$.v', NumericEquals: 1 }, {})).toEqual({
    ok: false,
    error: { error: 'States.Runtime', cause: missText('$.v') },
  });
  expect(judge({ Variable: '$.v', NumericEqualsPath: '$.w' }, { v: 1 })).toMatchObject({
    ok: false,
    error: { cause: missText('$.w') },
  });
  expect(judge({ Variable: '$.v', IsNull: true }, {})).toMatchObject({ ok: false });
  expect(judge({ Variable: '$.v', IsPresent: true }, {})).toEqual({ ok: true, value: false });
});

it.each<JsonObject>([
  { Variable: '$.v', NumericEquals: 1 },
  { Variable: '$', IsNull: true },
  { Variable: '$.v', IsPresent: false },
  { Variable: '$[*]', IsString: true },
  { Variable: '$x', NumericEqualsPath: '$' },
  { Variable: '$.v', StringMatches: '*' },
])('cannot read a null input: %j', (rule) => {
  expect(judge(rule, null)).toEqual({
    ok: false,
    error: { error: 'States.Runtime', cause: 'Unable to apply Path transformation to null or empty input.' },
  });
});

it('reads variables and the context object beside a null input', () => {
  expect(judge({ Variable: '$x', NumericEquals: 3 }, null)).toEqual({ ok: true, value: true });
  expect(judge({ Variable: '$$.n', NumericEqualsPath: '$x' }, null, { n: 3 })).toEqual({ ok: true, value: true });
});

it('combines rules and stops at the first that decides', () => {
  const yes = { Variable: '$.v', IsPresent: true };
  const no = { Variable: '$.w', IsPresent: true };
  const breaks = { Variable: '$.w', IsNull: true };

  expect(judge({ And: [yes, { Not: no }] }, { v: 1 })).toEqual({ ok: true, value: true });
  expect(judge({ And: [no, breaks] }, { v: 1 })).toEqual({ ok: true, value: false });
  expect(judge({ Or: [yes, breaks] }, { v: 1 })).toEqual({ ok: true, value: true });
  expect(judge({ Or: [no, no] }, { v: 1 })).toEqual({ ok: true, value: false });
  expect(judge({ Or: [no, breaks] }, { v: 1 })).toMatchObject({ ok: false });
  expect(judge({ Not: breaks }, { v: 1 })).toMatchObject({ ok: false });
});

it('reads the context object and variables', () => {
  expect(judge({ Variable: '$$.State.Name', StringEquals: 'S' }, {}, { State: { Name: 'S' } })).toEqual({
    ok: true,
    value: true,
  });
  expect(judge({ Variable: '$x', NumericEqualsPath: '$x' }, {})).toEqual({ ok: true, value: true });
});

it.each<[string, JsonObject]>([
  ['no comparison', { Variable: '$.v' }],
  ['two comparisons', { Variable: '$.v', IsNull: true, IsString: true }],
  ['no variable', { IsNull: true }],
  ['a bad path', { Variable: 'v', IsNull: true }],
  ['a bad operand path', { Variable: '$.v', NumericEqualsPath: 'x' }],
  ['an operand of another type', { Variable: '$.v', NumericEquals: '1' }],
  ['a timestamp that is none', { Variable: '$.v', TimestampEquals: '2012' }],
  ['an empty And', { And: [] }],
  ['And of no rules', { And: [1] }],
  ['Not of a list', { Not: [] }],
  ['And beside Or', { And: [{ Variable: '$', IsNull: true }], Or: [{ Variable: '$', IsNull: true }] }],
  ['an unknown operator', { Variable: '$.v', Equals: 1 }],
  ['IsPresent of a text', { Variable: '$.v', IsPresent: 'yes' }],
])('refuses %s', (_what, rule) => {
  expect(compileChoiceRule(rule)).toMatchObject({ ok: false, error: expect.stringMatching(/\.$/) as string });
});

it('fails at run time when a pattern ends with an open backslash', () => {
  expect(judge({ Variable: '$.v', StringMatches: 'a\\' }, { v: 'a' })).toMatchObject({
    ok: false,
    error: { error: 'States.Runtime' },
  });
});

it('refuses rules that are nested without end instead of breaking', () => {
  let rule: JsonObject = { Variable: '$', IsNull: true };
  for (let i = 0; i < 5_000; i++) rule = { Not: rule };

  expect(compileChoiceRule(rule)).toMatchObject({ ok: false });
});

it('matches patterns as a regular expression with the same meaning does', () => {
  const piece = fc.constantFrom('a', 'b', '*', '\\*', '\\\\', '.', '?', '*a');

  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.array(fc.constantFrom('a', 'b', '*', '\\', '.', '?'), { maxLength: 8 }),
      (pieces, characters) => {
        const text = characters.join('');
        const meaning = pieces
          .join('')
          .replace(/\\([*\\])|[*]|[.?]/g, (found, escaped: string | undefined) =>
            escaped === undefined ? (found === '*' ? '.*' : `\\${found}`) : `\\${escaped}`,
          );

        const matcher = matchStringPattern(pieces.join(''));

        expect(matcher.ok && matcher.value(text)).toBe(new RegExp(`^${meaning}$`, 's').test(text));
      },
    ),
  );
});

it('matches in time that does not explode', () => {
  const matcher = matchStringPattern('*a'.repeat(5_000));

  expect(matcher.ok && matcher.value(`${'a'.repeat(4_999)}b`)).toBe(false);
});
