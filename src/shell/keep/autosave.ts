/**
 * Saves the open workflow by itself: a moment after each change, at the latest a second after the first one that is not
 * saved, and at once when the page is being left. A save carries the undo history. When another tab saved the same
 * workflow in between, the newest text wins here, and the other one is kept as a workflow of its own. What the database
 * does not take is held by the keeper, which goes on trying; the header says what is true meanwhile.
 */
import type { Keeper, SaveOutcome } from './keeper';
import type { KeptDocument } from './keptRecords';
import type { OtherTabs } from './otherTabs';
import type { Session } from '../stores/session';
import type { Saving, WorkflowEntry, WorkspaceStore } from '../stores/workspaceStore';
import { buildPicture } from './workflowPicture';

const quietMs = 300;
/** Whoever types without a pause loses no more than this in a crash. */
const longestMs = 1_000;
/** Saving takes at most this part of the time: a text of megabytes is saved less often. */
const savingShare = 0.2;
/** A storage that took longer to answer is asked no less often than this. */
const longestSaveMs = 3_000;

/** What a person should hear of. */
export type AutosaveNews =
  /** Another tab changes this workflow too; its text is shown here from now on. Told once. */
  | { readonly kind: 'shared' }
  /** Another tab deleted this workflow. It is still open here, and `keep` keeps it again. */
  | { readonly kind: 'removed'; readonly keep: () => void }
  /** What another tab deleted is kept again. */
  | { readonly kind: 'keptAgain' }
  /** Another tab changed it at the same time: its text is a workflow of its own now, under this name. */
  | { readonly kind: 'overtaken'; readonly name: string };

