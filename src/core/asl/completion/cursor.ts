import { joinPointer, type Pointer } from '../../document/pointer';
import type { SyntaxTree, TreeNode } from '../../document/tree';

/** Where the caret is, as completion sees it; `from` and `to` are the text that a completion replaces. */
export type Cursor =
  | {
      readonly kind: 'key';
      /** The object that the key is, or will be, in. */
      readonly objectAt: Pointer;
      readonly from: number;
      readonly to: number;
      /** The key has its value already: only the key is to be replaced. */
      readonly hasValue: boolean;
      readonly present: readonly string[];
    }
  | { readonly kind: 'value'; readonly at: Pointer; readonly from: number; readonly to: number };

/**
 * Finds the caret in the tree. Undefined where nothing can be completed, as in a comment or behind a finished value.
 */
export function readCursor(tree: SyntaxTree, offset: number): Cursor | undefined {
  if (tree.syntax === 'yaml') {
    const blank = inBlankLine(tree, offset);
    if (blank) return blank;
  }
  if (!tree.root) return undefined;
  let node: TreeNode = tree.root;
  let at: Pointer = '';
  for (;;) {
    if (node.kind === 'scalar') return inScalar(tree, node, at, offset);
    if (node.kind === 'array') {
      const index = node.items.findIndex((item) => offset >= item.from && offset <= item.to);
      const item = node.items[index];
      if (!item)
        return inside(node, offset)
          ? {
              kind: 'value',
              at: joinPointer(at, node.items.filter((one) => one.to < offset).length),
              ...wordAround(tree.text, offset),
            }
          : undefined;
      at = joinPointer(at, index);
      node = item;
      continue;
    }
    const member = node.members.find((one) => offset >= one.from && offset <= Math.max(one.to, one.value?.to ?? 0));
    const present = node.members.filter((one) => one !== member).map((one) => one.key);
    if (!member) {
      const pending = node.members.filter((one) => one.to < offset).at(-1);
      if (pending && !pending.value && /^\s*:\s*$/.test(tree.text.slice(pending.keyTo, offset))) {
        return { kind: 'value', at: joinPointer(at, pending.pointerKey), ...wordAround(tree.text, offset) };
      }
      if (!inside(node, offset) && tree.syntax === 'json') return undefined;
      return { kind: 'key', objectAt: at, hasValue: false, present, ...wordAround(tree.text, offset) };
    }
    if (offset <= member.keyTo)
      return {
        kind: 'key',
        objectAt: at,
        from: member.keyFrom,
        to: member.keyTo,
        hasValue: hasColon(tree.text, member.keyTo),
        present,
      };
    if (!member.value || offset < member.value.from) {
      if (!tree.text.slice(member.keyTo, offset).includes(':')) return undefined;
      return {
        kind: 'value',
        at: joinPointer(at, member.pointerKey),
        ...(member.value?.kind === 'scalar'
          ? { from: member.value.from, to: member.value.to }
          : wordAround(tree.text, offset)),
      };
    }
    at = joinPointer(at, member.pointerKey);
    node = member.value;
  }
}

function inside(node: Exclude<TreeNode, { readonly kind: 'scalar' }>, offset: number): boolean {
  return offset > node.from && (offset < node.to || !node.closed);
}

function hasColon(text: string, from: number): boolean {
  return /^\s*:/.test(text.slice(from, from + 20));
}

function inScalar(tree: SyntaxTree, node: TreeNode, at: Pointer, offset: number): Cursor | undefined {
  const quote = tree.text.charAt(node.from);
  const quoted = quote === '"' || quote === "'";
  const closed = quoted && node.to - node.from > 1 && tree.text.charAt(node.to - 1) === quote;
  if (quoted && (offset === node.from || (closed && offset === node.to))) return undefined;
  return { kind: 'value', at, from: node.from, to: node.to };
}

/** A word that is being typed where no value could be read yet, with its opening quote. */
function wordAround(text: string, offset: number): { readonly from: number; readonly to: number } {
  const typed = /"?[\w.$:-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  return { from: offset - typed.length, to: offset };
}

/**
 * In YAML a blank line (or one with the beginning of a key) belongs to the object whose keys have the line's
 * indentation, or to the last key above it that has none yet.
 */
function inBlankLine(tree: SyntaxTree, offset: number): Cursor | undefined {
  const lineFrom = tree.text.lastIndexOf('\n', offset - 1) + 1;
  const typed = /^([ ]*(?:- )*)([\w]*)$/.exec(tree.text.slice(lineFrom, offset));
  if (!typed || !/^[ \t]*(\n|$)/.test(tree.text.slice(offset))) return undefined;
  const column = (typed[1] ?? '').length;
  const from = lineFrom + column;
  if (!tree.root) return { kind: 'key', objectAt: '', from, to: offset, hasValue: false, present: [] };
  let found: Cursor | undefined;
  let node: TreeNode | undefined = tree.root;
  let at: Pointer = '';
  while (node && node.kind !== 'scalar') {
    if (node.kind === 'array') {
      const index: number = lastBefore(node.items, from);
      at = joinPointer(at, Math.max(index, 0));
      node = node.items[index];
      continue;
    }
    const first = node.members[0];
    const key = first && first.keyFrom - (tree.text.lastIndexOf('\n', first.keyFrom - 1) + 1);
    const present = node.members.filter((one) => one.from < from || one.from > offset).map((one) => one.key);
    if (key === column) found = { kind: 'key', objectAt: at, from, to: offset, hasValue: false, present };
    const last: (typeof node.members)[number] | undefined = node.members[lastBefore(node.members, from)];
    if (last && key !== undefined && key < column && isEmpty(last.value, lineFrom)) {
      return {
        kind: 'key',
        objectAt: joinPointer(at, last.pointerKey),
        from,
        to: offset,
        hasValue: false,
        present: [],
      };
    }
    if (!last) break;
    at = joinPointer(at, last.pointerKey);
    node = last.value;
  }
  return found;
}

/** Nothing yet, or only the beginning of a key, which reads as a text. */
function isEmpty(node: TreeNode | undefined, lineFrom: number): boolean {
  return !node || (node.kind === 'scalar' && (node.value === null || node.from >= lineFrom)) || node.from === node.to;
}

function lastBefore(parts: readonly { readonly from: number }[], offset: number): number {
  return parts.findLastIndex((part) => part.from < offset);
}
