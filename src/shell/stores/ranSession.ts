/**
 * The workflow as a run ran it, where the document is another one by now: to be looked at by the same views as the
 * document, so that what happened stands on the states that it happened to, under the names that they had. Nothing of it
 * can be changed: who tries is led back to the document.
 */
import { jsonEquals } from '../../core/base/json';
import { createDocument, type StepDocument } from '../../core/document/document';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { createDerived } from './derived';
import { createDocumentStore, type DocumentStore } from './documentStore';
import { createDraftsStore } from './draftsStore';
import { createDrawing } from './drawing';
import type { FoundProblems } from './foundProblems';
import type { Run } from './runsStore';
import { createSelectionStore, type SelectionState, type SelectionStore } from './selectionStore';
import type { Session } from './session';

/** Makes the session in which a run is looked at on the text that it ran. */
export function createRanSession(today: Session, run: Run): Session {
  const { settingsStore, rulesStore, background, afterPaint } = today;
  const selectionStore = createRanSelection(today.selectionStore);
  const documentStore = createRanDocument(today, run);
  const derived = createDerived({
    document: documentStore,
    selection: selectionStore,
    settings: settingsStore,
    rules: rulesStore,
  });
  return {
    ...today,
    today,
    documentStore,
    selectionStore,
    draftsStore: createDraftsStore(),
    derived,
    foundProblems: noProblems,
    drawing: createDrawing({
      document: documentStore,
      selection: selectionStore,
      settings: settingsStore,
      derived,
      background,
      afterPaint,
      nowMs: () => performance.now(),
    }),
  };
}

/** The text that was run. Where it can no longer be read as it was (it was in another syntax), what was read of it then. */
export function ranDocument({ documentStore }: Session, { definitionText, definition }: Run): StepDocument {
  const { document } = documentStore.getState();
  for (const fileName of [`run.${document.syntax}`, 'run.json']) {
    const ran = createDocument(definitionText, fileName);
    if (jsonEquals(readModel(readTree(ran.text, ran.syntax)).definition, definition)) return ran;
  }
  return createDocument(JSON.stringify(definition, null, 2), 'run.json');
}

function createRanDocument(today: Session, run: Run): DocumentStore {
  const { documentStore, runsStore, noticesStore } = today;
  const { name, type, fileName } = documentStore.getState();
  const ran = createDocumentStore(
    { document: ranDocument(today, run), name, type, ...(fileName === undefined ? {} : { fileName }) },
    { nowMs: () => 0, selection: () => [], aroundChange: () => () => undefined },
  );
  return {
    ...documentStore,
    getState: ran.getState,
    getInitialState: ran.getInitialState,
    subscribe: ran.subscribe,
    dispatch: () => {
      runsStore.backToEditing();
      noticesStore.show({
        tone: 'info',
        text: `Run ${run.number} ran an earlier version of the workflow, which stays as it was. This is the workflow as it is now: change it here.`,
        command: { id: 'run.showAgain', label: `Show run ${run.number} again` },
      });
    },
  };
}

/** What is selected is the run's own; which panels are open is the same as for the document. */
function createRanSelection(today: SelectionStore): SelectionStore {
  const own = createSelectionStore();
  let last: { readonly own: SelectionState; readonly today: SelectionState; readonly both: SelectionState } | undefined;
  const getState = (): SelectionState => {
    const parts = { own: own.getState(), today: today.getState() };
    if (last?.own === parts.own && last.today === parts.today) return last.both;
    const { dockTab, leftTab, narrowTab, dialog, ...rest } = parts.today;
    const { states, transition, visit, items, collapsed } = parts.own;
    const both = { ...rest, dockTab, leftTab, narrowTab, dialog, states, transition, visit, items, collapsed };
    last = { ...parts, both };
    return both;
  };
  const { openDock, closeDock, showLeft, showNarrow, openDialog, closeDialog } = today;
  return {
    ...own,
    ...{ openDock, closeDock, showLeft, showNarrow, openDialog, closeDialog },
    getState,
    subscribe(listener) {
      let before = getState();
      const tell = (): void => {
        const now = getState();
        const was = before;
        before = now;
        if (now !== was) listener(now, was);
      };
      const stops = [own.subscribe(tell), today.subscribe(tell)];
      return () => stops.forEach((stop) => stop());
    },
  };
}

const none: FoundProblems = { machine: undefined, all: [], byState: new Map() };
const noProblems: Session['foundProblems'] = {
  getState: () => none,
  getInitialState: () => none,
  subscribe: () => () => undefined,
};
