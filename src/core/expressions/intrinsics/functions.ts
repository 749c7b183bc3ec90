import { javaHashOrder } from '../../base/javaHashOrder';
import { jsonSize } from '../../base/jsonSize';
import { isJsonObject, setMember, type Json, type JsonObject } from '../../base/json';
import { parseJson, writeJson } from '../../base/long';
import { decodeBase64, encodeBase64 } from '../base64';
import { createJavaRandom, createUuid } from '../chance';
import { hashText } from '../hash';
import { javaText } from '../javaText';
import type { RandomSource } from '../scope';
import { maxLevels, maxTextLength as longestText, takeCharacters, takeLevels, visit } from '../workBudget';

/**
 * What a call gives: a value, or `{ reason }` when it fails. A reason is what
 * the service says after `… had the following error: `.
 */
export type IntrinsicOutcome = { readonly value: Json } | { readonly reason: string };

/** An intrinsic function: how many arguments it takes, and what it does with them. */
export type IntrinsicFunction = {
  readonly minArgs: number;
  readonly maxArgs: number;
  call(args: readonly Json[], random: RandomSource): IntrinsicOutcome;
};

/*
 * What the functions do with fractions, wrong types and ends of ranges is what the service was seen to do; its
 * documentation says "rounded" where it truncates. Every misuse has the same reason, `Invalid arguments in States.X`.
 */

const maxTextLength = 10_000;
const maxRangeLength = 1_000;

function define(
  minArgs: number,
  maxArgs: number,
  compute: (args: readonly Json[], random: RandomSource) => Json | undefined,
): (name: string) => IntrinsicFunction {
  return (name) => ({
    minArgs,
    maxArgs,
    call: (args, random) => {
      const value = compute(args, random);
      return value === undefined ? { reason: `Invalid arguments in ${name}` } : { value };
    },
  });
}

const definitions: Readonly<Record<string, (name: string) => IntrinsicFunction>> = {
  'States.Array': define(0, Infinity, (args) => args),
  'States.ArrayPartition': define(2, 2, ([items, size]) => partition(items, size)),
  // Members must come in the same order for objects to be the same: the service compares what they print as.
  'States.ArrayContains': define(2, 2, ([items, wanted]) =>
    isList(items) ? containsText(items, textOf(wanted)) : undefined,
  ),
  'States.ArrayRange': define(3, 3, ([first, last, step]) => range(first, last, step)),
  'States.ArrayGetItem': define(2, 2, ([items, index]) => itemAt(items, index)),
  'States.ArrayLength': define(1, 1, ([items]) => (isList(items) ? items.length : undefined)),
  'States.ArrayUnique': define(1, 1, ([items]) =>
    isList(items) ? [...new Map(items.map((item) => [textOf(item), item])).values()] : undefined,
  ),
  'States.Base64Encode': define(1, 1, ([text]) => (isShortText(text) ? encodeBase64(text) : undefined)),
  'States.Base64Decode': define(1, 1, ([text]) => (isShortText(text) ? decodeBase64(text) : undefined)),
  'States.Hash': define(2, 2, ([data, algorithm]) => hash(data, algorithm)),
  'States.JsonMerge': define(3, 3, ([a, b, deep]) =>
    isJsonObject(a) && isJsonObject(b) && deep !== true ? merge(a, b) : undefined,
  ),
  'States.StringToJson': define(1, 1, ([text]) => (typeof text === 'string' ? readJson(text) : undefined)),
  'States.JsonToString': define(1, 1, ([value]) => textOf(value)),
  'States.MathRandom': define(2, 3, ([start, end, seed], random) => mathRandom(start, end, seed, random)),
  'States.MathAdd': define(2, 2, ([a, b]) => mathAdd(a, b)),
  'States.StringSplit': define(2, 2, ([text, delimiters]) =>
    typeof text === 'string' && typeof delimiters === 'string' ? split(text, delimiters) : undefined,
  ),
  'States.UUID': define(0, 0, (_args, random) => createUuid(random)),
};

/** All intrinsic functions by name, except States.Format, whose template is read when it is compiled. */
export const intrinsicFunctions: ReadonlyMap<string, IntrinsicFunction> = new Map(
  Object.entries(definitions).map(([name, build]) => [name, build(name)]),
);

/** Fills the places `{}` of a template. `pieces` are the texts around them. */
export function format(pieces: readonly string[], args: readonly Json[]): IntrinsicOutcome {
  if (args.length !== pieces.length - 1)
    return { reason: 'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.' };
  const parts = pieces.map((piece, i) => (i === 0 ? piece : javaTextOf(args[i - 1] ?? null) + piece));
  takeCharacters(parts.reduce((length, part) => length + part.length, 0));
  return { value: parts.join('') };
}

/**
 * Splits a template at its places `{}`. `\{`, `\}`, `\'` and `\\` stand for
 * themselves; a brace without its other is a reason to fail.
 */
