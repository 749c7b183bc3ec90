import { fail, ok, type Result } from '../../base/result';
import { maxNesting, SyntaxFault, type Cursor } from './cursor';
import { endOfBracket, readBracket, readDottedName } from './parseBracket';
import type { ParsedPath, PathRoot, PathToken } from './tokens';

/**
 * Reads a whole text as a path in the service's dialect: that of json-path 2.0.0, plus `$$` and `$variable` roots.
 * It is a lenient one, and so is this: what 2.0.0 takes, is taken, and means what 2.0.0 makes of it.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `PathCompiler`
 */
export function parsePath(text: string): Result<ParsedPath, string> {
  try {
    if (!text.startsWith('$')) return fail('A path starts with "$".');
    return ok(readPath(text, 0));
  } catch (error) {
    if (error instanceof SyntaxFault) return fail(error.message);
    throw error;
  }
}

/** Reads a path that is an argument of a call, cursor on its `$`; it ends where the call goes on. */
export function readPathArgument(cursor: Cursor): ParsedPath {
  const from = cursor.at;
  for (endOfArgument.lastIndex = from; ; endOfArgument.lastIndex = cursor.at) {
    cursor.at = endOfArgument.exec(cursor.text)?.index ?? cursor.text.length;
    if (cursor.text.charAt(cursor.at) !== '[') return readPath(cursor.text.slice(from, cursor.at), cursor.depth);
    cursor.at = endOfBracket(cursor.text, cursor.at);
  }
}

const endOfArgument = /[[\]\s,()]/g;

/** More steps than any data has levels; a bound, so that no path can exhaust the stack. */
const maxTokens = 2000;

function readPath(text: string, depth: number): ParsedPath {
  if (depth > maxNesting) throw new SyntaxFault(`Filters are nested more than ${maxNesting} levels deep.`);
  const path = text.trimEnd();
  const { root, length } = readRoot(path);
  const tokens: PathToken[] = [];
  const steps = path.slice(length);
  if (steps !== '' && !/^[.[]/.test(steps)) throw faultAt(length, `expected "." or "[", found "${steps.charAt(0)}"`);
  if (steps.endsWith('..')) throw faultAt(path.length, 'expected a name after ".."');
  let at = length;
  while (at < path.length) {
    const end = readStep(path, at, tokens, depth);
    if (tokens.length > maxTokens) throw faultAt(at, `a path has at most ${maxTokens} steps`);
    at = end;
  }
  return { root, tokens };
}

function readRoot(path: string): { readonly root: PathRoot; readonly length: number } {
  if (path.startsWith('@')) return { root: { kind: 'current' }, length: 1 };
  if (path.startsWith('$$')) return { root: { kind: 'context' }, length: 2 };
  const name = variableName.exec(path)?.[1];
  if (name === undefined) return { root: { kind: 'input' }, length: 1 };
  return { root: { kind: 'variable', name }, length: 1 + name.length };
}

const variableName = /^\$([\p{ID_Start}_][\p{ID_Continue}]*)/u;

/** Reads what stands at an offset into `tokens`, and returns the offset after it. */
function readStep(path: string, at: number, tokens: PathToken[], depth: number): number {
  const c = path.charAt(at);
  if (c === ' ') throw faultAt(at, 'blanks are not allowed outside of brackets');
  if (c === '[') {
    const end = endOfBracket(path, at);
    tokens.push(readBracket(path.slice(at, end), (inner) => readPathInFilter(inner, depth + 1)));
    return end;
  }
  if (path.startsWith('..', at)) {
    tokens.push({ kind: 'scan' });
    return at + 2;
  }
  if (c === '*') {
    tokens.push({ kind: 'wildcard' });
    return at + 1;
  }
  const from = c === '.' ? at + 1 : at;
  if (from === path.length) throw faultAt(at, 'expected a name after "."');
  const end = endOfName(path, from);
  const name = path.slice(from, end);
  if (name !== '') tokens.push(name === '*' ? { kind: 'wildcard' } : readDottedName(name));
  return end;
}

function endOfName(path: string, from: number): number {
  nameEnd.lastIndex = from;
  return nameEnd.exec(path)?.index ?? path.length;
}

const nameEnd = /[.[ ]/g;

function readPathInFilter(text: string, depth: number): ParsedPath {
  const path = readPath(text, depth);
  if (path.root.kind === 'input' || path.root.kind === 'current') return path;
  throw new SyntaxFault('A filter can only refer to "@" and "$".');
}

function faultAt(at: number, problem: string): SyntaxFault {
  return new SyntaxFault(`At position ${at}: ${problem}.`);
}
