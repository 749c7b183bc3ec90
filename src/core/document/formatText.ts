import { format } from 'jsonc-parser';
import type { ChangeSet } from './changes';
import type { SyntaxTree, TreeNode } from './tree';

/**
 * The changes that lay a JSON text out afresh: a member a line, indented by `indent`. Only blank space changes;
 * comments, spellings and order stay. YAML has no layout that is better than its author's: no changes. Nor has a text
 * that is nested more deeply than it is read: indented by its depth it would be longer by its square.
 */
export function formatText(tree: SyntaxTree, indent: string): ChangeSet {
  if (tree.syntax !== 'json' || tree.errors.some(({ code }) => code === 'too-deep')) return [];
  const insertSpaces = !indent.startsWith('\t');
  const edits = format(maskPlaceholders(tree), undefined, {
    insertSpaces,
    tabSize: insertSpaces ? indent.length : 1,
    eol: '\n',
    insertFinalNewline: tree.text.endsWith('\n'),
  });
  return edits
    .map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }))
    .filter(({ from, to, insert }) => tree.text.slice(from, to) !== insert);
}

/** The text with bare `${Placeholders}` as strings of the same length: their braces open no object. */
function maskPlaceholders({ text, root }: SyntaxTree): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of findBarePlaceholders(text, root)) {
    parts.push(text.slice(done, from), `"${'x'.repeat(Math.max(0, to - from - 2))}"`);
    done = to;
  }
  return parts.join('') + text.slice(done);
}

function findBarePlaceholders(text: string, root: TreeNode | undefined): readonly TreeNode[] {
  const found: TreeNode[] = [];
  const pending: TreeNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'array') for (const item of node.items) pending.push(item);
    if (node.kind === 'object') for (const { value } of node.members) if (value) pending.push(value);
    if (node.kind === 'scalar' && node.placeholder && text[node.from] !== '"' && node.to - node.from >= 2)
      found.push(node);
  }
  return found.sort((a, b) => a.from - b.from);
}
