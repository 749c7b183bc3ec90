/**
 * How a document is written: its unit of indentation, the blanks around colons and commas, whether short arrays stay on
 * one line. Read off the text, so that what is added looks as if its author had typed it.
 */
import { isJsonObject, type Json } from '../base/json';
import { writeJson } from '../base/long';
import type { SyntaxTree, TreeNode } from './syntaxTree';

/** The habits of a text. */
export type WritingStyle = {
  /** One level of indentation: `'  '`, `'\t'` … */
  readonly unit: string;
  /** What stands between a key and its value, colon included. */
  readonly colon: string;
  /** What follows a comma on the same line. */
  readonly afterComma: string;
  /** What stands inside of braces whose content is on the same line. */
  readonly padding: string;
  /** Arrays of plain values stand on one line, though objects do not. */
  readonly inlineArrays: boolean;
};

/** The style of a document; what it gives no example of is as `JSON.stringify(value, null, 2)` has it. */
export function styleOf(tree: SyntaxTree): WritingStyle {
  let style = styles.get(tree);
  if (!style) styles.set(tree, (style = readStyle(tree)));
  return style;
}

/** A value as text. Its first line goes where the caller puts it; the lines after it are indented from `indent` on. */
export function writeValue(
  value: Json,
  style: WritingStyle,
  indent: string | 'inline',
  spelling?: ReadonlyMap<string, string>,
): string {
  if (Array.isArray(value)) {
    const inline =
      indent === 'inline' || (style.inlineArrays && value.every((item) => typeof item !== 'object' || item === null));
    const inner = inline ? 'inline' : indent + style.unit;
    return bracket(
      '[',
      value.map((item: Json) => writeValue(item, style, inner, spelling)),
      ']',
      style,
      inline ? 'inline' : indent,
    );
  }
  if (!isJsonObject(value)) return (typeof value === 'string' ? spelling?.get(value) : undefined) ?? writeJson(value);
  const inner = indent === 'inline' ? 'inline' : indent + style.unit;
  const members = Object.keys(value).map(
    (key) => JSON.stringify(key) + style.colon + writeValue(value[key] ?? null, style, inner, spelling),
  );
  return bracket('{', members, '}', style, indent);
}

/**
 * Raw text with its lines moved to another depth, and to another unit of indentation. Its first line is left alone: the
 * lines after it are taken to stand below `indent`.
 */
export function reindent(source: string, indent: string, unit: string): string {
  const lines = source.split('\n');
  if (lines.length === 1) return source;
  const rest = lines.slice(1);
  const depths = rest.filter((line) => line.trim() !== '').map(blanksOf);
  const base = depths.reduce((least, blanks) => (blanks.length < least.length ? blanks : least), depths[0] ?? '');
  const steps = depths.map((blanks) => blanks.slice(base.length)).filter((blanks) => blanks !== '');
  const native = steps.every((blanks) => blanks === unit.repeat(blanks.length / unit.length));
  const step = steps.reduce((least, blanks) => Math.min(least, blanks.length), steps[0]?.length ?? 1);
  const moved = rest.map((line) => {
    if (line.trim() === '') return line;
    const blanks = blanksOf(line);
    const extra = blanks.slice(base.length);
    const levels = extra.length / step;
    return indent + (native || !Number.isInteger(levels) ? extra : unit.repeat(levels)) + line.slice(blanks.length);
  });
  return [lines[0], ...moved].join('\n');
}

/** The blanks that the line of an offset begins with. */
export function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

// A style is asked for with every edit of a tree, and never changes.
const styles = new WeakMap<SyntaxTree, WritingStyle>();

function bracket(
  open: string,
  parts: readonly string[],
  close: string,
  style: WritingStyle,
  indent: string | 'inline',
): string {
  if (parts.length === 0) return open + close;
  if (indent !== 'inline')
    return `${open}\n${parts.map((part) => indent + style.unit + part).join(',\n')}\n${indent}${close}`;
  const padding = open === '{' ? style.padding : '';
  return open + padding + parts.join(`,${style.afterComma}`) + padding + close;
}

function blanksOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function readStyle({ text, root }: SyntaxTree): WritingStyle {
  const found: { unit?: string; colon?: string; afterComma?: string; padding?: string; inlineArrays?: boolean } = {};
  const waiting: TreeNode[] = root ? [root] : [];
  // Widest first: what is seen early is what the author sees most. The number is a bound on the work, not a rule.
  for (let seen = 0; seen < Math.min(waiting.length, 400); seen++) {
    const node = waiting[seen]!; // the loop's bound
    if (node.kind === 'scalar') continue;
    const parts = node.kind === 'object' ? node.members : node.items;
    const [first, second] = parts;
    if (first) {
      const lead = text.slice(node.from + 1, first.from);
      if (lead.includes('\n')) found.unit ??= unitBetween(lineIndent(text, node.from), lineIndent(text, first.from));
      else if (node.kind === 'object') found.padding ??= blanksOf(lead);
      if (node.kind === 'array' && node.items.every((item) => item.kind === 'scalar'))
        found.inlineArrays ??= !lead.includes('\n');
    }
    if (first && second) {
      const gap = text.slice(first.to, second.from);
      if (!gap.includes('\n')) found.afterComma ??= / *$/.exec(gap)?.[0];
    }
    if (node.kind === 'object') {
      for (const { keyTo, value } of node.members) {
        if (!value) continue;
        found.colon ??= colonIn(text.slice(keyTo, value.from));
        if (value.kind !== 'scalar') waiting.push(value);
      }
    } else for (const item of node.items) if (item.kind !== 'scalar') waiting.push(item);
  }
  const colon = found.colon ?? ': ';
  const afterColon = colon.endsWith(' ') ? ' ' : '';
  return {
    unit: found.unit ?? '  ',
    colon,
    afterComma: found.afterComma ?? afterColon,
    padding: found.padding ?? '',
    inlineArrays: found.inlineArrays ?? false,
  };
}

function unitBetween(outer: string, inner: string): string | undefined {
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

function colonIn(gap: string): string | undefined {
  return /^ *: *$/.test(gap) ? gap.replace(/ +/g, ' ') : undefined;
}
