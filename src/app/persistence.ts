/**
 * Keeps workflows, their undo history and their finished runs in IndexedDB. Where the browser has none (a private window, a
 * blocked site) it keeps them in memory and says so, and everything else works as usual.
 */
import { openDB, type IDBPDatabase } from 'idb';
import type { WorkflowEntry } from '../stores/workspaceStore';
import { keptVersion, upgradeKept, type KeptDocument, type KeptRuns, type KeptSchema } from './keptRecords';

/** What a save came to: the new revision, and what another tab had saved meanwhile, if it had. */
export type SaveOutcome = { readonly revision: number; readonly theirs?: KeptDocument };

/** Everything of one workflow, for putting a removed one back. */
export type KeptWorkflow = { readonly entry?: WorkflowEntry; readonly document?: KeptDocument; readonly runs?: KeptRuns };

/** The place where work is kept. Every function may reject, with a `DOMException` of the browser. */
export type Keeper = {
  readonly listEntries: () => Promise<readonly WorkflowEntry[]>;
  readonly loadDocument: (id: string) => Promise<KeptDocument | undefined>;
  readonly loadRuns: (id: string) => Promise<KeptRuns | undefined>;
  /** Saves a document that was read at `document.revision`, with its entry, in one transaction. */
  readonly save: (document: KeptDocument, entry: WorkflowEntry) => Promise<SaveOutcome>;
  readonly saveEntry: (entry: WorkflowEntry) => Promise<void>;
  readonly saveRuns: (runs: KeptRuns) => Promise<void>;
  /** Removes a workflow and gives back what it was. */
  readonly remove: (id: string) => Promise<KeptWorkflow>;
  readonly putBack: (workflow: KeptWorkflow) => Promise<void>;
};

/** A keeper, and why it forgets when the page is closed, if it does. */
export type OpenedKeeper = { readonly keeper: Keeper; readonly forgetful?: string };

/** Opens the place where work is kept. Never rejects. */
export async function openKeeper(): Promise<OpenedKeeper> {
  try {
    const db = await openDB<KeptSchema>('stepyard', keptVersion, {
      upgrade: (database, oldVersion, _newVersion, transaction) => upgradeKept(database, oldVersion, transaction),
      // A newer Stepyard in another tab needs the database: let it have it, this page saves again after a reload.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    return { keeper: databaseKeeper(db) };
  } catch (error) {
    return { keeper: memoryKeeper(), forgetful: error instanceof Error ? error.message : String(error) };
  }
}

const tables = ['entries', 'documents', 'runs'] as const;

function databaseKeeper(db: IDBPDatabase<KeptSchema>): Keeper {
  return {
    listEntries: () => db.getAll('entries'),
    loadDocument: (id) => db.get('documents', id),
    loadRuns: (id) => db.get('runs', id),
    save: async (document, entry) => {
      const transaction = db.transaction(['entries', 'documents'], 'readwrite');
      const done = transaction.done;
      done.catch(() => undefined); // awaited below; a request that fails first must not leave it unhandled
      const before = await transaction.objectStore('documents').get(document.id);
      const revision = Math.max(before?.revision ?? 0, document.revision) + 1;
      await Promise.all([transaction.objectStore('documents').put({ ...document, revision }), transaction.objectStore('entries').put(entry)]);
      await done;
      return outcomeOf(document, before, revision);
    },
    saveEntry: async (entry) => void (await db.put('entries', entry)),
    saveRuns: async (runs) => void (await db.put('runs', runs)),
    remove: async (id) => {
      const transaction = db.transaction(tables, 'readwrite');
      const [entry, document, runs] = await Promise.all([
        transaction.objectStore('entries').get(id),
        transaction.objectStore('documents').get(id),
        transaction.objectStore('runs').get(id),
      ]);
      await Promise.all(tables.map((table) => transaction.objectStore(table).delete(id)));
      await transaction.done;
      return { entry, document, runs };
    },
    putBack: async ({ entry, document, runs }) => {
      const transaction = db.transaction(tables, 'readwrite');
      await Promise.all([
        entry && transaction.objectStore('entries').put(entry),
        document && transaction.objectStore('documents').put(document),
        runs && transaction.objectStore('runs').put(runs),
      ]);
      await transaction.done;
    },
  };
}

/** A keeper that lasts as long as the page; also what tests use. */
export function memoryKeeper(): Keeper {
  const entries = new Map<string, WorkflowEntry>();
  const documents = new Map<string, KeptDocument>();
  const runs = new Map<string, KeptRuns>();
  return {
    listEntries: async () => [...entries.values()],
    loadDocument: async (id) => documents.get(id),
    loadRuns: async (id) => runs.get(id),
    save: async (document, entry) => {
      const before = documents.get(document.id);
      const revision = Math.max(before?.revision ?? 0, document.revision) + 1;
      documents.set(document.id, { ...document, revision });
      entries.set(entry.id, entry);
      return outcomeOf(document, before, revision);
    },
    saveEntry: async (entry) => void entries.set(entry.id, entry),
    saveRuns: async (kept) => void runs.set(kept.id, kept),
    remove: async (id) => {
      const removed = { entry: entries.get(id), document: documents.get(id), runs: runs.get(id) };
      for (const table of [entries, documents, runs]) table.delete(id);
      return removed;
    },
    putBack: async (workflow) => {
      if (workflow.entry) entries.set(workflow.entry.id, workflow.entry);
      if (workflow.document) documents.set(workflow.document.id, workflow.document);
      if (workflow.runs) runs.set(workflow.runs.id, workflow.runs);
    },
  };
}

/** Another tab's work is what was saved after this tab last read, unless it says the same. */
function outcomeOf(document: KeptDocument, before: KeptDocument | undefined, revision: number): SaveOutcome {
  const overtaken = before !== undefined && before.revision !== document.revision && before.document.text !== document.document.text;
  return overtaken ? { revision, theirs: before } : { revision };
}
