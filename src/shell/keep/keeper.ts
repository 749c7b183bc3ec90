/**
 * Keeps workflows in this browser, and never loses one that it was given: what the database has not taken yet is held
 * in memory, offered to every reader as if it were kept, tried again until the database takes it, and written into the
 * journal when the page is left. So everything works the same while the database is full, hangs, or is not there at
 * all; only whether the work would outlive the page is different, and that is told.
 */
import { createDocument, writeSource } from '../../core/document/document';
import { jsonEquals } from '../../core/base/json';
import { ok, type Result } from '../../core/base/result';
import type { WorkflowEntry } from '../stores/workspaceStore';
import type { Database } from './database';
import type { Journal } from './journal';
import type { KeptDocument } from './keptRecords';
import { isWorkflowId, readDocument, readEntry } from './readRecords';
import { slowTrouble, type StorageTrouble } from './trouble';

/** What a save came to. */
export type SaveOutcome = {
  readonly revision: number;
  /** What another tab had saved meanwhile, if it had. */
  readonly theirs?: KeptDocument;
  /** What had to go so that the text could be kept: so many recorded runs, and perhaps the undo history. */
  readonly gaveUp: { readonly runs: number; readonly history: boolean };
};

/** A removed workflow, for putting it back. Its runs stay where they are until a page begins without it. */
export type RemovedWorkflow = { readonly entry?: WorkflowEntry; readonly document?: KeptDocument };

