import { setMember, type Json } from '../../base/json';
import { isBuilt, isConstructed, isSequence } from './values';

/** Thrown when a result holds a function. */
export class UnsupportedResult extends Error {
  override readonly name = 'UnsupportedResult';
}

/**
 * Makes JSON of a result. Data that the expression only passed on is shared, not copied; what it made is turned into plain
 * objects and arrays. As in the service, numbers that JSON cannot write become texts.
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : String(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return arrayToJson(value);
      return isBuilt(value) ? objectToJson(value) : (value as Json); // other objects came from outside and are JSON
    case 'undefined':
      return null;
    default:
      throw new UnsupportedResult();
  }
}

function arrayToJson(items: readonly unknown[]): Json {
  let copy: Json[] | undefined = isSequence(items) || isConstructed(items) ? [] : undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const json = toJson(item);
    if (copy === undefined && !Object.is(json, item)) copy = items.slice(0, i) as Json[]; // all items so far were JSON as they are
    copy?.push(json);
  }
  return copy ?? (items as readonly Json[]); // nothing had to be changed
}

function objectToJson(object: { readonly [key: string]: unknown }): Json {
  const json: Record<string, Json> = {};
  for (const key of Object.keys(object)) setMember(json, key, toJson(object[key]));
  return json;
}
