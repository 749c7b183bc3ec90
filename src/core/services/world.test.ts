import { describe, expect, it } from 'vitest';
import { applyWorldChanges } from '../base/worldChanges';
import { countAt, countChange, forkWorld, keptChanges, membersAt, valueAt } from './world';

const objects = { b: { k: { text: 'x' } } };

describe('the world of a run', () => {
  it('begins as the one that is kept, in which nothing has been asked yet', () => {
    expect(forkWorld({ objects, run: { asked: { A: 3 } } })).toEqual({ objects });
    expect(forkWorld({ objects }).objects).toBe(objects);
  });

  it('counts in itself, and none of that is kept', () => {
    const changes = [countChange('asked', 'A', 1), { path: ['objects', 'b', 'k2'], value: { text: 'y' } }];
    const world = applyWorldChanges({ objects }, changes);

    expect(countAt(world, 'asked', 'A')).toBe(1);
    expect(countAt(world, 'sampled', 'A')).toBe(0);
    expect(keptChanges(changes)).toEqual([changes[1]]);
  });
});

it('a world is read whatever stands in it', () => {
  const world = { a: { b: [1] }, n: null };

  expect(valueAt(world, 'a', 'b')).toEqual([1]);
  expect(valueAt(world, 'a', 'b', '0')).toBeUndefined();
  expect(valueAt(world, 'n', 'x')).toBeUndefined();
  expect(valueAt(world, 'toString')).toBeUndefined();
  expect(membersAt(world, 'n')).toEqual({});
  expect(countAt({ run: { asked: { A: 'often' } } }, 'asked', 'A')).toBe(0);
});
