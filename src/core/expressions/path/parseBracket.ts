import { SyntaxFault } from './cursor';
import { readFilter } from './parseFilter';
import type { ParsedPath, PathToken } from './tokens';

/** The offset after the bracket that opens at an offset; brackets in it are counted, quotes are not looked at. */
export function endOfBracket(path: string, at: number): number {
  let depth = 0;
  for (let i = at; i < path.length; i++) {
    if (path.charAt(i) === '[') depth++;
    else if (path.charAt(i) === ']' && --depth === 0) return i + 1;
  }
  return path.length;
}

/**
 * Reads a bracket, `[` and `]` included. Its first quote, digit or question mark tells
 * what it is, and what the library does not know it passes over: `[0..1]` is `[0]`.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `PathComponentAnalyzer`
 */
export function readBracket(bracket: string, readPath: (text: string) => ParsedPath): PathToken {
  if (bracket === '[*]') return { kind: 'wildcard' };
  const at = bracket.search(/[?'\d:@-]/);
  if (at === -1) throw faultIn(bracket, 'holds no index, no name in single quotes, no "*" and no filter');
  const c = bracket.charAt(at);
  if (c === '?') return { kind: 'filter', filter: readFilter(bracket, readPath) };
  if (!bracket.endsWith(']')) throw faultIn(bracket, 'is not closed');
  if (c === "'") return readNames(bracket, at);
  if (c === '@') return readFromEnd(bracket, at);
  return readNumbers(bracket, at);
}

/**
 * A name after a dot, which the library puts in a bracket and reads there: `.it's` is `['it's']`, which is `['it']`.
 */
export function readDottedName(name: string): PathToken {
  return readNames(`['${name}']`, 1);
}

/**
 * Names between single quotes, up to the first `]`. No escapes: the service finds `Test\""Name"` by `['Test\""Name"']`.
 */
function readNames(bracket: string, at: number): PathToken {
  const text = bracket.slice(at, bracket.indexOf(']', at));
  // What stands between the quotes is every second part; a last one that no quote closes is dropped.
  const names = text
    .split("'")
    .slice(0, -1)
    .filter((_, i) => i % 2 === 1);
  // The library reads an object without members then.
  if (names.length === 0) throw faultIn(bracket, 'has a name that no quote closes before the "]"');
  return { kind: 'names', names };
}

const fromEnd = /^@.(?:[\s()]*(?:size|length)[\s()]*)(-[-\d\s]*)\)/s;

function readFromEnd(bracket: string, at: number): PathToken {
  const offset = fromEnd.exec(bracket.slice(at))?.[1];
  if (offset === undefined) throw faultIn(bracket, 'can only count from the end like this: [(@.length-1)]');
  return { kind: 'fromEnd', offset: readInteger(bracket, offset) };
}

/** Indexes or a slice; a third number of a slice, its step, is passed over. */
function readNumbers(bracket: string, at: number): PathToken {
  const text = /^[\d,\s:-]*/.exec(bracket.slice(at))?.[0].replace(/\s/g, '') ?? '';
  const [, first = '', second = ''] = /^([^:]*):?([-\d]*)/s.exec(text) ?? [];
  const isSlice = text.includes(':');
  const before = first.split(',').filter((part, i, parts) => part !== '' || i < parts.length - 1);
  const numbers = before.map((part) => readInteger(bracket, part));
  if (!isSlice) return { kind: 'indexes', indexes: numbers };
  if (before.length > 1) {
    return { kind: 'indexes', indexes: second === '' ? numbers : [...numbers, readInteger(bracket, second)] };
  }
  const from = numbers[0];
  if (from === undefined && second === '') throw faultIn(bracket, 'is a slice and needs a start or an end');
  return { kind: 'slice', from, to: second === '' ? undefined : readInteger(bracket, second) };
}

function readInteger(bracket: string, digits: string): number {
  const text = digits.replace(/\s/g, '');
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= -0x8000_0000 && value <= 0x7fff_ffff) return value;
  throw faultIn(bracket, `holds "${digits}", which is no index`);
}

function faultIn(bracket: string, problem: string): SyntaxFault {
  return new SyntaxFault(`"${bracket}" ${problem}.`);
}
