import { createStore } from 'zustand/vanilla';
import type { WorkflowType } from './documentStore';
import { readable, type Readable } from './store';

/** A miniature of the graph, as geometry only: the page draws it in the colours of the theme. */
export type WorkflowPicture = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly kind: 'state' | 'container' | 'terminal';
    readonly title: string;
    readonly glyph: string;
  }[];
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[];
};

/** What the list of workflows knows of one of them, without opening it. */
export type WorkflowEntry = {
  readonly id: string;
  readonly name: string;
  readonly type: WorkflowType;
  readonly fileName?: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly stateCount: number;
  readonly picture?: WorkflowPicture;
  readonly lastRun?: { readonly status: string; readonly atMs: number };
};

/** Whether the work is safe: `failed` says why it is not. */
export type Saving =
  { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly reason: string };

/** All workflows kept in this browser, and the state of keeping them. */
export type WorkspaceState = {
  /** Newest first; undefined until the list was read. */
  readonly workflows?: readonly WorkflowEntry[];
  readonly saving: Saving;
  /** Another tab of this browser has changed the open workflow, and has its own text of it. */
  readonly otherTab: boolean;
  /** Why a file could not be opened, until the person has read it. */
  readonly importError?: string;
};

/** The workspace and the verbs that change it. */
export type WorkspaceStore = Readable<WorkspaceState> & {
  readonly setWorkflows: (workflows: readonly WorkflowEntry[]) => void;
  /** Adds an entry or replaces the one with its id, and keeps the newest first. */
  readonly putWorkflow: (entry: WorkflowEntry) => void;
  readonly removeWorkflow: (id: string) => void;
  readonly setSaving: (saving: Saving) => void;
  readonly setOtherTab: (otherTab: boolean) => void;
  readonly setImportError: (importError: string | undefined) => void;
};

/** Creates a workspace whose list has not been read yet. */
export function createWorkspaceStore(): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => ({ saving: { kind: 'saved' }, otherTab: false }));
  return {
    ...readable(store),
    setWorkflows: (workflows) => store.setState({ workflows: newestFirst(workflows) }),
    putWorkflow: (entry) =>
      store.setState(({ workflows = [] }) => ({
        workflows: newestFirst([entry, ...workflows.filter(({ id }) => id !== entry.id)]),
      })),
    removeWorkflow: (id) =>
      store.setState(({ workflows = [] }) => ({ workflows: workflows.filter((entry) => entry.id !== id) })),
    setSaving: (saving) => store.setState({ saving }),
    setOtherTab: (otherTab) => store.setState({ otherTab }),
    setImportError: (importError) => store.setState({ importError }),
  };
}

function newestFirst(workflows: readonly WorkflowEntry[]): readonly WorkflowEntry[] {
  return [...workflows].sort((a, b) => b.updatedMs - a.updatedMs);
}
