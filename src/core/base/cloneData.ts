/** Copies plain data whose parts refer to each other: what one part of it is, it is once in the copy as well. */
import { setMember } from './json';

/**
 * A copy of data made of plain objects, lists, maps and sets. Parts that refer to each other do so in the copy. The
 * objects in `shared` are not copied: they belong to both.
 */
export function cloneData<T>(data: T, shared: Iterable<object> = []): T {
  const copies = new Map<object, unknown>();
  for (const object of shared) copies.set(object, object);
  // A copy is made of the same parts.
  return copyOf(data, copies) as T;
}

function copyOf(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const items = new Array<unknown>(value.length);
    copies.set(value, items);
    for (let i = 0; i < value.length; i++) if (i in value) items[i] = copyOf(value[i], copies);
    return items;
  }
  if (value instanceof Map) {
    const entries = new Map<unknown, unknown>();
    copies.set(value, entries);
    for (const [key, item] of value) entries.set(copyOf(key, copies), copyOf(item, copies));
    return entries;
  }
  if (value instanceof Set) {
    const items = new Set<unknown>();
    copies.set(value, items);
    for (const item of value) items.add(copyOf(item, copies));
    return items;
  }
  const object: Record<string, unknown> = {};
  copies.set(value, object);
  for (const name of Object.keys(value)) {
    const item = copyOf((value as Readonly<Record<string, unknown>>)[name], copies);
    if (name === '__proto__') setMember(object as Parameters<typeof setMember>[0], name, item as null);
    else object[name] = item;
  }
  return object;
}
