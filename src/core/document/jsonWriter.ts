/** Writes keys, values and the comments that come with them in the style of a document. */
import type { Insertable } from './edit';
import type { Entry } from './editPlan';
import { lineIndent, reindent, styleOf, writeValue, type WritingStyle } from './indent';
import type { ArrayNode, ObjectNode, SyntaxTree, TreeNode } from './syntaxTree';

/** Where an entry is written. */
export type Spot = {
  /** The blanks before it: of its own line, or those after a comma. */
  readonly lead: string;
  /** A neighbour, whose habits are followed. */
  readonly like: TreeNode | undefined;
  /** Only a line feed may follow it there, so that a `//` comment can. */
  readonly endsLine: boolean;
  /** The blanks that its line begins with, when that is not its own. */
  readonly lineIndent: string;
};

/** Longer objects are not put on one line, though their neighbours are. */
const longestLine = 110;

/** An entry as text, its blanks before it included, without a comma; and the comment to follow the comma. */
export function writeEntry(
  tree: SyntaxTree,
  entry: Entry,
  spot: Spot,
): { readonly text: string; readonly after: string } {
  const style = styleOf(tree);
  const { before = '', after = '' } = entry.comments ?? {};
  const indent = spot.lead.startsWith('\n') ? spot.lead.slice(1) : 'inline';
  const key = entry.key === undefined ? '' : JSON.stringify(entry.key) + style.colon;
  const value = writeInsertable(tree, entry.value, indent, spot);
  const trails = after === '' || spot.endsLine || !after.includes('//');
  const above = [before, trails ? '' : after].filter((comment) => comment !== '');
  const comments = above
    .map((comment) =>
      indent === 'inline' ? `${asBlock(comment)} ` : `${reindent(comment, indent, style.unit)}\n${indent}`,
    )
    .join('');
  return { text: spot.lead + comments + key + value, after: trails && after !== '' ? ` ${after}` : '' };
}

/** A value as text: on one line where its neighbour is, else with its further lines below `indent`. */
export function writeInsertable(
  tree: SyntaxTree,
  insertable: Insertable,
  indent: string | 'inline',
  { like, lineIndent: line }: Pick<Spot, 'like' | 'lineIndent'>,
): string {
  const style = styleOf(tree);
  if ('source' in insertable) return reindent(insertable.source, indent === 'inline' ? line : indent, style.unit);
  if (indent !== 'inline' && like && isOnOneLine(tree, like)) {
    const short = writeValue(insertable.value, style, 'inline', insertable.spelling);
    if (short.length <= longestLine) return short;
  }
  return writeValue(insertable.value, style, indent, insertable.spelling);
}

/** Several parts as the whole content of a container that has none: all that stands between its brackets. */
export function writeContent(
  tree: SyntaxTree,
  node: ObjectNode | ArrayNode,
  entries: readonly Entry[],
  inline: boolean,
): string {
  const style: WritingStyle = styleOf(tree);
  const base = lineIndent(tree.text, node.from);
  const kept = tree.text.slice(node.from + 1, node.to - 1).trim();
  const lead = inline && !kept.includes('//') ? '' : `\n${base}${style.unit}`;
  const written = entries.map((entry) =>
    writeEntry(tree, entry, { lead, like: undefined, endsLine: lead !== '', lineIndent: base }),
  );
  const parts = written.map(({ text, after }, index) => text + (index + 1 < written.length ? ',' : '') + after);
  if (lead !== '') return (kept === '' ? '' : ` ${kept}`) + parts.join('') + `\n${base}`;
  const padding = node.kind === 'object' ? style.padding : '';
  return padding + (kept === '' ? '' : `${kept} `) + parts.join(style.afterComma) + padding;
}

/** Tells whether a value has parts, and all of them on one line. */
export function isOnOneLine(tree: SyntaxTree, node: TreeNode): boolean {
  if (node.kind === 'scalar' || (node.kind === 'object' ? node.members : node.items).length === 0) return false;
  const lineEnd = tree.text.indexOf('\n', node.from);
  return lineEnd < 0 || lineEnd >= node.to;
}

function asBlock(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line.startsWith('//') ? `/*${line.slice(2).replaceAll('*/', '* /')} */` : line))
    .join(' ');
}
