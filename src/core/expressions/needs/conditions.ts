/** Conditions that comparisons ask for, with values that meet them. */
import { jsonEquals, type Json } from '../../base/json';
import type { Condition } from './need';

/** The relations that order values. */
export type Order = '<' | '<=' | '>' | '>=';

/** The very value. */
export function equalTo(value: Json): Condition {
  return { holds: (given) => jsonEquals(given, value), ideas: [value] };
}

/** Any value but one. */
export function differentFrom(value: Json): Condition {
  const other: Json =
    typeof value === 'boolean'
      ? !value
      : typeof value === 'number'
        ? value + 1
        : typeof value === 'string'
          ? value === 'text'
            ? 'other text'
            : 'text'
          : 'text';
  return {
    holds: (given) => !jsonEquals(given, value),
    ideas: [other, typeof value === 'string' ? `not ${value}` : 'text', 2, false],
  };
}

/** A value of the same type that comes before or after one. */
export function orderedAs(order: Order, value: Json): Condition {
  return {
    holds: (given) => typeof given === typeof value && accepts(order, compare(given, value)),
    ideas: besides(value),
  };
}

function compare(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : Number.NaN;
}

function accepts(order: Order, difference: number): boolean {
  switch (order) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

/** Values at, before and after a value. */
export function besides(value: Json): readonly Json[] {
  if (typeof value === 'number') return [value, value + 1, value - 1, value + 0.001, value - 0.001];
  if (typeof value !== 'string') return [value, 'text'];
  const ms = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(ms))
    return [value, ...[86_400_000, -86_400_000].map((shift) => new Date(ms + shift).toISOString())];
  return [value, `${value}x`, value.slice(0, -1), ''];
}
