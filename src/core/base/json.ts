/**
 * Any JSON value; a bigint is a whole number that a `number` does not hold (see
 * `long.ts`). Values are shared, never changed in place.
 */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

/** A JSON object. `__proto__` may be an own key; read members with `Object.hasOwn` where the key comes from data. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells whether a value is a JSON object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object, or undefined. Never reaches a prototype. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An own member that is a text; undefined where there is none, or something else. */
export function textIn(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** Sets an own member, also one called `__proto__`, on an object that the caller owns. */
export function setMember(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}

/** A copy of an object with a member set, also one called `__proto__`. */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  // Not a spread: V8 gives what was spread a hidden class of its own, and every member set on it makes another one,
  // which is ten times as slow. Assigning would call a setter for a member named `__proto__`.
  const copy: Record<string, Json> = Object.hasOwn(object, '__proto__') ? { ...object } : Object.assign({}, object);
  setMember(copy, key, value);
  return copy;
}

/** Deep equality of JSON values; the order of keys does not matter, that of items does. */
export function jsonEquals(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  // A long equals the number that it rounds to, as where they are compared in Java.
  if (typeof a === 'bigint') return typeof b === 'number' && Number(a) === b;
  if (typeof b === 'bigint') return typeof a === 'number' && Number(b) === a;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => jsonEquals(item, b[i]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && jsonEquals(a[key], b[key]))
  );
}
