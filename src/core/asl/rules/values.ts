import { isJsonObject, member, type Json } from '../../base/json';
import { optional } from '../../base/optional';
import { joinPointer, type Pointer } from '../../document/pointer';
import { fieldKinds, isListOfObjects } from '../fieldKinds';
import type { SubFieldRow } from '../fields';
import type { State, StateType } from '../model';
import { isFunctionCall } from '../functionCall';
import type { Problem } from '../problem';
import { inState } from './fields';
import { lowerFirst, type ObjectPlace } from './objectPlaces';
import { hasPlaceholder, refusal, type Part } from './rule';
import { didYouMean, suggest } from './suggest';

/** The kinds of value that fields take: types, choices from a list, and ranges of numbers. */
export function* checkValues({ state, objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    for (const [name, value] of Object.entries(place.value)) {
      const row = place.rows.get(name);
      if (row && row.languages.includes(place.language)) yield* checkValue(place, row, value);
    }
  }
  if (state && state.type === undefined && !state.broken && state.isPlaceholder !== true) yield* checkStateType(state);
}

/** The types of JSON that are held to here, in words. Numbers and booleans say more of themselves. */
const typeWords = { string: 'a text', array: 'a list', object: 'an object' } as const;

function* checkValue(place: ObjectPlace, row: SubFieldRow, value: Json): Iterable<Problem> {
  if (value === null && row.nullable) return;
  const at = joinPointer(place.at, row.name);
  if (
    typeof value === 'string' ? hasPlaceholder(value) : isFunctionCall(value) && fieldKinds[row.kind].json !== 'object'
  )
    return;
  const { kind } = row;
  if (kind === 'number') return yield* checkNumber(place, row, at, value);
  if (kind === 'end') {
    if (typeof value !== 'boolean') yield wrongType(place, row, at, 'true', '[BOOLEAN]');
    return;
  }
  // A condition may also be true or false, once and for all.
  if (row.kind === 'expression' && typeof value === 'boolean') return;
  if (typeof value === 'string' && row.kind === 'expression' && !value.startsWith('{%') && !value.endsWith('%}')) {
    yield refusal(
      'not-an-expression',
      at,
      `"${row.name}" of ${lowerFirst(place.called)} is the text "${value}". Put an expression between {% and %}.`,
      'JSONata string must start with {% and end with %}',
      inState(place),
    );
    return;
  }
  const wanted = fieldKinds[kind].json;
  if (wanted !== 'any' && typeOf(value) !== wanted) {
    yield wrongType(place, row, at, typeWords[wanted], `[${wanted.toUpperCase()}]`);
    return;
  }
  if (row.options && typeof value === 'string') yield* checkOption(place, row, at, value);
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as Json;
      const inner = isListOfObjects(row.kind)
        ? isJsonObject(item)
          ? undefined
          : 'object'
        : row.kind === 'texts' && typeof item !== 'string'
          ? 'string'
          : undefined;
      if (inner)
        yield wrongType(
          place,
          row,
          joinPointer(at, i),
          inner === 'object' ? 'objects only' : 'texts only',
          `[${inner.toUpperCase()}]`,
        );
    }
  }
}

function* checkNumber(place: ObjectPlace, row: SubFieldRow, at: Pointer, given: Json): Iterable<Problem> {
  const { range } = row;
  const value = typeof given === 'bigint' ? Number(given) : given;
  if (!range) return;
  if (
    typeof value === 'string' &&
    place.language === 'JSONata' &&
    row.expression &&
    (value.startsWith('{%') || value.endsWith('%}'))
  )
    return;
  const typeName = range.integer ? 'Integer' : 'Float';
  if (typeof value !== 'number') {
    const expression = place.language === 'JSONata' && row.expression ? ', or an expression between {% and %}' : '';
    yield wrongType(place, row, at, `a ${range.integer ? 'whole ' : ''}number${expression}`, typeName);
  } else if (range.integer && !Number.isInteger(value)) {
    yield wrongType(place, row, at, 'a whole number', typeName);
  } else if (value < range.min) {
    yield outOfRange(
      place,
      row,
      at,
      `at least ${range.min}`,
      `Minimum value is ${writeLimit(range.min, range.integer)}`,
    );
  } else if (value > range.max) {
    yield outOfRange(
      place,
      row,
      at,
      `at most ${range.max}`,
      `Maximum value is ${writeLimit(range.max, range.integer)}`,
    );
  }
}

