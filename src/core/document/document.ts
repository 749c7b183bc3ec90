/**
 * A document is its text, and the text is the only truth. It changes by transactions and in no other way; every change
 * can be taken back to the byte. Nothing in here asks for the time: a transaction brings it along.
 */
import { optional } from '../base/optional';
import { applyChanges, composeChanges, invertChanges, type ChangeSet } from './changes';
import { emptyHistory, recordStep, type HistoryEntry, type UndoHistory } from './history';
import { mapLineEnds, readLineEnds, unifyLineEnds, writeLineEnds, type LineEnds } from './lineEnds';
import type { Pointer } from './pointer';
import type { Syntax } from './syntaxTree';
import type { Transaction } from './transaction';

/** What a file is besides its text, put back when it is written: its byte order mark and its line ends. */
export type SourceStyle = { readonly bom: boolean; readonly lineEnds: LineEnds };

/**
 * A document: its text, with line feeds only, and everything that can be
 * undone. Plain data, fit for structured cloning.
 */
export type StepDocument = {
  readonly text: string;
  /** Grows with every change, undo included. */
  readonly version: number;
  readonly syntax: Syntax;
  readonly source: SourceStyle;
  readonly history: UndoHistory;
};

/** What undo, redo and jumps return: the document, and what views must do to follow. */
export type Travelled = {
  readonly document: StepDocument;
  readonly changes: ChangeSet;
  /** What to select; absent when the step asks for nothing, and what is selected stays. */
  readonly select?: readonly Pointer[];
  readonly label: string;
};

/**
 * Opens a source text. The syntax follows from the file's name: `.yaml` and `.yml` are YAML, everything else is JSON.
 */
export function createDocument(source: string, fileName = ''): StepDocument {
  const bom = source.startsWith(byteOrderMark);
  const { text, lineEnds } = readLineEnds(bom ? source.slice(byteOrderMark.length) : source);
  return { text, version: 0, syntax: syntaxOfFile(fileName), source: { bom, lineEnds }, history: emptyHistory };
}

/** The syntax that a file is written in, by its name. */
export function syntaxOfFile(fileName: string): Syntax {
  return /\.ya?ml$/i.test(fileName) ? 'yaml' : 'json';
}

/** Whether a file is, by its name, JSON with comments and trailing commas on purpose. */
export function isJsonc(fileName = ''): boolean {
  return /\.(?:jsonc|json5)$/i.test(fileName);
}

/** The text as it is written to a file: with the byte order mark and the line ends that it came with. */
export function writeSource({ text, source }: StepDocument): string {
  return (source.bom ? byteOrderMark : '') + writeLineEnds(text, source.lineEnds);
}

/** Changes a document; the only way in which its text changes. `at` is the time, and what was selected before. */
export function applyTransaction(
  document: StepDocument,
  transaction: Transaction,
  at: { readonly nowMs: number; readonly selection: readonly Pointer[] },
): StepDocument {
  const changes = transaction.changes.map((change) => ({ ...change, insert: unifyLineEnds(change.insert) }));
  const entry: HistoryEntry = {
    label: transaction.label,
    changes: invertChanges(document.text, changes),
    selectBefore: at.selection,
    atMs: at.nowMs,
    ...optional({ selectAfter: transaction.select, joinKey: transaction.joinKey }),
    ...(document.source.lineEnds.odd.length > 0 ? { lineEnds: document.source.lineEnds } : {}),
  };
  return {
    ...document,
    text: applyChanges(document.text, changes),
    version: document.version + 1,
    source: { ...document.source, lineEnds: mapLineEnds(document.source.lineEnds, changes) },
    history: recordStep(document.history, entry),
  };
}

/** Takes the last change back, to the byte; undefined when there is none. */
export function undo(document: StepDocument): Travelled | undefined {
  const { done, undone } = document.history;
  const entry = done.at(-1);
  if (!entry) return undefined;
  const { back, ...travelled } = travel(document, entry);
  const history = { done: done.slice(0, -1), undone: [...undone, back] };
  return { ...travelled, document: { ...travelled.document, history }, select: entry.selectBefore };
}

/** Does the last undone change again; undefined when there is none. */
export function redo(document: StepDocument): Travelled | undefined {
  const { done, undone } = document.history;
  const entry = undone.at(-1);
  if (!entry) return undefined;
  const { back, ...travelled } = travel(document, entry);
  const history = { done: [...done, back], undone: undone.slice(0, -1) };
  return {
    ...travelled,
    document: { ...travelled.document, history },
    ...optional({ select: entry.selectAfter }),
  };
}

/** Every step of the history, oldest first, with whether it is done now. */
export function historyEntries({
  history,
}: StepDocument): readonly { readonly label: string; readonly done: boolean }[] {
  const done = history.done.map(({ label }) => ({ label, done: true }));
  return [...done, ...history.undone.map(({ label }) => ({ label, done: false })).reverse()];
}

/**
 * Goes to the point where exactly the first `index + 1` entries are done; -1 is the beginning. Undefined when that is
 * here, or nowhere. The changes lead there in one step.
 */
export function jumpTo(document: StepDocument, index: number): Travelled | undefined {
  const count = document.history.done.length + document.history.undone.length;
  if (!Number.isInteger(index) || index < -1 || index >= count) return undefined;
  let travelled: Travelled | undefined;
  for (let here = document; here.history.done.length !== index + 1; here = travelled.document) {
    const step = here.history.done.length > index + 1 ? undo(here) : redo(here);
    if (!step) return travelled;
    travelled = travelled ? { ...step, changes: composeChanges(travelled.changes, step.changes) } : step;
  }
  return travelled && { ...travelled, document: { ...travelled.document, version: document.version + 1 } };
}

const byteOrderMark = '\uFEFF';

/** Carries out what an entry holds, and makes the entry that leads back. */
function travel(
  document: StepDocument,
  entry: HistoryEntry,
): Omit<Travelled, 'select'> & { readonly back: HistoryEntry } {
  const { lineEnds: ours } = document.source;
  const lineEnds = entry.lineEnds ?? ours;
  const { lineEnds: _old, ...rest } = entry;
  const back: HistoryEntry = {
    ...rest,
    changes: invertChanges(document.text, entry.changes),
    ...(entry.lineEnds || ours.odd.length > 0 ? { lineEnds: ours } : {}),
  };
  const travelled = {
    ...document,
    text: applyChanges(document.text, entry.changes),
    version: document.version + 1,
    source: { ...document.source, lineEnds },
  };
  return { document: travelled, changes: entry.changes, label: entry.label, back };
}
