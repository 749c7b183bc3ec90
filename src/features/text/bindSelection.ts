/**
 * Shares the selection between the text and the rest: a caret inside a state selects
 * that state, and a state selected elsewhere is brought into view with its lines marked.
 * The caret follows a selection made elsewhere only while somebody is not writing here.
 */
import type { editor } from 'monaco-editor/editor';
import type { StateId } from '../../core/asl/model';
import { pointerAt, rangeOf, type SyntaxTree } from '../../core/document/tree';
import { stateAround } from '../../shell/stores/followSelection';
import type { Session } from '../../shell/stores/session';
import type { TextBinding } from './bindDocument';

/** Binds an editor to the selection of a session. Returns how to let go. */
export function bindSelection(
  code: editor.ICodeEditor,
  session: Session,
  { whenSame }: TextBinding,
  selectedLines: string,
): () => void {
  const { selectionStore, documentStore, derived } = session;
  const marks = code.createDecorationsCollection();
  let shown: StateId | undefined;
  let isOurs = false;

  function stateAtCaret(): StateId | undefined {
    const model = code.getModel();
    const caret = code.getPosition();
    return model && caret
      ? stateAround(derived.machine(), pointerAt(derived.tree(), model.getOffsetAt(caret)))
      : undefined;
  }

  function mark(id: StateId | undefined): void {
    const lines = id === undefined ? undefined : linesOf(derived.tree(), id, code.getModel());
    marks.set(
      lines
        ? [{ range: lines, options: { isWholeLine: true, className: selectedLines, linesDecorationsClassName: null } }]
        : [],
    );
  }

  function show(id: StateId | undefined): void {
    shown = id;
    mark(id);
    const range = id === undefined ? undefined : rangeOf(derived.tree(), id);
    const model = code.getModel();
    if (!range || !model || stateAtCaret() === id) return;
    const start = model.getPositionAt(range.keyFrom ?? range.from);
    isOurs = true;
    if (!code.hasTextFocus()) code.setPosition(start);
    isOurs = false;
    code.revealLineNearTop(start.lineNumber);
  }

  let isWaiting = false;
  const moving = code.onDidChangeCursorPosition(() => {
    if (isOurs || isWaiting || !code.hasTextFocus()) return;
    isWaiting = true;
    whenSame(selectAtCaret);
  });

  function selectAtCaret(): void {
    isWaiting = false;
    const id = stateAtCaret();
    if (id === shown) return;
    shown = id;
    isOurs = true;
    if (id === undefined) selectionStore.clear();
    else selectionStore.select([id]);
    isOurs = false;
    mark(id);
  }

  function showSelected(): void {
    const id = selectionStore.getState().states.at(-1);
    if (id !== shown) show(id);
  }

  function markSelected(): void {
    shown = selectionStore.getState().states.at(-1);
    mark(shown);
  }

  const unsubscribeSelection = selectionStore.subscribe(() => {
    if (!isOurs) whenSame(showSelected);
  });
  // The marked lines grow and shrink with the state; its id may be another one after a rename.
  const unsubscribeDocument = documentStore.subscribe((now, before) => {
    if (now.document.version === before.document.version) return;
    queueMicrotask(() => whenSame(markSelected));
  });

  show(selectionStore.getState().states.at(-1));
  return () => {
    moving.dispose();
    unsubscribeSelection();
    unsubscribeDocument();
    marks.clear();
  };
}

function linesOf(tree: SyntaxTree, id: StateId, model: editor.ITextModel | null) {
  const range = rangeOf(tree, id);
  if (!range || !model || range.to > model.getValueLength()) return undefined;
  const start = model.getPositionAt(range.keyFrom ?? range.from);
  const end = model.getPositionAt(range.to);
  return { startLineNumber: start.lineNumber, startColumn: 1, endLineNumber: end.lineNumber, endColumn: end.column };
}
