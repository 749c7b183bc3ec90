/**
 * Rewrites one YAML collection where parts are taken out or put in, and nowhere else. A member or item of the indented
 * style owns its lines, with a comment at the end of its last line; comments on lines of their own stay. What stands in
 * brackets is rewritten as JSON is.
 */
import type { Change } from './changes';
import type { ContainerPlan, Entry } from './editPlan';
import { rewriteSeams } from './jsonSeams';
import { lastSegment, parentPointer, type Pointer } from './pointer';
import type { ArrayNode, ObjectNode, SyntaxTree, TreeNode } from './syntaxTree';
import { memberOf, nodeAt } from './tree';
import { indentStep, writeBlock, writeFlow, writeItem, writeKey } from './yamlWriter';
import { isLinked, yamlStyleOf, type YamlStyle } from './yamlNodes';

/**
 * The changes that carry out a plan, in order; undefined when it concerns what an alias brings in, or cannot be cut up.
 */
export function rewriteYamlSeams(tree: SyntaxTree, plan: ContainerPlan): Change[] | undefined {
  const style = yamlStyleOf(plan.node);
  const node = ownParts(plan.node);
  const count = node.kind === 'object' ? node.members.length : node.items.length;
  if (!style || [...plan.removed].some((index) => index >= count)) return undefined;
  const inserted = new Map<number, Entry[]>();
  for (const [slot, entries] of plan.inserted)
    inserted.set(Math.min(slot, count), [...(inserted.get(Math.min(slot, count)) ?? []), ...entries]);
  if (count === 0) return fill(tree, plan.at, node, [...inserted.values()].flat());
  if (style.flow) return rewriteSeams(tree, { ...plan, node, inserted });
  return rewriteBlock(tree, { ...plan, node, inserted }, style);
}

/** Where the value at a pointer may begin: behind the colon or the dash. */
export function headOf(tree: SyntaxTree, at: Pointer, node: TreeNode): number {
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  if (parent?.kind === 'object') {
    const owner = memberOf(parent, lastSegment(at));
    if (owner) return tree.text.indexOf(':', owner.keyTo) + 1;
  }
  const dash = parent?.kind === 'array' ? yamlStyleOf(parent)?.dashes[Number(lastSegment(at))] : undefined;
  return dash === undefined ? node.from : dash + 1;
}

type Part = { readonly from: number; readonly to: number };

function ownParts(node: ObjectNode | ArrayNode): ObjectNode | ArrayNode {
  return node.kind === 'object' ? { ...node, members: node.members.filter((member) => !isLinked(member)) } : node;
}

