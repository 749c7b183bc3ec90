/**
 * Values of YAML that begin and end on one line, and collections in flow style that are made of them: read without the
 * library, which takes ten times as long. What is not plain is not read at all, and then it is the library's.
 */
import type { TreeNode } from './tree';
import type { YamlEntry, YamlNodes } from './yamlNodes';

/** What was read, and where it ends. */
export type ReadValue<T> = { readonly value: T; readonly end: number };

/** Longer keys are left to the library, which refuses them. */
const longestKey = 1_000;
const cannotBegin = new Set(['', ' ', '\t', '\n', ...'?:,[]{}#&*!|>\'"%@`']);
/** Whatever may be a number in a notation that is not simply that of JSON. */
const oddNumber = /^[-+]?(?:\.?\d[\d.eE+-]*|0[xo][\da-fA-F]+|\.inf)$|^\.nan$/i;

/** The value of an unquoted text of YAML 1.2; undefined where it is a number that takes a closer look. */
export function resolvePlain(text: string): string | number | boolean | null | undefined {
  if (!/^[-+.~\dnNtTfF]/.test(text)) return text;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(text) || /^-?[1-9]\d{0,8}\.\d{1,6}$/.test(text)) return Number(text);
  return oddNumber.test(text) ? undefined : text;
}

/** Reads what stands at a place of a masked text. Each gives undefined for what it leaves to the library. */
export type YamlScalars = {
  /** A key with its colon: `end` is behind that. */
  readonly readKey: (
    from: number,
    isInFlow?: boolean,
  ) => (ReadValue<YamlEntry> & { readonly isQuoted: boolean }) | undefined;
  /** A scalar or a flow collection, which may go over lines that stand deeper than `parent`. */
  readonly readValue: (from: number, parent: number) => ReadValue<TreeNode> | undefined;
};

