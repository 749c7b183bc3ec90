/**
 * Text changes as values. A change set describes one step from an old text to a new one: every offset is one of the
 * *old* text, so its changes can be read, applied and mapped over in any order.
 *
 *     applyChanges('abcd', [{ from: 1, to: 2, insert: 'X' }, { from: 4, to: 4, insert: '!' }]) === 'aXcd!'
 *
 * Two insertions at one offset keep the order in which they stand in the set.
 */

/** Replaces the text between two offsets. Offsets are UTF-16 units of the text before the change. */
export type Change = { readonly from: number; readonly to: number; readonly insert: string };

/** Changes of one text, all with offsets of the old text: sorted, not overlapping. */
export type ChangeSet = readonly Change[];

/** The text with the changes made. */
export function applyChanges(text: string, changes: ChangeSet): string {
  if (changes.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, insert } of changes) {
    pieces.push(text.slice(at, from), insert);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The changes that lead back from the changed text to `text`. */
export function invertChanges(text: string, changes: ChangeSet): ChangeSet {
  let growth = 0;
  return changes.map(({ from, to, insert }) => {
    const start = from + growth;
    growth += insert.length - (to - from);
    return { from: start, to: start + insert.length, insert: text.slice(from, to) };
  });
}

/** The changes that do both: `second` has offsets of the text that `first` leads to. */
export function composeChanges(first: ChangeSet, second: ChangeSet): ChangeSet {
  const changes: Change[] = [];
  const source = createPieceReader(first);
  let at = 0; // offset in the middle text
  for (const change of second) {
    source.take(change.from - at, (piece) => changes.push(piece));
    changes.push({ from: source.oldOffset(), to: source.oldOffset(), insert: change.insert });
    source.take(
      change.to - change.from,
      (piece) => changes.push({ ...piece, insert: '' }),
      (from, to) => changes.push({ from, to, insert: '' }),
    );
    at = change.to;
  }
  source.takeRest((piece) => changes.push(piece));
  return mergeTouching(changes);
}

/** Where an offset of the old text is in the new one. At an insertion, and inside of a deletion, `side` decides. */
export function mapOffset(changes: ChangeSet, offset: number, side: 'before' | 'after'): number {
  let growth = 0;
  for (const { from, to, insert } of changes) {
    if (from > offset) break;
    const outside = to < offset || (to === offset && (from < to || side === 'after'));
    if (!outside) {
      // what starts here is replaced; the place before it is not
      if (from === offset && from < to) return from + growth;
      return from + growth + (side === 'after' ? insert.length : 0);
    }
    growth += insert.length - (to - from);
  }
  return offset + growth;
}

/**
 * One replacement that leads from one text to another, as small as a single
 * replacement can be; none when they are equal.
 */
export function diffChanges(before: string, after: string): ChangeSet {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  const from = commonPrefix(before, after, shorter);
  let suffix = 0;
  while (
    suffix < shorter - from &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  )
    suffix++;
  return [{ from, to: before.length - suffix, insert: after.slice(from, after.length - suffix) }];
}

/** The same changes with those that touch made into one, and those that do nothing left out. */
export function mergeTouching(changes: ChangeSet): ChangeSet {
  const merged: Change[] = [];
  for (const change of changes) {
    const last = merged.at(-1);
    if (last && last.to === change.from)
      merged[merged.length - 1] = { from: last.from, to: change.to, insert: last.insert + change.insert };
    else merged.push(change);
  }
  return merged.filter((change) => change.from < change.to || change.insert !== '');
}

// Compared block by block first: comparing slices is many times faster than comparing characters.
function commonPrefix(a: string, b: string, limit: number): number {
  const block = 4096;
  let at = 0;
  while (at + block <= limit && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

type OnChange = (change: Change) => void;

/** Reads the text that a change set leads to from left to right, as pieces of the old text and inserted pieces. */
function createPieceReader(changes: ChangeSet) {
  let index = 0; // the change at hand
  let old = 0; // how far the old text has been read
  let used = 0; // how much of the insertion at hand has been read; its deletion goes with the first piece

  const readInserted = (change: Change, length: number, onInserted: OnChange): number => {
    const piece = change.insert.slice(used, used + length);
    onInserted({ from: old, to: Math.max(old, change.to), insert: piece });
    old = Math.max(old, change.to);
    used += piece.length;
    if (used >= change.insert.length) {
      index++;
      used = 0;
    }
    return piece.length;
  };

  /** Reads `length` units: inserted pieces go to `onInserted`, kept ones to `onKept`. */
  const take = (length: number, onInserted: OnChange, onKept?: (from: number, to: number) => void): void => {
    let left = length;
    while (left > 0) {
      const change = changes[index];
      if (change && (used > 0 || change.from === old)) left -= readInserted(change, left, onInserted);
      else {
        const kept = Math.min(left, (change ? change.from : Number.POSITIVE_INFINITY) - old);
        onKept?.(old, old + kept);
        old += kept;
        left -= kept;
      }
    }
  };

  /** Reads what is left of the insertions. */
  const takeRest = (onInserted: OnChange): void => {
    for (let change = changes[index]; change; change = changes[index]) {
      if (used === 0) old = change.from;
      readInserted(change, Number.POSITIVE_INFINITY, onInserted);
    }
  };

  return { take, takeRest, oldOffset: () => old };
}
