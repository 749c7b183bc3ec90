import type { ChangeSet } from './changes';
import type { Pointer } from './pointer';

/** One step of the history. A done entry holds what takes it back, an undone entry what does it again. */
export type HistoryEntry = {
  readonly label: string;
  readonly changes: ChangeSet;
  readonly selectBefore: readonly Pointer[];
  readonly selectAfter?: readonly Pointer[];
  readonly joinKey?: string;
  readonly atMs: number;
};

/** Everything that can be undone and redone, as plain data. The newest done entry is last; the next to redo is first of `undone`'s end. */
export type UndoHistory = { readonly done: readonly HistoryEntry[]; readonly undone: readonly HistoryEntry[] };
