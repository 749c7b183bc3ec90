/**
 * Sources that are changed on their way from one place to another: edited as
 * small texts of their own, comments and all.
 */
import { invariant } from '../../base/invariant';
import type { Json } from '../../base/json';
import { applyChanges } from '../../document/changes';
import { computeEdits, type Edit, type Insertable } from '../../document/edits';
import { styleOf, writeValue } from '../../document/indent';
import type { Pointer } from '../../document/pointer';
import { sourceAt } from '../../document/sources';
import { readTree, toJson, type SyntaxTree } from '../../document/tree';
import type { Follow } from './flow';

/** The value at a pointer as it is written, with edits made to it. In YAML, which is not cut up, its value. */
export function rewriteSource(
  tree: SyntaxTree,
  at: Pointer,
  editsFor: (part: SyntaxTree) => readonly Edit[],
): Insertable {
  const source = sourceAt(tree, at)?.value;
  invariant(source, `Nothing stands at "${at}", though it was found there.`);
  const text = 'source' in source ? source.source : JSON.stringify(source.value);
  return asInsertable(tree, editJson(text, editsFor));
}

/** A value with sources put into it, written as the document is. Its `Next`, if it has one, is spelt as `follow` is. */
export function wrapSource(tree: SyntaxTree, shell: Json, edits: readonly Edit[], follow: Follow = 'end'): Insertable {
  if (follow === 'end')
    return asInsertable(
      tree,
      editJson(writeShell(tree, shell), () => edits),
    );
  const next: Edit = { op: 'set', at: '/Next', value: { source: follow.source } };
  const isRespelt = tree.syntax === 'json' && follow.source !== JSON.stringify(follow.to);
  const value = asInsertable(
    tree,
    editJson(writeShell(tree, shell), () => (isRespelt ? [...edits, next] : edits)),
  );
  return 'value' in value ? { ...value, spelling: new Map([[follow.to, follow.source]]) } : value;
}

/** JSON text with edits made to it. The edits are ours and the text was readable, so that they cannot fail. */
export function editJson(text: string, editsFor: (tree: SyntaxTree) => readonly Edit[]): string {
  const tree = readTree(text, 'json');
  const edits = editsFor(tree);
  if (edits.length === 0) return text;
  const changes = computeEdits(tree, edits);
  invariant(changes.ok, changes.ok ? '' : changes.error);
  return applyChanges(text, changes.value);
}

/** A value as text in a document's style: on one line, when all of the document is. */
export function writeShell(tree: SyntaxTree, shell: Json): string {
  return writeValue(shell, styleOf(tree), tree.text.trim().includes('\n') ? '' : 'inline');
}

/** JSON text as something to put into a document: as it is, or in YAML as its value. */
export function asInsertable(tree: SyntaxTree, text: string): Insertable {
  if (tree.syntax === 'json') return { source: text };
  const { root } = readTree(text, 'json');
  return { value: root ? toJson(root) : null };
}
