/**
 * Structural edits on real definitions: whatever their formatting, what is put in and taken out again leaves no trace.
 */
import { describe, expect, it } from 'vitest';
import { jsonEquals } from '../base/json';
import { applyChanges } from './changes';
import { createDocument, writeSource } from './document';
import { computeEdits, type Edit } from './edits';
import { joinPointer, type Pointer } from './pointer';
import { isDeep, overWorkflows, readWorkflow, sampled, sharedWorkflows } from './testing/workflows';
import { nodeAt, rangeOf, readTree, toJson, type SyntaxTree, type TreeNode } from './tree';

const originals = sampled(
  sharedWorkflows(({ text, syntax }) => text === 'original' && (syntax === 'json' || syntax === 'jsonc')),
);
const all = sharedWorkflows(({ syntax }) => syntax === 'json' || syntax === 'jsonc');

describe('real workflows', () => {
  it.skipIf(all.length === 0)(overWorkflows('are read without a problem, and written as they were', all), () => {
    for (const workflow of all) {
      const source = readWorkflow(workflow);
      const document = createDocument(source, workflow.file);

      expect(writeSource(document)).toBe(source);
      expect(readTree(document.text, 'json').errors, workflow.file).toEqual([]);
    }
  });

  it.skipIf(originals.length === 0)(
    overWorkflows('keep their bytes when a part is put in anywhere and taken out again', originals),
    () => {
      for (const workflow of originals) {
        const { text } = createDocument(readWorkflow(workflow));
        const tree = readTree(text, 'json');
        for (const { pointer, node } of containers(tree)) {
          if (node.kind === 'scalar') continue;
          const parts = node.kind === 'object' ? node.members : node.items;
          if (parts.length === 0) continue; // `{ }` comes back as `{}`: nothing says how wide it was
          for (let slot = 0; slot <= parts.length; slot++) {
            const edit: Edit =
              node.kind === 'object'
                ? {
                    op: 'insertMember',
                    at: pointer,
                    key: 'New one',
                    after: slot === 0 ? null : node.members[slot - 1]?.pointerKey,
                    value: { value: { Type: 'Pass', End: true } },
                  }
                : { op: 'insertItem', at: pointer, index: slot, value: { value: ['x', 1] } };
            const longer = edited(tree, [edit]);
            const back = edited(longer, [
              { op: 'remove', at: joinPointer(pointer, node.kind === 'object' ? 'New one' : slot) },
            ]);

            expect(longer.errors).toEqual([]);
            expect(back.text, `${workflow.file} ${pointer} ${slot}`).toBe(text);
          }
        }
      }
    },
  );

  it.skipIf(originals.length === 0)(overWorkflows('lose exactly the part that is removed', originals), () => {
    for (const workflow of originals) {
      const tree = readTree(createDocument(readWorkflow(workflow)).text, 'json');
      for (const { pointer, node } of containers(tree)) {
        if (node.kind !== 'array') continue;
        for (const index of node.items.keys()) {
          const after = edited(tree, [{ op: 'remove', at: joinPointer(pointer, index) }]);
          const left = nodeAt(after, pointer);

          expect(after.errors, `${workflow.file} ${pointer} ${index}`).toEqual([]);
          expect(left && toJson(left)).toEqual(node.items.filter((_, at) => at !== index).map((item) => toJson(item)));
        }
      }
      for (const { pointer, node } of containers(tree)) {
        if (node.kind !== 'object') continue;
        for (const member of node.members) {
          const after = edited(tree, [{ op: 'remove', at: joinPointer(pointer, member.pointerKey) }]);

          expect(after.errors, `${workflow.file} ${pointer} ${member.key}`).toEqual([]);
          expect(rangeOf(after, joinPointer(pointer, member.pointerKey))).toBeUndefined();
          expect(after.text.length).toBeLessThan(tree.text.length);
        }
      }
    }
  });

  it.skipIf(originals.length === 0)(
    overWorkflows('keep their bytes when a value is set to what it is', originals),
    () => {
      for (const workflow of originals) {
        const tree = readTree(createDocument(readWorkflow(workflow)).text, 'json');
        const value = tree.root ? toJson(tree.root) : null;

        expect(computeEdits(tree, [{ op: 'set', at: '', value: { value } }])).toEqual({ ok: true, value: [] });
      }
    },
  );

  it.skipIf(originals.length === 0)(
    overWorkflows('become another workflow by setting the whole value', originals),
    () => {
      originals.forEach((workflow, index) => {
        const tree = readTree(createDocument(readWorkflow(workflow)).text, 'json');
        const other = originals[(index + 1) % originals.length];
        // real workflows have a root
        const target = toJson(readTree(createDocument(readWorkflow(other ?? workflow)).text, 'json').root!);

        const after = edited(tree, [{ op: 'set', at: '', value: { value: target } }]);

        expect(after.errors, workflow.file).toEqual([]);
        expect(jsonEquals(toJson(after.root!), target), workflow.file).toBe(true); // so has the result
      });
    },
  );
});

function edited(tree: SyntaxTree, edits: readonly Edit[]): SyntaxTree {
  const changes = computeEdits(tree, edits);
  if (!changes.ok) throw new Error(changes.error);
  return readTree(applyChanges(tree.text, changes.value), tree.syntax);
}

/** The containers of a tree, outer ones first; five of them unless the test runs in full. */
function containers(tree: SyntaxTree): { pointer: Pointer; node: TreeNode }[] {
  const found: { pointer: Pointer; node: TreeNode }[] = [];
  const visit = (pointer: Pointer, node: TreeNode | undefined): void => {
    if (!node || node.kind === 'scalar' || found.length >= (isDeep ? 1000 : 5)) return;
    found.push({ pointer, node });
    if (node.kind === 'object')
      for (const { pointerKey, value } of node.members) visit(joinPointer(pointer, pointerKey), value);
    else for (const [index, item] of node.items.entries()) visit(joinPointer(pointer, index), item);
  };
  visit('', tree.root);
  return found;
}
