/** The workflows kept in this browser: making, opening, copying, removing and putting back. */
import { createDocument, type StepDocument } from '../../core/document/document';
import { fail, ok, type Result } from '../../core/base/result';
import { readModel } from '../../core/asl/readModel';
import { readTree, type Syntax } from '../../core/document/tree';
import type { Keeper } from './keeper';
import type { OtherTabs } from './otherTabs';
import { buildGraph } from '../../core/graph/buildGraph';
import { layoutGraph } from '../../core/graph/layoutGraph';
import type { WorkflowType } from '../stores/documentStore';
import type { PlaceholderValues } from '../stores/runsStore';
import type { WorkflowEntry, WorkflowPicture, WorkspaceStore } from '../stores/workspaceStore';
import { buildPicture } from './workflowPicture';

/** What a new workflow is made of. */
export type NewWorkflow = {
  readonly name: string;
  readonly type: WorkflowType;
  readonly source: string;
  readonly fileName?: string;
  /** The input to offer at its first run. */
  readonly inputText?: string;
  readonly placeholderValues?: PlaceholderValues;
};

/** The library and what can be done with it. */
export type Library = {
  /**
   * Reads the list; called again when another tab changed it. A list that cannot be read leaves the one that is known.
   */
  readonly refresh: () => Promise<void>;
  /** Makes a new workflow and gives its id. It can be opened at once; the keeper tells if it cannot be saved. */
  readonly create: (workflow: NewWorkflow) => string;
  /** Fails, in words, when the workflow cannot be read. */
  readonly duplicate: (id: string) => Promise<Result<string>>;
  /** Removes a workflow; the returned function puts it back as it was. Fails, in words, when the storage refuses. */
  readonly remove: (id: string) => Promise<Result<() => Promise<void>>>;
};

/** What the library works with. */
export type LibraryParts = {
  readonly keeper: Keeper;
  readonly tabs: OtherTabs;
  readonly workspaceStore: WorkspaceStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Fetches what a syntax needs before a document in it is read. */
  readonly loadSyntax: (syntax: Syntax) => Promise<void>;
  /** Gives a copy what the other one's runs begin with. Only the copy's own trouble, when it fails. */
  readonly copyWorld: (fromId: string, toId: string) => Promise<void>;
  /** Hears of records that are no workflows, all of them, when there are more than before. They stay where they are. */
  readonly tellUnreadable: (records: readonly unknown[]) => void;
};

/** Creates the library over a keeper. */
export function createLibrary(parts: LibraryParts): Library {
  const { keeper, tabs, workspaceStore, nowMs, newId, loadSyntax, copyWorld, tellUnreadable } = parts;
  let toldCount = 0;

  const refresh = async (): Promise<void> => {
    const list = await keeper.listEntries();
    if (!list.ok) {
      // The keeper tells of the trouble, and when it is over the list is read again.
      if (!workspaceStore.getState().workflows) workspaceStore.setWorkflows([]);
      return;
    }
    const { entries, unreadable } = list.value;
    workspaceStore.setWorkflows(entries);
    if (unreadable.length > toldCount) tellUnreadable(unreadable);
    toldCount = unreadable.length;
  };

  const keep = (document: StepDocument, about: Omit<NewWorkflow, 'source'>): string => {
    const id = newId();
    const { name, type, fileName, inputText = '', placeholderValues } = about;
    const entry: WorkflowEntry = {
      id,
      name,
      type,
      fileName,
      createdMs: nowMs(),
      updatedMs: nowMs(),
      ...describeDocument(document),
    };
    void keeper.save({ id, name, type, fileName, document, inputText, placeholderValues, revision: 0 }, entry);
    workspaceStore.putWorkflow(entry);
    return id;
  };

  return {
    refresh,
    create: (workflow) => keep(createDocument(workflow.source, workflow.fileName), workflow),
    duplicate: async (id) => {
      const loaded = await keeper.load(id);
      if (!loaded.ok) return fail(loaded.error.reason);
      if (loaded.value.kind !== 'found')
        return fail('It is not in the storage of this browser any more, or cannot be read.');
      const { document: kept } = loaded.value;
      await loadSyntax(kept.document.syntax);
      const copyId = keep(kept.document, { ...kept, name: `${kept.name} copy`, fileName: undefined });
      // Before the copy can be opened. Its script may not be had: then it begins with nothing.
      await copyWorld(id, copyId).catch(() => undefined);
      return ok(copyId);
    },
    remove: async (id) => {
      const removed = await keeper.remove(id);
      if (!removed.ok) return fail(removed.error.reason);
      workspaceStore.removeWorkflow(id);
      tabs.tell({ kind: 'removed', id });
      return ok(async () => {
        const { entry } = removed.value;
        if (entry) workspaceStore.putWorkflow(entry);
        await keeper.putBack(removed.value, newId());
        await refresh();
      });
    },
  };
}

/** Beyond this a picture is not worth the wait; it comes with the first save after opening. */
const maxDescribedLength = 200_000;

/** What the list shows of a document without opening it. */
export function describeDocument(document: StepDocument): {
  readonly stateCount: number;
  readonly picture?: WorkflowPicture;
} {
  if (document.text.length > maxDescribedLength) return { stateCount: 0 };
  const machine = readModel(readTree(document.text, document.syntax));
  if (machine.states.size === 0) return { stateCount: 0 };
  const graph = buildGraph(machine, { collapsed: new Set() });
  return { stateCount: machine.states.size, picture: buildPicture(graph, layoutGraph(graph, { direction: 'down' })) };
}