export function splitTemplate(raw: string): readonly string[] | { readonly reason: string } {
  const pieces: string[] = [];
  let piece = '';
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charAt(i);
    const next = raw.charAt(i + 1);
    if (c === '\\' && next === '')
      return { reason: 'Invalid template in States.Format: open escape sequence at the end.' };
    if (c === '\\' && /[{}'\\]/.test(next)) {
      piece += next;
      i++;
    } else if (c === '{' && next === '}') {
      pieces.push(piece);
      piece = '';
      i++;
    } else if (c === '{') return { reason: "Invalid template in States.Format: matching '}' not found for '{'." };
    else if (c === '}') return { reason: "Invalid template in States.Format: matching '{' not found for '}'." };
    else piece += c;
  }
  return [...pieces, piece];
}

/** The JSON text of a value. Not begun when it would be far too long. */
function textOf(value: Json | undefined): string {
  takeCharacters(jsonSize(value, longestText, Number.POSITIVE_INFINITY));
  return writeJson(value ?? null);
}

/** The text of a value in States.Format, not begun when it would be far too long. */
function javaTextOf(value: Json): string {
  if (typeof value === 'object') takeCharacters(jsonSize(value, longestText, Number.POSITIVE_INFINITY));
  return javaText(value);
}

function containsText(items: readonly Json[], wanted: string): boolean {
  return items.some((item) => textOf(item) === wanted);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isShortText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= maxTextLength;
}

function partition(items: Json | undefined, size: Json | undefined): Json | undefined {
  if (!isList(items) || typeof size !== 'number') return undefined;
  const count = Math.trunc(size);
  visit(items.length);
  return count < 1
    ? undefined
    : Array.from({ length: Math.ceil(items.length / count) }, (_, i) => items.slice(i * count, (i + 1) * count));
}

function range(first: Json | undefined, last: Json | undefined, step: Json | undefined): Json | undefined {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number') return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  return by === 0 || !(count <= maxRangeLength) ? undefined : Array.from({ length: count }, (_, i) => from + i * by);
}

function itemAt(items: Json | undefined, index: Json | undefined): Json | undefined {
  if (!isList(items) || typeof index !== 'number') return undefined;
  if (items.length === 0 && index >= 0) return null; // seen on the service; a longer list fails beyond its end
  return items[Math.trunc(index)];
}

function hash(data: Json | undefined, algorithm: Json | undefined): Json | undefined {
  const text = typeof data === 'string' ? data : data === undefined ? undefined : textOf(data);
  return text !== undefined && isShortText(text) && typeof algorithm === 'string'
    ? hashText(text, algorithm)
    : undefined;
}

function merge(a: JsonObject, b: JsonObject): Json {
  visit(4 * (Object.keys(a).length + Object.keys(b).length));
  const members = new Map([...Object.entries(a), ...Object.entries(b)]);
  const merged: Record<string, Json> = {};
  for (const key of javaHashOrder([...members.keys()])) setMember(merged, key, members.get(key) ?? null);
  return merged;
}

/** Parses JSON; a blank text is null. A number that is zero has no sign. */
function readJson(text: string): Json | undefined {
  takeCharacters(text.length * 4);
  if (text.trim() === '') return null;
  let value: Json;
  try {
    value = parseJson(text, Infinity); // its levels are counted below
  } catch {
    return undefined;
  }
  if (text.length > 2 * maxLevels) takeLevels(value);
  return Object.is(value, -0) ? 0 : value;
}

function isInt32(value: number): boolean {
  return value >= -2147483648 && value <= 2147483647;
}

function mathAdd(a: Json | undefined, b: Json | undefined): Json | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const [x, y] = [Math.floor(a + 0.5), Math.floor(b + 0.5)];
  return isInt32(x) && isInt32(y) && isInt32(x + y) ? x + y + 0 : undefined;
}

function mathRandom(
  start: Json | undefined,
  end: Json | undefined,
  seed: Json | undefined,
  random: RandomSource,
): Json | undefined {
  if (typeof start !== 'number' || typeof end !== 'number' || (seed !== undefined && typeof seed !== 'number'))
    return undefined;
  const [from, to] = [Math.trunc(start), Math.trunc(end)];
  if (!isInt32(from) || !isInt32(to) || !isInt32(to - from) || from >= to) return undefined;
  return (
    from +
    (seed === undefined ? Math.floor(random.next() * (to - from)) : createJavaRandom(seed).nextInt(to - from)) +
    0
  );
}

/** Cuts a text at every character of a set; empty pieces are dropped. */
function split(text: string, delimiters: string): Json {
  takeCharacters(text.length * 4);
  const cuts = new Set(delimiters);
  const pieces: string[] = [];
  let piece = '';
  for (const c of text) {
    if (!cuts.has(c)) piece += c;
    else {
      if (piece !== '') pieces.push(piece);
      piece = '';
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
}
