import { createContext, use } from 'react';
import { invariant } from '../base/invariant';
import type { NoticesStore } from '../stores/noticesStore';
import type { Session } from '../stores/session';
import type { SettingsStore } from '../stores/settingsStore';
import type { WorkspaceStore } from '../stores/workspaceStore';
import type { Library } from './library';

/** What a page of the application may use. */
export type AppParts = {
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly workspaceStore: WorkspaceStore;
  readonly library: Library;
  /** Opens a workflow; undefined when it is not kept here. */
  readonly openSession: (id: string) => Promise<OpenSession | undefined>;
};

/** An open workflow and the way to close it, with everything saved. */
export type OpenSession = { readonly session: Session; readonly close: () => Promise<void> };

/** Gives the parts to every page. */
export const AppContext = createContext<AppParts | undefined>(undefined);

/** The parts of the application. */
export function useApp(): AppParts {
  const parts = use(AppContext);
  invariant(parts, 'A page was drawn outside the application.');
  return parts;
}
