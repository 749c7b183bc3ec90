/**
 * Structural edits of YAML text. Like those of JSON they are computed from one tree, touch only what they must, and keep
 * comments, anchors, quoting and order of everything else.
 *
 * A member or item owns its lines, with a comment at the end of its last line; comments on lines of their own stay.
 * Inside `{…}` and `[…]` values are written as JSON, which is YAML too; elsewhere in the indented style.
 */
import { Document, isCollection, isMap, isScalar, parseDocument, stringify, visit } from 'yaml';
import type { Json } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { applyChanges, type Change, type ChangeSet } from './changes';
import type { Edit, Insertable } from './edits';
import { writeValue } from './indent';
import { parentPointer, splitPointer } from './pointer';
import { nodeAt, type Member, type SyntaxProblem, type SyntaxTree, type TreeNode } from './tree';
import { columnAt, isLinked, readYamlTree, readYamlValue, yamlStyleOf } from './yamlTree';

/** The text changes that carry out all edits on a YAML tree, or why they cannot be. */
export function computeYamlEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<ChangeSet> {
  const changes: Change[] = [];
  const removedFrom = new Map<TreeNode, number>();
  for (const edit of edits) if (edit.op === 'remove') countRemoval(tree, edit.at, removedFrom);
  for (const edit of edits) {
    const result = computeOne(tree, edit, removedFrom);
    if (!result.ok) return result;
    changes.push(...result.value);
  }
  const sorted = changes.map((change, order) => ({ change, order })).sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to || a.order - b.order);
  const merged: Change[] = [];
  for (const { change } of sorted) {
    const last = merged.at(-1);
    if (last && change.to <= last.to && change.insert === '') continue; // removed together with what it stands in
    if (last && change.from < last.to) return fail('These edits touch the same place of the text.');
    merged.push(change);
  }
  return tearsAlias(tree, edits, merged) ? fail('Another part of the file refers to an anchor in what would go (&name, *name). Resolve that first.') : ok(merged);
}

/** Whether changes take an anchor away that an alias elsewhere still needs. */
function tearsAlias({ text, errors }: SyntaxTree, edits: readonly Edit[], changes: ChangeSet): boolean {
  const takesAway = edits.some(({ op }) => op === 'remove' || op === 'set');
  if (!takesAway || !/\*[^\s,[\]{}*]/.test(text) || !changes.some(({ from, to }) => text.slice(from, to).includes('&'))) return false;
  const isTorn = ({ code }: SyntaxProblem): boolean => code === 'yaml-alias';
  return readYamlTree(applyChanges(text, changes)).errors.filter(isTorn).length > errors.filter(isTorn).length;
}

function computeOne(tree: SyntaxTree, edit: Edit, removedFrom: ReadonlyMap<TreeNode, number>): Result<ChangeSet> {
  const parent = nodeAt(tree, edit.op === 'insertMember' || edit.op === 'insertItem' ? edit.at : parentPointer(edit.at));
  for (let at = edit.at; ; at = parentPointer(at)) {
    const node = nodeAt(tree, at);
    if (node && isLinked(node) && (at !== edit.at || edit.op.startsWith('insert'))) return fail('This part comes from an anchor elsewhere in the file; edit it there.');
    if (at === '') break;
  }
  switch (edit.op) {
    case 'insertMember':
      return parent?.kind === 'object' ? ok([insertMember(tree, parent, edit.key, edit.value, edit.after)]) : fail(`There is no object at "${edit.at}".`);
    case 'insertItem':
      return parent?.kind === 'array' ? ok([insertItem(tree, parent, edit.index, edit.value)]) : fail(`There is no list at "${edit.at}".`);
    case 'set': {
      const node = nodeAt(tree, edit.at);
      if (node) return ok([replaceValue(tree, edit.at, node, edit.value)]);
      if (parent?.kind !== 'object') return fail(`There is nothing at "${edit.at}".`);
      return ok([insertMember(tree, parent, splitPointer(edit.at).at(-1) ?? '', edit.value, undefined)]);
    }
    case 'remove':
      return parent ? remove(tree, parent, edit.at, removedFrom) : fail(`There is nothing at "${edit.at}".`);
    case 'renameKey': {
      const found = parent?.kind === 'object' ? findMember(parent, edit.at) : undefined;
      if (!found || isLinked(found)) return fail(`There is no key at "${edit.at}".`);
      return ok([{ from: found.keyFrom, to: found.keyTo, insert: renamedKey(tree, parent, found, edit.key) }]);
    }
  }
}

