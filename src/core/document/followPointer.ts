import { mapOffset, type ChangeSet } from './changes';
import type { Pointer } from './pointer';
import { pointerAt, rangeOf, type SyntaxTree } from './tree';

/**
 * Where what is at a pointer is after changes: the pointer of whatever stands at its mapped place. Undefined when it
 * was deleted. Keys are followed by their names, items by their values.
 */
export function followPointer(
  pointer: Pointer,
  before: SyntaxTree,
  changes: ChangeSet,
  after: SyntaxTree,
): Pointer | undefined {
  if (pointer === '') return '';
  const range = rangeOf(before, pointer);
  if (!range) return undefined;
  const from = range.keyFrom ?? range.from;
  const to = range.keyTo ?? range.to;
  if (changes.some((change) => change.from <= from && change.to >= range.to)) return undefined;
  // Inside of the quotes, or of the bracket: at its edge a neighbour may begin.
  const inside = range.keyFrom === undefined ? from : Math.min(from + 1, to);
  const start = mapOffset(changes, inside, 'after');
  const found = pointerAt(after, start);
  if (range.keyFrom !== undefined) return found === '' ? undefined : found;
  return shortenTo(after, found, start);
}

/** The outermost pointer on the way to `pointer` whose value begins at the offset. */
function shortenTo(tree: SyntaxTree, pointer: Pointer, offset: number): Pointer | undefined {
  for (let at = pointer.indexOf('/', 1); ; at = pointer.indexOf('/', at + 1)) {
    const candidate = at < 0 ? pointer : pointer.slice(0, at);
    const range = rangeOf(tree, candidate);
    if (range && range.keyFrom === undefined && range.from === offset) return candidate;
    if (at < 0) return undefined;
  }
}
