/** The workflows kept in this browser: making, opening, copying, removing and putting back. */
import { createDocument, type StepDocument } from '../document/document';
import { readModel } from '../asl/readModel';
import { readTree } from '../document/tree';
import { buildGraph } from '../graph/buildGraph';
import { layoutGraph } from '../graph/layoutGraph';
import type { WorkflowType } from '../stores/documentStore';
import type { WorkflowEntry, WorkflowPicture, WorkspaceStore } from '../stores/workspaceStore';
import type { OtherTabs } from './otherTabs';
import type { KeptWorkflow, Keeper } from './persistence';
import { buildPicture } from './workflowPicture';

/** What a new workflow is made of. */
export type NewWorkflow = {
  readonly name: string;
  readonly type: WorkflowType;
  readonly source: string;
  readonly fileName?: string;
  /** The input to offer at its first run. */
  readonly inputText?: string;
};

/** The library and what can be done with it. */
export type Library = {
  /** Reads the list; called again when another tab changed it. */
  readonly refresh: () => Promise<void>;
  /** Keeps a new workflow and gives its id. */
  readonly create: (workflow: NewWorkflow) => Promise<string>;
  readonly duplicate: (id: string) => Promise<string | undefined>;
  /** Removes a workflow; the returned function puts it back as it was. */
  readonly remove: (id: string) => Promise<() => Promise<void>>;
};

/** What the library works with. */
export type LibraryParts = {
  readonly keeper: Keeper;
  readonly tabs: OtherTabs;
  readonly workspaceStore: WorkspaceStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
};

/** Creates the library over a keeper. */
export function createLibrary({ keeper, tabs, workspaceStore, nowMs, newId }: LibraryParts): Library {
  const refresh = async (): Promise<void> => workspaceStore.setWorkflows(await keeper.listEntries());

  const keep = async (document: StepDocument, about: Omit<NewWorkflow, 'source'>): Promise<string> => {
    const id = newId();
    const { name, type, fileName, inputText = '' } = about;
    const entry: WorkflowEntry = { id, name, type, fileName, createdMs: nowMs(), updatedMs: nowMs(), ...describeDocument(document) };
    await keeper.save({ id, name, type, fileName, document, inputText, revision: 0 }, entry);
    workspaceStore.putWorkflow(entry);
    tabs.tell({ kind: 'saved', id });
    return id;
  };

  return {
    refresh,
    create: (workflow) => keep(createDocument(workflow.source, workflow.fileName), workflow),
    duplicate: async (id) => {
      const kept = await keeper.loadDocument(id);
      return kept && keep(kept.document, { ...kept, name: `${kept.name} copy`, fileName: undefined });
    },
    remove: async (id) => {
      const removed: KeptWorkflow = await keeper.remove(id);
      workspaceStore.removeWorkflow(id);
      tabs.tell({ kind: 'removed', id });
      return async () => {
        await keeper.putBack(removed);
        await refresh();
      };
    },
  };
}

/** Beyond this a picture is not worth the wait; it comes with the first save after opening. */
const maxDescribedLength = 300_000;

/** What the list shows of a document without opening it. */
export function describeDocument(document: StepDocument): { readonly stateCount: number; readonly picture?: WorkflowPicture } {
  if (document.text.length > maxDescribedLength) return { stateCount: 0 };
  const machine = readModel(readTree(document.text, document.syntax));
  if (machine.states.size === 0) return { stateCount: 0 };
  const graph = buildGraph(machine, { collapsed: new Set() });
  return { stateCount: machine.states.size, picture: buildPicture(graph, layoutGraph(graph, { direction: 'down' })) };
}
