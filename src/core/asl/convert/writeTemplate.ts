/** Payload templates: as JSON with expressions in it, or, where that cannot be, as one expression. */
import { isJsonObject, setMember, type Json, type JsonObject } from '../../base/json';
import { isIntrinsicText } from '../../expressions/intrinsics/parseIntrinsic';
import { CannotConvert, inMarks, type Words } from './words';
import { writeIntrinsic } from './writeIntrinsic';
import { writePath } from './writePath';

/** The value of a `.$` member, of ErrorPath or of CausePath: a path or an intrinsic call. */
export function writeDynamic(text: Json, words: Words): string {
  if (typeof text !== 'string')
    throw new CannotConvert('A member that ends in ".$" needs a path or an intrinsic function.');
  return isIntrinsicText(text) ? writeIntrinsic(text, words) : writePath(text, words);
}

/** A template as JSON in which strings between `{%` and `%}` are evaluated. */
export function convertTemplate(template: Json, words: Words): Json {
  return mapTemplate(template, (text) => inMarks(writeDynamic(text, words)), convertLiteral);
}

/**
 * JSON that stands for itself. A string that JSONata would take for an
 * expression becomes an expression for that string.
 */
export function convertLiteral(value: Json): Json {
  if (typeof value === 'string')
    return value.startsWith('{%') || value.endsWith('%}') ? inMarks(JSON.stringify(value)) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(convertLiteral);
  if (!isJsonObject(value)) return value;
  const object: Record<string, Json> = {};
  for (const [key, part] of Object.entries(value)) setMember(object, key, convertLiteral(part));
  return object;
}

/** A template as one expression, for where it is merged into something. */
export function writeTemplate(template: Json, words: Words): string {
  if (Array.isArray(template))
    return `[${(template as readonly Json[]).map((item) => writeTemplate(item, words)).join(', ')}]`;
  if (!isJsonObject(template)) return JSON.stringify(template);
  words.notes.add('A path that finds nothing leaves its member out, where JSONPath fails.');
  return writeObject(template, (key, value) =>
    key.endsWith('.$') ? [key.slice(0, -2), writeDynamic(value, words)] : [key, writeTemplate(value, words)],
  );
}

/** Fixed JSON as an expression. */
export function writeLiteral(value: Json): string {
  return JSON.stringify(value);
}

function writeObject(object: JsonObject, write: (key: string, value: Json) => readonly [string, string]): string {
  const members = Object.entries(object).map(([key, value]) => {
    const [name, written] = write(key, value);
    return `${JSON.stringify(name)}: ${written}`;
  });
  return members.length === 0 ? '{}' : `{${members.join(', ')}}`;
}

function mapTemplate(template: Json, dynamic: (text: Json) => Json, literal: (value: Json) => Json): Json {
  if (Array.isArray(template)) return (template as readonly Json[]).map((item) => mapTemplate(item, dynamic, literal));
  if (!isJsonObject(template)) return literal(template);
  const object: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith('.$')) setMember(object, key.slice(0, -2), dynamic(value));
    else setMember(object, key, mapTemplate(value, dynamic, literal));
  }
  return object;
}
