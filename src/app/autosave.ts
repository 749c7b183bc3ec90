/**
 * Saves the open workflow by itself: a moment after each change, at the latest a second after the first one that is not saved,
 * and at once when the page is being left. A save carries the undo history. When another tab saved the same workflow in between, the newest text wins here, and the other one is kept as
 * a workflow of its own.
 */
import { createDocument, writeSource } from '../document/document';
import type { NoticesStore } from '../stores/noticesStore';
import type { Session } from '../stores/session';
import type { WorkflowEntry, WorkspaceStore } from '../stores/workspaceStore';
import { leaveField } from '../ui/leaveField';
import type { KeptDocument } from './keptRecords';
import type { OtherTabs } from './otherTabs';
import type { Keeper } from './persistence';
import { clearJournal, writeJournal, type JournalStorage } from './unsavedJournal';
import { buildPicture } from './workflowPicture';

const quietMs = 300;
/** Whoever types without a pause loses no more than this in a crash. */
const longestMs = 1_000;
const retryMs = 5_000;
/** Saving takes at most this part of the time: a text of megabytes is saved less often. */
const savingShare = 0.2;

/** What autosave works with. */
export type AutosaveParts = {
  readonly session: Session;
  /** The entry at the time of opening: what does not follow from the document is taken over from it. */
  readonly entry: WorkflowEntry;
  /** The revision that was read. */
  readonly revision: number;
  readonly keeper: Keeper;
  readonly tabs: OtherTabs;
  /** Where unsaved work is written down when the page is left in a hurry. */
  readonly storage: JournalStorage;
  /** The document was found written down there, and is not saved yet. */
  readonly unsaved?: boolean;
  readonly workspaceStore: WorkspaceStore;
  readonly noticesStore: NoticesStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
};

/** A running autosave. */
export type Autosave = {
  /** Saves now what is not saved yet. */
  readonly flush: () => Promise<void>;
  /** Saves, and stops. */
  readonly stop: () => Promise<void>;
};

/** Starts to keep a session saved. */
export function startAutosave(parts: AutosaveParts): Autosave {
  const { session, keeper, tabs, workspaceStore, noticesStore } = parts;
  let { entry, revision } = parts;
  let dirty = false;
  let following = false;
  let lastSaveMs = 0;
  /** Set while changes come: it goes off when they pause. */
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  let longestTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  const whenQuiet = (afterMs: number): void => {
    clearTimeout(quietTimer);
    quietTimer = setTimeout(() => {
      quietTimer = undefined;
      void flush();
    }, afterMs);
  };
  const touch = (): void => {
    dirty = true;
    // What failed stays said until a save succeeds: the next try is no reason for hope.
    if (workspaceStore.getState().saving.kind === 'saved') workspaceStore.setSaving({ kind: 'saving' });
    whenQuiet(Math.max(quietMs, lastSaveMs / savingShare));
    longestTimer ??= setTimeout(() => void flush(), Math.max(longestMs, lastSaveMs));
  };
  /** Between two keystrokes it is not said that all is saved: the word would flicker. */
  const saySaved = (): void => {
    if (!dirty && quietTimer === undefined) workspaceStore.setSaving({ kind: 'saved' });
  };

  const saveOnce = async (): Promise<void> => {
    clearTimeout(longestTimer);
    longestTimer = undefined;
    if (!dirty) return saySaved();
    dirty = false;
    const startMs = parts.nowMs();
    // How the last run ended is told to the list meanwhile, not to this entry.
    const listed = workspaceStore.getState().workflows?.find(({ id }) => id === session.id);
    const next = entryOf(session, listed ?? entry, startMs);
    try {
      const outcome = await saveWithinQuota(parts, documentOf(session, revision), next);
      lastSaveMs = parts.nowMs() - startMs;
      entry = next;
      revision = outcome.revision;
      workspaceStore.putWorkflow(entry);
      if (outcome.theirs) await keepTheirs(parts, outcome.theirs, entry);
      tabs.tell({ kind: 'saved', id: session.id });
      if (dirty) return;
      clearJournal(parts.storage, session.id);
      saySaved();
    } catch (error) {
      dirty = true;
      const reason = reasonOf(error);
      workspaceStore.setSaving({ kind: 'failed', reason });
      noticesStore.show({
        tone: 'error',
        text: `Your changes could not be saved in this browser: ${reason} They are still here; save them to a file to be safe.`,
        sticky: true,
        command: { id: 'file.save', label: 'Save to file' },
      });
      whenQuiet(retryMs);
    }
  };

  /** One save at a time, in order. */
  const flush = (): Promise<void> => {
    saving = saving.then(saveOnce);
    return saving;
  };

  const followOtherTab = async (): Promise<void> => {
    if (dirty) return; // the coming save finds out and keeps both
    const theirs = await keeper.loadDocument(session.id);
    if (!theirs || dirty || theirs.revision <= revision) return;
    revision = theirs.revision;
    following = true;
    session.documentStore.load(theirs);
    following = false;
    if (!workspaceStore.getState().otherTab) {
      workspaceStore.setOtherTab(true);
      noticesStore.show({ tone: 'info', text: 'This workflow is being edited in another tab. Both tabs show the newest text.' });
    }
  };

  const stops = [
    session.documentStore.subscribe(({ document, name, fileName }, before) => {
      if (!following && (document !== before.document || name !== before.name || fileName !== before.fileName)) touch();
    }),
    session.runsStore.subscribe(({ inputText }, before) => {
      if (inputText !== before.inputText) touch();
    }),
    tabs.listen(({ kind, id }) => {
      if (id === session.id && kind === 'saved') void followOtherTab();
    }),
    onLeaving(() => {
      leaveField();
      session.editor.current()?.settle();
      if (!dirty) return;
      writeJournal(parts.storage, documentOf(session, revision));
      void flush();
    }),
  ];

  if (parts.unsaved) touch();
  return {
    flush,
    stop: async () => {
      for (const stop of stops) stop();
      await flush();
      clearTimeout(quietTimer);
      quietTimer = undefined;
    },
  };
}

