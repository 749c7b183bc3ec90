import { fail, ok, type Result } from '../../base/result';
import { accept, deeper, expect, fault, peek, readQuoted, skipBlanks, SyntaxFault, type Cursor } from './cursor';
import { readFilter } from './parseFilter';
import type { ParsedPath, PathRoot, PathToken } from './tokens';

/**
 * Reads a whole text as a path in the service's dialect, which is that of the Jayway library plus `$$` and `$variable` roots.
 * Functions such as `length()` are no functions here: the service takes them for names.
 */
export function parsePath(text: string): Result<ParsedPath, string> {
  const cursor: Cursor = { text, at: 0, depth: 0 };
  try {
    const path = readPath(cursor, endOfName);
    if (path.root.kind === 'current') return fail('A path starts with "$".');
    return cursor.at === text.length ? ok(path) : fail(fault(cursor, 'expected "." or "["').message);
  } catch (error) {
    if (error instanceof SyntaxFault) return fail(error.message);
    throw error;
  }
}

/** Reads a path that is an argument of a call, cursor on its `$`; it ends where the call goes on. */
export function readPathArgument(cursor: Cursor): ParsedPath {
  return readPath(cursor, endOfNameInCall);
}

function readPathInFilter(cursor: Cursor): ParsedPath {
  const from = cursor.at;
  const path = readPath(cursor, endOfNameInFilter);
  if (path.root.kind === 'input' || path.root.kind === 'current') return path;
  cursor.at = from;
  throw fault(cursor, 'a filter can only refer to "@" and "$"');
}

function readPath(cursor: Cursor, endsName: RegExp): ParsedPath {
  const root = readRoot(cursor);
  const tokens: PathToken[] = [];
  for (;;) {
    const c = peek(cursor);
    if (c === '[') tokens.push(readBracket(cursor));
    else if (c === '.') readDotted(cursor, tokens, endsName);
    else return { root, tokens };
  }
}

function readRoot(cursor: Cursor): PathRoot {
  if (accept(cursor, '@')) return { kind: 'current' };
  if (!accept(cursor, '$')) throw fault(cursor, 'a path starts with "$"');
  if (accept(cursor, '$')) return { kind: 'context' };
  identifier.lastIndex = cursor.at;
  const name = identifier.exec(cursor.text)?.[0];
  if (name === undefined) return { kind: 'input' };
  cursor.at += name.length;
  return { kind: 'variable', name };
}

const identifier = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

function readDotted(cursor: Cursor, tokens: PathToken[], endsName: RegExp): void {
  cursor.at++;
  if (accept(cursor, '.')) tokens.push({ kind: 'scan' });
  const c = peek(cursor);
  if (c === '[') tokens.push(readBracket(cursor));
  else if (accept(cursor, '*')) tokens.push({ kind: 'wildcard' });
  else {
    endsName.lastIndex = cursor.at;
    const end = endsName.exec(cursor.text)?.index ?? cursor.text.length;
    if (end === cursor.at) throw fault(cursor, 'expected a name after "."');
    tokens.push({ kind: 'names', names: [cursor.text.slice(cursor.at, end)] });
    cursor.at = end;
  }
}

const endOfName = /[.[\]\s]/g;
const endOfNameInCall = /[.[\]\s,()]/g;
const endOfNameInFilter = /[.[\]\s,()<>=!~&|]/g;

function readBracket(cursor: Cursor): PathToken {
  return deeper(cursor, () => {
    expect(cursor, '[');
    skipBlanks(cursor);
    const token = readInBracket(cursor);
    skipBlanks(cursor);
    expect(cursor, ']');
    return token;
  });
}

function readInBracket(cursor: Cursor): PathToken {
  const c = peek(cursor);
  if (accept(cursor, '*')) return { kind: 'wildcard' };
  if (c === "'" || c === '"') return { kind: 'names', names: readList(cursor, readName) };
  if (accept(cursor, '?')) {
    skipBlanks(cursor);
    return { kind: 'filter', filter: readFilter(cursor, readPathInFilter) };
  }
  return readNumeric(cursor);
}

/** A quoted name. Only an escaped delimiter is unescaped: the service finds `Test\""Name"` by `['Test\""Name"']`. */
function readName(cursor: Cursor): string {
  const quote = peek(cursor);
  if (quote !== "'" && quote !== '"') throw fault(cursor, 'expected a quoted name');
  return readQuoted(cursor).replaceAll(`\\${quote}`, quote);
}

function readNumeric(cursor: Cursor): PathToken {
  const start = readOptionalInteger(cursor);
  skipBlanks(cursor);
  if (peek(cursor) === ':') return readSlice(cursor, start);
  if (start === undefined) throw fault(cursor, 'expected an index, a quoted name, "*", ":" or "?"');
  const indexes = [start];
  while (accept(cursor, ',')) {
    skipBlanks(cursor);
    const index = readOptionalInteger(cursor);
    if (index === undefined) throw fault(cursor, 'expected an index');
    indexes.push(index);
    skipBlanks(cursor);
  }
  return { kind: 'indexes', indexes };
}

/** `[from:to]`. As in the service's library, a step may follow and is ignored, and a bare `[:]` is refused. */
function readSlice(cursor: Cursor, from: number | undefined): PathToken {
  expect(cursor, ':');
  skipBlanks(cursor);
  const to = readOptionalInteger(cursor);
  skipBlanks(cursor);
  if (accept(cursor, ':')) {
    skipBlanks(cursor);
    readOptionalInteger(cursor);
  }
  if (from === undefined && to === undefined) throw fault(cursor, 'a slice needs a start or an end');
  return { kind: 'slice', from, to };
}

function readOptionalInteger(cursor: Cursor): number | undefined {
  integer.lastIndex = cursor.at;
  const digits = integer.exec(cursor.text)?.[0];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (!(Math.abs(value) <= 0x7fffffff)) throw fault(cursor, 'the index is too large');
  cursor.at += digits.length;
  return value;
}

const integer = /-?\d+/y;

function readList<T>(cursor: Cursor, readItem: (cursor: Cursor) => T): T[] {
  const items: T[] = [];
  do {
    skipBlanks(cursor);
    items.push(readItem(cursor));
    skipBlanks(cursor);
  } while (accept(cursor, ','));
  return items;
}
