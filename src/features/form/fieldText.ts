/**
 * Between a value in the document and the text that somebody edits it as: one pair of functions for each kind of field.
 */
import type { SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import { readNumber, writeJson } from '../../core/base/long';
import { fail, ok, type Result } from '../../core/base/result';
import { compilePath } from '../../core/expressions/jsonPath';
import { compileReferencePath } from '../../core/expressions/referencePath';
import { changedNumber, parseJsonText } from './jsonText';

/** A value as text to edit. What is absent is an empty text. */
export function writeFieldText(row: SubFieldRow, value: Json | undefined): string {
  if (value === undefined) return '';
  if (row.expression && typeof value === 'string' && isExpression(value)) return value;
  if (isJsonKind(row)) return writeJson(value, 2);
  return typeof value === 'string' ? value : writeJson(value);
}

/** What somebody wrote, as a value; undefined takes the field away. The error says what is wrong, in words. */
export function parseFieldText(row: SubFieldRow, text: string, language: QueryLanguage): Result<Json | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return row.required ? fail(`${row.name} is required.`) : ok(undefined);
  if (isJsonKind(row)) return parseJson(text, row, language);
  if (isPlaceholder(trimmed)) return ok(trimmed);
  if (isExpression(trimmed) && row.expression && language === 'JSONata') return ok(trimmed);
  switch (row.kind) {
    case 'number':
      return parseNumber(trimmed, row, language);
    case 'path':
    case 'referencePath':
      return parsePath(trimmed, row);
    case 'stringPath':
      return trimmed.startsWith('$') || trimmed.startsWith('States.')
        ? ok(trimmed)
        : fail(`${row.name} is a path such as $.error, or an intrinsic function.`);
    case 'timestamp':
      return Number.isNaN(Date.parse(trimmed)) || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(trimmed)
        ? fail(`${row.name} is a moment such as 2026-03-14T01:59:00Z.`)
        : ok(trimmed);
    case 'expression':
      return isExpression(trimmed) ? ok(trimmed) : fail('An expression stands between {% and %}.');
    case 'operand':
      return row.operand === 'number' ? parseNumber(trimmed, row, language) : ok(text);
    case 'longText':
      return ok(text);
    default:
      return ok(trimmed);
  }
}

/** Tells whether the field's text is JSON. */
export function isJsonKind({ kind }: SubFieldRow): boolean {
  return kind === 'template' || kind === 'json' || kind === 'assign' || kind === 'items' || kind === 'credentials';
}

/** Tells whether a text is one JSONata expression. */
export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}');
}

/** Tells whether a text is a `${Placeholder}` that is filled in when the workflow is deployed. */
export function isPlaceholder(text: string): boolean {
  return /^\$\{[^}]+\}$/.test(text);
}

function parseJson(text: string, row: SubFieldRow, language: QueryLanguage): Result<Json> {
  const trimmed = text.trim();
  if (row.expression && language === 'JSONata' && isExpression(trimmed)) return ok(trimmed);
  return parseJsonText(trimmed);
}

function parseNumber(text: string, row: SubFieldRow, language: QueryLanguage): Result<Json> {
  const value = /^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(text) ? readNumber(text) : Number.NaN;
  const orExpression = row.expression && language === 'JSONata' ? ', or an expression between {% and %}' : '';
  if (Number.isNaN(Number(value))) return fail(`${row.name} is a number${orExpression}.`);
  const fault = changedNumber(text);
  if (fault !== undefined || typeof value === 'string') return fail(fault ?? `${row.name} is a number${orExpression}.`);
  const { range } = row;
  if (!range) return ok(value);
  if (range.integer && typeof value === 'number' && !Number.isInteger(value))
    return fail(`${row.name} is a whole number${orExpression}.`);
  if (value < range.min || value > range.max) {
    const limit = value < range.min ? `at least ${range.min}` : `at most ${range.max.toLocaleString('en')}`;
    return fail(`${row.name} is ${limit}.`);
  }
  return ok(value);
}

function parsePath(text: string, row: SubFieldRow): Result<Json> {
  if (text === 'null' && row.nullable) return ok(null);
  if (text.startsWith('States.') && row.kind === 'path') return ok(text);
  const compiled =
    row.kind === 'referencePath' && !text.startsWith('$$') ? compileReferencePath(text) : compilePath(text);
  if (compiled.ok) return ok(text);
  return fail(
    text.startsWith('$')
      ? compiled.error
      : `${row.name} is a path, which begins with $${row.nullable ? '; null is allowed too' : ''}.`,
  );
}
