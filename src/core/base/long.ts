/**
 * Whole numbers that a `number` does not hold to the last digit, but the service does: its longs, of eight bytes.
 *
 * In values they are of the type bigint; whatever a `number` writes as it was written
 * is a `number`. They pass through as they are. What calculates with them takes them
 * for the nearest `number`, as the service's own engine of expressions does.
 *
 * @see https://github.com/floci-io/floci/pull/2676 (measured on the service, 2026-08: exact up to 9223372036854775807)
 */
import type { Json } from './json';

/** Characters of the longest one. */
const longestLong = 20;
const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

declare global {
  interface BigInt {
    /** What JSON.stringify writes of a long where nobody keeps it whole. Without this it would throw. */
    toJSON(): number;
  }
}

/** How many longs have been rounded so far. */
let roundedCount = 0;

BigInt.prototype.toJSON = function roundLong(): number {
  roundedCount++;
  return Number(this);
};

/** The value of a whole number's digits: a long where a `number` would be another one. */
export function readWhole(digits: string): number | bigint {
  const value = Number(digits);
  if (digits.length < 16 || digits.length > longestLong || String(value) === digits) return value;
  const long = BigInt(digits);
  return long >= least && long <= most ? long : value;
}

/**
 * The value of a number in decimal digits. What is more than a number holds is the text "Infinity" or "-Infinity", as
 * it is in results of the service's expressions: no JSON has such a number, and JSON.stringify would make it null.
 *
 * @see https://github.com/floci-io/floci/pull/2737 (`1e308 * 10` measured on the service, 2026-08: the text "Infinity")
 */
export function readNumber(written: string): number | bigint | string {
  const value = /^-?\d+$/.test(written) ? readWhole(written) : Number(written);
  return typeof value === 'bigint' ? value : withoutInfinity(value);
}

/** A number that JSON has; the name of one that it does not have, as a text. */
export function withoutInfinity(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** A number as what calculates takes it; any other value as it is. */
export function roundLong(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Texts of JSON, and its numbers. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Values are read that are nested so deep: whatever walks them may recurse. */
export const deepestJson = 1_000;

/**
 * JSON.parse, but for longs, and for numbers that are more than a number holds
 * (`readNumber`). Throws what JSON.parse throws, and for values that are nested deeper than is walked anywhere.
 */
export function parseJson(text: string, deepest = deepestJson): Json {
  const plain = JSON.parse(text) as Json; // JSON.parse gives JSON
  const tooDeepAt = text.length > 2 * deepest ? findDeeper(text, deepest) : -1;
  if (tooDeepAt >= 0)
    throw new SyntaxError(
      `Values are nested more than ${deepest.toLocaleString('en')} levels deep at character ${(tooDeepAt + 1).toLocaleString('en')}; what is deeper is not read`,
    );
  if (!/\d{16}|\d[eE]\+?\d/.test(text)) return plain;
  const mark = markBeside(JSON.stringify(plain));
  let isMarked = false;
  const marked = text.replace(tokens, (token) => {
    const value = token.startsWith('"') ? 0 : readNumber(token);
    if (typeof value === 'number') return token;
    isMarked = true;
    return typeof value === 'string' ? JSON.stringify(value) : `"${mark}${token}"`;
  });
  if (!isMarked) return plain;
  const revive = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  try {
    return JSON.parse(marked, revive) as Json; // JSON, and longs
  } catch {
    return plain; // nested too deeply for the second reading
  }
}

/** The offset of the first bracket of a JSON text that opens a deeper level; -1 when none does. */
function findDeeper(text: string, deepest: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quoteCode) at = endOfText(text, at);
    else if (code === openBrace || code === openBracket) {
      if (++depth > deepest) return at;
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return -1;
}

const [quoteCode, backslash, openBracket, closeBracket, openBrace, closeBrace] = [34, 92, 91, 93, 123, 125];

/** Where the text that begins at an offset ends. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== quoteCode) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

/** JSON.stringify, but for longs. */
export function writeJson(value: Json, indent?: number): string {
  return keepLongs(value, (given) => JSON.stringify(given, null, indent));
}

/** Writes a value with a function that makes JSON of all but texts, and would round longs. */
export function keepLongs(value: unknown, write: (value: unknown) => string): string {
  const before = roundedCount;
  const text = write(value);
  if (roundedCount === before) return text;
  const mark = markBeside(text);
  return write(withMarks(value, mark)).replace(new RegExp(`"?${mark}(-?\\d+)"?`, 'g'), '$1');
}

/** A text that occurs nowhere in another one. */
function markBeside(text: string): string {
  let mark = '#long:';
  while (text.includes(mark)) mark += ':';
  return mark;
}

function withMarks(value: unknown, mark: string): unknown {
  if (typeof value === 'bigint') return mark + String(value);
  if (Array.isArray(value)) return value.map((item) => withMarks(item, mark));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: withMarks(item, mark),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}
