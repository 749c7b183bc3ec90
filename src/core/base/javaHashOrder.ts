/**
 * The order of a Java HashMap, which shows through in what the service writes: the cells of a CSV row, and the
 * evaluated members of a payload template. Recordings agree throughout: the headers `0,True,{}` come out as
 * `0`, `{}`, `True`; the parameters `TableName`, `Key`, `UpdateExpression` as `TableName`, `UpdateExpression`, `Key`.
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/HashMap.html
 */

/** Sorts distinct keys into the order of a HashMap that was given them in this order. */
export function javaHashOrder(keys: readonly string[]): string[] {
  const capacity = capacityFor(keys.length);
  return keys
    .map((key, position) => ({ key, position, bucket: bucketOf(key, capacity) }))
    .sort((a, b) => a.bucket - b.bucket || a.position - b.position)
    .map(({ key }) => key);
}

/** A map begins with 16 buckets and doubles them whenever they are three quarters full. */
function capacityFor(count: number): number {
  let capacity = 16;
  while (count > capacity * 0.75) capacity *= 2;
  return capacity;
}

function bucketOf(key: string, capacity: number): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 16)) & (capacity - 1);
}
