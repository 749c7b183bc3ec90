/** Copies plain data whose parts refer to each other: what one part of it is, it is once in the copy as well. */
import { setMember, type Json } from './json';

/** How members of some names are copied, wherever they stand. */
export type CloneRules = {
  /** Not at all: nobody changes them, so both have them. */
  readonly shared: ReadonlySet<string>;
  /** As lists, maps and sets of their own with the same items, which nobody changes. */
  readonly listed: ReadonlySet<string>;
};

const noRules: CloneRules = { shared: new Set(), listed: new Set() };

/** A copy of data made of plain objects, lists, maps and sets. Parts that refer to each other do so in the copy. */
export function cloneData<T>(data: T, rules: CloneRules = noRules): T {
  // A copy is made of the same parts.
  return copyOf(data, rules, new Map()) as T;
}

function copyOf(value: unknown, rules: CloneRules, copies: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const items: unknown[] = value.slice();
    copies.set(value, items);
    for (let i = 0; i < items.length; i++) if (typeof items[i] === 'object') items[i] = copyOf(items[i], rules, copies);
    return items;
  }
  if (value instanceof Map) {
    const entries = new Map<unknown, unknown>();
    copies.set(value, entries);
    for (const [key, item] of value) entries.set(copyOf(key, rules, copies), copyOf(item, rules, copies));
    return entries;
  }
  if (value instanceof Set) {
    const items = new Set<unknown>();
    copies.set(value, items);
    for (const item of value) items.add(copyOf(item, rules, copies));
    return items;
  }
  return copyObject(value as Readonly<Record<string, unknown>>, rules, copies);
}

function copyObject(
  value: Readonly<Record<string, unknown>>,
  rules: CloneRules,
  copies: Map<object, unknown>,
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  copies.set(value, object);
  for (const name of Object.keys(value)) {
    const item = value[name];
    const isPlain = typeof item !== 'object' || item === null || rules.shared.has(name);
    const copy = isPlain ? item : rules.listed.has(name) ? listOf(item) : copyOf(item, rules, copies);
    // The value of a member called so is one of JSON, whatever the type of the others.
    if (name === '__proto__') setMember(object as Record<string, Json>, name, copy as Json);
    else object[name] = copy;
  }
  return object;
}

/** Another list of the same items. */
function listOf(value: object): unknown {
  if (Array.isArray(value)) return value.slice();
  if (value instanceof Map) return new Map<unknown, unknown>(value);
  return value instanceof Set ? new Set<unknown>(value) : value;
}