/**
 * The service writes the limits of fractions with one.
 * @see https://github.com/floci-io/floci/issues/3733 (measured 2026-09)
 */
function writeLimit(limit: number, isInteger: boolean): string {
  return isInteger || !Number.isInteger(limit) ? String(limit) : limit.toFixed(1);
}

function outOfRange(place: ObjectPlace, row: SubFieldRow, at: Pointer, limit: string, serviceMessage: string): Problem {
  return refusal(
    'out-of-range',
    at,
    `"${row.name}" of ${lowerFirst(place.called)} must be ${limit}.`,
    serviceMessage,
    inState(place),
  );
}

function wrongType(place: ObjectPlace, row: SubFieldRow, at: Pointer, wanted: string, typeName: string): Problem {
  const message = `"${row.name}" of ${lowerFirst(place.called)} must be ${wanted}.`;
  return refusal('wrong-type', at, message, `Expected value of type ${typeName}`, inState(place));
}

function* checkOption(place: ObjectPlace, row: SubFieldRow, at: Pointer, value: string): Iterable<Problem> {
  const options = row.options ?? [];
  if (options.includes(value)) return;
  // Other partitions (aws-cn, aws-us-gov) have the same resources.
  if (row.name === 'Resource' && options.includes(value.replace(/^arn:aws[a-z-]*:/, 'arn:aws:'))) return;
  const suggestion = suggest(value, options);
  const serviceMessage =
    row.name === 'Resource'
      ? `The field 'Resource' does not match any of the allowed values. Examples: [${options.map((option) => option.replace('arn:aws:', 'arn:<partition>:')).join(', ')}]`
      : `Value should be one of the following: [${[...options].sort(byServiceOrder).join(', ')}]`;
  yield refusal(
    'unknown-option',
    at,
    `"${row.name}" of ${lowerFirst(place.called)} is "${value}", but must be ${options.length === 1 ? '' : 'one of '}${options.join(', ')}.${didYouMean(suggestion)}`,
    serviceMessage,
    { ...inState(place), ...optional({ suggestion }) },
  );
}

/** The service lists the strategies as [NONE, FULL]. */
function byServiceOrder(a: string, b: string): number {
  return a === 'NONE' ? -1 : b === 'NONE' ? 1 : 0;
}

/** The types in the order in which the service's own message lists them. */
const serviceTypes = [
  'Task',
  'Wait',
  'Pass',
  'Succeed',
  'Fail',
  'Choice',
  'Parallel',
  'Map',
] as const satisfies readonly StateType[];

function* checkStateType({ id, name, fields }: State): Iterable<Problem> {
  const type = member(fields, 'Type');
  if (type === undefined) {
    yield refusal(
      'missing-type',
      id,
      `State "${name}" has no "Type". Add one of ${serviceTypes.join(', ')}.`,
      'These fields are required: [Type]',
      { stateId: id },
    );
    return;
  }
  if (typeof type === 'string' && hasPlaceholder(type)) return;
  const suggestion = typeof type === 'string' ? suggest(type, serviceTypes) : undefined;
  yield refusal(
    'unknown-type',
    joinPointer(id, 'Type'),
    `State "${name}" has the type ${JSON.stringify(type)}, but there are only ${serviceTypes.join(', ')}.${didYouMean(suggestion)}`,
    `The field 'Type' should have one of these values: [${serviceTypes.join(', ')}]`,
    { stateId: id, ...optional({ suggestion }) },
  );
}

function typeOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
