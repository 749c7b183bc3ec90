import { expect, it } from 'vitest';
import { optional } from './optional';

it('gives the members that have a value, in their order, and lets nothing else stand for none', () => {
  const error: string | undefined = undefined;

  expect(Object.keys(optional({ a: 1, error, b: 2 }))).toEqual(['a', 'b']);
  expect(Object.entries(optional({ zero: 0, empty: '', no: false, nothing: null }))).toEqual([
    ['zero', 0],
    ['empty', ''],
    ['no', false],
    ['nothing', null],
  ]);
});

it('takes nothing from a record that it is spread over', () => {
  const before = { error: 'States.Timeout', cause: 'late' };

  expect({ ...before, ...optional({ error: undefined, cause: 'later' }) }).toEqual({
    error: 'States.Timeout',
    cause: 'later',
  });
});
