/**
 * Keeps a Monaco model and the document the same text, both ways.
 *
 * Typing becomes a transaction with origin `text`. A change made elsewhere is applied as the same
 * replacements, so the caret and the scroll position stay where they are. Whose change it was is told by the
 * version: the binding notes the version that its own dispatch made, and has nothing to do for it. While
 * nobody is in the editor, such a change comes into it when the drawing, which the person looks at, has been
 * painted. Of a long text, typing leaves the editor when it pauses, or after a second without a pause: what
 * follows from such a text takes longer than the next letter, but nothing is saved before it has left.
 */
import type { editor } from 'monaco-editor/editor';
import { diffChanges, mapOffset, type ChangeSet } from '../../core/document/changes';
import type { Syntax } from '../../core/document/syntaxTree';
import type { DocumentStore } from '../../shell/stores/documentStore';
import type { AfterPaint } from '../../shell/stores/foundProblems';
import { continueTyping, labelTyping, readTypedChanges, type Typing } from './typedChanges';

/**
 * Longer texts than these, about 1,500 states, are taken over only when typing
 * pauses. Reading YAML costs ten times as much as reading JSON.
 */
const longText: Readonly<Record<Syntax, number>> = { json: 600_000, yaml: 100_000 };

/** How long nothing is typed in a pause. */
export const typingPauseMs = 300;

/** How long what is typed stays in the editor when typing never pauses. */
export const longestTypingMs = 1_000;

/** Whether a text is so long that it is not taken over with every letter. */
export function isLongText({ length }: string, syntax: Syntax): boolean {
  return length > longText[syntax];
}

/** What the binding uses of a Monaco model. */
export type BoundModel = Pick<
  editor.ITextModel,
  'getValue' | 'getValueLength' | 'getPositionAt' | 'pushEditOperations' | 'onDidChangeContent'
>;

/** What the binding needs of its surroundings. */
export type BindingPorts = {
  /** Whether somebody is in the editor now, so that it must not be behind. */
  readonly isInUse: () => boolean;
  /** Whether typing is taken over only when it pauses: `isLongText`. */
  readonly isLong: (text: string, syntax: Syntax) => boolean;
  readonly afterPaint: AfterPaint;
};

/** A model bound to the document. */
export type TextBinding = {
  /** Makes both the same text now. */
  readonly settle: () => void;
  /** Does something that reads both, as soon as they are the same text: now, if they are. */
  readonly whenSame: (work: () => void) => void;
  readonly letGo: () => void;
};

/** Binds a model that already holds the document's text. */
export function bindDocument(
  model: BoundModel,
  store: DocumentStore,
  { isInUse, isLong, afterPaint }: BindingPorts,
): TextBinding {
  let knownVersion = store.getState().document.version;
  let isArriving = false;
  let isLeaving = false;
  let typing: Typing | undefined;
  /** The last change of the document, as long as the model does not have it. */
  let missing: ChangeSet | undefined;
  let callOff: () => void = () => undefined;
  /** The text that the model has left behind, as long as the document does not have what was typed since. */
  let behind: string | undefined;
  let callOffTaking: () => void = () => undefined;
  let callOffLongest: (() => void) | undefined;
  const waiting: (() => void)[] = [];

  const listening = model.onDidChangeContent((event) => {
    if (isArriving) return;
    const { text } = store.getState().document;
    if (behind !== undefined || (isLong(text, store.getState().document.syntax) && !missing && isInUse())) {
      behind ??= text;
      callOffTaking();
      callOffTaking = afterPaint(takeTyped, typingPauseMs);
      callOffLongest ??= afterPaint(takeTyped, longestTypingMs);
      return;
    }
    const missed = takeMissing();
    leave(event.isFlush ? diffChanges(text, model.getValue()) : mapThrough(readTypedChanges(event.changes), missed));
    if (missed || store.getState().document.text.length !== model.getValueLength())
      arrive(diffChanges(model.getValue(), store.getState().document.text));
    if (missed) goOn();
  });

  const unsubscribe = store.subscribe(({ document, lastChange }) => {
    if (isLeaving || document.version === knownVersion) return;
    const isNext = lastChange?.fromVersion === knownVersion;
    knownVersion = document.version;
    typing = undefined;
    if (behind !== undefined) {
      const typed = diffChanges(behind, model.getValue());
      arrive(mapThrough(diffChanges(behind, document.text), typed));
      behind = document.text;
      return;
    }
    const missed = takeMissing();
    if (missed) arrive(missed);
    missing = isNext ? lastChange.changes : diffChanges(model.getValue(), document.text);
    if (isInUse()) settle();
    else callOff = afterPaint(settle, 0);
  });

  function takeMissing(): ChangeSet | undefined {
    callOff();
    const taken = missing;
    missing = undefined;
    return taken;
  }

  function leave(changes: ChangeSet): void {
    if (changes.length === 0) return;
    typing = continueTyping(typing, changes);
    isLeaving = true;
    store.dispatch({ changes, label: labelTyping(changes), origin: 'text', joinKey: `text:${typing.burst}` });
    isLeaving = false;
    knownVersion = store.getState().document.version;
  }

  function takeTyped(): void {
    callOffTaking();
    callOffLongest?.();
    callOffLongest = undefined;
    if (behind === undefined) return;
    const before = behind;
    behind = undefined;
    leave(diffChanges(before, model.getValue()));
    goOn();
  }

  function settle(): void {
    takeTyped();
    const missed = takeMissing();
    if (!missed) return;
    arrive(missed);
    const { text } = store.getState().document;
    if (model.getValueLength() !== text.length) arrive(diffChanges(model.getValue(), text));
    goOn();
  }

  function goOn(): void {
    for (const work of waiting.splice(0)) work();
  }

  function arrive(changes: ChangeSet): void {
    isArriving = true;
    const edits = changes.map(({ from, to, insert }) => {
      const start = model.getPositionAt(from);
      const end = model.getPositionAt(to);
      const range = {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
      return { range, text: insert, forceMoveMarkers: false };
    });
    model.pushEditOperations(null, edits, () => null);
    isArriving = false;
  }

  return {
    settle,
    whenSame: (work) => {
      if (missing || behind !== undefined) waiting.push(work);
      else work();
    },
    letGo: () => {
      takeTyped();
      callOff();
      listening.dispose();
      unsubscribe();
    },
  };
}

/** Changes of a text as changes of the text that others have made of it. */
function mapThrough(changes: ChangeSet, others: ChangeSet | undefined): ChangeSet {
  if (!others) return changes;
  return changes.map(({ from, to, insert }) => ({
    from: mapOffset(others, from, 'after'),
    to: mapOffset(others, to, 'after'),
    insert,
  }));
}
