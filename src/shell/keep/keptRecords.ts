/**
 * The shapes of what is kept in IndexedDB, and how older databases become newer
 * ones. Rule: a shape never changes without a new version here and a step that turns
 * the old records into it, or a reader that still reads them, tried by a test.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { JsonObject } from '../../core/base/json';
import type { StepDocument } from '../../core/document/document';
import type { PlainView } from '../../core/history/plainView';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { WorkflowType } from '../stores/documentStore';
import type { RunPhase, RunProgress } from '../stores/runProgress';
import type { PlaceholderValues, Run } from '../stores/runsStore';
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
  /** What was set for its placeholders; absent from records of the time before there was such a thing. */
  readonly placeholderValues?: PlaceholderValues;
  /** Counts the savings. A tab that saves must have read the one before, or another tab has been here. */
  readonly revision: number;
};

/** The finished runs of a workflow as version 1 kept them, oldest first. Read, never written any more. */
export type KeptRuns = { readonly id: string; readonly runs: readonly Run[] };

/** What a recorded run was asked to do: written once, when it starts. */
export type RecordedOrder = Omit<
  Run,
  Exclude<keyof RunProgress, 'placeholders' | 'archive'> | 'id' | 'openChild' | 'recordingId'
>;

/** A recorded run, without what changes while it goes. */
export type KeptRecording = {
  readonly id: string;
  readonly workflowId: string;
  /** The page that runs it; while that page lives, the run is not lost. */
  readonly pageId: string;
  readonly order: RecordedOrder;
};

/** How far a recorded run has come: small, written again at most about once a second while the run goes. */
export type KeptProgress = {
  /** That of the recording. */
  readonly id: string;
  readonly workflowId: string;
  readonly startedMs: number;
  readonly phase: RunPhase;
  /** How many events have happened, and how many of them, from the first one, are in the chunks. */
  readonly eventCount: number;
  readonly recordedCount: number;
  /** The length of all chunks together, in UTF-16 units. */
  readonly length: number;
};

/** What the history of a recorded run says as a whole: once the run has ended, and where not all events are recorded. */
export type KeptView = {
  /** That of the recording. */
  readonly id: string;
  readonly view: PlainView;
  /** Of a run of which not all events are recorded. */
  readonly newest?: readonly HistoryEvent[];
};

/** Some events of a recorded run, in order; `index` counts the chunks of the run. */
export type KeptEvents = {
  readonly id: string;
  readonly index: number;
  /** A JSON array. Text, because its length is then known, and because the browser copies it at no cost. */
  readonly json: string;
};

/** The world that is kept with a workflow (`core/services/world`); it has a record once a run has changed it. */
export type KeptWorldRecord = { readonly id: string; readonly world: JsonObject };

/** A record that could not be read and stood where something had to be written. */
export type SetAside = {
  readonly table: string;
  readonly key: string;
  readonly record: unknown;
  readonly atMs: number;
};

/** The tables of the database. Entries are apart from documents, so that the list is read without any text. */
export interface KeptSchema extends DBSchema {
  entries: { key: string; value: WorkflowEntry };
  documents: { key: string; value: KeptDocument };
  runs: { key: string; value: KeptRuns };
  recordings: { key: string; value: KeptRecording; indexes: { workflowId: string } };
  progress: { key: string; value: KeptProgress; indexes: { workflowId: string } };
  events: { key: [string, number]; value: KeptEvents };
  views: { key: string; value: KeptView };
  worlds: { key: string; value: KeptWorldRecord };
  aside: { key: number; value: SetAside };
}

/** The name of a table. */
export type KeptTable =
  'entries' | 'documents' | 'runs' | 'recordings' | 'progress' | 'events' | 'views' | 'worlds' | 'aside';

/** The present version of the database. */
export const keptVersion = 4;

const keys: Readonly<Record<KeptTable, IDBObjectStoreParameters>> = {
  entries: { keyPath: 'id' },
  documents: { keyPath: 'id' },
  runs: { keyPath: 'id' },
  recordings: { keyPath: 'id' },
  progress: { keyPath: 'id' },
  events: { keyPath: ['id', 'index'] },
  views: { keyPath: 'id' },
  worlds: { keyPath: 'id' },
  aside: { autoIncrement: true },
};

/** The names of all tables. */
export const keptTables = Object.keys(keys) as readonly KeptTable[]; // the table above has exactly these keys

/**
 * Gives a database of any earlier version, or one that somebody else began, the
 * tables that it lacks. Nothing is taken away.
 */
export function addTables(db: IDBPDatabase<KeptSchema>): void {
  for (const table of keptTables) {
    if (db.objectStoreNames.contains(table)) continue;
    const store = db.createObjectStore(table, keys[table]);
    // these two have it, by the schema
    if (table === 'recordings' || table === 'progress') store.createIndex('workflowId' as never, 'workflowId');
  }
}
