import { renderToString } from 'react-dom/server';
import { createNoticesStore } from '../shell/stores/noticesStore';
import { createSettingsStore } from '../shell/stores/settingsStore';
import { createWorkspaceStore } from '../shell/stores/workspaceStore';
import { AppContext, type AppParts } from './appParts';
import { Home } from './Home';

/**
 * The home page of somebody who has no workflows yet, as HTML. The build writes it into the page, so that it is read
 * before the script has come; `main.tsx` then draws the living page in its place.
 */
export function drawFirstPaint(): string {
  const workspaceStore = createWorkspaceStore();
  workspaceStore.setWorkflows([]);
  const parts: AppParts = {
    settingsStore: createSettingsStore({}),
    noticesStore: createNoticesStore(),
    // which is what React draws to text
    workspaceStore: { ...workspaceStore, getInitialState: workspaceStore.getState },
    library: { refresh: notYet, create: notYet, duplicate: notYet, remove: notYet },
    downloadHeld: () => 0,
    openSession: notYet,
  };
  return renderToString(
    <AppContext value={parts}>
      <Home />
    </AppContext>,
  );
}

function notYet(): never {
  throw new Error('The first picture of the home page is only looked at.');
}
