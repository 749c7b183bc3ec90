import type { ChangeSet } from './changes';
import type { Pointer } from './pointer';

/** Which view a change came from. */
export type Origin = 'canvas' | 'text' | 'form' | 'outline' | 'import' | 'undo';

/** An edit as a value: a few text replacements, with what the person is told about them. */
export type Transaction = {
  readonly changes: ChangeSet;
  /** What the history list shows: `Rename "Charge" to "Pay"`. */
  readonly label: string;
  readonly origin: Origin;
  /** Transactions with the same key, less than 500 ms apart, are undone together. */
  readonly joinKey?: string;
  /** What is selected afterwards; when absent, the selection is followed through the changes. */
  readonly select?: readonly Pointer[];
};
