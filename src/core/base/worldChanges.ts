/**
 * What changes in a world: plain data that is written down beside the answer it came with, sent, and merged into another
 * copy of the world. A world itself is any JSON object; what its parts mean is known to `services/world` alone.
 */
import { isJsonObject, member, withMember, type Json, type JsonObject } from './json';

/**
 * One place of a world and what stands there from now on; without a value nothing does. The path names members from the
 * outside in; a list is one value, nothing leads into it.
 */
export type WorldChange = { readonly path: readonly string[]; readonly value?: Json };

const nothing: JsonObject = {};

/**
 * The world after the changes, in their order. What they do not touch is shared with the world before, and a world in
 * which nothing changes is the same one. A set value makes the objects that lead to it, in the place of whatever stood
 * there; taking away what is not there does nothing. Applying the same changes again changes nothing.
 */
export function applyWorldChanges(world: JsonObject, changes: readonly WorldChange[]): JsonObject {
  let changed = world;
  for (const change of changes) changed = applyAt(changed, change, 0);
  return changed;
}

function applyAt(object: JsonObject, change: WorldChange, depth: number): JsonObject {
  const { path, value } = change;
  const name = path[depth];
  // The end of the path is the whole world: only an object can take its place.
  if (name === undefined) return isJsonObject(value) ? value : nothing;
  const before = member(object, name);
  if (depth < path.length - 1) {
    if (value === undefined && !isJsonObject(before)) return object;
    const inner = isJsonObject(before) ? before : nothing;
    const after = applyAt(inner, change, depth + 1);
    return after === before ? object : withMember(object, name, after);
  }
  if (value === undefined) return before === undefined ? object : without(object, name);
  return before === value ? object : withMember(object, name, value);
}

function without(object: JsonObject, name: string): JsonObject {
  const copy: Record<string, Json> = Object.hasOwn(object, '__proto__') ? { ...object } : Object.assign({}, object);
  delete copy[name];
  return copy;
}
