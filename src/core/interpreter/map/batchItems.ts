/** Puts items of a distributed Map together into the inputs of fewer child executions. */
import type { Json } from '../../base/json';
import { writeJson } from '../../base/long';
import { utf8Size } from '../limits';

/** How large a batch may be; infinite: as large as it likes. */
export type BatchLimits = { readonly maxItems: number; readonly maxBytes: number };

/** Batches of items in their order, each with as many as the limits allow, and at least one. */
export function batchItems(
  items: readonly Json[],
  limits: BatchLimits,
  batchInput: Json | undefined,
): { readonly inputs: readonly Json[]; readonly counts: readonly number[] } {
  const inputs: Json[] = [];
  const counts: number[] = [];
  const frameText = batchInput === undefined ? '{"Items":[]}' : `{"BatchInput":${writeJson(batchInput)},"Items":[]}`;
  const frameBytes = utf8Size(frameText);
  let batch: Json[] = [];
  let bytes = frameBytes;
  const endBatch = (): void => {
    if (batch.length === 0) return;
    inputs.push(batchInput === undefined ? { Items: batch } : { BatchInput: batchInput, Items: batch });
    counts.push(batch.length);
    batch = [];
    bytes = frameBytes;
  };
  for (const item of items) {
    const itemBytes = limits.maxBytes === Number.POSITIVE_INFINITY ? 0 : utf8Size(writeJson(item)) + 1;
    const isFull = batch.length === limits.maxItems || bytes + itemBytes > limits.maxBytes;
    if (isFull) endBatch();
    batch.push(item);
    bytes += itemBytes;
  }
  endBatch();
  return { inputs, counts };
}
