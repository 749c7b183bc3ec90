import { createRunsStore } from '../stores/runsStore';
import { createSession } from '../stores/session';
import type { RulesStore } from '../stores/rulesStore';
import type { NoticesStore } from '../stores/noticesStore';
import type { SettingsStore } from '../stores/settingsStore';
import type { WorkspaceStore } from '../stores/workspaceStore';
import type { Runner } from '../worker/client';
import { afterPaint } from './afterPaint';
import type { OpenSession } from './appParts';
import { startAutosave } from './autosave';
import { bringRules } from './bringRules';
import { startKeepingRuns } from './keepRuns';
import { describeDocument } from './library';
import { loadSyntax } from './loadSyntax';
import type { OtherTabs } from './otherTabs';
import type { Keeper } from './persistence';
import { watchForSdkCalls } from './watchForSdkCalls';
import { readJournal, type JournalStorage } from './unsavedJournal';

/** What opening works with: the shared stores, and the world outside. */
export type OpeningParts = {
  readonly keeper: Keeper;
  readonly tabs: OtherTabs;
  readonly storage: JournalStorage;
  readonly runner: Runner;
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly rulesStore: RulesStore;
  readonly workspaceStore: WorkspaceStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
};

/** Opens a kept workflow as it was left: text, undo history, finished runs, input. Undefined when it is not kept here. */
export async function openSession(id: string, parts: OpeningParts): Promise<OpenSession | undefined> {
  const { keeper, settingsStore, noticesStore, rulesStore, workspaceStore, nowMs, runner } = parts;
  const [saved, keptRuns, entries] = await Promise.all([keeper.loadDocument(id), keeper.loadRuns(id), keeper.listEntries()]);
  if (!saved) return undefined;
  const written = readJournal(parts.storage, id);
  const unsaved = written !== undefined && written.document.text !== saved.document.text;
  const kept = unsaved ? written : saved;
  await loadSyntax(kept.document.syntax);
  const runsStore = createRunsStore({ runner, nowMs, seed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, onNextFrame });
  if (keptRuns) runsStore.restore(keptRuns.runs);
  if (kept.inputText) runsStore.remember(kept.inputText);
  const session = createSession({ ...kept, runsStore, settingsStore, noticesStore, rulesStore, nowMs, afterPaint });
  bringRules(rulesStore, noticesStore);
  workspaceStore.setWorkflows(entries);
  workspaceStore.setSaving({ kind: 'saved' });
  workspaceStore.setOtherTab(false);

  const entry = entries.find((known) => known.id === id) ?? { id, name: kept.name, type: kept.type, createdMs: nowMs(), updatedMs: nowMs(), ...describeDocument(kept.document) };
  const autosave = startAutosave({ ...parts, session, entry, revision: kept.revision, unsaved });
  const stopWatching = watchForSdkCalls(session);
  const stopRuns = startKeepingRuns(session, keeper, workspaceStore);
  const stopDock = runsStore.subscribe(({ runs }, before) => {
    if (runs.length > before.runs.length && session.selectionStore.getState().dockTab === undefined) session.selectionStore.openDock('timeline');
  });
  return {
    session,
    close: async () => {
      stopWatching();
      stopRuns();
      stopDock();
      runsStore.close();
      await autosave.stop();
    },
  };
}

/** Calls back before the next frame, or soon where frames do not come because the page is not seen. */
function onNextFrame(callback: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(callback);
  else setTimeout(callback, 100);
}
