import { roundLong } from '../../base/long';
import {
  checkItems,
  enterValue,
  LimitExceeded,
  maxValueBytes,
  takeSteps,
  takeWork,
  tooLargeText,
  type Run,
} from './run';

/*
 * Values of the language are JSON values plus functions and undefined ("nothing"). Three kinds of containers are made
 * only by evaluation: sequences, constructed arrays and built objects. Data is never changed.
 */

/**
 * A list of results: an array with a mark. One of length one stands for its item and an empty one for nothing, unless
 * it is kept as an array. A mark rather than a class, since pushing to an array of another class is five times slower.
 */
export type Sequence = unknown[] & {
  readonly sequence: true;
  /** `[]` was written: a single result stays an array. */
  keepSingleton?: boolean;
  /** The items are tuples: records of the bindings that a path has made so far. */
  tupleStream?: boolean;
};

/** Makes a sequence of no items. */
export function newSequence(): Sequence {
  const items = [] as unknown as { sequence: boolean };
  items.sequence = true;
  return items as unknown as Sequence; // an array with the mark that was just set
}

/** Makes a sequence of one item or none. What the library's functions call. */
export function createSequence(...items: unknown[]): Sequence {
  const sequence = newSequence();
  if (items.length === 1) sequence.push(items[0]);
  return sequence;
}

/** Tells whether a value is a sequence. */
export function isSequence(value: unknown): value is Sequence {
  return Array.isArray(value) && (value as Partial<Sequence>).sequence === true;
}

/** Turns a sequence into what it stands for: nothing, its only item, or itself. */
export function unwrap(result: unknown, keepArray: boolean): unknown {
  if (!isSequence(result) || result.tupleStream === true) return result;
  if (keepArray) result.keepSingleton = true;
  if (result.length === 0) return undefined;
  return result.length === 1 && result.keepSingleton !== true ? result[0] : result;
}

/** Marks an array as constructed inside a path: it is one item, not flattened into the results. */
export function markConstructed(items: unknown[]): void {
  (items as { constructed?: boolean }).constructed = true;
}

/** Tells whether an array was constructed inside a path. */
export function isConstructed(items: readonly unknown[]): boolean {
  return (items as { constructed?: boolean }).constructed === true;
}

/** An object made by evaluation. It has no prototype members, so that `__proto__` is a key like any other. */
export type BuiltObject = { [key: string]: unknown };

const builtPrototype = Object.create(null) as object;

/** Makes an empty object. */
export function createObject(): BuiltObject {
  // a constructor function: its objects stay fast, unlike those of Object.create(null)
  return new (Built as unknown as new () => BuiltObject)();
}

function Built(): void {
  // nothing to set
}
Built.prototype = builtPrototype;

/** Tells whether an object was made by evaluation. */
export function isBuilt(value: object): value is BuiltObject {
  return Object.getPrototypeOf(value) === builtPrototype;
}

/** Tells whether a value is an object with members (not null, an array or a function). */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is a number; a number that JSON cannot write is an error. */
export function isNumeric(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw { code: 'D1001', value };
  return true;
}

/** The truth of a value: false for empty texts, arrays and objects, zero, null and functions; undefined for nothing. */
export function toBoolean(value: unknown, run: Run): boolean | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return isAnyTrue(value, run);
  if (typeof value === 'string') return value.length > 0;
  if (isNumeric(value)) return value !== 0;
  if (isRecord(value)) return Object.keys(value).length > 0;
  return value === true || typeof value === 'bigint'; // no long is zero
}

function isAnyTrue(items: readonly unknown[], run: Run): boolean {
  enterValue(run);
  let isTrue = false;
  for (let i = 0; i < items.length && !isTrue; i++) {
    takeSteps(run, 1 / 8);
    isTrue = toBoolean(items[i], run) === true;
  }
  run.levels--;
  return isTrue;
}

/** A member of an object; for an array, the members of its items. */
export function lookup(input: unknown, key: string, run: Run): unknown {
  if (Array.isArray(input)) {
    takeWork(run, input.length, 2);
    enterValue(run);
    const found = newSequence();
    for (const item of input) {
      const value = lookup(item, key, run);
      if (Array.isArray(value)) pour(value, found, run);
      else if (value !== undefined) found.push(value);
    }
    run.levels--;
    return found;
  }
  return isRecord(input) && Object.hasOwn(input, key) ? input[key] : undefined;
}

/** Pours the items of a list into another one that is being made. */
export function pour(from: readonly unknown[], into: unknown[], run: Run): void {
  checkItems(into.length + from.length);
  takeWork(run, from.length, 8);
  for (let i = 0; i < from.length; i++) into.push(from[i]);
}

/** Deep equality as `=` means it. */
export function isDeepEqual(a: unknown, b: unknown, run: Run): boolean {
  takeSteps(run, costOfComparing(a, b));
  if (a === b) return true;
  if (typeof a !== typeof b) return (typeof a === 'bigint' || typeof b === 'bigint') && roundLong(a) === roundLong(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  enterValue(run);
  const isEqual = haveEqualParts(a, b, run);
  run.levels--;
  return isEqual;
}

function haveEqualParts(a: object, b: object, run: Run): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isDeepEqual(item, b[i], run));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  takeWork(run, keys.length, 2);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key], run))
  );
}

/** Steps that comparing two simple values takes: texts may be compared to their ends. */
export function costOfComparing(a: unknown, b: unknown): number {
  return typeof a === 'string' && typeof b === 'string' ? (Math.min(a.length, b.length) + 256) / 2_048 : 1 / 8;
}

/**
 * Counts everything inside a value, as one that is about to be gone over whole. Parts that are there twice count twice:
 * a list of lists that is doubled forty times takes next to no memory, but nobody lives to see its end. Gives the bytes
 * that it would take as text, and stops with an error where they are more than a value may have.
 */
export function measure(value: unknown, run: Run): number {
  takeSteps(run, 1 / 4);
  if (typeof value === 'string') {
    takeWork(run, value.length, 64);
    return value.length + 2;
  }
  if (typeof value !== 'object' || value === null) return 4;
  enterValue(run);
  let bytes = 2;
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) bytes += 1 + measureWithin(value[i], bytes, run);
  else
    for (const key of Object.keys(value))
      bytes += key.length + 4 + measureWithin((value as BuiltObject)[key], bytes, run);
  run.levels--;
  return bytes;
}

function measureWithin(part: unknown, before: number, run: Run): number {
  const bytes = measure(part, run);
  if (before + bytes > maxValueBytes) throw new LimitExceeded(tooLargeText);
  return bytes;
}
