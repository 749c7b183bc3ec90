/**
 * The characters of a pattern: escapes, classes, and what case is ignored by. As in JavaScript without its `u` flag.
 */

/** Reads a pattern: where it is, and what it has met. */
export type Reader = {
  readonly source: string;
  readonly ignoreCase: boolean;
  /** Groups in the whole pattern: what `\1` refers to depends on them. */
  readonly groupCount: number;
  readonly names: ReadonlyMap<string, number>;
  at: number;
  groups: number;
  longRepeats: number;
  branches: number;
};

/** Thrown for syntax that is not understood here. */
export class Unsupported extends Error {}

/** Goes over a text that comes next; tells whether it did. */
export function accept(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

const sets: Readonly<Record<string, (code: number) => boolean>> = { d: isDigit, w: isWordCode, s: isSpace };

/** The set that a letter after a backslash stands for: `\d`. */
export function readSetEscape(reader: Reader): ((code: number) => boolean) | undefined {
  const c = reader.source.charAt(reader.at);
  const set = sets[c.toLowerCase()];
  if (set === undefined || !/[dwsDWS]/.test(c)) return undefined;
  reader.at++;
  return c === c.toLowerCase() ? set : (code) => !set(code);
}

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12 };

/** The code of an escaped character, cursor after the backslash. What is no escape stands for itself. */
export function readCharacterEscape(reader: Reader, isInClass = false): number {
  const numeric = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y;
  numeric.lastIndex = reader.at;
  const digits = numeric.exec(reader.source);
  if (digits !== null) {
    reader.at += digits[0].length;
    return parseInt(digits[1] ?? digits[2] ?? '', 16);
  }
  const octal = /[0-3][0-7]{0,2}|[4-7][0-7]?/y;
  octal.lastIndex = reader.at;
  const eights = octal.exec(reader.source);
  if (eights !== null) {
    reader.at += eights[0].length;
    return parseInt(eights[0], 8);
  }
  const c = reader.source.charAt(reader.at);
  if (c === '') throw new Unsupported();
  if (c === 'c') {
    const letter = reader.source.charAt(reader.at + 1);
    if (!(isInClass ? /[A-Za-z0-9_]/ : /[A-Za-z]/).test(letter)) return backslash;
    reader.at += 2;
    return letter.charCodeAt(0) % 32;
  }
  reader.at++;
  return controls[c] ?? c.charCodeAt(0);
}

const backslash = 92;

/** A class, cursor after its bracket. */
export function readClass(reader: Reader): (code: number) => boolean {
  const isNegative = accept(reader, '^');
  const tests: ((code: number) => boolean)[] = [];
  const add = (item: number | ((code: number) => boolean)): void =>
    void tests.push(typeof item === 'number' ? equalTo(item, reader.ignoreCase) : item);
  while (!accept(reader, ']')) {
    if (reader.at >= reader.source.length) throw new Unsupported();
    const first = readClassItem(reader);
    const isRange = reader.source.charAt(reader.at) === '-' && !['', ']'].includes(reader.source.charAt(reader.at + 1));
    if (!isRange) {
      add(first);
      continue;
    }
    reader.at++;
    const last = readClassItem(reader);
    if (typeof first === 'number' && typeof last === 'number') {
      if (last < first) throw new Unsupported();
      tests.push(between(first, last, reader.ignoreCase));
    } else {
      // With a set at one end, it is no range.
      add(first);
      add(last);
      add(hyphen);
    }
  }
  return (code) => tests.some((test) => test(code)) !== isNegative;
}

const hyphen = 45;

function readClassItem(reader: Reader): number | ((code: number) => boolean) {
  const c = reader.source.charAt(reader.at++);
  if (c !== '\\') return c.charCodeAt(0);
  if (accept(reader, 'b')) return 8;
  return readSetEscape(reader) ?? readCharacterEscape(reader, true);
}

/** Tests for one character. */
export function equalTo(wanted: number, ignoreCase: boolean): (code: number) => boolean {
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