/** What autosave works with. */
export type AutosaveParts = {
  readonly session: Session;
  /** The entry at the time of opening: what does not follow from the document is taken over from it. */
  readonly entry: WorkflowEntry;
  /** The revision that was read. */
  readonly revision: number;
  /** What was read is not in the database yet. */
  readonly isUnsaved?: boolean;
  readonly keeper: Keeper;
  readonly tabs: OtherTabs;
  readonly workspaceStore: WorkspaceStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Takes over what stands in the field that has the focus: the page may be gone in a moment. */
  readonly leaveField: () => void;
  readonly tell: (news: AutosaveNews) => void;
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
  const { session, keeper, tabs, workspaceStore, tell } = parts;
  let { entry, revision } = parts;
  let dirty = false;
  let following = false;
  let isRemoved = false;
  let isRemovalTold = false;
  let lastSaveMs = 0;
  /** Set while changes come: it goes off when they pause. */
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  let longestTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  const touch = (): void => {
    dirty = true;
    setKept();
    sayState();
    clearTimeout(quietTimer);
    quietTimer = setTimeout(
      () => {
        quietTimer = undefined;
        void flush();
      },
      Math.max(quietMs, lastSaveMs / savingShare),
    );
    longestTimer ??= setTimeout(() => void flush(), Math.max(longestMs, lastSaveMs));
  };

  /** Whatever another tab deleted is in the storage again, or is about to be. */
  function setKept(): void {
    isRemoved = false;
    if (isRemovalTold) tell({ kind: 'keptAgain' });
    isRemovalTold = false;
  }

  /**
   * Says in the header what is true now. Between two keystrokes it is not said that all is saved: the word would
   * flicker. What failed stays said until a save succeeds: the next try is no reason for hope.
   */
  function sayState(): void {
    const now = workspaceStore.getState().saving;
    const next = stateAfter(now);
    if (next.kind !== now.kind || (next.kind === 'failed' && now.kind === 'failed' && next.reason !== now.reason))
      workspaceStore.setSaving(next);
  }

  function stateAfter(now: Saving): Saving {
    const trouble = keeper.trouble();
    const isHeld = keeper.isHeld(session.id);
    if (isRemoved) return { kind: 'failed', reason: 'It was deleted in another tab.' };
    if (!dirty && quietTimer === undefined && !isHeld) return { kind: 'saved' };
    if (trouble) return { kind: 'failed', reason: trouble.reason };
    return now.kind === 'failed' && isHeld ? now : { kind: 'saving' };
  }

  async function saveOnce(): Promise<void> {
    clearTimeout(longestTimer);
    longestTimer = undefined;
    if (!dirty) return sayState();
    dirty = false;
    const startMs = parts.nowMs();
    // How the last run ended is told to the list meanwhile, not to this entry.
    const listed = workspaceStore.getState().workflows?.find(({ id }) => id === session.id);
    entry = entryOf(session, listed ?? entry, startMs);
    workspaceStore.putWorkflow(entry);
    await keeper.save(documentOf(session, revision), entry);
    lastSaveMs = Math.min(longestSaveMs, Math.max(0, parts.nowMs() - startMs)); // clocks are set back now and then
    sayState();
  }

  /** What a save came to: one of this autosave, or one that the keeper tried again. */
  function take({ revision: saved, theirs }: SaveOutcome): void {
    revision = saved;
    if (theirs) void keepTheirs(parts, theirs, entry);
    sayState();
  }

  /** The keeper has the newest text from now on, whatever becomes of the saves before. */
  const handOver = (): void => {
    if (dirty) keeper.hold(documentOf(session, revision), entry);
  };

  /** One save at a time, in order. */
  const flush = (): Promise<void> => {
    handOver();
    saving = saving.then(saveOnce);
    return saving;
  };

  const followOtherTab = async (): Promise<void> => {
    if (dirty || keeper.isHeld(session.id)) return; // the coming save finds out and keeps both
    const loaded = await keeper.load(session.id);
    if (!loaded.ok || loaded.value.kind !== 'found') return;
    const theirs = loaded.value.document;
    if (dirty || theirs.revision <= revision) return;
    revision = theirs.revision;
    setKept();
    following = true;
    session.documentStore.load(theirs);
    session.runsStore.restorePlaceholders(theirs.placeholderValues ?? {});
    following = false;
    sayState();
    if (workspaceStore.getState().otherTab) return;
    workspaceStore.setOtherTab(true);
    tell({ kind: 'shared' });
  };

  /** Another tab deleted this workflow. It is still here, and whoever wants it back can have it. */
  const tellRemoved = (): void => {
    isRemoved = !dirty && !keeper.isHeld(session.id);
    sayState();
    isRemovalTold = true;
    tell({ kind: 'removed', keep: touch });
  };

  const stops: (() => void)[] = [
    session.documentStore.subscribe(({ document, name, fileName }, before) => {
      if (!following && (document !== before.document || name !== before.name || fileName !== before.fileName)) touch();
    }),
    session.runsStore.subscribe(({ inputText, placeholderValues }, before) => {
      if (!following && (inputText !== before.inputText || placeholderValues !== before.placeholderValues)) touch();
    }),
    tabs.listen(({ kind, id }) => {
      if (id !== session.id) return;
      if (kind === 'saved') void followOtherTab();
      else tellRemoved();
    }),
    keeper.listen((news) => {
      if (news.kind === 'lost' && !isRemoved) touch();
      else if (news.kind === 'saved' && news.id === session.id) take(news.outcome);
      else if (news.kind === 'leaving') leave();
      else sayState();
    }),
  ];

  function leave(): void {
    parts.leaveField();
    session.editor.current()?.catchUp();
    if (dirty) void flush();
  }

  if (parts.isUnsaved && !keeper.isHeld(session.id)) touch();
  else sayState();
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
  const { inputText, placeholderValues } = runsStore.getState();
  return { id, name, type, fileName, document, inputText, placeholderValues, revision };
}

/** What the list of workflows shows of a session now. */
function entryOf(
  { id, documentStore, derived, drawing }: Session,
  before: WorkflowEntry,
  nowMs: number,
): WorkflowEntry {
  const { name, type, fileName } = documentStore.getState();
  const stateCount = derived.machine().states.size;
  if (stateCount === 0)
    return { ...before, id, name, type, fileName, updatedMs: nowMs, stateCount, picture: undefined };
  const { graph, layout } = drawing.getState();
  return { ...before, id, name, type, fileName, updatedMs: nowMs, stateCount, picture: buildPicture(graph, layout) };
}

async function keepTheirs(
  { keeper, workspaceStore, newId, tell }: AutosaveParts,
  theirs: KeptDocument,
  entry: WorkflowEntry,
): Promise<void> {
  const id = newId();
  const name = `${theirs.name} (other tab)`;
  const copy: WorkflowEntry = { ...entry, id, name, lastRun: undefined };
  await keeper.save({ ...theirs, id, name, revision: 0 }, copy);
  workspaceStore.putWorkflow(copy);
  tell({ kind: 'overtaken', name });
}