/** A workflow as it is opened. */
export type LoadedWorkflow =
  | {
      readonly kind: 'found';
      readonly document: KeptDocument;
      readonly entry?: WorkflowEntry;
      /** The database has an older text, or none: saving is still to be done. */
      readonly isUnsaved: boolean;
      /** False when its undo history could not be read. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'missing' }
  /** A record is there, but it is not a workflow that this Stepyard can read; it is left as it is. */
  | { readonly kind: 'unreadable'; readonly record: unknown };

/** The list of workflows, and the records in it that are none. */
export type EntryList = { readonly entries: readonly WorkflowEntry[]; readonly unreadable: readonly unknown[] };

/** What the keeper tells of by itself. */
export type KeeperNews =
  /** A workflow is in the database now. */
  | { readonly kind: 'saved'; readonly id: string; readonly outcome: SaveOutcome }
  /** How the database is, when that changes: without a trouble it is well. */
  | { readonly kind: 'health'; readonly trouble: StorageTrouble | undefined }
  /** The database was deleted, closed or upgraded under the page: what is open should be saved again. */
  | { readonly kind: 'lost' }
  /** The page is being left: whoever has unsaved work hands it over now. */
  | { readonly kind: 'leaving' };

/** Work that was given to the keeper and is not in the database. */
export type HeldWork = { readonly document: KeptDocument; readonly entry: WorkflowEntry };

/** The place where work is kept. Nothing in it rejects. */
export type Keeper = {
  readonly listEntries: () => Promise<Result<EntryList, StorageTrouble>>;
  readonly load: (id: string) => Promise<Result<LoadedWorkflow, StorageTrouble>>;
  /** Takes work over without saving it yet. */
  readonly hold: (document: KeptDocument, entry: WorkflowEntry) => void;
  /**
   * Saves a document that was read at `document.revision`, with its entry, in one transaction. It is held from this
   * call on. When there is no room, recorded runs are given up, oldest first, and then the undo history.
   */
  readonly save: (document: KeptDocument, entry: WorkflowEntry) => Promise<Result<SaveOutcome, StorageTrouble>>;
  /** Changes an entry that is still in the list. */
  readonly saveEntry: (entry: WorkflowEntry) => Promise<void>;
  /** Removes a workflow and gives back what it was. */
  readonly remove: (id: string) => Promise<Result<RemovedWorkflow, StorageTrouble>>;
  /** Puts a removed workflow back, beside whatever has taken its place meanwhile: then its text gets the other id. */
  readonly putBack: (workflow: RemovedWorkflow, otherId: string) => Promise<Result<void, StorageTrouble>>;
  readonly held: () => readonly HeldWork[];
  readonly isHeld: (id: string) => boolean;
  /** What is wrong with the database, if anything is. */
  readonly trouble: () => StorageTrouble | undefined;
  /** Collects unsaved work and writes all that is held into the journal. Whether all of it would outlive the page. */
  readonly writeDown: () => boolean;
  readonly listen: (listener: (news: KeeperNews) => void) => () => void;
};

/** What the keeper works with. */
export type KeeperParts = {
  /** Creates the database with the keeper listening to it. */
  readonly createDatabase: (ports: {
    readonly onSlow: (isSlow: boolean) => void;
    readonly onLost: () => void;
  }) => Database;
  readonly journal: Journal;
  readonly nowMs: () => number;
};

/** The keeper, and the database for those who keep other things in it. */
export type OpenedKeeper = { readonly keeper: Keeper; readonly database: Database };

const retryMs = 5_000;

/** Creates the keeper. The database is opened when it is first needed. */
export function createKeeper({ createDatabase, journal, nowMs }: KeeperParts): OpenedKeeper {
  const held = new Map<string, HeldWork>();
  /** The revisions that this page has written itself. */
  const mine = new Map<string, number>();
  const listeners = new Set<(news: KeeperNews) => void>();
  let failed: StorageTrouble | undefined;
  let isSlow = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const trouble = (): StorageTrouble | undefined => failed ?? (isSlow ? slowTrouble : undefined);
  const tell = (news: KeeperNews): void => listeners.forEach((listener) => listener(news));
  const door = createDatabase({
    onSlow: (slow) => {
      isSlow = slow;
      tell({ kind: 'health', trouble: trouble() });
    },
    onLost: () => tell({ kind: 'lost' }),
  });

  /** Passes results on, and judges the health of the database by them. */
  const database: Database = {
    use: async (tables, mode, work) => {
      const result = await door.use(tables, mode, work);
      // That something was read, or something small written, says nothing about writing what is held.
      const saysNothing =
        result.ok && failed !== undefined && failed.kind !== 'none' && (mode === 'readonly' || held.size > 0);
      if (!saysNothing) judge(result.ok ? undefined : result.error);
      return result;
    },
  };

  function judge(now: StorageTrouble | undefined): void {
    if (now?.kind === failed?.kind && now?.reason === failed?.reason) return;
    failed = now;
    if (!failed) retrySoon(0);
    tell({ kind: 'health', trouble: trouble() });
  }

  function write(
    document: KeptDocument,
    entry: WorkflowEntry,
  ): Promise<Result<Omit<SaveOutcome, 'gaveUp'>, StorageTrouble>> {
    return database.use(['entries', 'documents', 'aside'], 'readwrite', async (transaction) => {
      const documents = transaction.objectStore('documents');
      const record: unknown = await documents.get(document.id);
      const read = record === undefined ? undefined : readDocument(record, document.id);
      if (read && !read.ok)
        await transaction.objectStore('aside').add({ table: 'documents', key: document.id, record, atMs: nowMs() });
      const before = read?.ok ? read.value.kept : undefined;
      const known = mine.get(document.id);
      const revision = Math.max(before?.revision ?? 0, document.revision, known ?? 0) + 1;
      await Promise.all([documents.put({ ...document, revision }), transaction.objectStore('entries').put(entry)]);
      // Another tab's work is what was saved after this tab last read or wrote, unless it says the same.
      const isOvertaken =
        before !== undefined &&
        before.revision !== document.revision &&
        before.revision !== known &&
        before.document.text !== document.document.text;
      return isOvertaken ? { revision, theirs: before } : { revision };
    });
  }

  async function writeSomehow({ document, entry }: HeldWork): Promise<Result<SaveOutcome, StorageTrouble>> {
    const given = { runs: 0, history: false };
    let written = await write(document, entry);
    for (let batch = 1; isFull(written); batch *= 2) {
      const freed = await giveUpRuns(database, batch);
      if (freed === 0) break;
      given.runs += freed;
      written = await write(document, entry);
    }
    if (isFull(written)) {
      given.history = true;
      written = await write(
        { ...document, document: createDocument(writeSource(document.document), document.fileName) },
        entry,
      );
    }
    return written.ok ? ok({ ...written.value, gaveUp: given }) : written;
  }

  async function save(document: KeptDocument, entry: WorkflowEntry): Promise<Result<SaveOutcome, StorageTrouble>> {
    const work: HeldWork = { document, entry };
    held.set(document.id, work);
    const result = await writeSomehow(work);
    if (result.ok) {
      mine.set(document.id, result.value.revision);
      if (held.get(document.id) === work) {
        held.delete(document.id);
        journal.clear(document.id);
      }
      if (held.size === 0) judge(undefined);
      tell({ kind: 'saved', id: document.id, outcome: result.value });
    } else {
      retrySoon(retryMs);
    }
    return result;
  }

  function retrySoon(afterMs: number): void {
    if (held.size === 0) return;
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void retry(), afterMs);
  }

  async function retry(): Promise<void> {
    for (const id of [...held.keys()]) {
      const work = held.get(id);
      if (work) await save(work.document, work.entry);
    }
  }

  return {
    database,
    keeper: {
      hold: (document, entry) => void held.set(document.id, { document, entry }),
      save,
      listEntries: async () => {
        const read = await readEntries(database, nowMs());
        const entries = new Map(read.ok ? read.value.entries.map((entry) => [entry.id, entry]) : []);
        for (const id of journal.ids()) {
          const written = entries.has(id) ? undefined : journal.read(id);
          if (written && isWorkflowId(id)) entries.set(id, entryOfDocument(written, nowMs()));
        }
        for (const { entry } of held.values()) entries.set(entry.id, entry);
        if (!read.ok && entries.size === 0) return read;
        return ok({ entries: [...entries.values()], unreadable: read.ok ? read.value.unreadable : [] });
      },
      load: async (id) => {
        const work = held.get(id);
        if (work) return ok({ kind: 'found', ...work, isUnsaved: true, isWhole: true });
        const read = await database.use(['entries', 'documents'], 'readonly', async (transaction) => {
          const [record, entry] = await Promise.all([
            transaction.objectStore('documents').get(id),
            transaction.objectStore('entries').get(id),
          ]);
          return { record: record as unknown, entry: readEntry(entry) };
        });
        const written = journal.read(id);
        if (!read.ok) return written ? ok({ kind: 'found', document: written, isUnsaved: true, isWhole: true }) : read;
        const { record, entry } = read.value;
        const saved = readDocument(record, id);
        if (written && !(saved.ok && saysTheSame(saved.value.kept, written)))
          return ok({ kind: 'found', document: written, entry, isUnsaved: true, isWhole: true });
        if (saved.ok)
          return ok({
            kind: 'found',
            document: saved.value.kept,
            entry,
            isUnsaved: false,
            isWhole: saved.value.isWhole,
          });
        return ok(record === undefined ? { kind: 'missing' } : { kind: 'unreadable', record });
      },
      saveEntry: async (entry) => {
        const work = held.get(entry.id);
        if (work) held.set(entry.id, { ...work, entry });
        await database.use(['entries'], 'readwrite', async (transaction) => {
          const entries = transaction.objectStore('entries');
          if (await entries.get(entry.id)) await entries.put(entry);
        });
      },
      remove: async (id) => {
        const work = held.get(id);
        const removed = await database.use(
          ['entries', 'documents'],
          'readwrite',
          async (transaction): Promise<RemovedWorkflow> => {
            const [entries, documents] = [transaction.objectStore('entries'), transaction.objectStore('documents')];
            const [entry, document] = await Promise.all([entries.get(id), documents.get(id)]);
            await Promise.all([entries.delete(id), documents.delete(id)]);
            return { entry, document };
          },
        );
        // What the database never had can be removed without it.
        if (!removed.ok && !work) return removed;
        held.delete(id);
        journal.clear(id);
        const was = removed.ok ? removed.value : {};
        return ok(work ? { ...was, ...work } : was);
      },
      putBack: async ({ entry, document }, otherId) => {
        if (!document) return ok(undefined);
        const now = await database.use(['documents'], 'readonly', (transaction) =>
          transaction.objectStore('documents').get(document.id),
        );
        const isTaken = held.has(document.id) || (now.ok && now.value !== undefined);
        const id = isTaken ? otherId : document.id;
        const saved = await save({ ...document, id }, { ...(entry ?? entryOfDocument(document, nowMs())), id });
        return saved.ok ? ok(undefined) : saved;
      },
      held: () => [...held.values()],
      isHeld: (id) => held.has(id),
      trouble,
      writeDown: () => {
        tell({ kind: 'leaving' });
        const written = [...held.values()].map(({ document }) => journal.write(document));
        return held.size === 0 || (written.every(Boolean) && trouble() === undefined);
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

function isFull(result: Result<unknown, StorageTrouble>): boolean {
  return !result.ok && result.error.kind === 'full';
}

/** The entry of a workflow of which only the document is left. Its picture comes with the next save. */
function entryOfDocument({ id, name, type, fileName, document }: KeptDocument, nowMs: number): WorkflowEntry {
  const changedMs = document.history.done.at(-1)?.atMs ?? nowMs;
  return { id, name, type, fileName, createdMs: changedMs, updatedMs: changedMs, stateCount: 0 };
}

async function readEntries(database: Database, nowMs: number): Promise<Result<EntryList, StorageTrouble>> {
  const read = await database.use(['entries', 'documents'], 'readonly', async (transaction) => {
    const [records, ids] = await Promise.all([
      transaction.objectStore('entries').getAll(),
      transaction.objectStore('documents').getAllKeys(),
    ]);
    return { records: records as readonly unknown[], ids: ids as readonly unknown[] };
  });
  if (!read.ok) return read;
  const entries = new Map<string, WorkflowEntry>();
  const unreadable: unknown[] = [];
  for (const record of read.value.records) {
    const entry = readEntry(record);
    if (entry) entries.set(entry.id, entry);
    else unreadable.push(record);
  }
  // A document whose entry is lost is listed all the same.
  for (const id of read.value.ids) {
    if (!isWorkflowId(id) || entries.has(id)) continue;
    const found = await database.use(
      ['documents'],
      'readonly',
      async (transaction) => (await transaction.objectStore('documents').get(id)) as unknown,
    );
    const document = found.ok ? readDocument(found.value, id) : undefined;
    if (document?.ok) entries.set(id, entryOfDocument(document.value.kept, nowMs));
    else if (found.ok) unreadable.push(found.value);
  }
  return ok({ entries: [...entries.values()], unreadable });
}

/**
 * Makes room by giving up recorded runs. How many there were to give up; none when the script for it cannot be fetched.
 */
async function giveUpRuns(database: Database, count: number): Promise<number> {
  try {
    const { giveUpOldestRuns } = await import('./runTables');
    return await giveUpOldestRuns(database, count);
  } catch {
    return 0;
  }
}

/** Whether two versions of a workflow are the same to a person: their text, and what is set for it. */
function saysTheSame(one: KeptDocument, other: KeptDocument): boolean {
  return (
    one.document.text === other.document.text && jsonEquals(one.placeholderValues ?? {}, other.placeholderValues ?? {})
  );
}
