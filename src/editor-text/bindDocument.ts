/**
 * Keeps a Monaco model and the document the same text, both ways.
 *
 * Typing becomes a transaction with origin `text`. A change made elsewhere is applied as the same replacements, so the
 * caret and the scroll position stay where they are. Whose change it was is told by the version: the binding notes the
 * version that its own dispatch made, and has nothing to do for it.
 */
import type { editor } from 'monaco-editor/editor';
import { diffChanges, type ChangeSet } from '../document/changes';
import type { DocumentStore } from '../stores/documentStore';
import { continueTyping, labelTyping, readTypedChanges, type Typing } from './typedChanges';

/** What the binding uses of a Monaco model. */
export type BoundModel = Pick<editor.ITextModel, 'getValue' | 'getValueLength' | 'getPositionAt' | 'pushEditOperations' | 'onDidChangeContent'>;

/** Binds a model that already holds the document's text. Returns how to let go. */
export function bindDocument(model: BoundModel, store: DocumentStore): () => void {
  let knownVersion = store.getState().document.version;
  let isArriving = false;
  let isLeaving = false;
  let typing: Typing | undefined;

  const listening = model.onDidChangeContent((event) => {
    if (isArriving) return;
    const changes = event.isFlush ? diffChanges(store.getState().document.text, model.getValue()) : readTypedChanges(event.changes);
    if (changes.length === 0) return;
    typing = continueTyping(typing, changes);
    isLeaving = true;
    store.dispatch({ changes, label: labelTyping(changes), origin: 'text', joinKey: `text:${typing.burst}` });
    isLeaving = false;
    knownVersion = store.getState().document.version;
    if (store.getState().document.text.length !== model.getValueLength()) arrive(diffChanges(model.getValue(), store.getState().document.text));
  });

  const unsubscribe = store.subscribe(({ document, lastChange }) => {
    if (isLeaving || document.version === knownVersion) return;
    const isNext = lastChange?.fromVersion === knownVersion;
    knownVersion = document.version;
    typing = undefined;
    const changes = isNext ? lastChange.changes : diffChanges(model.getValue(), document.text);
    arrive(changes);
    if (model.getValueLength() !== document.text.length) arrive(diffChanges(model.getValue(), document.text));
  });

  function arrive(changes: ChangeSet): void {
    isArriving = true;
    const edits = changes.map(({ from, to, insert }) => {
      const start = model.getPositionAt(from);
      const end = model.getPositionAt(to);
      const range = { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column };
      return { range, text: insert, forceMoveMarkers: false };
    });
    model.pushEditOperations(null, edits, () => null);
    isArriving = false;
  }

  return () => {
    listening.dispose();
    unsubscribe();
  };
}
