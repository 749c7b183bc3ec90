/** Puts the application together. One line per wire: who is told of what. */
import { createNoticesStore } from '../shell/stores/noticesStore';
import { createRulesStore } from '../shell/stores/rulesStore';
import { createSettingsStore } from '../shell/stores/settingsStore';
import { createWorkspaceStore } from '../shell/stores/workspaceStore';
import { createRunner, createRunWorker } from '../shell/worker/client';
import { askToPersist } from '../shell/keep/askToPersist';
import { draftsKey } from '../shell/keep/draftsKey';
import { createDatabase } from '../shell/keep/database';
import { createJournal } from '../shell/keep/journal';
import { createKeeper } from '../shell/keep/keeper';
import { keepSettings, readSettings } from '../shell/keep/keptSettings';
import { holdPage } from '../shell/keep/livePages';
import { createOtherTabs } from '../shell/keep/otherTabs';
import { createPageStorage } from '../shell/keep/pageStorage';
import type { AppParts } from './appParts';
import { fetchLater } from './fetchLater';
import { fetchSdkNames } from './fetchSdkNames';
import { guardLeaving } from '../shell/keep/leaving';
import { createLibrary } from '../shell/keep/library';
import { loadSyntax } from './loadSyntax';
import type { OpeningParts } from './openSession';
import { downloadHeld, tellStorage, tellUnreadable } from './tellStorage';
import { showTheme } from './theme';

/**
 * How long the first screen waits for the list of workflows: it is then drawn
 * once. A storage that hangs is not waited for.
 */
const listPatienceMs = 300;

/** Creates everything that lives as long as the page. */
export async function wireApp(): Promise<AppParts> {
  const storage = createPageStorage();
  const settingsStore = createSettingsStore(readSettings(storage));
  showTheme(settingsStore);
  const noticesStore = createNoticesStore();
  const rulesStore = createRulesStore(undefined, fetchSdkNames);
  const workspaceStore = createWorkspaceStore();
  const tabs = createOtherTabs();
  const world = { nowMs: () => Date.now(), newId };
  const { keeper, database } = createKeeper({ ...world, createDatabase, journal: createJournal(storage) });
  const runner = createRunner(createRunWorker);
  const pageId = newId();
  const opening: OpeningParts = {
    ...world,
    keeper,
    database,
    storage,
    pageId,
    tabs,
    runner,
    settingsStore,
    noticesStore,
    rulesStore,
    workspaceStore,
  };
  const library = createLibrary({
    ...opening,
    loadSyntax,
    copyWorld: async (fromId, toId) => (await import('../shell/keep/keptWorld')).copyWorld(database, fromId, toId),
    tellUnreadable: (records) => tellUnreadable(noticesStore, records),
  });

  settingsStore.subscribe((settings) => keepSettings(storage, settings));
  // `public/first.js` reads it before anything is painted: whoever has workflows here is not greeted as a newcomer.
  workspaceStore.subscribe(
    ({ workflows }) => void (workflows && workflows.length > 0 && storage.write('stepyard.known', 'yes')),
  );
  tellStorage(keeper, noticesStore);
  guardLeaving(keeper);
  holdPage(pageId);
  tabs.listen(() => void library.refresh());
  keeper.listen((news) => {
    if (news.kind === 'saved') tabs.tell({ kind: 'saved', id: news.id });
    if (news.kind === 'health' && !news.trouble) void library.refresh();
  });
  // Once there is something to keep.
  const stopAsking = keeper.listen((news) => {
    if (news.kind !== 'saved') return;
    stopAsking();
    void askToPersist();
  });
  fetchLater(async () => (await import('../shell/keep/runTables')).sweepRuns(database, keeper.isHeld));
  fetchLater(async () => (await import('../shell/keep/keptWorld')).sweepWorlds(database, keeper.isHeld));
  // Its script comes with the workbench: whoever has no drafts does without it here.
  if (storage.keys(draftsKey).length > 0)
    fetchLater(async () => (await import('../shell/keep/keptDrafts')).sweepDrafts(storage, keeper));
  await Promise.race([library.refresh(), new Promise((resolve) => setTimeout(resolve, listPatienceMs))]);

  return {
    settingsStore,
    noticesStore,
    workspaceStore,
    library,
    downloadHeld: () => downloadHeld(keeper),
    // With the workbench: the home page does without validation and expressions, which are half of the script.
    openSession: async (id, watch) => (await import('./openSession')).openSession(id, opening, watch),
  };
}

/** A short id by chance. Not `randomUUID`: browsers give that to secure addresses only. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
