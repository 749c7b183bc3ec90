import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cloneData } from './cloneData';

it('copies data of every kind, and what is in it', () => {
  fc.assert(
    fc.property(fc.anything({ withMap: true, withSet: true, withNullPrototype: false }), (data) => {
      expect(cloneData(data)).toEqual(data);
    }),
  );
});

it('changes nothing of the data when the copy is changed', () => {
  const data = { list: [{ n: 1 }], map: new Map([['a', new Set([1])]]) };
  const copy = cloneData(data);

  copy.list[0]!.n = 2; // there is one
  copy.map.get('a')?.add(2);

  expect(data).toEqual({ list: [{ n: 1 }], map: new Map([['a', new Set([1])]]) });
});

it('keeps what refers to the same thing referring to one thing, in circles too', () => {
  type Part = { readonly children: Part[]; readonly parent?: Part };
  const parent: Part = { children: [] };
  parent.children.push({ children: [], parent });
  const copy = cloneData({ first: parent, again: parent });

  expect(copy.first).toBe(copy.again);
  expect(copy.first).not.toBe(parent);
  expect(copy.first.children[0]?.parent).toBe(copy.first);
});

it('leaves what is shared to both, and what is only listed its items', () => {
  const data = { shared: { big: [1] }, listed: new Map([['a', { n: 1 }]]), rest: { shared: [2] } };
  const copy = cloneData(data, { shared: new Set(['shared']), listed: new Set(['listed']) });

  expect(copy).toEqual(data);
  expect([copy.shared === data.shared, copy.rest.shared === data.rest.shared]).toEqual([true, true]);
  expect([copy.rest === data.rest, copy.listed === data.listed]).toEqual([false, false]);
  expect(copy.listed.get('a')).toBe(data.listed.get('a'));
});

it('takes "__proto__" for a name like any other', () => {
  const copy = cloneData({ odd: JSON.parse('{"__proto__":{"x":1}}') as object });

  expect(Object.keys(copy.odd)).toEqual(['__proto__']);
  expect('x' in copy.odd).toBe(false);
});
