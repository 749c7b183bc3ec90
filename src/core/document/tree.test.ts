import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeEdits } from './edits';
import { applyChanges, type ChangeSet } from './changes';
import { followPointer } from './followPointer';
import { isWithin, isWithinAny, joinPointer, lastSegment, parentPointer, splitPointer, type Pointer } from './pointer';
import { jsonValue, oddlyWritten } from './testing/arbitraries';
import { memberAt, nodeAt, pointerAt, rangeOf, readTree, type SyntaxTree, type TreeNode } from './tree';
import { enableYaml } from './yaml';

const text = '{ "a/b": [1, { "~": true }], "c": {} }';
const tree = readTree(text, 'json');

describe('pointers', () => {
  it('escape what would part them', () => {
    expect(joinPointer('', 'States', 'a/b~c', 0)).toBe('/States/a~1b~0c/0');
    expect(splitPointer('/States/a~1b~0c/0')).toEqual(['States', 'a/b~c', '0']);
  });

  it('are parted as they were joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (segments) => {
        expect(splitPointer(joinPointer('', ...segments))).toEqual(segments);
      }),
    );
  });

  it('know what is around them', () => {
    expect([parentPointer('/a/b'), parentPointer('/a'), parentPointer('')]).toEqual(['/a', '', '']);
    expect([lastSegment('/a/b~1c'), lastSegment('')]).toEqual(['b/c', '']);
    expect([isWithin('/a/b', '/a'), isWithin('/ab', '/a'), isWithin('/a', '/a')]).toEqual([true, false, true]);
    expect([isWithinAny('/a/b/c', new Set(['/x', '/a/b'])), isWithinAny('/a', new Set(['/a/b']))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('lookups', () => {
  it('find values, members and places by pointer', () => {
    expect(nodeAt(tree, '/a~1b/1/~0')).toMatchObject({ value: true });
    expect(memberAt(tree, '/c')).toMatchObject({ key: 'c', value: { kind: 'object' } });
    expect(rangeOf(tree, '/c')).toEqual({ from: 34, to: 36, keyFrom: 29, keyTo: 32 });
    expect(rangeOf(tree, '/a~1b/0')).toEqual({ from: 10, to: 11 });
  });

  it.each(['/x', '/a~1b/2', '/a~1b/-1', '/a~1b/01', '/a~1b/length', '/c/toString', '/a~1b/0/x'])(
    'find nothing at %s',
    (pointer) => {
      expect(nodeAt(tree, pointer)).toBeUndefined();
      expect(rangeOf(tree, pointer)).toBeUndefined();
    },
  );

  it('find the pointer of what an offset is at', () => {
    const at = (piece: string): Pointer => pointerAt(tree, text.indexOf(piece) + 1);

    expect([at('{'), at('a/b'), at('1,'), at('true'), at('"c"')]).toEqual(['', '/a~1b', '/a~1b/0', '/a~1b/1/~0', '/c']);
    expect(pointerAt(tree, text.length + 10)).toBe('');
  });

  it('lead from every value to its place and back', () => {
    fc.assert(
      fc.property(jsonValue.chain(oddlyWritten), (source) => {
        const read = readTree(source, 'json');
        for (const pointer of everyPointer(read)) {
          const range = rangeOf(read, pointer);

          expect(range && range.from < range.to).toBe(true);
          const inside = range?.keyFrom === undefined ? range?.from : range.keyFrom + 1;
          expect(pointerAt(read, inside ?? 0)).toBe(pointer);
        }
      }),
    );
  });
});

describe('following a pointer through changes', () => {
  const follow = (pointer: Pointer, changes: ChangeSet): Pointer | undefined =>
    followPointer(pointer, tree, changes, readTree(applyChanges(text, changes), 'json'));
  const edit = (...edits: Parameters<typeof computeEdits>[1]): ChangeSet => {
    const changes = computeEdits(tree, edits);
    if (!changes.ok) throw new Error(changes.error);
    return changes.value;
  };

  it('finds what it pointed to at its new place', () => {
    expect(follow('/a~1b/1', edit({ op: 'remove', at: '/a~1b/0' }))).toBe('/a~1b/0');
    expect(follow('/a~1b/1/~0', edit({ op: 'insertItem', at: '/a~1b', index: 0, value: { value: 9 } }))).toBe(
      '/a~1b/2/~0',
    );
    expect(
      follow(
        '/c',
        edit(
          { op: 'renameKey', at: '/c', key: 'd' },
          { op: 'insertMember', at: '', key: 'new', value: { value: 1 }, after: null },
        ),
      ),
    ).toBe('/d');
    expect(follow('', edit({ op: 'remove', at: '/c' }))).toBe('');
  });

  it('finds nothing where that was deleted', () => {
    expect(follow('/c', edit({ op: 'remove', at: '/c' }))).toBeUndefined();
    expect(follow('/a~1b/1/~0', edit({ op: 'remove', at: '/a~1b/1' }))).toBeUndefined();
    expect(follow('/nowhere', [])).toBeUndefined();
  });
});

describe('YAML', () => {
  it('is not read before it is enabled, and says so', () => {
    const before = readTree('a: 1\n', 'yaml');
    enableYaml();
    const after = readTree('a: 1\n', 'yaml');

    expect(before.errors).toEqual([
      { code: 'syntax-not-loaded', message: 'The reader of YAML is not loaded yet.', from: 0, to: 5 },
    ]);
    expect(computeEdits(after, []).ok).toBe(true);
    expect(nodeAt(after, '/a')).toMatchObject({ value: 1 });
  });
});

function everyPointer(read: SyntaxTree): Pointer[] {
  const found: Pointer[] = [];
  const visit = (pointer: Pointer, node: TreeNode | undefined): void => {
    found.push(pointer);
    if (node?.kind === 'object')
      for (const { pointerKey, value } of node.members) visit(joinPointer(pointer, pointerKey), value);
    if (node?.kind === 'array')
      for (const [index, item] of node.items.entries()) visit(joinPointer(pointer, index), item);
  };
  visit('', read.root);
  return found;
}
