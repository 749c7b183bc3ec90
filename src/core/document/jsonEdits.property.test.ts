/** Laws of structural edits, over any value in any formatting. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJsonObject, jsonEquals, setMember, type Json } from '../base/json';
import { applyChanges } from './changes';
import { computeEdits, type Edit } from './edits';
import { joinPointer, type Pointer } from './pointer';
import { jsonObject, jsonValue, oddlyWritten } from './testing/arbitraries';
import { isDeep } from './testing/workflows';
import { nodeAt, readTree, toJson, type SyntaxTree, type TreeNode } from './tree';

const numRuns = isDeep ? 10_000 : 500;
const text = fc.oneof(jsonObject, fc.array(jsonValue, { maxLength: 4 })).chain(oddlyWritten);
const pick = fc.nat();

it('reads any formatting of a value as that value', () => {
  fc.assert(
    fc.property(
      jsonValue.chain((value) => oddlyWritten(value).map((source) => ({ value, source }))),
      ({ value, source }) => {
        const tree = readTree(source, 'json');

        expect(tree.errors).toEqual([]);
        expect(tree.root && jsonEquals(toJson(tree.root), value)).toBe(true);
      },
    ),
    { numRuns },
  );
});

it('leaves no trace of what is put in and taken out again', () => {
  fc.assert(
    fc.property(text, pick, pick, jsonValue, (source, where, slot, value) => {
      const tree = readTree(source, 'json');
      const { pointer, node } = choose(containers(tree), where);
      fc.pre(partCount(node) > 0);
      const at = slot % (partCount(node) + 1);
      const insert = insertion(pointer, node, at, value);

      const longer = edited(tree, [insert]);
      const back = edited(longer, [
        { op: 'remove', at: joinPointer(pointer, insert.op === 'insertMember' ? insert.key : at) },
      ]);

      expect(longer.errors).toEqual([]);
      expect(jsonEquals(toJson(nodeAt(longer, pointer)!), withPart(node, at, value))).toBe(true); // it was put in there
      expect(back.text).toBe(source);
    }),
    { numRuns },
  );
});

it('removes any parts of a container, and only those', () => {
  fc.assert(
    fc.property(text, pick, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (source, where, chosen) => {
      const tree = readTree(source, 'json');
      const { pointer, node } = choose(containers(tree), where);
      const removed = parts(node).filter((_, index) => chosen[index]);

      const after = edited(
        tree,
        removed.map((part) => ({ op: 'remove', at: joinPointer(pointer, part) })),
      );

      expect(after.errors).toEqual([]);
      const left = nodeAt(after, pointer);
      expect(left && parts(left).length).toBe(partCount(node) - removed.length);
      expect(jsonEquals(toJson(left!), without(node, chosen))).toBe(true); // a container outlives its parts
    }),
    { numRuns },
  );
});

it('puts in and takes out at once', () => {
  fc.assert(
    fc.property(
      text,
      pick,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      pick,
      jsonValue,
      (source, where, chosen, slot, value) => {
        const tree = readTree(source, 'json');
        const { pointer, node } = choose(containers(tree), where);
        const removed = parts(node).filter((_, index) => chosen[index]);
        const insert = insertion(pointer, node, slot % (partCount(node) + 1), value);

        const after = edited(tree, [
          ...removed.map((part): Edit => ({ op: 'remove', at: joinPointer(pointer, part) })),
          insert,
        ]);

        expect(after.errors).toEqual([]);
        const left = nodeAt(after, pointer);
        expect(left && parts(left).length).toBe(partCount(node) - removed.length + 1);
      },
    ),
    { numRuns },
  );
});

it('makes any value of any other, and changes nothing when they are equal', () => {
  fc.assert(
    fc.property(text, jsonValue, (source, value) => {
      const tree = readTree(source, 'json');

      const after = edited(tree, [{ op: 'set', at: '', value: { value } }]);

      expect(after.errors).toEqual([]);
      expect(jsonEquals(toJson(after.root!), value)).toBe(true); // it has just been set
      expect(computeEdits(after, [{ op: 'set', at: '', value: { value } }])).toEqual({ ok: true, value: [] });
    }),
    { numRuns },
  );
});

function edited(tree: SyntaxTree, edits: readonly Edit[]): SyntaxTree {
  const changes = computeEdits(tree, edits);
  if (!changes.ok) throw new Error(changes.error);
  return readTree(applyChanges(tree.text, changes.value), tree.syntax);
}

function insertion(
  pointer: Pointer,
  node: TreeNode,
  at: number,
  value: Json,
): Edit & { readonly op: 'insertMember' | 'insertItem' } {
  if (node.kind !== 'object') return { op: 'insertItem', at: pointer, index: at, value: { value } };
  const after = at === 0 ? null : node.members[at - 1]?.pointerKey;
  return { op: 'insertMember', at: pointer, key: 'brand new', after, value: { value } };
}

function containers(tree: SyntaxTree): { pointer: Pointer; node: TreeNode }[] {
  const found: { pointer: Pointer; node: TreeNode }[] = [];
  const visit = (pointer: Pointer, node: TreeNode | undefined): void => {
    if (!node || node.kind === 'scalar') return;
    found.push({ pointer, node });
    for (const part of parts(node))
      visit(
        joinPointer(pointer, part),
        node.kind === 'object' ? nodeAt(tree, joinPointer(pointer, part)) : node.items[Number(part)],
      );
  };
  visit('', tree.root);
  return found;
}

function choose<T>(values: readonly T[], at: number): T {
  return values[at % values.length]!; // there is a root
}

function parts(node: TreeNode): (string | number)[] {
  if (node.kind === 'object') return node.members.map(({ pointerKey }) => pointerKey);
  return node.kind === 'array' ? [...node.items.keys()] : [];
}

function partCount(node: TreeNode): number {
  return parts(node).length;
}

function without(node: TreeNode, chosen: readonly boolean[]): Json {
  const value = toJson(node);
  if (Array.isArray(value)) return value.filter((_, index) => !chosen[index]) as Json[]; // items of JSON
  const left: Record<string, Json> = {};
  if (isJsonObject(value))
    Object.keys(value).forEach((key, index) => {
      if (!chosen[index]) setMember(left, key, value[key] ?? null);
    });
  return left;
}

function withPart(node: TreeNode, at: number, part: Json): Json {
  const value = toJson(node);
  if (Array.isArray(value)) return value.toSpliced(at, 0, part) as Json[]; // items of JSON
  return { ...(isJsonObject(value) ? value : {}), 'brand new': part };
}
