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
import type { DocumentState, DocumentStore } from '../../shell/stores/documentStore';
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
  readonly catchUp: () => void;
  /** Does something that reads both, as soon as they are the same text: now, if they are. */
  readonly whenSame: (work: () => void) => void;
  readonly letGo: () => void;
};

/** What a binding knows of its two sides. */
type Binding = {
  readonly model: BoundModel;
  readonly store: DocumentStore;
  readonly ports: BindingPorts;
  /** The version of the document that the binding made or has heard of. */
  knownVersion: number;
  /** A change of the document is coming into the model now. */
  isArriving: boolean;
  /** What was typed is going into the document now. */
  isLeaving: boolean;
  typing: Typing | undefined;
  /** The last change of the document, as long as the model does not have it. */
  missing: ChangeSet | undefined;
  callOffCatchingUp: () => void;
  /** The text that the model has left behind, as long as the document does not have what was typed since. */
  behind: string | undefined;
  callOffTaking: () => void;
  callOffLongest: (() => void) | undefined;
  /** What is done as soon as both are the same text. */
  readonly waiting: (() => void)[];
};

/** Binds a model that already holds the document's text. */
export function bindDocument(model: BoundModel, store: DocumentStore, ports: BindingPorts): TextBinding {
  const binding: Binding = {
    model,
    store,
    ports,
    knownVersion: store.getState().document.version,
    isArriving: false,
    isLeaving: false,
    typing: undefined,
    missing: undefined,
    callOffCatchingUp: () => undefined,
    behind: undefined,
    callOffTaking: () => undefined,
    callOffLongest: undefined,
    waiting: [],
  };
  const listening = model.onDidChangeContent((event) => {
    if (!binding.isArriving) takeTyping(binding, event);
  });
  const unsubscribe = store.subscribe(({ document, lastChange }) => {
    if (!binding.isLeaving && document.version !== binding.knownVersion) takeChange(binding, document, lastChange);
  });

  return {
    catchUp: () => catchUp(binding),
    whenSame: (work) => {
      if (binding.missing || binding.behind !== undefined) binding.waiting.push(work);
      else work();
    },
    letGo: () => {
      takeTyped(binding);
      binding.callOffCatchingUp();
      listening.dispose();
      unsubscribe();
    },
  };
}

/** Something was typed: it leaves for the document at once, or of a long text when typing pauses. */
function takeTyping(binding: Binding, event: editor.IModelContentChangedEvent): void {
  const { model, store, ports } = binding;
  const { text, syntax } = store.getState().document;
  if (binding.behind !== undefined || (ports.isLong(text, syntax) && !binding.missing && ports.isInUse())) {
    binding.behind ??= text;
    binding.callOffTaking();
    binding.callOffTaking = ports.afterPaint(() => takeTyped(binding), typingPauseMs);
    binding.callOffLongest ??= ports.afterPaint(() => takeTyped(binding), longestTypingMs);
    return;
  }
  const missed = takeMissing(binding);
  const typed = event.isFlush
    ? diffChanges(text, model.getValue())
    : mapThrough(readTypedChanges(event.changes), missed);
  leave(binding, typed);
  if (missed || store.getState().document.text.length !== model.getValueLength())
    arrive(binding, diffChanges(model.getValue(), store.getState().document.text));
  if (missed) goOn(binding);
}

/** The document was changed elsewhere: the change comes into the model at once, or after the next paint. */
function takeChange(
  binding: Binding,
  document: DocumentState['document'],
  lastChange: DocumentState['lastChange'],
): void {
  const { model, ports } = binding;
  const isNext = lastChange?.fromVersion === binding.knownVersion;
  binding.knownVersion = document.version;
  binding.typing = undefined;
  if (binding.behind !== undefined) {
    const typed = diffChanges(binding.behind, model.getValue());
    arrive(binding, mapThrough(diffChanges(binding.behind, document.text), typed));
    binding.behind = document.text;
    return;
  }
  const missed = takeMissing(binding);
  if (missed) arrive(binding, missed);
  binding.missing = isNext ? lastChange.changes : diffChanges(model.getValue(), document.text);
  if (ports.isInUse()) catchUp(binding);
  else binding.callOffCatchingUp = ports.afterPaint(() => catchUp(binding), 0);
}

/** Takes the change that the model does not have, so that only one does something about it. */
function takeMissing(binding: Binding): ChangeSet | undefined {
  binding.callOffCatchingUp();
  const taken = binding.missing;
  binding.missing = undefined;
  return taken;
}

/** What was typed goes into the document. */
function leave(binding: Binding, changes: ChangeSet): void {
  if (changes.length === 0) return;
  const { store } = binding;
  binding.typing = continueTyping(binding.typing, changes);
  binding.isLeaving = true;
  store.dispatch({ changes, label: labelTyping(changes), origin: 'text', joinKey: `text:${binding.typing.burst}` });
  binding.isLeaving = false;
  binding.knownVersion = store.getState().document.version;
}

/** What was typed since the model left the document behind goes into it. */
function takeTyped(binding: Binding): void {
  binding.callOffTaking();
  binding.callOffLongest?.();
  binding.callOffLongest = undefined;
  if (binding.behind === undefined) return;
  const before = binding.behind;
  binding.behind = undefined;
  leave(binding, diffChanges(before, binding.model.getValue()));
  goOn(binding);
}

/** Makes both the same text. */
function catchUp(binding: Binding): void {
  takeTyped(binding);
  const missed = takeMissing(binding);
  if (!missed) return;
  const { model, store } = binding;
  arrive(binding, missed);
  const { text } = store.getState().document;
  if (model.getValueLength() !== text.length) arrive(binding, diffChanges(model.getValue(), text));
  goOn(binding);
}

function goOn({ waiting }: Binding): void {
  for (const work of waiting.splice(0)) work();
}

/** Changes of the document come into the model. */
function arrive(binding: Binding, changes: ChangeSet): void {
  const { model } = binding;
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
  binding.isArriving = true;
  model.pushEditOperations(null, edits, () => null);
  binding.isArriving = false;
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
