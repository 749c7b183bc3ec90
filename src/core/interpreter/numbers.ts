/** Numbers that fields give as such, by a path or by an expression. */
import type { Json } from '../base/json';
import { writeJson } from '../base/long';
import { evaluate, failsInside } from './dataFlow';
import type { Frame } from './execution';
import type { CompiledState, NumberField, View } from './program';
import type { Turn } from './turn';

/** What a number must be, by the words of the service's messages. */
export type NumberKind = 'integer' | 'float';

/**
 * The number of a field, or undefined with the failure in the turn. A path may lead to a text that holds a number.
 * Misses are `Invalid path …`; other values `The X field refers to value "…" which is not a valid …`.
 */
export function readNumber(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  field: NumberField,
  { name, kind }: { readonly name: string; readonly kind: NumberKind },
  view: View,
): number | undefined {
  if (field.kind === 'literal') return field.value;
  if (field.kind === 'expression') {
    const value = evaluate(turn, frame, state, field.evaluate, view);
    if (value === undefined) return undefined;
    const number = asNumber(value, kind);
    if (number === undefined)
      failsInside(
        turn,
        frame,
        state,
        'States.QueryEvaluationError',
        `The ${name} field must be a valid ${kind} but was: ${writeJson(value)}`,
        name,
      );
    return number;
  }
  const value = evaluate(turn, frame, state, field.read, view);
  if (value === undefined) return undefined;
  const number = asNumber(value, kind);
  if (number === undefined)
    failsInside(
      turn,
      frame,
      state,
      'States.Runtime',
      `The ${name}Path field refers to value "${sayValue(value)}" which is not a valid ${kind}: ${field.text}`,
    );
  return number;
}

/** The texts that Java reads as a number of the kind. */
const written: Readonly<Record<NumberKind, RegExp>> = {
  integer: /^[+-]?\d+$/,
  float: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
};

/** A value as a number: numbers, and texts that hold one. Undefined when it is none of the kind. */
export function asNumber(value: Json, kind: NumberKind): number | undefined {
  const number =
    typeof value === 'number' || typeof value === 'bigint'
      ? Number(value)
      : typeof value === 'string' && written[kind].test(value)
        ? Number(value)
        : undefined;
  return number !== undefined && Number.isFinite(number) && (kind === 'float' || Number.isInteger(number))
    ? number
    : undefined;
}

/** A value as messages show it: text bare, everything else as JSON. */
export function sayValue(value: Json): string {
  return typeof value === 'string' ? value : writeJson(value);
}
