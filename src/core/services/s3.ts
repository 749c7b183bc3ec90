/** S3: objects in the buckets of a world, which distributed Maps read their items from and write their results to. */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../base/json';
import { applyWorldChanges, type WorldChange } from '../base/worldChanges';
import { bytesOfBase64 } from '../expressions/base64';
import { md5OfBytes } from '../expressions/hash';
import { textOfUtf8, utf8Bytes } from '../expressions/utf8';
import { utf8Size } from '../interpreter/limits';
import type { TaskAnswer } from '../interpreter/ports';
import type { Service } from './service';
import { membersAt, valueAt } from './world';

/** An object as it lies in a world: a text, or bytes that may be none; and when it was put there. */
export type StoredObject = { readonly modifiedMs?: number } & ({ readonly text: string } | { readonly base64: string });

/** An object, and where it lies. */
export type PlacedObject = readonly [bucket: string, key: string, object: StoredObject];

/** Reads the rows of a Parquet file. Rejects bytes that are none. */
export type ReadRows = (bytes: Uint8Array) => Promise<readonly Json[]>;

/**
 * A world in which objects lie. `areAll`: Maps read nothing but these, and learn where one is missing; else they get a
 * sample then.
 */
export function withObjects(world: JsonObject, objects: Iterable<PlacedObject>, areAll: boolean): JsonObject {
  const changes = [...objects].map(
    // Optional members are left out, never undefined: all of it is JSON.
    ([bucket, key, object]): WorldChange => ({ path: ['objects', bucket, key], value: object as JsonObject }),
  );
  return applyWorldChanges(world, areAll ? [...changes, { path: ['onlyObjects'], value: true }] : changes);
}

/**
 * Answers the S3 calls of distributed Maps, and of Tasks that get, put or list objects. What a Task asks for and no
 * bucket has is left to others; what becomes of a Map's reader then, the world says. Without `readRows` no Parquet file
 * can be read.
 */
export function createS3(readRows?: ReadRows): Service {
  return (request, { world, nowMs }) => {
    const { action } = request.target;
    const bucket = parameterOf(request.parameters, 'Bucket');
    const key = parameterOf(request.parameters, 'Key');
    if (action === 'putObject') return putObject(bucket, key, bodyOf(request.parameters), nowMs);
    if (action !== 'getObject' && action !== 'listObjectsV2') return undefined;
    const objects = membersAt(world, 'objects', bucket);
    const body = bodyIn(objects, key);
    const isKnown = action === 'getObject' ? body !== undefined : Object.keys(objects).length > 0;
    if (!isKnown && (request.purpose === 'task' || valueAt(world, 'onlyObjects') !== true)) return undefined;
    if (action === 'listObjectsV2')
      return {
        kind: 'succeeded',
        result: { Contents: listObjects(objects, parameterOf(request.parameters, 'Prefix')) },
      };
    if (body === undefined) return missing(bucket, key);
    return request.inputType === 'PARQUET' ? getRows(body, readRows) : getObject(body);
  };
}

/** What an object holds: a text, or bytes. */
type Body = string | Uint8Array;

function bodyIn(objects: JsonObject, key: string): Body | undefined {
  const object = member(objects, key);
  if (!isJsonObject(object)) return undefined;
  const encoded = textIn(object, 'base64');
  return encoded === undefined ? textIn(object, 'text') : bytesOfBase64(encoded);
}

function putObject(bucket: string, key: string, text: string, nowMs: number): TaskAnswer {
  return {
    kind: 'succeeded',
    result: { ETag: entityTag(text) },
    changes: [{ path: ['objects', bucket, key], value: { text, modifiedMs: nowMs } }],
  };
}

function getObject(body: Body): TaskAnswer {
  return {
    kind: 'succeeded',
    result: { Body: textOf(body), ContentLength: sizeBytes(body), ETag: entityTag(body), Metadata: {} },
  };
}

async function getRows(body: Body, readRows: ReadRows | undefined): Promise<TaskAnswer> {
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

/** When an object was put of which the world does not say it: the beginning of 2025. */
const unknownModifiedMs = Date.UTC(2025, 0, 1);

function listObjects(objects: JsonObject, prefix: string): Json[] {
  const listed: Json[] = [];
  for (const key of Object.keys(objects).sort()) {
    const body = key.startsWith(prefix) ? bodyIn(objects, key) : undefined;
    if (body === undefined) continue;
    const modifiedMs = valueAt(objects, key, 'modifiedMs');
    listed.push({
      ETag: entityTag(body),
      Key: key,
      LastModified: Math.floor((typeof modifiedMs === 'number' ? modifiedMs : unknownModifiedMs) / 1000),
      Size: sizeBytes(body),
      StorageClass: 'STANDARD',
    });
  }
  return listed;
}

function sizeBytes(body: Body): number {
  return typeof body === 'string' ? utf8Size(body) : body.length;
}

/** The tag of an object that was put in one piece. */
function entityTag(body: Body): string {
  return `"${md5OfBytes(typeof body === 'string' ? Uint8Array.from(utf8Bytes(body)) : body)}"`;
}

function textOf(body: Body): string {
  return typeof body === 'string' ? body : textOfUtf8(body);
}

function parameterOf(parameters: Json, name: string): string {
  return (isJsonObject(parameters) ? textIn(parameters, name) : undefined) ?? '';
}

function bodyOf(parameters: Json): string {
  const body = isJsonObject(parameters) ? (member(parameters, 'Body') ?? '') : '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
