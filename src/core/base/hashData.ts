/** A cheap hash of plain data: good enough to tell by whether two histories are one, not for secrets. */

/** Hashes of objects that were met before. Values are shared and never changed in place, so each is read once. */
export type KnownHashes = WeakMap<object, number>;

const seed = 0x811c9dc5;

/** Thirty-two bits of a value, by what it says: the order of its members counts, what is undefined does not. */
export function hashData(value: unknown, known: KnownHashes): number {
  switch (typeof value) {
    case 'string':
      return hashText(value, seed);
    case 'number':
    case 'bigint':
    case 'boolean':
      return hashText(String(value), mixHash(seed, 1));
    case 'object':
      return value === null ? 2 : hashObject(value, known);
    default:
      return 3;
  }
}

/** Makes one hash of two. */
export function mixHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ second, 0x01000193);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function hashObject(value: object, known: KnownHashes): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  let hash = Array.isArray(value) ? 5 : 7;
  if (Array.isArray(value)) for (const item of value) hash = mixHash(hash, hashData(item, known));
  else
    for (const [name, item] of Object.entries(value)) {
      if (item !== undefined) hash = mixHash(hashText(name, hash), hashData(item, known));
    }
  known.set(value, hash);
  return hash;
}

function hashText(text: string, from: number): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixHash(hash, text.length);
}