/** Puts the first parts into an empty collection: in the indented style, unless it stands inside of brackets itself. */
function fill(tree: SyntaxTree, at: Pointer, node: ObjectNode | ArrayNode, entries: readonly Entry[]): Change[] {
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  const parentStyle = parent && yamlStyleOf(parent);
  if (parentStyle?.flow) {
    const parts = entries.map(
      ({ key, value }) => (key === undefined ? '' : `${JSON.stringify(key)}: `) + writeFlow(value),
    );
    return [
      {
        from: node.from,
        to: node.to,
        insert: node.kind === 'object' ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`,
      },
    ];
  }
  const step = indentStep(tree.text);
  const column = (parentStyle?.column ?? -step) + (parent?.kind === 'array' ? 2 : step);
  const lines = entries.map((entry) => writePart(entry, column, step)).join(`\n${' '.repeat(column)}`);
  const head = headOf(tree, at, node);
  const isBare = tree.text.slice(head, node.from).trim() === '';
  if (at === '') return [{ from: node.from, to: node.to, insert: lines }];
  if (parent?.kind === 'array')
    return [
      {
        from: isBare ? head : node.from,
        to: node.to,
        insert: isBare ? ` ${lines}` : `\n${' '.repeat(column)}${lines}`,
      },
    ];
  return [{ from: isBare ? head : node.from, to: node.to, insert: `\n${' '.repeat(column)}${lines}` }];
}

function rewriteBlock(tree: SyntaxTree, { at, node, removed, inserted }: ContainerPlan, style: YamlStyle): Change[] {
  const { text } = tree;
  const step = indentStep(text);
  const indent = ' '.repeat(style.column);
  const parts = partsOf(node, style);
  const write = (slots: readonly number[]): string[] =>
    slots.flatMap((slot) => inserted.get(slot) ?? []).map((entry) => writePart(entry, style.column, step));
  const entries = write(Array.from({ length: parts.length + 1 }, (_, slot) => slot));
  if (removed.size === parts.length)
    return entries.length === 0
      ? [empty(tree, at, node, parts)]
      : [
          {
            from: parts[0]?.from ?? node.from,
            to: endWithComment(text, parts.at(-1)?.to ?? node.to),
            insert: entries.join(`\n${indent}`),
          },
        ];

  const changes: Change[] = [];
  for (let slot = 0; slot <= parts.length; slot++) {
    const first = slot;
    while (removed.has(slot)) slot++;
    const put = write(Array.from({ length: slot - first + 1 }, (_, index) => first + index));
    if (slot > first)
      changes.push(
        ...(first === 0
          ? [replaceHead(text, parts, slot, put, style)]
          : removeLines(text, parts.slice(first, slot), put, indent)),
      );
    else if (put.length > 0) changes.push(insertLines(text, parts, slot, put, indent));
  }
  return changes;
}

/** Takes the first parts out: what follows moves up to where they began, be it behind a dash. */
function replaceHead(
  text: string,
  parts: readonly Part[],
  next: number,
  put: readonly string[],
  style: YamlStyle,
): Change {
  const from = parts[0]?.from ?? 0;
  const end = endWithComment(text, parts[next - 1]?.to ?? from);
  if (put.length > 0) return { from, to: end, insert: put.join(`\n${' '.repeat(style.column)}`) };
  const lineEnd = Math.min(end + 1, text.length);
  const blanks = /^ */.exec(text.slice(lineEnd, lineEnd + style.column + 64))?.[0].length ?? 0;
  return { from, to: lineEnd + Math.min(blanks, style.column), insert: '' };
}

/** Takes parts out that begin lines, and puts others in the place of the first. */
function removeLines(text: string, parts: readonly Part[], put: readonly string[], indent: string): Change[] {
  return parts.map(({ from, to }, index) => ({
    from: text.lastIndexOf('\n', from),
    to: endWithComment(text, to),
    insert: index === 0 ? put.map((entry) => `\n${indent}${entry}`).join('') : '',
  }));
}

function insertLines(
  text: string,
  parts: readonly Part[],
  slot: number,
  put: readonly string[],
  indent: string,
): Change {
  const previous = parts[slot - 1];
  if (!previous) {
    const at = parts[0]?.from ?? 0;
    return { from: at, to: at, insert: put.map((entry) => `${entry}\n${indent}`).join('') };
  }
  const at = endWithComment(text, previous.to);
  return { from: at, to: at, insert: put.map((entry) => `\n${indent}${entry}`).join('') };
}

/** Takes all parts out: an empty collection is left, behind its key or dash if nothing stands between. */
function empty(tree: SyntaxTree, at: Pointer, node: ObjectNode | ArrayNode, parts: readonly Part[]): Change {
  const from = parts[0]?.from ?? node.from;
  const to = parts.at(-1)?.to ?? node.to;
  const brackets = node.kind === 'object' ? '{}' : '[]';
  const head = headOf(tree, at, node);
  if (at !== '' && tree.text.slice(head, from).trim() === '') return { from: head, to, insert: ` ${brackets}` };
  return { from, to, insert: `${node.kind === 'array' ? '  ' : ''}${brackets}` };
}

function partsOf(node: ObjectNode | ArrayNode, { dashes }: YamlStyle): readonly Part[] {
  if (node.kind === 'object') return node.members;
  return node.items.map((item, index) => {
    const from = dashes[index] ?? item.from;
    return { from, to: Math.max(item.to, from + 1) };
  });
}

function writePart({ key, value }: Entry, column: number, step: number): string {
  return key === undefined
    ? `-${writeItem(value, column, step)}`
    : `${writeKey(key)}:${writeBlock(value, column, step)}`;
}

/** The end of a part with the comment that follows it on its last line. */
function endWithComment(text: string, to: number): number {
  const newline = text.indexOf('\n', to);
  const end = newline < 0 ? text.length : newline;
  return /^[ \t]*(#.*)?$/.test(text.slice(to, end)) ? end : to;
}
