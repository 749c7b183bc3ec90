/**
 * The last resort of a page that is being left: IndexedDB may not finish a save then, `localStorage` does. What is written here
 * is read once, when the workflow is opened again, and forgotten as soon as it is saved properly.
 */
import { createDocument, writeSource } from '../document/document';
import type { KeptDocument } from './keptRecords';

/** Where the journal is written. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: string): string => `stepyard.unsaved.${id}`;

/** Writes down a document that is not saved yet; without its history if that has no room. */
export function writeJournal(storage: JournalStorage, kept: KeptDocument): void {
  for (const version of [kept, { ...kept, document: createDocument(writeSource(kept.document), kept.fileName) }]) {
    try {
      storage.setItem(keyOf(kept.id), JSON.stringify(version));
      return;
    } catch {
      // Too large: the next, smaller version is tried. Then the save that was begun is all there is.
    }
  }
}

/** The document of a workflow that was written down and never saved, if there is one. */
export function readJournal(storage: JournalStorage, id: string): KeptDocument | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(id)) ?? 'null');
    return isKept(kept, id) ? kept : undefined;
  } catch {
    return undefined; // not ours, or cut short: the saved document is there
  }
}

/** Forgets what was written down. */
export function clearJournal(storage: JournalStorage, id: string): void {
  storage.removeItem(keyOf(id));
}

function isKept(value: unknown, id: string): value is KeptDocument {
  if (typeof value !== 'object' || value === null) return false;
  const { id: ofWorkflow, document, revision } = value as Partial<KeptDocument>; // each member is checked below
  return ofWorkflow === id && typeof revision === 'number' && typeof document?.text === 'string' && Array.isArray(document.history?.done);
}