function documentOf({ id, documentStore, runsStore }: Session, revision: number): KeptDocument {
  const { document, name, type, fileName } = documentStore.getState();
  return { id, name, type, fileName, document, inputText: runsStore.getState().inputText, revision };
}

/** What the list of workflows shows of a session now. */
export function entryOf({ id, documentStore, derived }: Session, before: WorkflowEntry, nowMs: number): WorkflowEntry {
  const { name, type, fileName } = documentStore.getState();
  const stateCount = derived.machine().states.size;
  return { ...before, id, name, type, fileName, updatedMs: nowMs, stateCount, picture: stateCount > 0 ? buildPicture(derived.graph(), derived.layout()) : undefined };
}

/** Where the storage is full, the text alone is better kept than nothing. */
async function saveWithinQuota({ keeper, noticesStore }: AutosaveParts, kept: KeptDocument, entry: WorkflowEntry): ReturnType<Keeper['save']> {
  try {
    return await keeper.save(kept, entry);
  } catch (error) {
    if (!isQuota(error)) throw error;
    const bare = createDocument(writeSource(kept.document), kept.fileName);
    const outcome = await keeper.save({ ...kept, document: bare }, entry);
    noticesStore.show({ tone: 'warning', text: 'The storage of this browser is almost full. The text is saved, but its undo history is not.' });
    return outcome;
  }
}

async function keepTheirs({ keeper, workspaceStore, noticesStore, newId }: AutosaveParts, theirs: KeptDocument, entry: WorkflowEntry): Promise<void> {
  const id = newId();
  const name = `${theirs.name} (other tab)`;
  const copy: WorkflowEntry = { ...entry, id, name, lastRun: undefined };
  await keeper.save({ ...theirs, id, name, revision: 0 }, copy);
  workspaceStore.putWorkflow(copy);
  noticesStore.show({
    tone: 'warning',
    text: `Another tab changed this workflow at the same time. The text of this tab is kept here, and the other one as "${name}" on the home page.`,
    sticky: true,
  });
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function reasonOf(error: unknown): string {
  if (isQuota(error)) return 'its storage is full.';
  const message = error instanceof Error ? error.message : String(error);
  return message.endsWith('.') ? message : `${message}.`;
}

/** Calls back when the page is closed, reloaded or put away. */
function onLeaving(leave: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const hide = (): void => void (document.visibilityState === 'hidden' && leave());
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  return () => {
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', hide);
  };
}