/** Creates the reader of a masked text. */
export function createYamlScalars(masked: string, nodes: YamlNodes): YamlScalars {
  const at = (offset: number): string => masked.charAt(offset);
  const skipSpaces = (from: number): number => {
    let end = from;
    while (masked.charCodeAt(end) === 0x20) end++;
    return end;
  };
  const startsPlain = (from: number): boolean =>
    at(from) === '-' ? !/^[\s,[\]{}]?$/.test(at(from + 1)) : !cannotBegin.has(at(from));

  function readQuoted(from: number): ReadValue<string> | undefined {
    const quote = at(from);
    for (let end = from + 1; end < masked.length; end++) {
      const c = at(end);
      if (c === '\n') return undefined;
      if (c === '\\' && quote === '"') end++;
      else if (c === quote && quote === "'" && at(end + 1) === "'") end++;
      else if (c === quote) {
        const value = readQuotes(masked.slice(from, end + 1));
        return value === undefined ? undefined : { value, end: end + 1 };
      }
    }
    return undefined;
  }

  function readKey(
    from: number,
    isInFlow = false,
  ): (ReadValue<YamlEntry> & { readonly isQuoted: boolean }) | undefined {
    const isQuoted = at(from) === '"' || at(from) === "'";
    const read = isQuoted ? readQuoted(from) : readPlainKey(from, isInFlow);
    if (!read) return undefined;
    const colon = skipSpaces(read.end);
    if (at(colon) !== ':' || colon - from > longestKey) return undefined;
    const entry = nodes.entry(read.value, from, read.end);
    return { value: entry, end: colon + 1, isQuoted };
  }

  function readPlainKey(from: number, isInFlow: boolean): ReadValue<string> | undefined {
    if (!startsPlain(from)) return undefined;
    for (let end = from; end - from <= longestKey; end++) {
      const c = at(end);
      if (c === '' || c === '\n' || c === '\t' || (c === '#' && at(end - 1) === ' ')) return undefined;
      if (isInFlow && /[,[\]{}]/.test(c)) return undefined;
      if (c !== ':' || !/^[\s,[\]{}]?$/.test(at(end + 1))) continue;
      const text = masked.slice(from, end).trimEnd();
      const value = resolvePlain(text);
      return value === undefined ? undefined : { value: String(value), end: from + text.length };
    }
    return undefined;
  }

  function readValue(from: number, parent: number): ReadValue<TreeNode> | undefined {
    const c = at(from);
    if (c === '[') return readFlowArray(from, parent, 1);
    if (c === '{') return readFlowObject(from, parent, 1);
    return c === '"' || c === "'" ? readQuotedNode(from) : readPlainLine(from);
  }

  function readQuotedNode(from: number): ReadValue<TreeNode> | undefined {
    const read = readQuoted(from);
    return read && { value: nodes.scalar(read.value, from, read.end), end: read.end };
  }

  function readPlainLine(from: number): ReadValue<TreeNode> | undefined {
    if (!startsPlain(from)) return undefined;
    const newline = masked.indexOf('\n', from);
    const line = masked.slice(from, newline === -1 ? masked.length : newline);
    const comment = line.indexOf(' #');
    return readPlain((comment === -1 ? line : line.slice(0, comment)).replace(/ +$/, ''), from);
  }

  function readPlain(text: string, from: number): ReadValue<TreeNode> | undefined {
    if (/\t|:(?: |$)/.test(text)) return undefined;
    const value = resolvePlain(text);
    const end = from + text.length;
    return value === undefined ? undefined : { value: nodes.scalar(value, from, end), end };
  }

  /** Over blanks and lines within a flow collection; -1 where a line stands too far left, or a comment is. */
  function skipLines(from: number, parent: number, depth: number): number {
    let end = skipSpaces(from);
    if (at(end) !== '\n') return at(end) === '#' ? -1 : end;
    let lineFrom = end;
    while (at(end) === '\n') {
      lineFrom = end + 1;
      end = skipSpaces(lineFrom);
    }
    const isClosing = depth === 1 && (at(end) === ']' || at(end) === '}');
    return at(end) === '#' || end - lineFrom < (isClosing ? parent : parent + 1) ? -1 : end;
  }

  function readFlowValue(from: number, parent: number, depth: number): ReadValue<TreeNode> | undefined {
    const c = at(from);
    if (c === '[') return readFlowArray(from, parent, depth + 1);
    if (c === '{') return readFlowObject(from, parent, depth + 1);
    if (c === '"' || c === "'") return readQuotedNode(from);
    if (!startsPlain(from)) return undefined;
    let end = from;
    while (end < masked.length && !/[,[\]{}\n]/.test(at(end))) {
      if (at(end) === '#' && at(end - 1) === ' ') return undefined;
      if (at(end) === ':' && /^[,[\]{}\n]$/.test(at(end + 1))) return undefined;
      end++;
    }
    return readPlain(masked.slice(from, end).replace(/ +$/, ''), from);
  }

  function readFlowArray(from: number, parent: number, depth: number): ReadValue<TreeNode> | undefined {
    const items: TreeNode[] = [];
    let end = skipLines(from + 1, parent, depth);
    while (end !== -1 && at(end) !== ']') {
      const item = readFlowValue(end, parent, depth);
      if (!item) return undefined;
      items.push(item.value);
      end = skipComma(item.end, ']', parent, depth);
    }
    return end === -1 ? undefined : { value: nodes.flowArray(items, from, end + 1), end: end + 1 };
  }

  function readFlowObject(from: number, parent: number, depth: number): ReadValue<TreeNode> | undefined {
    const entries: YamlEntry[] = [];
    let end = skipLines(from + 1, parent, depth);
    while (end !== -1 && at(end) !== '}') {
      const key = readKey(end, true);
      if (!key) return undefined;
      if (!key.isQuoted && at(key.end) !== ' ' && at(key.end) !== '\n') return undefined;
      const valueFrom = skipLines(key.end, parent, depth);
      const value = valueFrom === -1 ? undefined : readFlowValue(valueFrom, parent, depth);
      if (!value) return undefined;
      entries.push({ ...key.value, value: value.value });
      end = skipComma(value.end, '}', parent, depth);
    }
    return end === -1 ? undefined : { value: nodes.object(entries, from, end + 1), end: end + 1 };
  }

  /** To the next part behind a comma, or to the closing bracket; -1 where neither follows. */
  function skipComma(from: number, closing: string, parent: number, depth: number): number {
    const end = skipLines(from, parent, depth);
    if (end === -1 || at(end) === closing) return end;
    return at(end) === ',' ? skipLines(end + 1, parent, depth) : -1;
  }

  return { readKey, readValue };
}

function readQuotes(quoted: string): string | undefined {
  if (quoted.startsWith("'")) return quoted.slice(1, -1).replaceAll("''", "'");
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string; // it begins and ends with a quote
  } catch {
    return undefined; // an escape that only YAML has
  }
}
