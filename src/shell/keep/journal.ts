/**
 * The last resort of a page that is being left: IndexedDB may not finish a save then,
 * `localStorage` does. What is written here is read when the workflow is looked for again,
 * also where the database knows nothing of it, and forgotten as soon as it is saved properly.
 */
import { createDocument, writeSource } from '../../core/document/document';
import type { KeptDocument } from './keptRecords';
import type { PageStorage } from './pageStorage';
import { readDocument } from './readRecords';

const beginning = 'stepyard.unsaved.';

/** The journal of unsaved work. */
export type Journal = {
  /**
   * Writes down a document that is not saved yet; without its history if that
   * has no room. Whether the text is there now.
   */
  readonly write: (kept: KeptDocument) => boolean;
  /** The document that was written down and not saved since, if there is one. */
  readonly read: (id: string) => KeptDocument | undefined;
  readonly clear: (id: string) => void;
  /** The ids of all workflows that it tells of. */
  readonly ids: () => readonly string[];
};

/** Creates the journal over the browser's small storage, which has room for some megabytes. */
export function createJournal(storage: PageStorage): Journal {
  return {
    write(kept) {
      const bare = { ...kept, document: createDocument(writeSource(kept.document), kept.fileName) };
      return [kept, bare].some((version) => storage.write(beginning + kept.id, JSON.stringify(version)));
    },
    read(id) {
      const text = storage.read(beginning + id);
      if (text === undefined) return undefined;
      try {
        const read = readDocument(JSON.parse(text), id);
        return read.ok ? read.value.kept : undefined;
      } catch {
        return undefined; // not ours, or cut short: it stays where it is until this workflow is saved again
      }
    },
    clear: (id) => storage.remove(beginning + id),
    ids: () => storage.keys(beginning).map((key) => key.slice(beginning.length)),
  };
}
