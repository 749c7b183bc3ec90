/*
 * Reads the syntax of regular expressions that JavaScript has without its `u` flag. What is rare (lookbehind, named
 * references, octal escapes) is not understood, and left to the built-in engine.
 */

/** A part of a pattern. */
export type PatternNode =
  /** One character that the test accepts. */
  | { readonly kind: 'character'; readonly test: (code: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `groups` are the first group inside and the one after the last, which each round forgets. */
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number; readonly isLazy: boolean; readonly groups: readonly [number, number] }
  | { readonly kind: 'group'; readonly part: PatternNode; readonly index: number }
  | { readonly kind: 'look'; readonly part: PatternNode; readonly isNegative: boolean }
  | { readonly kind: 'assert'; readonly at: 'start' | 'end' | 'word' | 'notWord' }
  | { readonly kind: 'reference'; readonly index: number };

/** A parsed pattern: the number of its groups, of its long or endless repetitions, and of all places where matching may go two ways. */
export type ParsedPattern = { readonly root: PatternNode; readonly groupCount: number; readonly longRepeatCount: number; readonly branchCount: number };

type Reader = { readonly source: string; readonly ignoreCase: boolean; at: number; groups: number; longRepeats: number; branches: number };

/** From so many rounds on, a repetition counts as a long one. */
const longRepeat = 8;

class Unsupported extends Error {}

/** Parses a pattern, or gives undefined for syntax that is not understood here. */
export function parsePattern(source: string, ignoreCase: boolean): ParsedPattern | undefined {
  const reader: Reader = { source, ignoreCase, at: 0, groups: 0, longRepeats: 0, branches: 0 };
  try {
    const root = readChoice(reader);
    if (reader.at < source.length) return undefined;
    return { root, groupCount: reader.groups, longRepeatCount: reader.longRepeats, branchCount: reader.branches };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function readChoice(reader: Reader): PatternNode {
  const options = [readSequence(reader)];
  while (accept(reader, '|')) {
    options.push(readSequence(reader));
    reader.branches++;
  }
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
}

function readSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    const firstGroup = reader.groups;
    const part = readAtom(reader);
    parts.push(readRepeat(reader, part, firstGroup));
  }
  return { kind: 'sequence', parts };
}

function readRepeat(reader: Reader, part: PatternNode, firstGroup: number): PatternNode {
  quantifier.lastIndex = reader.at;
  const written = quantifier.exec(reader.source);
  if (written === null) return part;
  if (part.kind === 'assert' || part.kind === 'look') throw new Unsupported();
  reader.at += written[0].length;
  const [, mark, least, comma, most, lazy] = written;
  const min = mark === '+' ? 1 : mark === undefined ? Number(least) : 0;
  const max = mark === '?' ? 1 : mark !== undefined || (comma !== undefined && most === '') ? Infinity : Number(comma === undefined ? least : most);
  if (max >= longRepeat) reader.longRepeats++;
  reader.branches++;
  return { kind: 'repeat', part, min, max, isLazy: lazy === '?', groups: [firstGroup + 1, reader.groups + 1] };
}

const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

function readAtom(reader: Reader): PatternNode {
  const c = reader.source.charAt(reader.at++);
  switch (c) {
    case '(':
      return readGroup(reader);
    case '[':
      return { kind: 'character', test: readClass(reader) };
    case '^':
      return { kind: 'assert', at: 'start' };
    case '$':
      return { kind: 'assert', at: 'end' };
    case '.':
      return { kind: 'character', test: (code) => !isLineEnd(code) };
    case '\\':
      return readEscape(reader);
    case '*':
    case '+':
    case '?':
    case '{':
      throw new Unsupported();
    default:
      return { kind: 'character', test: equalTo(c.charCodeAt(0), reader.ignoreCase) };
  }
}

function readGroup(reader: Reader): PatternNode {
  let node: PatternNode;
  if (accept(reader, '?:')) node = readChoice(reader);
  else if (accept(reader, '?=')) node = { kind: 'look', part: readChoice(reader), isNegative: false };
  else if (accept(reader, '?!')) node = { kind: 'look', part: readChoice(reader), isNegative: true };
  else if (reader.source.charAt(reader.at) === '?') throw new Unsupported();
  else {
    const index = ++reader.groups;
    node = { kind: 'group', part: readChoice(reader), index };
  }
  if (!accept(reader, ')')) throw new Unsupported();
  return node;
}

function readEscape(reader: Reader): PatternNode {
  const c = reader.source.charAt(reader.at);
  if (c === 'b' || c === 'B') {
    reader.at++;
    return { kind: 'assert', at: c === 'b' ? 'word' : 'notWord' };
  }
  if (/[1-9]/.test(c)) {
    reader.at++;
    if (/\d/.test(reader.source.charAt(reader.at))) throw new Unsupported();
    return { kind: 'reference', index: Number(c) };
  }
  const set = readSetEscape(reader);
  return { kind: 'character', test: set ?? equalTo(readCharacterEscape(reader), reader.ignoreCase) };
}

const sets: Readonly<Record<string, (code: number) => boolean>> = { d: isDigit, w: isWordCode, s: isSpace };

function readSetEscape(reader: Reader): ((code: number) => boolean) | undefined {
  const c = reader.source.charAt(reader.at);
  const set = sets[c.toLowerCase()];
  if (set === undefined || !/[dwsDWS]/.test(c)) return undefined;
  reader.at++;
  return c === c.toLowerCase() ? set : (code) => !set(code);
}

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12, '0': 0 };

