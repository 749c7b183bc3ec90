import { setMember, type Json } from '../../base/json';
import { enterValue, takeSteps, type Run } from './run';
import { isBuilt, isConstructed, isSequence } from './values';

/** Thrown when a result holds a function. */
export class UnsupportedResult extends Error {
  override readonly name = 'UnsupportedResult';
}

/**
 * Makes JSON of a result. Data that the expression only passed on is shared, not copied; what it made is turned into
 * plain objects and arrays. As in the service, numbers that JSON cannot write become texts. What is gone over counts.
 */
export function toJson(value: unknown, run: Run): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : String(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return arrayToJson(value, run);
      // other objects came from outside and are JSON
      return isBuilt(value) ? objectToJson(value, run) : (value as Json);
    case 'undefined':
      return null;
    default:
      throw new UnsupportedResult();
  }
}

function arrayToJson(items: readonly unknown[], run: Run): Json {
  takeSteps(run, 1 / 4 + items.length / 16);
  enterValue(run);
  let copy: Json[] | undefined = isSequence(items) || isConstructed(items) ? [] : undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const json = toJson(item, run);
    // all items so far were JSON as they are
    if (copy === undefined && !Object.is(json, item)) copy = items.slice(0, i) as Json[];
    copy?.push(json);
  }
  run.levels--;
  return copy ?? (items as readonly Json[]); // nothing had to be changed
}

function objectToJson(object: { readonly [key: string]: unknown }, run: Run): Json {
  const json: Record<string, Json> = {};
  const keys = Object.keys(object);
  takeSteps(run, 1 / 4 + keys.length);
  enterValue(run);
  for (const key of keys) setMember(json, key, toJson(object[key], run));
  run.levels--;
  return json;
}