function renamedKey({ text }: SyntaxTree, parent: TreeNode | undefined, { keyFrom, keyTo }: Member, key: string): string {
  const written = writeLike(text, text.slice(keyFrom, keyTo), key, parent ? yamlStyleOf(parent)?.flow === true : false);
  // What is plain as a value may mean something else as a key.
  const read = parseDocument(`${written}: 0`, { logLevel: 'silent' });
  const isKey = read.errors.length === 0 && isMap(read.contents) && isScalar(read.contents.items[0]?.key) && String(read.contents.items[0].key.value) === key;
  return isKey ? written : JSON.stringify(key);
}

const findMember = (parent: TreeNode & { kind: 'object' }, at: string): Member | undefined => {
  const key = splitPointer(at).at(-1);
  return parent.members.find((candidate) => candidate.pointerKey === key);
};

function countRemoval(tree: SyntaxTree, at: string, counts: Map<TreeNode, number>): void {
  const parent = nodeAt(tree, parentPointer(at));
  if (parent) counts.set(parent, (counts.get(parent) ?? 0) + 1);
}

const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/** The end of a part with the comment that follows it on its last line. */
const endWithComment = (text: string, to: number): number => {
  const end = endOfLine(text, to);
  return /^[ \t]*(#.*)?$/.test(text.slice(to, end)) ? end : to;
};

/** Where the value of a member or item may begin: behind the colon or the dash. */
function headOf(tree: SyntaxTree, at: string, node: TreeNode): number {
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  if (parent?.kind === 'object') {
    const owner = findMember(parent, at);
    if (owner) return tree.text.indexOf(':', owner.keyTo) + 1;
  }
  if (parent?.kind === 'array') {
    const dash = yamlStyleOf(parent)?.dashes[Number(splitPointer(at).at(-1))];
    if (dash !== undefined) return dash + 1;
  }
  return node.from;
}

/** Spaces by which the document indents what stands below a key. */
function indentStep(text: string): number {
  const match = /^( *)[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)[^\s#-]/m.exec(text);
  const step = (match?.[2]?.length ?? 0) - (match?.[1]?.length ?? 0);
  return step > 0 ? step : 2;
}

function insertMember(tree: SyntaxTree, parent: TreeNode & { kind: 'object' }, key: string, value: Insertable, after: string | null | undefined): Change {
  const { text } = tree;
  const style = yamlStyleOf(parent);
  const own = parent.members.filter((candidate) => !isLinked(candidate));
  if (!style || style.flow || own.length === 0) {
    const written = `${JSON.stringify(key)}: ${writeFlow(value)}`;
    if (own.length === 0 && parent.from === parent.to) return { from: parent.from, to: parent.to, insert: `${writeKey(key)}:${writeBlock(value, style?.column ?? 0, indentStep(text))}` };
    return insertInFlow(text, parent, own, own.findIndex((candidate) => candidate.pointerKey === after), after, written);
  }
  const written = `${writeKey(key)}:${writeBlock(value, style.column, indentStep(text))}`;
  const before = after === undefined ? own.at(-1) : own.find((candidate) => candidate.pointerKey === after);
  if (after === null || !before) return { from: own[0]?.keyFrom ?? parent.from, to: own[0]?.keyFrom ?? parent.from, insert: `${written}\n${' '.repeat(style.column)}` };
  const at = endWithComment(text, before.to);
  return { from: at, to: at, insert: `\n${' '.repeat(style.column)}${written}` };
}

function insertInFlow(text: string, parent: TreeNode, parts: readonly { readonly from: number; readonly to: number }[], index: number, after: string | null | undefined, written: string): Change {
  if (parts.length === 0) {
    const inside = text.slice(parent.from + 1, parent.to - 1);
    const at = parent.from + 1;
    return inside.trim() === '' ? { from: at, to: parent.to - 1, insert: text[parent.from] === '{' ? ` ${written} ` : written } : { from: at, to: at, insert: `${written} ` };
  }
  const first = parts[0];
  if (after === null && first) return { from: first.from, to: first.from, insert: `${written}, ` };
  const at = (parts[index] ?? parts.at(-1) ?? parent).to;
  return { from: at, to: at, insert: `, ${written}` };
}

function insertItem(tree: SyntaxTree, parent: TreeNode & { kind: 'array' }, index: number, value: Insertable): Change {
  const { text } = tree;
  const style = yamlStyleOf(parent);
  if (!style || style.flow) return insertInFlow(text, parent, parent.items, index - 1, index === 0 ? null : undefined, writeFlow(value));
  const indent = ' '.repeat(style.column);
  const written = `-${writeItem(value, style.column, indentStep(text))}`;
  const dash = style.dashes[index];
  if (dash !== undefined) return { from: dash, to: dash, insert: `${written}\n${indent}` };
  const at = endWithComment(text, parent.to);
  return { from: at, to: at, insert: `\n${indent}${written}` };
}

function replaceValue(tree: SyntaxTree, at: string, node: TreeNode, value: Insertable): Change {
  const { text } = tree;
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  const parentStyle = parent && yamlStyleOf(parent);
  const flow = parentStyle?.flow === true;
  if (node.kind === 'scalar' && node.from < node.to && 'value' in value && isScalarValue(value.value)) {
    return { from: node.from, to: node.to, insert: writeLike(text, text.slice(node.from, node.to), value.value, flow) };
  }
  if (flow) return { from: node.from, to: node.to, insert: writeFlow(value) };
  const head = headOf(tree, at, node);
  const step = indentStep(text);
  if (at === '') return { from: node.from, to: node.to, insert: writeBlock(value, -step, step).trimStart() };
  if (text.slice(head, node.from).trim() !== '') return { from: node.from, to: node.to, insert: writeFlow(value) }; // an anchor, a tag or a comment stands before it
  const column = parentStyle?.column ?? columnAt(text, head);
  return { from: head, to: Math.max(node.to, head), insert: parent?.kind === 'array' ? writeItem(value, column, step) : writeBlock(value, column, step) };
}

function remove(tree: SyntaxTree, parent: TreeNode, at: string, removedFrom: ReadonlyMap<TreeNode, number>): Result<ChangeSet> {
  const { text } = tree;
  const style = yamlStyleOf(parent);
  if (!style || parent.kind === 'scalar') return fail(`There is nothing at "${at}".`);
  const key = splitPointer(at).at(-1);
  const parts: readonly { readonly from: number; readonly to: number }[] =
    parent.kind === 'object'
      ? parent.members.filter((candidate) => !isLinked(candidate))
      : parent.items.map((item, i) => ({ from: style.dashes[i] ?? item.from, to: Math.max(item.to, (style.dashes[i] ?? item.from) + 1) }));
  const index = parent.kind === 'object' ? parent.members.filter((candidate) => !isLinked(candidate)).findIndex((candidate) => candidate.pointerKey === key) : Number(key);
  const part = parts[index];
  if (!part) return fail(`There is nothing at "${at}" that could be removed here.`);
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (style.flow) {
    if (next) return ok([{ from: part.from, to: next.from, insert: '' }]);
    return ok([{ from: previous ? previous.to : part.from, to: part.to, insert: '' }]);
  }
  if ((removedFrom.get(parent) ?? 0) >= parts.length) { // nothing stays: the block becomes an empty collection
    const all = { from: parts[0]?.from ?? parent.from, to: parts.at(-1)?.to ?? parent.to };
    if (index > 0) return ok([]);
    const empty = parent.kind === 'object' ? '{}' : '[]';
    const parentAt = parentPointer(at);
    const head = headOf(tree, parentAt, parent);
    return ok([parentAt !== '' && text.slice(head, all.from).trim() === '' ? { from: head, to: all.to, insert: ` ${empty}` } : { from: all.from, to: all.to, insert: `${parent.kind === 'array' ? '  ' : ''}${empty}` }]);
  }
  if (index > 0) {
    const lineStart = text.lastIndexOf('\n', part.from);
    return ok([{ from: lineStart, to: endWithComment(text, part.to), insert: '' }]);
  }
  const lineEnd = Math.min(endWithComment(text, part.to) + 1, text.length);
  const indent = /^ */.exec(text.slice(lineEnd, lineEnd + style.column + 64))?.[0].length ?? 0;
  return ok([{ from: part.from, to: lineEnd + Math.min(indent, style.column), insert: '' }]);
}

const isScalarValue = (value: Json): value is string | number | boolean | null => typeof value !== 'object' || value === null;

const writeScalar = (value: string | number | boolean | null): string => stringify(value, { lineWidth: 0 }).replace(/\n$/, '');

const writeKey = (key: string): string => {
  const written = writeScalar(key);
  return written.includes('\n') || /[:#?]/.test(key) ? JSON.stringify(key) : written;
};

/**
 * A scalar in the quotes of the one it replaces. A text that cannot stand without quotes gets those that the document
 * does not use by choice: when it is replaced by one that can, they are known to have been put for need, and go again.
 */
function writeLike(text: string, old: string, value: string | number | boolean | null, flow = false): string {
  if (typeof value !== 'string') return writeScalar(value);
  const isPlain = (written: string): boolean => !/^["'|>]/.test(written) && !written.includes('\n') && !(flow && /[,[\]{}]/.test(written));
  const plain = writeScalar(value);
  const [mark = ''] = /^["']/.exec(old) ?? [];
  const needed = quoteForNeed(text);
  const wasNeeded = mark === needed && !isPlain(writeScalar(readYamlValue(old) as string)); // a quoted scalar is a text
  if (isPlain(plain) && (mark === '' || wasNeeded)) return plain;
  return inQuotes(value, mark === '' ? needed : mark);
}

function inQuotes(value: string, mark: string): string {
  // Single quotes have no escapes: what needs one goes into double quotes.
  return mark === "'" && !/[\n\t\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** The quotes that a document does not put round texts that could stand without. */
function quoteForNeed(text: string): string {
  return /:[ \t]+(["'])[A-Za-z][\w .-]*\1[ \t]*$/m.exec(text)?.[1] === "'" ? '"' : "'";
}

function writeFlow(value: Insertable): string {
  if ('value' in value) return writeValue(value.value, jsonStyle, 'inline', value.spelling);
  const read = value.source.includes('\n') ? readYamlValue(value.source) : undefined;
  return read === undefined ? value.source : JSON.stringify(read);
}

/** What stands behind `key:` in a block map at a column, with the blank or the line feed before it. */
function writeBlock(value: Insertable, column: number, step: number): string {
  const lines = writeLines(value, step);
  if (!lines.collection) return ` ${lines.text.split('\n').join(`\n${' '.repeat(Math.max(0, column))}`)}`;
  const indent = ' '.repeat(Math.max(0, column + step));
  return `\n${indentLines(lines.text, indent)}`;
}

/** What stands behind a dash at a column. */
function writeItem(value: Insertable, column: number, step: number): string {
  const { text } = writeLines(value, step);
  const indent = ' '.repeat(column + 2);
  return ` ${indentLines(text, indent).slice(indent.length)}`;
}

const indentLines = (text: string, indent: string) => text.split('\n').map((line) => (line === '' ? line : indent + line)).join('\n');

/** How JSON is written inside of brackets. */
const jsonStyle = { unit: '  ', colon: ': ', afterComma: ' ', padding: '', inlineArrays: true };

/** A value in the indented style, with certain texts in the quotes that they have elsewhere. */
function stringifySpelt(value: Json, spelling: ReadonlyMap<string, string> | undefined, step: number): string {
  const document = new Document(value);
  if (spelling) {
    visit(document, {
      Scalar: (key, scalar) => {
        const [mark] = key === 'key' || typeof scalar.value !== 'string' ? [] : (/^["']/.exec(spelling.get(scalar.value) ?? '') ?? []);
        if (mark) scalar.type = mark === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
      },
    });
  }
  return document.toString({ lineWidth: 0, indent: step }).replace(/\n$/, '');
}

/** A value in the indented style, from column 0; `collection` when it has to begin on a line of its own. */
function writeLines(value: Insertable, step: number): { readonly text: string; readonly collection: boolean } {
  if ('value' in value) {
    const empty = typeof value.value === 'object' && value.value !== null && Object.keys(value.value).length === 0;
    return { text: stringifySpelt(value.value, value.spelling, step), collection: !isScalarValue(value.value) && !empty };
  }
  const lines = value.source.split('\n');
  const rest = lines.slice(1).filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shift = rest.length > 0 ? Math.min(...rest) : 0;
  const text = lines.map((line, i) => (i === 0 ? line : line.slice(Math.min(shift, line.length)))).join('\n');
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  return { text, collection: isCollection(contents) && !contents.flow };
}
