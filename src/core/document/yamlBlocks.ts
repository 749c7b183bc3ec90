/**
 * YAML in block style, line by line. Nearly everything in a definition is a key with a value on its line, or with
 * deeper lines below it, and that is read here, in a tenth of the library's time. What is anything else, such as an
 * anchor, a tag, a block scalar or a fault, goes to the library: the entry alone that it stands in, with the lines that
 * belong to it, in the column where it stands. So a fault costs its own entry, and not what follows.
 */
import { isMap, isSeq } from 'yaml';
import type { SyntaxProblem, TreeNode } from './tree';
import type { YamlEntry, YamlNodes } from './yamlNodes';
import { parseYaml } from './yamlParse';
import { createYamlScalars } from './yamlScalars';

/** Reads a masked text; undefined when it is not a single block that can be taken apart, and is the library's as a whole. */
export function readYamlBlocks(masked: string, nodes: YamlNodes, errors: SyntaxProblem[]): TreeNode | undefined {
  const { readKey, readValue } = createYamlScalars(masked, nodes);
  /** The first character of the present line, which is neither blank nor a comment, and its column; -1 at the end. */
  let line = 0;
  let column = -1;

  function goTo(lineFrom: number): void {
    for (let from = lineFrom; ;) {
      line = from;
      while (masked.charCodeAt(line) === 0x20) line++;
      column = line - from;
      if (line >= masked.length) return void (column = -1);
      const c = masked.charCodeAt(line);
      if (c !== 0x0a && c !== 0x23) return;
      from = nextLine(line);
    }
  }

  function nextLine(from: number): number {
    const newline = masked.indexOf('\n', from);
    return newline === -1 ? masked.length : newline + 1;
  }

  const isDash = (from: number): boolean => masked[from] === '-' && /^[ \n]?$/.test(masked.charAt(from + 1));

  /** Behind blanks and a comment, to the end of the line; -1 where something else stands there. */
  function restOfLine(from: number): number {
    let end = from;
    while (masked.charCodeAt(end) === 0x20) end++;
    const c = masked.charAt(end);
    return c === '' || c === '\n' || (c === '#' && end > from) ? nextLine(end) : -1;
  }

  /** Reads the key of an entry of a block, whose colon a blank follows. */
  function readBlockKey(from: number): ReturnType<typeof readKey> {
    const key = readKey(from);
    return key && /^[ \n]?$/.test(masked.charAt(key.end)) ? key : undefined;
  }

  function readNode(from: number, own: number, parent: number): TreeNode | undefined {
    if (isDash(from)) return readSequence(from, own);
    return readBlockKey(from) ? readMap(from, own) : readInline(from, parent);
  }

  function readInline(from: number, parent: number): TreeNode | undefined {
    const read = readValue(from, parent);
    const next = read ? restOfLine(read.end) : -1;
    if (!read || next === -1) return undefined;
    goTo(next);
    return column > parent ? undefined : read.value;
  }

  function readMap(from: number, own: number): TreeNode | undefined {
    const entries: YamlEntry[] = [];
    let last: { readonly from: number; readonly entryCount: number; readonly errorCount: number } | undefined;
    for (let at = from; ; at = line) {
      let mark = { from: at, entryCount: entries.length, errorCount: errors.length };
      const entry = readEntry(at, own);
      if (entry) entries.push(entry);
      else {
        // A line without a key is the fault of the entry before it.
        if (!readBlockKey(at)) {
          if (!last) return undefined;
          mark = last;
        }
        entries.length = mark.entryCount;
        errors.length = mark.errorCount;
        const piece = readPiece(mark.from, own, (next) => !readBlockKey(next));
        if (!piece || !isMap(piece) || piece.flow || piece.range[0] !== own) return undefined;
        for (const each of nodes.entries(piece, mark.from - own)) entries.push(each);
      }
      last = mark;
      if (column !== own) return nodes.object(entries, from);
    }
  }

  function readEntry(from: number, own: number): YamlEntry | undefined {
    const key = readBlockKey(from);
    if (!key) return undefined;
    const value = readAfter(key.end, own, (next) => next === own && isDash(line));
    return value && column <= own ? { ...key.value, value } : undefined;
  }

  /** The value behind a colon or a dash: on its line, or on the lines below. */
  function readAfter(from: number, own: number, mayBeBeside: (column: number) => boolean): TreeNode | undefined {
    const next = restOfLine(from);
    if (next === -1) {
      let valueFrom = from;
      while (masked.charCodeAt(valueFrom) === 0x20) valueFrom++;
      return isDash(valueFrom) ? undefined : readInline(valueFrom, own);
    }
    goTo(next);
    if (column > own) return readNode(line, column, own);
    return mayBeBeside(column) ? readSequence(line, own) : undefined;
  }

  function readSequence(from: number, own: number): TreeNode | undefined {
    const items: TreeNode[] = [];
    const dashes: number[] = [];
    for (let at = from; ; at = line) {
      const errorCount = errors.length;
      const item = readItem(at, own);
      if (item && column <= own) {
        items.push(item);
        dashes.push(at);
      } else {
        errors.length = errorCount;
        const piece = readPiece(at, own, (next) => /[\]}]/.test(masked.charAt(next)));
        if (!piece || !isSeq(piece) || piece.flow) return undefined;
        const read = nodes.blockItems(piece, at - own);
        for (const each of read.items) items.push(each);
        for (const each of read.dashes) dashes.push(each);
      }
      if (column !== own || !isDash(line)) return nodes.blockArray(items, dashes, from);
    }
  }

  function readItem(from: number, own: number): TreeNode | undefined {
    let valueFrom = from + 1;
    while (masked.charCodeAt(valueFrom) === 0x20) valueFrom++;
    if (restOfLine(from + 1) !== -1) return readAfter(from + 1, own, () => false);
    return readNode(valueFrom, own + valueFrom - from, own);
  }

  /** Has the library read an entry or an item, and what belongs to it; goes on behind it. */
  function readPiece(from: number, own: number, belongs: (line: number) => boolean): ReturnType<typeof parseYaml> {
    goTo(nextLine(from));
    while (column > own || (column === own && belongs(line))) goTo(nextLine(line));
    const to = column === -1 ? masked.length : line - column;
    return parseYaml(' '.repeat(own) + masked.slice(from, to), errors, { shift: from - own, length: masked.length });
  }

  if (masked.includes('\r')) return undefined;
  const start = /^---[ ]*(?:\n|$)/.test(masked) ? nextLine(0) : 0;
  if (/^(?:---|\.\.\.|%)/m.test(masked.slice(start))) return undefined; // several documents, or directives
  goTo(start);
  const root = column === -1 ? undefined : readNode(line, column, -1);
  return column === -1 ? root : undefined;
}
