/**
 * Reads what is kept, whatever stands there: records may be cut short, of wrong types,
 * by another program or by a version to come. What can be read is read, and what is only
 * decoration is left out; a record without its heart is refused, and nobody deletes it.
 */
import { isJsonObject } from '../../core/base/json';
import { fail, ok, type Result } from '../../core/base/result';
import { syntaxOfFile, type StepDocument } from '../../core/document/document';
import { emptyHistory, type UndoHistory } from '../../core/document/history';
import type { WorkflowEntry, WorkflowPicture } from '../stores/workspaceStore';
import type { KeptDocument } from './keptRecords';

/** A document that was read; `isWhole` is false when something of it had to be left out, such as its undo history. */
export type ReadDocument = { readonly kept: KeptDocument; readonly isWhole: boolean };

/** The name of a workflow whose own is lost. */
const nameless = 'Untitled workflow';

/** An id that an address can hold. */
export function isWorkflowId(id: unknown): id is string {
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id);
}

/** Reads a document. Fails when it has no text, or is another workflow's. */
export function readDocument(record: unknown, id: string): Result<ReadDocument> {
  const fields = fieldsOf(record);
  if (!fields || fields.id !== id) return fail('It is not a workflow.');
  const { text, version, syntax, source, history } = fieldsOf(fields.document) ?? {};
  if (typeof text !== 'string') return fail('Its text is missing.');
  const fileName = textOr(fields.fileName, undefined);
  const isWhole = isHistory(history) && isSource(source);
  const document: StepDocument = {
    text,
    version: numberOr(version, 0),
    syntax: syntax === 'json' || syntax === 'yaml' ? syntax : syntaxOfFile(fileName ?? ''),
    source: isSource(source) ? source : { bom: false, lineEnds: { usual: '\n', odd: [] } },
    history: isHistory(history) ? history : emptyHistory,
  };
  const { name, type, inputText, placeholderValues, revision } = fields;
  const kept: KeptDocument = {
    ...fields,
    id,
    fileName,
    document,
    name: textOr(name, nameless),
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    inputText: textOr(inputText, ''),
    placeholderValues: readTexts(placeholderValues),
    revision: numberOr(revision, 0),
  };
  return ok({ kept, isWhole });
}

/**
 * Reads an entry of the list of workflows; undefined when it is none of ours. We write a name, a time, a type and a
 * number of states: one that is damaged does not make an entry a stranger's, and what lacks more was never ours.
 */
export function readEntry(record: unknown): WorkflowEntry | undefined {
  const fields = fieldsOf(record);
  if (!fields || !isWorkflowId(fields.id)) return undefined;
  const { id, name, type, fileName, createdMs, updatedMs, stateCount, picture, lastRun } = fields;
  const isOurs = [
    textOr(name, undefined) !== undefined,
    [createdMs, updatedMs].some(Number.isFinite),
    type === 'STANDARD' || type === 'EXPRESS',
    Number.isFinite(stateCount),
  ];
  if (isOurs.filter(Boolean).length < isOurs.length - 1) return undefined;
  const run = fieldsOf(lastRun);
  return {
    id,
    name: textOr(name, nameless),
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    fileName: textOr(fileName, undefined),
    createdMs: numberOr(createdMs, 0),
    updatedMs: numberOr(updatedMs, numberOr(createdMs, 0)),
    stateCount: numberOr(stateCount, 0),
    picture: isPicture(picture) ? picture : undefined,
    lastRun:
      typeof run?.status === 'string' && typeof run.atMs === 'number'
        ? { status: run.status, atMs: run.atMs }
        : undefined,
  };
}

/** The members of a record; undefined where there are none to be had. */
export function fieldsOf(record: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof record === 'object' && record !== null && !Array.isArray(record)
    ? (record as Record<string, unknown>)
    : undefined; // any object has members of some kind
}

/** The texts of a record by their names, without what is no text; undefined where there are none. */
export function readTexts(record: unknown): Readonly<Record<string, string>> | undefined {
  const fields = fieldsOf(record);
  return (
    fields &&
    Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  );
}

/** A number that can be counted with, or something else instead. */
export function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function isSource(value: unknown): value is StepDocument['source'] {
  const source = fieldsOf(value);
  const lineEnds = fieldsOf(source?.lineEnds);
  return (
    typeof source?.bom === 'boolean' &&
    isLineEnd(lineEnds?.usual) &&
    isListOf(lineEnds?.odd, (odd) => typeof odd.at === 'number' && isLineEnd(odd.end))
  );
}

function isLineEnd(value: unknown): boolean {
  return value === '\n' || value === '\r\n' || value === '\r';
}

function isHistory(value: unknown): value is UndoHistory {
  const history = fieldsOf(value);
  return isListOf(history?.done, isStep) && isListOf(history?.undone, isStep);
}

function isStep({ label, changes, selectBefore, atMs }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof label === 'string' && typeof atMs === 'number' && Array.isArray(selectBefore) && isListOf(changes, isChange)
  );
}

function isChange({ from, to, insert }: Readonly<Record<string, unknown>>): boolean {
  return typeof from === 'number' && typeof to === 'number' && from >= 0 && from <= to && typeof insert === 'string';
}

function isPicture(value: unknown): value is WorkflowPicture {
  const picture = fieldsOf(value);
  if (!picture) return false;
  const { width, height, boxes, lines } = picture;
  const isPlace = ({ x, y }: Readonly<Record<string, unknown>>): boolean =>
    typeof x === 'number' && typeof y === 'number';
  const isBox = (box: Readonly<Record<string, unknown>>): boolean =>
    isPlace(box) &&
    typeof box.width === 'number' &&
    typeof box.height === 'number' &&
    typeof box.kind === 'string' &&
    typeof box.title === 'string' &&
    typeof box.glyph === 'string';
  return (
    typeof width === 'number' &&
    typeof height === 'number' &&
    isListOf(boxes, isBox) &&
    Array.isArray(lines) &&
    lines.every((line) => isListOf(line, isPlace))
  );
}

function isListOf(value: unknown, isItem: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
  return Array.isArray(value) && value.every((item: unknown) => isJsonObject(item) && isItem(item));
}
