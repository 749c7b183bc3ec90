import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './json';
import { applyWorldChanges, type WorldChange } from './worldChanges';

const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString');
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, 1, 'text', true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((entries): Json => Object.fromEntries(entries)),
  ),
})).value;
const worlds = fc
  .array(fc.tuple(names, values), { maxLength: 4 })
  .map((entries): JsonObject => Object.fromEntries(entries));
const changes: fc.Arbitrary<WorldChange> = fc.record(
  { path: fc.array(names, { minLength: 1, maxLength: 4 }), value: values },
  { requiredKeys: ['path'] },
);
const changeLists = fc.array(changes, { maxLength: 6 });

/** What stands at a path, and whether anything does. */
function at(world: Json, path: readonly string[]): { readonly found: boolean; readonly value?: Json } {
  let value: Json = world;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return { found: false };
    // Not a list and not null, and the member is its own.
    value = (value as JsonObject)[name] as Json;
  }
  return { found: true, value };
}

describe('applyWorldChanges', () => {
  it.each<[string, JsonObject, readonly WorldChange[], JsonObject]>([
    ['sets a member', { a: 1 }, [{ path: ['b'], value: 2 }], { a: 1, b: 2 }],
    ['makes what leads to it', {}, [{ path: ['a', 'b'], value: 2 }], { a: { b: 2 } }],
    ['takes the place of what is no object', { a: [1] }, [{ path: ['a', '0'], value: 2 }], { a: { '0': 2 } }],
    ['takes away', { a: { b: 1, c: 2 } }, [{ path: ['a', 'b'] }], { a: { c: 2 } }],
    ['leaves an object that became empty', { a: { b: 1 } }, [{ path: ['a', 'b'] }], { a: {} }],
    ['takes away nothing where nothing is', { a: 1 }, [{ path: ['a', 'b'] }, { path: ['x', 'y'] }], { a: 1 }],
    ['puts another world in its place', { a: 1 }, [{ path: [], value: { b: 2 } }], { b: 2 }],
    ['empties the world', { a: 1 }, [{ path: [] }], {}],
    ['goes by the order', {}, [{ path: ['a'], value: 1 }, { path: ['a'], value: 2 }, { path: ['b'] }], { a: 2 }],
  ])('%s', (_, world, list, expected) => {
    expect(applyWorldChanges(world, list)).toEqual(expected);
  });

  it('takes __proto__ for a name like any other', () => {
    const world = applyWorldChanges({}, [{ path: ['__proto__', 'polluted'], value: true }]);

    expect(Object.keys(world)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(world)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect(applyWorldChanges(world, [{ path: ['__proto__', 'polluted'] }])).toEqual(JSON.parse('{"__proto__":{}}'));
  });

  it('has at the end of a path what the last change put there', () => {
    fc.assert(
      fc.property(worlds, changeLists, changes, (world, list, last) => {
        const changed = applyWorldChanges(world, [...list, last]);

        expect(at(changed, last.path)).toEqual(
          last.value === undefined ? { found: false } : { found: true, value: last.value },
        );
      }),
    );
  });

  it('changes nothing when the same changes are applied again', () => {
    fc.assert(
      fc.property(worlds, changeLists, (world, list) => {
        const once = applyWorldChanges(world, list);

        expect(applyWorldChanges(once, list)).toEqual(once);
      }),
    );
  });

  it('is the same in one go and one by one', () => {
    fc.assert(
      fc.property(worlds, changeLists, changeLists, (world, first, second) => {
        expect(applyWorldChanges(world, [...first, ...second])).toEqual(
          applyWorldChanges(applyWorldChanges(world, first), second),
        );
      }),
    );
  });

  it('leaves the world before as it was, and shares what is not touched', () => {
    fc.assert(
      fc.property(worlds, changes, (world, change) => {
        const before = JSON.stringify(world);
        const changed = applyWorldChanges(world, [change]);

        expect(JSON.stringify(world)).toBe(before);
        for (const name of Object.keys(world)) {
          if (name === change.path[0]) continue;
          expect(at(changed, [name]).value).toBe(at(world, [name]).value);
        }
      }),
    );
  });

  it('is the same world when nothing changes', () => {
    const world = { a: { b: 1 } };

    expect(applyWorldChanges(world, [{ path: ['a', 'b'], value: 1 }, { path: ['c'] }])).toBe(world);
  });
});
