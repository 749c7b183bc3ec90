/**
 * Reads a distributed Map's items from objects: one file, the files a manifest
 * names, a listing, or the objects it lists.
 */
import { isJsonObject, member, type Json } from '../../base/json';
import { observe } from '../dataFlow';
import type { Frame, Reading } from '../execution';
import type { TaskTarget } from '../ports';
import type { ItemReader, MapState } from '../program';
import { taskToken } from '../token';
import { watchDuration, type Turn } from '../turn';
import { itemsFromListing, notParquet, objectsOfManifest, readItems, type Items } from './readItems';

/** What an answer leads to: all items, another read that has been started, or the reason why there are none. */
export type Read =
  | { readonly kind: 'items'; readonly found: Items }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly cause: string };

const getObject: TaskTarget = {
  kind: 'service',
  arn: 'arn:aws:states:::s3:getObject',
  resourceType: 's3',
  action: 'getObject',
  pattern: 'requestResponse',
};

/** Asks for the reader's source. */
export function startReading(
  turn: Turn,
  frame: Frame,
  state: MapState,
  reader: ItemReader,
  parameters: Json,
  facts: Pick<Reading, 'run' | 'input' | 'concurrency' | 'maxItems' | 'pointer' | 'bucket'>,
): void {
  const part = reader.inputType === 'MANIFEST' || reader.manifestType !== undefined ? 'manifest' : 'source';
  ask(turn, frame, state, reader.target, parameters, {
    ...facts,
    part,
    pending: [],
    headers: undefined,
    items: [],
    sources: [],
  });
}

/** Takes what a read was answered with. */
export function takeAnswer(
  turn: Turn,
  frame: Frame,
  state: MapState,
  reader: ItemReader,
  reading: Reading,
  answer: Json,
): Read {
  if (reading.part === 'source' && reader.target.action === 'listObjectsV2') {
    const listed = itemsFromListing(answer);
    if (!listed.ok) return { kind: 'failed', cause: listed.error };
    if (!reader.loadObjects) return { kind: 'items', found: listed.value };
    const pending = listed.value.items.map((item): Json => ({
      Bucket: reading.bucket,
      Key: isJsonObject(item) ? (member(item, 'Key') ?? '') : '',
    }));
    return readNext(turn, frame, state, { ...reading, part: 'object', pending });
  }
  if (reading.part !== 'manifest' && isParquet(reader, reading)) {
    const rows = isJsonObject(answer) ? member(answer, 'Rows') : undefined;
    return Array.isArray(rows)
      ? takeFound(turn, frame, state, reading, { items: rows })
      : { kind: 'failed', cause: notParquet };
  }
  const body = isJsonObject(answer) ? member(answer, 'Body') : undefined;
  if (typeof body !== 'string') return { kind: 'failed', cause: 'The object has no text to read items from.' };
  if (reading.part === 'manifest') {
    const named = objectsOfManifest(body, reading.bucket, reader.manifestType);
    if (!named.ok) return { kind: 'failed', cause: named.error };
    return readNext(turn, frame, state, {
      ...reading,
      part: 'object',
      pending: named.value.objects,
      headers: named.value.headers,
    });
  }
  const { headers } = reading;
  const found = readItems(
    body,
    headers === undefined ? reader : { ...reader, inputType: 'CSV', csvHeaderLocation: 'GIVEN', csvHeaders: headers },
    reading.pointer,
  );
  if (!found.ok) return { kind: 'failed', cause: found.error };
  if (reading.pointer !== undefined) observe(turn, state, 'afterItemsPointer', found.value.items);
  return takeFound(turn, frame, state, reading, found.value);
}

function takeFound(turn: Turn, frame: Frame, state: MapState, reading: Reading, found: Items): Read {
  if (reading.part === 'source') return { kind: 'items', found };
  const [object] = reading.pending;
  const source = addressOf(object);
  const rest = {
    ...reading,
    pending: reading.pending.slice(1),
    items: [...reading.items, ...found.items],
    sources: [...reading.sources, ...found.items.map(() => source)],
  };
  return readNext(turn, frame, state, rest);
}

/** Where items of an object come from, as the context object tells. */
export function addressOf(parameters: Json | undefined): string {
  if (!isJsonObject(parameters)) return 'STATE_DATA';
  return `S3://${String(member(parameters, 'Bucket') ?? '')}/${String(member(parameters, 'Key') ?? '')}`;
}

/** An inventory's files are delimited text, whatever InputType says. */
function isParquet(reader: ItemReader | undefined, { headers }: Pick<Reading, 'headers'>): boolean {
  return reader?.inputType === 'PARQUET' && headers === undefined;
}

function readNext(turn: Turn, frame: Frame, state: MapState, reading: Reading): Read {
  const [next] = reading.pending;
  if (next === undefined) return { kind: 'items', found: { items: reading.items, sources: reading.sources } };
  ask(turn, frame, state, getObject, next, reading);
  return { kind: 'waiting' };
}

function ask(
  turn: Turn,
  frame: Frame,
  state: MapState,
  target: TaskTarget,
  parameters: Json,
  reading: Omit<Reading, 'kind' | 'taskId'>,
): void {
  const taskId = turn.execution.nextId++;
  frame.wait = { ...reading, kind: 'reading', taskId };
  turn.execution.waiting.set(taskId, frame);
  watchDuration(turn, frame.chronicle);
  turn.effects.push({
    kind: 'startTask',
    taskId,
    request: {
      purpose: 'itemReader',
      stateName: state.name,
      target,
      parameters,
      attempt: 0,
      token: taskToken(turn.execution, taskId),
      ...(reading.part !== 'manifest' && isParquet(state.itemReader, reading) ? { inputType: 'PARQUET' } : {}),
      executionArn: frame.chronicle.arn,
      stateMachineArn: frame.chronicle.stateMachineArn,
    },
  });
}
