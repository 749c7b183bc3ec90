import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import library from './cases/jsonPathLibrary.json';
import cases from './cases/paths.json';
import { compilePath, readPath } from './jsonPath';
import type { Scope } from './scope';
import { TooMuchData } from './workBudget';

type Case = {
  readonly source: string;
  readonly input: Json;
  readonly context?: Json;
  readonly variables?: JsonObject;
  /** Path → what it selects; null for a miss. */
  readonly reads?: JsonObject;
  /** Path → why it finds nothing. */
  readonly misses?: Readonly<Record<string, string>>;
  readonly refused?: readonly string[];
};

function scopeOf({ input, context = {}, variables = {} }: Pick<Case, 'input' | 'context' | 'variables'>): Scope {
  return { input, context, variables: { get: (name) => variables[name] }, random: { next: () => 0 } };
}

function compiled(text: string): ReturnType<typeof compilePath> & { ok: true } {
  const path = compilePath(text);
  if (!path.ok) throw new Error(`${text}: ${path.error}`);
  return path;
}

describe.each(cases as unknown as readonly Case[])('$source', (each) => {
  const scope = scopeOf(each);

  it.each(Object.entries(each.reads ?? {}))('%s', (text, expected) => {
    const selected = compiled(text).value.select(scope);

    expect(selected ?? null).toEqual(expected);
  });

  it.each(Object.entries(each.misses ?? {}))('%s: %s', (text, reason) => {
    const path = compiled(text).value;

    expect(path.select(scope)).toBeUndefined();
    expect(readPath(path, scope)).toEqual({
      ok: false,
      error: { error: 'States.Runtime', cause: `Invalid path '${text}' : ${reason}` },
    });
  });

  it.each(each.refused ?? [])('refuses "%s"', (text) => {
    expect(compilePath(text)).toMatchObject({ ok: false });
  });
});

type Group = {
  readonly about: string;
  readonly input: Json;
  readonly finds?: JsonObject;
  /** Path → the text of a miss. */
  readonly misses?: Readonly<Record<string, string>>;
  /** Path → the text of what is no mere miss; null where it is not the library's own. */
  readonly ends?: Readonly<Record<string, string | null>>;
  readonly refused?: readonly string[];
};

describe.each(library.groups as unknown as readonly Group[])('as json-path 2.0.0 does, $about', (group) => {
  const scope = scopeOf(group);

  it.each(Object.entries(group.finds ?? {}))('%s', (text, expected) => {
    expect(compiled(text).value.select(scope)).toEqual(expected);
  });

  it.each(Object.entries(group.misses ?? {}))('%s: %s', (text, reason) => {
    const path = compiled(text).value;

    expect(path.select(scope)).toBeUndefined();
    expect(path.explainMiss(scope)).toEqual({ kind: 'missing', text: reason });
  });

  it.each(Object.entries(group.ends ?? {}))('%s: %s', (text, reason) => {
    const path = compiled(text).value;

    expect(path.select(scope)).toBeUndefined();
    expect(path.explainMiss(scope)).toEqual({ kind: 'invalid', text: reason ?? expect.stringMatching(/\.$/) });
  });

  it.each(group.refused ?? [])('refuses %s', (text) => {
    expect(compilePath(text)).toMatchObject({ ok: false });
  });
});

it('ends a path that would visit values without end', () => {
  let input: Json = 1;
  for (let i = 0; i < 22; i++) input = { a: input, b: input };

  expect(() => compiled('$..*').value.explainMiss(scopeOf({ input }))).toThrow(TooMuchData);
  expect(() => compiled('$..*..*..*').value.select(scopeOf({ input }))).toThrow(TooMuchData);
});

it.each(['$.a', '$[*]', '$..a', '$[0]'])('does not read a null input, and says so in words of its own: %s', (path) => {
  const outcome = readPath(compiled(path).value, scopeOf({ input: null }));

  expect(outcome).toMatchObject({
    ok: false,
    error: { cause: 'Unable to apply Path transformation to null or empty input.' },
  });
});

it('takes a null as it is where the path is no more than what holds without one', () => {
  expect(readPath(compiled('$').value, scopeOf({ input: null }))).toEqual({ ok: true, value: null });
});

it('tells definite paths from those that give a list', () => {
  const isDefinite = (text: string): boolean => compiled(text).value.definite;

  expect(['$', '$.a[0]', "$['a','b']", '$$.x', '$v.x'].map(isDefinite)).toEqual([true, true, true, true, true]);
  expect(['$[*]', '$..a', '$.a[0,1]', '$.a[1:]', '$[?(@.a)]', '$.*.a'].map(isDefinite)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

it('selects along any names and indexes what plain code selects', () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'b', '"', '\\', '__proto__', 'constructor', '0', ''),
    fc.integer({ min: -3, max: 3 }),
  );

  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), fc.jsonValue({ maxDepth: 4 }), (steps, input) => {
      const text = `$${steps.map((each) => (typeof each === 'number' ? `[${each}]` : `['${each}']`)).join('')}`;
      let expected: unknown = input;
      for (const each of steps) {
        if (typeof each === 'number') expected = Array.isArray(expected) ? (expected as Json[])[each] : undefined;
        else
          expected =
            typeof expected === 'object' &&
            expected !== null &&
            !Array.isArray(expected) &&
            Object.hasOwn(expected, each)
              ? (expected as JsonObject)[each]
              : undefined;
      }

      const selected = compiled(text).value.select(scopeOf({ input: input as Json }));

      expect(selected).toBe(expected);
    }),
  );
});

it('comes back from any text with a path or a reason', () => {
  const piece = fc.constantFrom(
    '$',
    '.',
    '[',
    ']',
    "'",
    '"',
    '?',
    '(',
    ')',
    '@',
    '*',
    ':',
    ',',
    '-',
    '1',
    'a',
    ' ',
    '&&',
    '||',
    '==',
    '=~',
    '/',
    '!',
    '\\',
    '{',
    '}',
  );

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const path = compilePath(`$${pieces.join('')}`);

      if (path.ok) path.value.select(scopeOf({ input: { a: [{ a: 1 }, 'a'] } }));
      else expect(path.error).not.toBe('');
    }),
  );
});

it('refuses a text that is nested without end instead of breaking', () => {
  expect(compilePath(`$[?(${'('.repeat(100_000)}`)).toMatchObject({ ok: false });
  expect(compilePath(`$[?(${'!'.repeat(100_000)}@.a)]`)).toMatchObject({ ok: false });
});

it('reads deeply nested data', () => {
  const depth = 100_000;
  let input: Json = 1;
  for (let i = 0; i < depth; i++) input = { a: input };

  expect(compiled('$..b').value.select(scopeOf({ input }))).toEqual([]);
});

it.each([
  ['$.a[?(@.id == 9007199254740993)].n', [1]],
  ['$.a[?(@.id > 5)].n', [1]],
  ['$.a[?(@.id < 5)].n', [2]],
])('compares whole numbers that only a long holds: %s', (path, found) => {
  expect(
    compiled(path).value.select(
      scopeOf({
        input: {
          a: [
            { id: 9007199254740993n, n: 1 },
            { id: 1, n: 2 },
          ],
        },
      }),
    ),
  ).toEqual(found);
});
