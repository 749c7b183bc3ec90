import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  composeChanges,
  diffChanges,
  invertChanges,
  mapOffset,
  mergeTouching,
  type ChangeSet,
} from './changes';
import { changesOf } from './testing/arbitraries';

const text = fc.string({ maxLength: 30 });
const textAndChanges = text.chain((before) => changesOf(before).map((changes) => ({ before, changes })));

describe('applyChanges', () => {
  it('takes every offset from the old text', () => {
    const changes: ChangeSet = [
      { from: 1, to: 2, insert: 'X' },
      { from: 4, to: 4, insert: '!' },
    ];

    expect(applyChanges('abcd', changes)).toBe('aXcd!');
  });

  it('keeps the order of two insertions at one place', () => {
    const changes: ChangeSet = [
      { from: 1, to: 1, insert: '1' },
      { from: 1, to: 1, insert: '2' },
    ];

    expect(applyChanges('ab', changes)).toBe('a12b');
  });
});

describe('invertChanges', () => {
  it('leads back to the byte', () => {
    fc.assert(
      fc.property(textAndChanges, ({ before, changes }) => {
        const after = applyChanges(before, changes);

        expect(applyChanges(after, invertChanges(before, changes))).toBe(before);
      }),
    );
  });
});

describe('composeChanges', () => {
  it('does what both do one after the other, sorted and apart', () => {
    const twoSteps = textAndChanges.chain(({ before, changes }) =>
      changesOf(applyChanges(before, changes)).map((second) => ({ before, changes, second })),
    );
    fc.assert(
      fc.property(twoSteps, ({ before, changes, second }) => {
        const both = composeChanges(changes, second);

        expect(applyChanges(before, both)).toBe(applyChanges(applyChanges(before, changes), second));
        for (const [index, change] of both.entries()) {
          expect(change.from).toBeLessThanOrEqual(change.to);
          if (index > 0) expect(change.from).toBeGreaterThan(both[index - 1]?.to ?? 0);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('mapOffset', () => {
  const insertion: ChangeSet = [{ from: 2, to: 2, insert: 'xyz' }];
  const replacement: ChangeSet = [{ from: 2, to: 5, insert: 'x' }];

  it('lets the side decide at an insertion', () => {
    expect(mapOffset(insertion, 2, 'before')).toBe(2);
    expect(mapOffset(insertion, 2, 'after')).toBe(5);
  });

  it('moves what is behind a change and leaves what is before it', () => {
    expect([1, 3].map((offset) => mapOffset(insertion, offset, 'before'))).toEqual([1, 6]);
    expect([1, 2, 5, 6].map((offset) => mapOffset(replacement, offset, 'after'))).toEqual([1, 2, 3, 4]);
  });

  it('lets the side decide inside of what was replaced', () => {
    expect(mapOffset(replacement, 3, 'before')).toBe(2);
    expect(mapOffset(replacement, 3, 'after')).toBe(3);
  });

  it('keeps the order of offsets', () => {
    fc.assert(
      fc.property(textAndChanges, fc.constantFrom('before', 'after'), ({ before, changes }, side) => {
        const mapped = Array.from({ length: before.length + 1 }, (_, offset) => mapOffset(changes, offset, side));

        expect(mapped).toEqual([...mapped].sort((a, b) => a - b));
        expect(mapped.every((offset) => offset >= 0 && offset <= applyChanges(before, changes).length)).toBe(true);
      }),
    );
  });
});

describe('diffChanges', () => {
  it('finds one replacement that leads from one text to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffChanges(before, after);

        expect(applyChanges(before, changes)).toBe(after);
        expect(changes.length).toBe(before === after ? 0 : 1);
      }),
    );
  });

  it('is as small as one replacement can be', () => {
    expect(diffChanges('the cat sat', 'the dog sat')).toEqual([{ from: 4, to: 7, insert: 'dog' }]);
    expect(diffChanges('aaa', 'aaaa')).toEqual([{ from: 3, to: 3, insert: 'a' }]);
  });
});

describe('mergeTouching', () => {
  it('makes one change of neighbours and drops those that do nothing', () => {
    const changes: ChangeSet = [
      { from: 0, to: 0, insert: '' },
      { from: 2, to: 3, insert: 'x' },
      { from: 3, to: 5, insert: 'y' },
    ];

    expect(mergeTouching(changes)).toEqual([{ from: 2, to: 5, insert: 'xy' }]);
  });
});
