import { createContext, use } from 'react';
import { invariant } from '../core/base/invariant';
import type { Result } from '../core/base/result';
import type { NoticesStore } from '../shell/stores/noticesStore';
import type { Session } from '../shell/stores/session';
import type { SettingsStore } from '../shell/stores/settingsStore';
import type { WorkspaceStore } from '../shell/stores/workspaceStore';
import type { Library } from '../shell/keep/library';

/** What a page of the application may use. */
export type AppParts = {
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly workspaceStore: WorkspaceStore;
  readonly library: Library;
  /** Hands all work that is not in the browser's storage to the downloads. How many files that were. */
  readonly downloadHeld: () => number;
  /** Opens a workflow. */
  readonly openSession: (id: string, watch: OpeningWatch) => Promise<Result<OpenSession, NotOpened>>;
};

/** How far the opening of a long workflow is: what is done now, and how many of the steps are done. */
export type OpeningProgress = { readonly words: string; readonly done: number; readonly of: number };

/** Whoever waits for a workflow: is told how far it is, and may not want it any more. */
export type OpeningWatch = { readonly tell: (progress: OpeningProgress) => void; readonly wanted: AbortSignal };

/**
 * Why a workflow was not opened: it is not kept here, its record is something else, or the storage could not be read.
 */
export type NotOpened =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly record: unknown }
  | { readonly kind: 'unread'; readonly reason: string };

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
