/** Reads what a person sets for a placeholder, as the kind of value that its place needs. */
import type { Json } from '../../base/json';
import { parseJson, roundLong } from '../../base/long';
import { fail, ok, type Result } from '../../base/result';
import { sayNeed, type Need } from './need';

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * The value that a text is where this is needed; `field` has the placeholder. The error says what is needed, as in
 * `Seconds needs a whole number, not "soon".`
 */
export function readValue(text: string, need: Need, field: string): Result<Json, string> {
  const value = valueOf(text, need, field);
  return value === undefined
    ? fail(
        `${field} needs ${sayRange(need)}, not ${text.trim() === '' ? 'an empty text' : `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`}.`,
      )
    : ok(value);
}

function valueOf(text: string, need: Need, field: string): Json | undefined {
  switch (need.kind) {
    case 'any':
      return text;
    case 'arn':
      // Parameters take the name as well; a Resource, a role and what is called an ARN do not.
      return /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/s.test(text) || !/(Arn|^Resource|Role)$/.test(field)
        ? nonBlank(text)
        : undefined;
    case 'name':
      return need.of === 'numberText'
        ? parse(text, 'number') === undefined
          ? undefined
          : text.trim()
        : nonBlank(text);
    case 'number': {
      const number = parse(text, 'number');
      const { min, max, integer } = need.range;
      if (typeof number !== 'number' && typeof number !== 'bigint') return undefined;
      return number >= min && number <= max && (!integer || typeof number === 'bigint' || Number.isInteger(number))
        ? number
        : undefined;
    }
    case 'boolean':
      return parse(text, 'boolean');
    case 'timestamp':
      return timestamp.test(text.trim()) ? text.trim() : undefined;
    case 'option':
      return need.options.find((option) => option === text.trim());
    case 'state':
      return need.names.find((name) => name === text);
    case 'path':
      return /^\s*(\$|States\.)/.test(text) ? text.trim() : undefined;
    case 'list':
      return parse(text, 'list');
    case 'object':
      return parse(text, 'object');
  }
}

function nonBlank(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}

function parse(text: string, kind: 'number' | 'boolean' | 'list' | 'object'): Json | undefined {
  const value = readJson(text);
  const isKind =
    value !== undefined && (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof roundLong(value)) === kind;
  return isKind ? value : undefined;
}

/** A text as JSON; undefined when it is none. */
export function readJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function sayRange(need: Need): string {
  if (need.kind !== 'number') return sayNeed(need);
  const { min, max } = need.range;
  const from = Math.abs(min) < Number.MAX_SAFE_INTEGER ? `from ${min}` : '';
  const to = max < Number.MAX_SAFE_INTEGER ? `to ${max}` : '';
  const bounds = from !== '' && to !== '' ? ` ${from} ${to}` : from !== '' ? ` ${from} on` : '';
  return `${sayNeed(need)}${bounds}`;
}
