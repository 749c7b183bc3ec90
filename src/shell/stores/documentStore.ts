import { createStore } from 'zustand/vanilla';
import { diffChanges, type ChangeSet } from '../../core/document/changes';
import { applyTransaction, jumpTo, redo, undo, type StepDocument } from '../../core/document/document';
import type { Pointer } from '../../core/document/pointer';
import type { Origin, Transaction } from '../../core/document/transaction';
import { readable, type Readable } from './store';

/** The type a workflow has on the service, chosen when it is made. */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** How the present text came from the text before it, for views that apply changes instead of loading texts. */
export type LastChange = {
  readonly changes: ChangeSet;
  readonly origin: Origin;
  readonly fromVersion: number;
};

/** One workflow: its text with its undo history, and what is known of it beside the text. */
export type DocumentState = {
  readonly document: StepDocument;
  readonly name: string;
  readonly type: WorkflowType;
  /** The local file it was opened from or saved to. */
  readonly fileName?: string;
  readonly lastChange?: LastChange;
};

/** What the document needs of its surroundings. */
export type DocumentPorts = {
  readonly nowMs: () => number;
  /** What is selected now, to be given back by undo. */
  readonly selection: () => readonly Pointer[];
  /**
   * Called before each change of the text; what it returns is called after it.
   * `select` is what the change asks to be selected.
   */
  readonly aroundChange: () => (change: LastChange, select: readonly Pointer[] | undefined) => void;
};

/** The document and the verbs that change it. `dispatch` is the only way a text changes. */
export type DocumentStore = Readable<DocumentState> & {
  readonly dispatch: (transaction: Transaction) => void;
  /** Takes the last change back. Returns its label, or undefined when there is none. */
  readonly undo: () => string | undefined;
  readonly redo: () => string | undefined;
  /** Goes to the point in the history where exactly the first `index + 1` entries are done; -1 is the beginning. */
  readonly jumpTo: (index: number) => void;
  /** Shows a document that was kept elsewhere, such as by another tab, with its own undo history. */
  readonly load: (kept: Pick<DocumentState, 'document' | 'name' | 'type' | 'fileName'>) => void;
  readonly rename: (name: string) => void;
  readonly setFileName: (fileName: string | undefined) => void;
};

/** Creates the store of one open workflow. */
export function createDocumentStore(
  first: Pick<DocumentState, 'document' | 'name' | 'type' | 'fileName'>,
  ports: DocumentPorts,
): DocumentStore {
  const store = createStore<DocumentState>(() => first);

  const arrive = (
    document: StepDocument,
    changes: ChangeSet,
    origin: Origin,
    select: readonly Pointer[] | undefined,
  ): void => {
    const restoreCursors = ports.aroundChange();
    const lastChange: LastChange = { changes, origin, fromVersion: store.getState().document.version };
    store.setState({ document, lastChange });
    restoreCursors(lastChange, select);
  };

  const travel = (travelled: ReturnType<typeof undo>): string | undefined => {
    if (!travelled) return undefined;
    arrive(travelled.document, travelled.changes, 'undo', travelled.select);
    return travelled.label;
  };

  return {
    ...readable(store),
    dispatch: (transaction) => {
      const at = { nowMs: ports.nowMs(), selection: ports.selection() };
      const document = applyTransaction(store.getState().document, transaction, at);
      arrive(document, transaction.changes, transaction.origin, transaction.select);
    },
    undo: () => travel(undo(store.getState().document)),
    redo: () => travel(redo(store.getState().document)),
    jumpTo: (index) => void travel(jumpTo(store.getState().document, index)),
    load: ({ document, name, type, fileName }) => {
      const now = store.getState().document;
      const version = Math.max(now.version, document.version) + 1; // a version names one text in this session
      if (document.text !== now.text)
        arrive({ ...document, version }, diffChanges(now.text, document.text), 'import', undefined);
      store.setState({ name, type, fileName });
    },
    rename: (name) => store.setState({ name }),
    setFileName: (fileName) => store.setState({ fileName }),
  };
}
