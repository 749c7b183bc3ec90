/** Turns what an ItemReader's source holds into items. */
import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import { parseJson } from '../../base/long';
import { fail, ok, type Result } from '../../base/result';
import type { ItemReader } from '../program';
import { delimiterOf, itemsFromRows, splitRows } from './csv';

/**
 * Items, with the keys of an object that was iterated, or with where each comes from when it is not the same for all.
 */
export type Items = {
  readonly items: readonly Json[];
  readonly keys?: readonly string[];
  readonly sources?: readonly string[];
};

const notIterable = 'Attempting to map over non-iterable node.';

/** Why a source's rows are not to be had. Parquet files are read outside; a text is none. */
export const notParquet = 'The object is not a Parquet file that can be read.';

/** The items in the text of an object, by the reader's InputType. The error is the service's cause. */
export function readItems(text: string, reader: ItemReader, pointer: string | undefined): Result<Items, string> {
  switch (reader.inputType) {
    case 'CSV':
      return readCsv(text, reader);
    case 'JSONL':
      return readLines(text);
    case 'PARQUET':
      return fail(notParquet);
    case 'JSON':
    case undefined:
      return readJson(text, pointer);
    default:
      return fail(`The InputType "${reader.inputType}" is not known. Use CSV, JSON, JSONL, PARQUET or MANIFEST.`);
  }
}

function readCsv(text: string, reader: ItemReader): Result<Items, string> {
  const rows = splitRows(text, delimiterOf(reader.csvDelimiter));
  const headers = reader.csvHeaderLocation === 'GIVEN' ? (reader.csvHeaders ?? []) : (rows.shift() ?? []);
  const items = itemsFromRows(rows, headers);
  return items.ok ? ok({ items: items.value }) : items;
}

function readLines(text: string): Result<Items, string> {
  const items: Json[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const value = jsonIn(line);
    if (value === undefined) return fail(`A line of the JSON Lines file is not JSON: ${line.slice(0, 80)}`);
    items.push(value);
  }
  return ok({ items });
}

function readJson(text: string, pointer: string | undefined): Result<Items, string> {
  const whole = jsonIn(text);
  if (whole === undefined) return fail('The JSON file cannot be parsed.');
  const value = pointer === undefined ? whole : followPointer(whole, pointer);
  if (value === undefined) return fail(`The ItemsPointer "${pointer}" does not point to a value of the JSON file.`);
  if (Array.isArray(value)) return ok({ items: value });
  if (pointer !== undefined && isJsonObject(value)) return ok(entriesOf(value));
  return fail(notIterable);
}

/** An object as items: one for each member, which its key goes with. */
export function entriesOf(object: JsonObject): Items {
  const keys = Object.keys(object);
  return { keys, items: keys.map((key) => object[key] ?? null) };
}

/** A listing of objects as items, the way the service shows them. */
export function itemsFromListing(listing: Json): Result<Items, string> {
  const contents = isJsonObject(listing) ? member(listing, 'Contents') : undefined;
  if (!Array.isArray(contents)) return fail(notIterable);
  const items: Json[] = [];
  for (const entry of contents) {
    if (!isJsonObject(entry)) continue;
    const item: Record<string, Json> = {};
    setMember(item, 'Etag', member(entry, 'ETag') ?? member(entry, 'Etag') ?? '');
    for (const key of ['Key', 'LastModified', 'Size', 'StorageClass']) setMember(item, key, member(entry, key) ?? null);
    items.push(item);
  }
  return ok({ items });
}

/**
 * The objects that a manifest names, as parameters of further reads. An S3 inventory's manifest is JSON, whose data
 * files are CSV with the columns that `fileSchema` lists; Athena's is one `s3://` address a line.
 */
export function objectsOfManifest(
  text: string,
  bucket: Json,
  manifestType: string | undefined,
): Result<{ readonly objects: readonly Json[]; readonly headers?: readonly string[] }, string> {
  if (manifestType === 'ATHENA_DATA') {
    const addresses = text
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/^"|"$/g, ''))
      .filter((line) => line !== '');
    const objects: Json[] = [];
    for (const address of addresses) {
      const parts = /^s3:\/\/([^/]+)\/(.+)$/.exec(address);
      if (!parts) return fail(`The manifest names "${address.slice(0, 80)}", which is no address of an object.`);
      objects.push({ Bucket: parts[1] ?? '', Key: parts[2] ?? '' });
    }
    return ok({ objects });
  }
  const manifest = jsonIn(text);
  const files = isJsonObject(manifest) ? member(manifest, 'files') : undefined;
  if (!isJsonObject(manifest) || !Array.isArray(files)) return fail('The manifest file has no "files".');
  const schema = member(manifest, 'fileSchema');
  const objects = files.flatMap((file) =>
    isJsonObject(file) && typeof file['key'] === 'string' ? [{ Bucket: bucket, Key: file['key'] }] : [],
  );
  return ok({ objects, headers: typeof schema === 'string' ? schema.split(',').map((name) => name.trim()) : [] });
}

/** The value that a JSON Pointer leads to. @see https://www.rfc-editor.org/rfc/rfc6901 */
function followPointer(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = Array.isArray(at) ? at[Number(key)] : isJsonObject(at) ? member(at, key) : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** The value of a JSON text; undefined when it is none. */
export function jsonIn(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