/** The code of an escaped character, cursor after the backslash. */
function readCharacterEscape(reader: Reader): number {
  const numeric = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y;
  numeric.lastIndex = reader.at;
  const digits = numeric.exec(reader.source);
  if (digits !== null) {
    reader.at += digits[0].length;
    return parseInt(digits[1] ?? digits[2] ?? '', 16);
  }
  const c = reader.source.charAt(reader.at++);
  if (c === '0' && /\d/.test(reader.source.charAt(reader.at))) throw new Unsupported();
  const control = controls[c];
  if (control !== undefined) return control;
  if (c === '' || /[a-zA-Z0-9]/.test(c)) throw new Unsupported();
  return c.charCodeAt(0);
}

function readClass(reader: Reader): (code: number) => boolean {
  const isNegative = accept(reader, '^');
  const tests: ((code: number) => boolean)[] = [];
  while (!accept(reader, ']')) {
    if (reader.at >= reader.source.length) throw new Unsupported();
    const first = readClassItem(reader);
    const isRange = reader.source.charAt(reader.at) === '-' && reader.source.charAt(reader.at + 1) !== ']';
    if (!isRange) tests.push(typeof first === 'number' ? equalTo(first, reader.ignoreCase) : first);
    else {
      reader.at++;
      const last = readClassItem(reader);
      if (typeof first !== 'number' || typeof last !== 'number' || last < first) throw new Unsupported();
      tests.push(between(first, last, reader.ignoreCase));
    }
  }
  return (code) => tests.some((test) => test(code)) !== isNegative;
}

function readClassItem(reader: Reader): number | ((code: number) => boolean) {
  const c = reader.source.charAt(reader.at++);
  if (c !== '\\') return c.charCodeAt(0);
  if (accept(reader, 'b')) return 8;
  return readSetEscape(reader) ?? readCharacterEscape(reader);
}

function accept(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function equalTo(wanted: number, ignoreCase: boolean): (code: number) => boolean {
  if (!ignoreCase) return (code) => code === wanted;
  const canonical = canonicalCode(wanted);
  return (code) => code === wanted || canonicalCode(code) === canonical;
}

function between(first: number, last: number, ignoreCase: boolean): (code: number) => boolean {
  if (!ignoreCase) return (code) => code >= first && code <= last;
  const canonical = new Set<number>();
  for (let code = first; code <= last; code++) canonical.add(canonicalCode(code));
  return (code) => canonical.has(canonicalCode(code));
}

/** What characters are compared by when case is ignored. @see ECMA-262, Canonicalize, without the `u` flag */
export function canonicalCode(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  if (upper.length !== 1) return code;
  const upperCode = upper.charCodeAt(0);
  return code >= 128 && upperCode < 128 ? code : upperCode;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Tells whether a character belongs to words, for `\w` and `\b`. */
export function isWordCode(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

function isSpace(code: number): boolean {
  return /\s/.test(String.fromCharCode(code));
}

/** Tells whether a character ends a line, for `.`, and for `^` and `$` over several lines. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}
