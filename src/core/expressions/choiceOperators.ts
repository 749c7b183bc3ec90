import type { Json } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { compareInstants, parseTimestamp } from './timestamp';

/** How the values of one type are compared. `read` gives a value of that type, or undefined for another type. */
export type Comparison = {
  /** What the operand has to be, for messages. */
  readonly needs: string;
  read(value: Json): unknown;
  /** The same for the value of a `…Path` operand, which is less strict for numbers. */
  readOther(value: Json): unknown;
  /** Negative, zero or positive as `left` comes before, with or after `right`; both come from `read`. */
  order(left: unknown, right: unknown): number;
  accepts(order: number): boolean;
};

function isNumber(value: Json): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

type ValueType = Omit<Comparison, 'accepts'>;

function valueType<T>(
  needs: string,
  read: (value: Json) => T | undefined,
  order: (left: T, right: T) => number,
): ValueType {
  return { needs, read, readOther: read, order: (left, right) => order(left as T, right as T) }; // both were given by `read`
}

// Texts are ordered by UTF-16 code units, as Java's compareTo and the operators of this language do.
const strings = valueType(
  'a text',
  (value) => (typeof value === 'string' ? value : undefined),
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
);
const numbers = {
  ...valueType(
    'a number',
    (value) => (isNumber(value) ? value : undefined),
    (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  ),
  readOther: coerceToNumber,
};
const booleans = valueType(
  'true or false',
  (value) => (typeof value === 'boolean' ? value : undefined),
  (a, b) => Number(a) - Number(b),
);
const timestamps = valueType(
  'a timestamp',
  (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined),
  compareInstants,
);

/**
 * The number that the service makes of the value of a Numeric…Path operand: it was seen to take `[6]` and `false` for 0
 * (`8` is greater than both), which is how its JSON library turns any node into a number.
 */
function coerceToNumber(value: Json): number | bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') return /^\s*[-+]?[\d.]/.test(value) ? Number(value) || 0 : 0;
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : 0;
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

function comparisonsOf(prefix: string, type: ValueType): Record<string, Comparison> {
  return Object.fromEntries(Object.entries(orders).map(([suffix, accepts]) => [prefix + suffix, { ...type, accepts }]));
}

/** The operators that compare with a value; each has a twin with `Path` after its name. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  BooleanEquals: { ...booleans, accepts: (order) => order === 0 },
  ...comparisonsOf('Numeric', numbers),
  ...comparisonsOf('String', strings),
  ...comparisonsOf('Timestamp', timestamps),
};

/**
 * The operators that ask for a type. IsPresent asks the path, not the value, so it never gets here with a missing one.
 */
export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsPresent: () => true,
  IsNull: (value) => value === null,
  IsBoolean: (value) => typeof value === 'boolean',
  IsNumeric: isNumber,
  IsString: (value) => typeof value === 'string',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

/**
 * Compiles the pattern of StringMatches: `*` is any run of characters, `\*` a star,
 * `\\` a backslash. Matching takes time linear in the text for each star, whatever the
 * pattern. A backslash at the end is an error, which the service finds when it runs.
 */
export function matchStringPattern(pattern: string): Result<(text: string) => boolean, string> {
  const pieces = [''];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    const next = pattern.charAt(i + 1);
    if (c === '*') pieces.push('');
    else if (c === '\\' && next === '')
      return fail(`The pattern '${pattern}' of StringMatches ends with an open escape sequence.`);
    else if (c === '\\' && (next === '*' || next === '\\')) pieces.push((pieces.pop() ?? '') + pattern.charAt(++i));
    else pieces.push((pieces.pop() ?? '') + c);
  }
  return ok((text) => matchPieces(pieces, text));
}

/** Matches pieces with any runs of characters between them; the leftmost place for each inner piece is always right. */
function matchPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return text === first;
  const last = pieces.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
