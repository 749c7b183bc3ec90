import type { StepDocument } from '../../core/document/document';
import type { CanvasCommands, CanvasPort } from './canvasPort';
import { createDerived, type Derived } from './derived';
import { createDocumentStore, type DocumentStore, type WorkflowType } from './documentStore';
import { createDraftsStore, type DraftsStore } from './draftsStore';
import type { EditorCommands, EditorPort } from './editorPort';
import { followSelection } from './followSelection';
import { createFoundProblems, type AfterPaint, type FoundProblems } from './foundProblems';
import type { NoticesStore } from './noticesStore';
import { createDrawing, type Drawing } from './drawing';
import { createPort } from './port';
import type { RulesStore } from './rulesStore';
import type { RunsStore } from './runsStore';
import { createSelectionStore, type SelectionStore } from './selectionStore';
import type { SettingsStore } from './settingsStore';
import type { Readable } from './store';
import type { Background } from '../worker/background';

/**
 * Everything that belongs to one open workflow, and the shared stores it is
 * looked at with. Closing it drops it all together.
 */
export type Session = {
  /** The id of the workflow in the workspace, and in the address. */
  readonly id: string;
  readonly documentStore: DocumentStore;
  readonly selectionStore: SelectionStore;
  readonly runsStore: RunsStore;
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly rulesStore: RulesStore;
  /** What is typed and not applied yet. */
  readonly draftsStore: DraftsStore;
  readonly derived: Derived;
  /** The problems as they are shown, a moment behind the text. */
  readonly foundProblems: Readable<FoundProblems>;
  /** What the canvas draws; a moment behind a text that is long. */
  readonly drawing: Drawing;
  readonly canvas: CanvasPort;
  readonly editor: EditorPort;
  readonly afterPaint: AfterPaint;
  /** Works on long texts beside the page. */
  readonly background?: SessionParts['background'];
  /** The session of the document, in one that shows the text that a run ran (`ranSession`). */
  readonly today?: Session;
};

/** What a session is made of. */
export type SessionParts = {
  readonly id: string;
  readonly name: string;
  readonly type: WorkflowType;
  readonly fileName?: string;
  readonly document: StepDocument;
  readonly runsStore: RunsStore;
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly rulesStore: RulesStore;
  readonly nowMs: () => number;
  readonly afterPaint: AfterPaint;
  /** Works on long texts beside the page; without it everything is done at once. */
  readonly background?: Pick<Background, 'judge' | 'layOut'>;
};

/** Opens a workflow. */
export function createSession({
  id,
  runsStore,
  settingsStore,
  noticesStore,
  rulesStore,
  nowMs,
  afterPaint,
  background,
  ...workflow
}: SessionParts): Session {
  const selectionStore = createSelectionStore();
  const documentStore: DocumentStore = createDocumentStore(workflow, {
    nowMs,
    selection: () => selectionStore.getState().states,
    aroundChange: () => {
      const before = derived.tree();
      return ({ changes }, select) =>
        followSelection(selectionStore, { before, changes, after: derived.machine, select });
    },
  });
  const derived = createDerived({
    document: documentStore,
    selection: selectionStore,
    settings: settingsStore,
    rules: rulesStore,
  });
  return {
    id,
    documentStore,
    selectionStore,
    runsStore,
    settingsStore,
    noticesStore,
    rulesStore,
    draftsStore: createDraftsStore(),
    derived,
    foundProblems: createFoundProblems({
      document: documentStore,
      rules: rulesStore,
      derived,
      background,
      afterPaint,
      nowMs,
    }),
    drawing: createDrawing({
      document: documentStore,
      selection: selectionStore,
      settings: settingsStore,
      derived,
      background,
      afterPaint,
      nowMs,
    }),
    canvas: createPort<CanvasCommands>(),
    editor: createPort<EditorCommands>(),
    afterPaint,
    background,
  };
}
