/** Reads what a recorded run was asked to do, whatever stands there. */
import { isJsonObject } from '../../core/base/json';
import type { RecordedOrder } from './keptRecords';
import { fieldsOf, numberOr, readTexts } from './readRecords';

/**
 * Reads what a run was asked to do; undefined when it could not be shown
 * without what is missing. Members of others are kept.
 */
export function readOrder(value: unknown): RecordedOrder | undefined {
  const order = fieldsOf(value);
  if (!order) return undefined;
  const { name, type, definitionText, definition, inputText, input, speed, seed, startedMs, workflowName } = order;
  const isWhole =
    typeof name === 'string' &&
    typeof definitionText === 'string' &&
    isJsonObject(definition) &&
    typeof inputText === 'string' &&
    input !== undefined;
  if (!isWhole || typeof startedMs !== 'number' || !Number.isFinite(new Date(startedMs).getTime())) return undefined;
  const read = {
    number: numberOr(order.number, 1),
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    workflowName: typeof workflowName === 'string' ? workflowName : undefined,
    speed: typeof speed === 'string' && speeds.has(speed) ? speed : 'watch',
    seed: numberOr(seed, 0),
    placeholderOrder: readPlaceholderOrder(order.placeholderOrder),
    placeholders: Array.isArray(order.placeholders) ? order.placeholders.filter(isPlaceholder) : undefined,
    archive: isArchive(order.archive) ? order.archive : undefined,
  };
  return { ...order, ...read } as unknown as RecordedOrder; // every member of the type was looked at or made
}

function readPlaceholderOrder(value: unknown): RecordedOrder['placeholderOrder'] {
  const { values, bare } = fieldsOf(value) ?? {};
  const texts = readTexts(values);
  return (
    texts && {
      values: texts,
      bare: Array.isArray(bare) ? bare.filter((at: unknown): at is string => typeof at === 'string') : [],
    }
  );
}

function isArchive(value: unknown): boolean {
  const { eventCount, chunkSize, chunks, visits } = fieldsOf(value) ?? {};
  return (
    (visits === undefined || isPackedVisits(visits)) &&
    [eventCount, chunkSize].every((count) => Number.isInteger(count) && Number(count) > 0) &&
    Array.isArray(chunks) &&
    chunks.every((chunk) => chunk instanceof Blob)
  );
}

function isPackedVisits(value: unknown): boolean {
  const { headsPerBlob, heads, ended, visitsBefore } = fieldsOf(value) ?? {};
  return (
    Number.isInteger(headsPerBlob) &&
    Array.isArray(heads) &&
    heads.every((head) => head instanceof Blob) &&
    Array.isArray(ended) &&
    ended.every((ids) => Array.isArray(ids)) &&
    Array.isArray(visitsBefore)
  );
}

function isPlaceholder(value: unknown): boolean {
  const { name, source, uses, value: filled } = fieldsOf(value) ?? {};
  const areUses =
    Array.isArray(uses) &&
    uses.every((use: unknown) => typeof fieldsOf(use)?.field === 'string' && typeof fieldsOf(use)?.at === 'string');
  return typeof name === 'string' && typeof source === 'string' && filled !== undefined && areUses;
}

const speeds = new Set(['watch', 'instant', 'x1', 'x60', 'x3600', 'step']);
