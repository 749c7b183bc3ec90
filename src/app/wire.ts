/** Puts the application together. One line per wire: who is told of what. */
import { createNoticesStore } from '../stores/noticesStore';
import { createRulesStore } from '../stores/rulesStore';
import { createSettingsStore } from '../stores/settingsStore';
import { createWorkspaceStore } from '../stores/workspaceStore';
import { createRunner, createRunWorker } from '../worker/client';
import type { AppParts } from './appParts';
import { fetchSdkNames } from './fetchSdkNames';
import { keepSettings, openStorage, readSettings } from './keptSettings';
import { createLibrary } from './library';
import type { OpeningParts } from './openSession';
import { createOtherTabs } from './otherTabs';
import { openKeeper } from './persistence';
import { showTheme } from './theme';

/** Creates everything that lives as long as the page. */
export async function wireApp(): Promise<AppParts> {
  const storage = openStorage();
  const settingsStore = createSettingsStore(readSettings(storage));
  showTheme(settingsStore);
  const noticesStore = createNoticesStore();
  const rulesStore = createRulesStore(undefined, fetchSdkNames);
  const workspaceStore = createWorkspaceStore();
  const tabs = createOtherTabs();
  const { keeper, forgetful } = await openKeeper();
  const runner = createRunner(createRunWorker);
  const world = { nowMs: () => Date.now(), newId: () => crypto.randomUUID().slice(0, 8) };
  const opening: OpeningParts = { ...world, storage, keeper, tabs, runner, settingsStore, noticesStore, rulesStore, workspaceStore };
  const library = createLibrary(opening);

  settingsStore.subscribe((settings) => keepSettings(storage, settings));
  tabs.listen(() => void library.refresh());
  if (forgetful) noticesStore.show({ tone: 'warning', sticky: true, text: `This browser does not let Stepyard keep your work (${forgetful}). Save workflows to files before you close the page.` });
  await library.refresh();

  return {
    ...{ settingsStore, noticesStore, workspaceStore, library },
    // With the workbench: the home page does without validation and expressions, which are half of the script.
    openSession: async (id) => (await import('./openSession')).openSession(id, opening),
  };
}
