/**
 * The history of a document, as plain data: what takes each step back, what does each undone step again.
 *
 * Steps join while they follow each other quickly and say that they belong together; a joined step is one entry whose
 * way back is composed of both.
 */
import { optional } from '../base/optional';
import { composeChanges, type ChangeSet } from './changes';
import type { LineEnds } from './lineEnds';
import type { Pointer } from './pointer';

/** One step of the history. */
export type HistoryEntry = {
  readonly label: string;
  /** For a done step, what takes it back; for an undone one, what does it again. */
  readonly changes: ChangeSet;
  readonly selectBefore: readonly Pointer[];
  /** What the step asked to be selected. */
  readonly selectAfter?: readonly Pointer[];
  /** The line ends on the other side of `changes`, when the file mixes them. */
  readonly lineEnds?: LineEnds;
  readonly joinKey?: string;
  readonly atMs: number;
};

/** Everything that can be undone, newest last, and redone, next last. */
export type UndoHistory = { readonly done: readonly HistoryEntry[]; readonly undone: readonly HistoryEntry[] };

/** The history of a document that was just opened. */
export const emptyHistory: UndoHistory = { done: [], undone: [] };

/** Steps that are further apart than this are undone one by one, whatever their keys say. */
export const joinWithinMs = 500;

/** The history with one more step. What was undone before cannot be redone any more. */
export function recordStep(history: UndoHistory, entry: HistoryEntry): UndoHistory {
  const last = history.done.at(-1);
  if (!last || !joins(last, entry, history)) return { done: [...history.done, entry], undone: [] };
  const joined: HistoryEntry = {
    ...entry,
    changes: composeChanges(entry.changes, last.changes),
    selectBefore: last.selectBefore,
    ...optional({ lineEnds: last.lineEnds }),
  };
  return { done: [...history.done.slice(0, -1), joined], undone: [] };
}

// After an undo nothing joins: the person has seen the text stand still there.
function joins(last: HistoryEntry, entry: HistoryEntry, { undone }: UndoHistory): boolean {
  const sinceMs = entry.atMs - last.atMs;
  return (
    entry.joinKey !== undefined &&
    entry.joinKey === last.joinKey &&
    undone.length === 0 &&
    sinceMs >= 0 &&
    sinceMs < joinWithinMs
  );
}
