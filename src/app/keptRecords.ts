/**
 * The shapes of what is kept in IndexedDB, and how older shapes become newer ones. Rule: a shape never changes without a new
 * version here and a step that turns the old records into it, tried by a test.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { StepDocument } from '../document/document';
import type { WorkflowType } from '../stores/documentStore';
import type { Run } from '../stores/runsStore';
import type { WorkflowEntry } from '../stores/workspaceStore';

/** The open part of a workflow: its text with its undo history. */
export type KeptDocument = {
  readonly id: string;
  readonly name: string;
  readonly type: WorkflowType;
  readonly fileName?: string;
  readonly document: StepDocument;
  /** The input to offer at the next run. */
  readonly inputText: string;
  /** Counts the savings. A tab that saves must have read the one before, or another tab has been here. */
  readonly revision: number;
};

/** The finished runs of a workflow, oldest first. */
export type KeptRuns = { readonly id: string; readonly runs: readonly Run[] };

/** The tables of the database. Entries are apart from documents, so that the list is read without any text. */
export interface KeptSchema extends DBSchema {
  entries: { key: string; value: WorkflowEntry };
  documents: { key: string; value: KeptDocument };
  runs: { key: string; value: KeptRuns };
}

/** The present version of the shapes. */
export const keptVersion = 1;

/** Brings a database of any earlier version to the present one, a step at a time. */
export function upgradeKept(db: IDBPDatabase<KeptSchema>, oldVersion: number, _transaction: IDBPTransaction<KeptSchema, ('entries' | 'documents' | 'runs')[], 'versionchange'>): void {
  if (oldVersion < 1) {
    db.createObjectStore('entries', { keyPath: 'id' });
    db.createObjectStore('documents', { keyPath: 'id' });
    db.createObjectStore('runs', { keyPath: 'id' });
  }
}
