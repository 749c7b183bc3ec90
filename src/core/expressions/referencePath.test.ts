import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { compileReferencePath } from './referencePath';
import type { Evaluated } from './failure';

function write(path: string, target: Json, value: Json): Evaluated {
  const compiled = compileReferencePath(path);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.write(target, value);
}

describe('writing, as ResultPath does', () => {
  it.each<[string, Json, Json]>([
    ['$', { a: 1 }, 'new'],
    ['$.a', { a: 1, b: 2 }, { a: 'new', b: 2 }],
    ['$.c', { a: 1 }, { a: 1, c: 'new' }],
    ['$.a.b.c', {}, { a: { b: { c: 'new' } } }],
    ["$['a b'].c", { 'a b': { d: 1 } }, { 'a b': { d: 1, c: 'new' } }],
    ['$.l[1]', { l: [1, 2, 3] }, { l: [1, 'new', 3] }],
    ['$.l[-1].x', { l: [1, { y: 2 }] }, { l: [1, { y: 2, x: 'new' }] }],
    ['$[0]', [1], ['new']],
  ])('%s into %j', (path, target, expected) => {
    const before = JSON.stringify(target);

    const outcome = write(path, target, 'new');

    expect(outcome).toEqual({ ok: true, value: expected });
    expect(JSON.stringify(target)).toBe(before);
  });

  it.each<[string, Json]>([
    ['$.a.b', { a: 'text' }],
    ['$.a.b', { a: null }],
    ['$.a', 'input1'],
    ['$.a', [1]],
    ['$.l[3]', { l: [1] }],
    ['$.l[-2]', { l: [1] }],
    ['$.l[0]', {}],
    ['$[0]', { 0: 1 }],
  ])('%s cannot be put into %j', (path, target) => {
    expect(write(path, target, 'new')).toEqual({
      ok: false,
      error: {
        error: 'States.ReferencePathConflict',
        cause: `Unable to apply ReferencePath ${path} to input ${JSON.stringify(target)}`,
        standsAlone: true,
      },
    });
  });

  it('keeps __proto__ as data', () => {
    expect(JSON.stringify(write('$.x', JSON.parse('{"__proto__":{"a":1}}') as Json, 1))).toBe(
      '{"ok":true,"value":{"__proto__":{"a":1},"x":1}}',
    );
    expect(JSON.stringify(write('$.__proto__.x', {}, 1))).toBe('{"ok":true,"value":{"__proto__":{"x":1}}}');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('reads what it wrote, and leaves the rest alone', () => {
    const step = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 4 }),
        fc.jsonValue({ maxDepth: 3 }),
        fc.integer(),
        (steps, target, value) => {
          const compiled = compileReferencePath(
            `$${steps.map((each) => (typeof each === 'number' ? `[${each}]` : `.${each}`)).join('')}`,
          );
          if (!compiled.ok) throw new Error(compiled.error);
          const path = compiled.value;

          const outcome = path.write(target as Json, value);

          if (!outcome.ok) return;
          expect(
            path.read({
              input: outcome.value,
              context: {},
              variables: { get: () => undefined },
              random: { next: () => 0 },
            }),
          ).toEqual({ ok: true, value });
          if (steps.length > 0 && typeof target === 'object' && target !== null) {
            for (const [key, kept] of Object.entries(target))
              if (key !== String(steps[0])) expect((outcome.value as Record<string, unknown>)[key]).toBe(kept);
          }
        },
      ),
    );
  });
});

it.each(['$[*]', '$..a', '$.a[0,1]', '$.a[1:]', '$[?(@.a)]', "$['a','b']", 'a', ''])('refuses %s', (text) => {
  expect(compileReferencePath(text)).toMatchObject({ ok: false });
});

it.each<[string, Json, string | number]>([
  ['$.chunks', { a: 1 }, 'chunks'],
  ['$.discovery.objects', { discovery: { statusCode: 500 } }, 'objects'],
  ['$.a.b.c', { a: 1 }, 'b'],
  ['$.l[1]', { l: [0] }, 1],
])('%s, which is not in %j, is lost at step "%s"', (text, input, step) => {
  const path = compileReferencePath(text);

  expect(
    path.ok && path.value.read({ input, context: {}, variables: { get: () => undefined }, random: { next: () => 0 } }),
  ).toEqual({
    ok: false,
    error: {
      error: 'States.ReferencePathConflict',
      cause: `Unable to apply step "${step}" to input ${JSON.stringify(input)}`,
      standsAlone: true,
    },
  });
});

it('reads the context object and variables, but cannot write there', () => {
  const path = compileReferencePath('$v.a');
  const scope = { input: {}, context: {}, variables: { get: () => ({ a: 5 }) }, random: { next: () => 0 } };

  expect(path.ok && path.value.read(scope)).toEqual({ ok: true, value: 5 });
  expect(path.ok && path.value.write({}, 1)).toMatchObject({ ok: false });
});
