/** Objects in buckets, kept in memory: what distributed Maps read their items from and write their results to. */
import { isJsonObject, member, setMember, type Json } from '../base/json';
import { hashText } from '../expressions/hash';
import { textOfUtf8 } from '../expressions/utf8';
import { utf8Size } from '../interpreter/limits';
import type { TaskAnswer, TaskHandlers, TaskMoment, TaskRequest } from '../interpreter/ports';

/** An object: a text, or bytes that may be none. */
export type StoredObject = string | Uint8Array;

/** A store of objects under `bucket/key`. */
export type ObjectStore = { readonly objects: ReadonlyMap<string, StoredObject>; readonly handlers: TaskHandlers };

/** Reads the rows of a Parquet file. Rejects bytes that are none. */
export type ReadRows = (bytes: Uint8Array) => Promise<readonly Json[]>;

/**
 * Creates a store that answers the S3 calls of distributed Maps, and of Tasks that get, put or list objects. What a
 * Task asks for and the store does not have is left to `otherwise`; a Map's reader learns that it is not there, unless
 * `leavesReads` leaves that to `otherwise` too. Without `readRows` no Parquet file can be read.
 */
export function createObjectStore(
  initial: Iterable<readonly [string, StoredObject]>,
  otherwise: TaskHandlers,
  readRows?: ReadRows,
  leavesReads = false,
): ObjectStore {
  const objects = new Map(initial);
  const answer = (request: TaskRequest, at: TaskMoment): TaskAnswer | Promise<TaskAnswer> => {
    const { resourceType, action } = request.target;
    if (resourceType !== 's3' && resourceType !== 'aws-sdk:s3') return otherwise.request(request, at);
    const bucket = textIn(request.parameters, 'Bucket');
    const key = textIn(request.parameters, 'Key');
    const isKnown =
      action === 'getObject'
        ? objects.has(`${bucket}/${key}`)
        : [...objects.keys()].some((path) => path.startsWith(`${bucket}/`));
    if ((request.purpose === 'task' || leavesReads) && action !== 'putObject' && !isKnown)
      return otherwise.request(request, at);
    switch (action) {
      case 'getObject':
        return request.inputType === 'PARQUET'
          ? getRows(objects, bucket, key, readRows)
          : getObject(objects, bucket, key);
      case 'putObject':
        objects.set(`${bucket}/${key}`, bodyOf(request.parameters));
        return { kind: 'succeeded', result: { ETag: entityTag(bodyOf(request.parameters)) } };
      case 'listObjectsV2':
        return {
          kind: 'succeeded',
          result: { Contents: listObjects(objects, bucket, textIn(request.parameters, 'Prefix')) },
        };
      default:
        return otherwise.request(request, at);
    }
  };
  return { objects, handlers: { request: answer, cancel: (token) => otherwise.cancel?.(token) } };
}

function getObject(objects: ReadonlyMap<string, StoredObject>, bucket: string, key: string): TaskAnswer {
  const body = objects.get(`${bucket}/${key}`);
  if (body === undefined) return missing(bucket, key);
  const text = textOf(body);
  return {
    kind: 'succeeded',
    result: { Body: text, ContentLength: sizeBytes(body), ETag: entityTag(body), Metadata: {} },
  };
}

async function getRows(
  objects: ReadonlyMap<string, StoredObject>,
  bucket: string,
  key: string,
  readRows: ReadRows | undefined,
): Promise<TaskAnswer> {
  const body = objects.get(`${bucket}/${key}`);
  if (body === undefined) return missing(bucket, key);
  if (readRows === undefined || typeof body === 'string')
    return { kind: 'failed', error: 'S3.NotParquet', cause: 'The object is not a Parquet file that can be read.' };
  try {
    return { kind: 'succeeded', result: { Rows: await readRows(body) } };
  } catch (error) {
    return {
      kind: 'failed',
      error: 'S3.NotParquet',
      cause: `The object cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function missing(bucket: string, key: string): TaskAnswer {
  return {
    kind: 'failed',
    error: 'S3.NoSuchKeyException',
    cause: `The specified key does not exist: ${bucket}/${key} (Service: S3, Status Code: 404)`,
  };
}

function listObjects(objects: ReadonlyMap<string, StoredObject>, bucket: string, prefix: string): Json[] {
  const start = `${bucket}/`;
  const listed: Json[] = [];
  for (const [path, body] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.startsWith(start + prefix)) continue;
    const entry: Record<string, Json> = {};
    setMember(entry, 'ETag', entityTag(body));
    setMember(entry, 'Key', path.slice(start.length));
    setMember(entry, 'LastModified', 1_735_689_600);
    setMember(entry, 'Size', sizeBytes(body));
    setMember(entry, 'StorageClass', 'STANDARD');
    listed.push(entry);
  }
  return listed;
}

function sizeBytes(body: StoredObject): number {
  return typeof body === 'string' ? utf8Size(body) : body.length;
}

/** The tag of an object that was put in one piece. */
function entityTag(body: StoredObject): string {
  return `"${hashText(textOf(body), 'MD5')}"`;
}

function textOf(body: StoredObject): string {
  return typeof body === 'string' ? body : textOfUtf8([...body]);
}

function textIn(parameters: Json, name: string): string {
  const value = isJsonObject(parameters) ? member(parameters, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function bodyOf(parameters: Json): string {
  const body = isJsonObject(parameters) ? (member(parameters, 'Body') ?? '') : '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
