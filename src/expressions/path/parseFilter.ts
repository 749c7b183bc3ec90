import { setMember, type Json } from '../../base/json';
import { accept, deeper, expect, fault, peek, readQuoted, skipBlanks, type Cursor } from './cursor';
import type { FilterNode, FilterOperand, FilterRelation, ParsedPath } from './tokens';

/** Reads a path inside a filter; handed in, since paths and filters contain each other. */
export type PathReader = (cursor: Cursor) => ParsedPath;

/** Reads `( condition )`, the part of a filter after its `?`. */
export function readFilter(cursor: Cursor, readPath: PathReader): FilterNode {
  expect(cursor, '(');
  const node = readOr(cursor, readPath);
  expect(cursor, ')');
  return node;
}

function readOr(cursor: Cursor, readPath: PathReader): FilterNode {
  const parts = [readAnd(cursor, readPath)];
  while (accept(cursor, '||')) parts.push(readAnd(cursor, readPath));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function readAnd(cursor: Cursor, readPath: PathReader): FilterNode {
  const parts = [readNot(cursor, readPath)];
  while (accept(cursor, '&&')) parts.push(readNot(cursor, readPath));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function readNot(cursor: Cursor, readPath: PathReader): FilterNode {
  skipBlanks(cursor);
  const node = deeper(cursor, () => {
    if (accept(cursor, '!')) return { kind: 'not', part: readNot(cursor, readPath) } as const;
    return peek(cursor) === '(' ? readFilter(cursor, readPath) : readComparison(cursor, readPath);
  });
  skipBlanks(cursor);
  return node;
}

function readComparison(cursor: Cursor, readPath: PathReader): FilterNode {
  const left = readOperand(cursor, readPath);
  skipBlanks(cursor);
  const c = peek(cursor);
  if (c === ')' || c === '&' || c === '|' || c === '') {
    if (left.kind !== 'path') throw fault(cursor, 'a value alone is no condition, expected a comparison');
    return { kind: 'exists', path: left.path };
  }
  const relation = readRelation(cursor);
  skipBlanks(cursor);
  return { kind: 'compare', left, relation, right: readOperand(cursor, readPath) };
}

const relations: ReadonlySet<string> = new Set<FilterRelation>([
  '==', '===', '!=', '!==', '<', '<=', '>', '>=', '=~',
  'in', 'nin', 'contains', 'all', 'size', 'empty', 'subsetof', 'anyof', 'noneof',
]);

function readRelation(cursor: Cursor): FilterRelation {
  relationWord.lastIndex = cursor.at;
  const word = relationWord.exec(cursor.text)?.[0] ?? '';
  const relation = word.toLowerCase();
  if (!relations.has(relation)) throw fault(cursor, 'expected a comparison such as "=="');
  cursor.at += word.length;
  return relation as FilterRelation; // just looked up in the set of relations
}

const relationWord = /[<>=!~]+|[A-Za-z]+/y;

function readOperand(cursor: Cursor, readPath: PathReader): FilterOperand {
  const c = peek(cursor);
  if (c === '@' || c === '$') return { kind: 'path', path: readPath(cursor) };
  if (c === '/') return readPattern(cursor);
  return { kind: 'literal', value: readLiteral(cursor) };
}

function readPattern(cursor: Cursor): FilterOperand {
  const source = readQuoted(cursor);
  patternFlags.lastIndex = cursor.at;
  const flags = patternFlags.exec(cursor.text)?.[0] ?? '';
  cursor.at += flags.length;
  const scriptFlags = [...new Set(flags)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    new RegExp(source, scriptFlags);
  } catch {
    throw fault(cursor, `"${source}" is no regular expression`);
  }
  return { kind: 'pattern', source, flags: scriptFlags };
}

const patternFlags = /[a-zA-Z]*/y;

function readLiteral(cursor: Cursor): Json {
  const c = peek(cursor);
  if (c === "'" || c === '"') return unescape(readQuoted(cursor));
  if (c === '[') return deeper(cursor, () => readArray(cursor));
  if (c === '{') return deeper(cursor, () => readObject(cursor));
  literalWord.lastIndex = cursor.at;
  const word = literalWord.exec(cursor.text)?.[0];
  if (word === undefined) throw fault(cursor, 'expected a value');
  cursor.at += word.length;
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : Number(word);
}

const literalWord = /true\b|false\b|null\b|-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;

function readArray(cursor: Cursor): Json {
  const items: Json[] = [];
  readItems(cursor, '[', ']', () => items.push(readLiteral(cursor)));
  return items;
}

function readObject(cursor: Cursor): Json {
  const object: Record<string, Json> = {};
  readItems(cursor, '{', '}', () => {
    const c = peek(cursor);
    if (c !== "'" && c !== '"') throw fault(cursor, 'expected a quoted name');
    const key = unescape(readQuoted(cursor));
    skipBlanks(cursor);
    expect(cursor, ':');
    skipBlanks(cursor);
    setMember(object, key, readLiteral(cursor));
  });
  return object;
}

function readItems(cursor: Cursor, open: string, close: string, readItem: () => void): void {
  expect(cursor, open);
  skipBlanks(cursor);
  if (accept(cursor, close)) return;
  do {
    skipBlanks(cursor);
    readItem();
    skipBlanks(cursor);
  } while (accept(cursor, ','));
  expect(cursor, close);
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, c: string) =>
    hex === undefined ? (escapes[c] ?? c) : String.fromCharCode(parseInt(hex, 16)),
  );
}
