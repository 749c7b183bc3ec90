/**
 * A map that can be extended without copying it: values live in buckets, and an edit copies
 * only the buckets it touches, once. A view of 25,000 events that grows by one event copies
 * about 500 entries instead of all, and the old view stays as it was. Number keys are kept
 * in ascending order when they are added in ascending order; text keys in no order.
 */

/** A `ReadonlyMap` that `editMap` can extend cheaply. */
export type PersistentMap<K extends string | number, V> = ReadonlyMap<K, V> & { readonly buckets: Buckets<K, V> };

/** The next version of a map in the making. Belongs to one caller, for one batch. */
export type MapEdit<K extends string | number, V> = {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  keys(): Iterable<K>;
  done(): PersistentMap<K, V>;
};

type Buckets<K, V> = readonly (ReadonlyMap<K, V> | undefined)[];

const numbersPerBucket = 64;
const textBuckets = 128;

/** A map without entries. */
export function emptyMap<K extends string | number, V>(): PersistentMap<K, V> {
  return makeMap<K, V>([], 0);
}

/** Begins the next version of a map. `done` gives it, or the map itself when nothing was changed. */
export function editMap<K extends string | number, V>(map: PersistentMap<K, V>): MapEdit<K, V> {
  let buckets: (ReadonlyMap<K, V> | undefined)[] | undefined;
  let size = map.size;
  const own = new Map<number, Map<K, V>>();

  function ownBucket(index: number): Map<K, V> {
    let bucket = own.get(index);
    if (!bucket) {
      buckets ??= [...map.buckets];
      while (buckets.length <= index) buckets.push(undefined);
      bucket = new Map(buckets[index]);
      buckets[index] = bucket;
      own.set(index, bucket);
    }
    return bucket;
  }
  const find = (key: K) => (buckets ?? map.buckets)[bucketOf(key)];

  return {
    get: (key) => find(key)?.get(key),
    set(key, value) {
      const bucket = ownBucket(bucketOf(key));
      if (!bucket.has(key)) size++;
      bucket.set(key, value);
    },
    delete(key) {
      if (find(key)?.has(key) && ownBucket(bucketOf(key)).delete(key)) size--;
    },
    keys: () => keysOf(buckets ?? map.buckets),
    done: () => (buckets ? makeMap(buckets, size) : map),
  };
}

function bucketOf(key: string | number): number {
  if (typeof key === 'number') return Math.floor(key / numbersPerBucket);
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash >>> 0) % textBuckets;
}

function* entriesOf<K, V>(buckets: Buckets<K, V>): Generator<[K, V], undefined> {
  for (const bucket of buckets) if (bucket) yield* bucket;
}

function* keysOf<K, V>(buckets: Buckets<K, V>): Generator<K, undefined> {
  for (const bucket of buckets) if (bucket) yield* bucket.keys();
}

function* valuesOf<K, V>(buckets: Buckets<K, V>): Generator<V, undefined> {
  for (const bucket of buckets) if (bucket) yield* bucket.values();
}

function makeMap<K extends string | number, V>(buckets: Buckets<K, V>, size: number): PersistentMap<K, V> {
  const map: PersistentMap<K, V> = {
    buckets,
    size,
    get: (key) => buckets[bucketOf(key)]?.get(key),
    has: (key) => buckets[bucketOf(key)]?.has(key) ?? false,
    forEach(visit) {
      for (const [key, value] of entriesOf(buckets)) visit(value, key, map);
    },
    entries: () => entriesOf(buckets),
    keys: () => keysOf(buckets),
    values: () => valuesOf(buckets),
    [Symbol.iterator]: () => entriesOf(buckets),
  };
  return map;
}
