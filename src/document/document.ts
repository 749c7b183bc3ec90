import type { ChangeSet } from './changes';
import type { UndoHistory } from './history';
import type { Pointer } from './pointer';
import type { Transaction } from './transaction';
import type { Syntax } from './tree';

/** What the file looked like outside of its text: byte order mark and line ends, put back when it is written. */
export type SourceStyle = { readonly bom: boolean; readonly lineEnd: '\n' | '\r\n' | '\r' };

/** A document: its text, with line feeds only, and everything that can be undone. Plain data, fit for structured cloning. */
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
  readonly select: readonly Pointer[];
  readonly label: string;
};

/** Opens a source text. The syntax follows from the file's name: `.yaml` and `.yml` are YAML, everything else is JSON. */
export function createDocument(source: string, fileName?: string): StepDocument {
  return { text: source, version: 0, syntax: /\.ya?ml$/i.test(fileName ?? '') ? 'yaml' : 'json', source: { bom: false, lineEnd: '\n' }, history: { done: [], undone: [] } };
}

/** The text as it is written to a file: with the byte order mark and the line ends that it came with. */
export function writeSource(document: StepDocument): string {
  return document.text;
}

/** Changes a document; the only way in which its text changes. `at` is the time, and what was selected before. */
export function applyTransaction(document: StepDocument, transaction: Transaction, at: { readonly nowMs: number; readonly selection: readonly Pointer[] }): StepDocument {
  void transaction;
  void at;
  return document;
}

/** Takes the last change back, to the byte; undefined when there is none. */
export function undo(document: StepDocument): Travelled | undefined {
  void document;
  return undefined;
}

/** Does the last undone change again; undefined when there is none. */
export function redo(document: StepDocument): Travelled | undefined {
  void document;
  return undefined;
}

/** Every step of the history, oldest first, with whether it is done now. */
export function historyEntries(document: StepDocument): readonly { readonly label: string; readonly done: boolean }[] {
  void document;
  return [];
}

/** Goes to the point where exactly the first `index + 1` entries are done; -1 is the beginning. Undefined when that is here, or nowhere. */
export function jumpTo(document: StepDocument, index: number): Travelled | undefined {
  void document;
  void index;
  return undefined;
}
