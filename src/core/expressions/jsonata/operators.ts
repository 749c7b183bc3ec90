import { keepLongs, roundLong } from '../../base/long';
import type { JsonataError } from './library';
import { libraryFunction } from './library';
import { allocate, allocateItems, takeSteps, takeWork, type Run } from './run';
import { costOfComparing, isDeepEqual, isNumeric, measure, newSequence } from './values';

/** What a binary operator does with its two values. The codes and their order of checking are the library's. */
export type Operator = (left: unknown, right: unknown, run: Run) => unknown;

const libraryString = libraryFunction('string').implementation as (value: unknown) => string;

/**
 * The text of a value as `$string` writes it; nothing is an empty text. What a
 * large value takes is counted before it is written.
 */
export function textOf(value: unknown, run: Run): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'object') measure(value, run);
  return keepLongs(value, libraryString);
}

/** All binary operators but `and`, `or`, `:=` and `~>`, which decide themselves what they evaluate. */
export const operators: Readonly<Record<string, Operator>> = {
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => a / b),
  '%': arithmetic((a, b) => a % b),
  '=': (a, b, run) => a !== undefined && b !== undefined && isDeepEqual(a, b, run),
  '!=': (a, b, run) => a !== undefined && b !== undefined && !isDeepEqual(a, b, run),
  '<': comparison((a, b) => a < b),
  '<=': comparison((a, b) => a <= b),
  '>': comparison((a, b) => a > b),
  '>=': comparison((a, b) => a >= b),
  '&': concatenate,
  '..': range,
  in: (a, b, run) => a !== undefined && b !== undefined && (Array.isArray(b) ? isAmong(a, b, run) : a === b),
};

function arithmetic(compute: (a: number, b: number) => number): Operator {
  return (left, right) => {
    const [a, b] = [roundLong(left), roundLong(right)];
    if (a !== undefined && !isNumeric(a)) throw { code: 'T2001', value: a } satisfies JsonataError;
    if (b !== undefined && !isNumeric(b)) throw { code: 'T2002', value: b } satisfies JsonataError;
    return a === undefined || b === undefined ? undefined : compute(a, b);
  };
}

function isAmong(wanted: unknown, items: readonly unknown[], run: Run): boolean {
  if (Number.isNaN(wanted)) return false;
  if (typeof wanted === 'string') for (const item of items) takeSteps(run, costOfComparing(wanted, item));
  else takeWork(run, items.length, 64);
  return items.includes(wanted);
}

function isComparable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

function comparison(compute: (a: string | number | bigint, b: string | number | bigint) => boolean): Operator {
  return (left, right, run) => {
    // Two longs are compared to the last digit: both round to numbers in the same order, or to the same one.
    if (typeof left === 'bigint' && typeof right === 'bigint') return compute(left, right);
    const [a, b] = [roundLong(left), roundLong(right)];
    if (typeof a === 'string') takeSteps(run, costOfComparing(a, b));
    if (!isComparable(a) || !isComparable(b))
      throw { code: 'T2010', value: typeof a === 'string' || typeof a === 'number' ? b : a } satisfies JsonataError;
    if (a === undefined || b === undefined) return undefined;
    if (typeof a !== typeof b) throw { code: 'T2009', value: a, value2: b } satisfies JsonataError;
    return compute(a, b);
  };
}

function concatenate(a: unknown, b: unknown, run: Run): string {
  const [left, right] = [textOf(a, run), textOf(b, run)];
  allocate(run, left.length + right.length);
  takeWork(run, left.length + right.length, 512);
  return left + right;
}

function range(first: unknown, last: unknown, run: Run): unknown {
  const [from, to] = [roundLong(first), roundLong(last)];
  if (from !== undefined && !Number.isInteger(from)) throw { code: 'T2003', value: from } satisfies JsonataError;
  if (to !== undefined && !Number.isInteger(to)) throw { code: 'T2004', value: to } satisfies JsonataError;
  if (typeof from !== 'number' || typeof to !== 'number' || from > to) return undefined;
  const size = to - from + 1;
  if (size > 1e7) throw { code: 'D2014', value: size } satisfies JsonataError;
  allocateItems(run, size);
  takeWork(run, size, 8);
  const items = newSequence();
  for (let item = from; item <= to; item++) items.push(item);
  return items;
}
