/**
 * A place in a document's value, as a JSON pointer: `''` is the root, `/States/Charge/Next` a member's value.
 *
 * Keys are escaped as RFC 6901 says (`~` as `~0`, `/` as `~1`). One addition: a key that is repeated in one object gets
 * an ordinal from its second appearance on, `/States/Charge#2`, so that every place in the text has its own pointer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export type Pointer = string;

/** The pointer below `base` that is reached by the given keys and indexes. */
export function joinPointer(base: Pointer, ...segments: readonly (string | number)[]): Pointer {
  let pointer = base;
  for (const segment of segments) pointer += `/${typeof segment === 'number' ? segment : escapeKey(segment)}`;
  return pointer;
}

/** The keys and indexes of a pointer, unescaped; none for the root. */
export function splitPointer(pointer: Pointer): string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map(unescapeKey);
}

/** The pointer of the object or array that holds this place; the root's parent is the root. */
export function parentPointer(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The last key or index of a pointer, unescaped; `''` for the root. */
export function lastSegment(pointer: Pointer): string {
  return pointer === '' ? '' : unescapeKey(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** Tells whether `inner` is at `outer` or somewhere inside of it. */
export function isWithin(inner: Pointer, outer: Pointer): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Tells whether a pointer is at one of several places, or somewhere inside of one. */
export function isWithinAny(inner: Pointer, outers: ReadonlySet<Pointer>): boolean {
  for (let at = inner; at !== ''; at = parentPointer(at)) if (outers.has(at)) return true;
  return outers.has('');
}

function escapeKey(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

function unescapeKey(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;
}
