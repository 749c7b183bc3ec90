import type { Json } from '../../../base/json';
import { createJavaRandom, createUuid } from '../../chance';
import { hashText } from '../../hash';
import { createNative, type Call, type Callable } from '../callables';
import { libraryFunction, parseSignature, type JsonataError } from '../library';
import { allocateItems, LimitExceeded, tooLargeText, type Run } from '../run';
import { createObject, createSequence, isNumeric, isRecord, newSequence } from '../values';
import { compileAccepts } from './accepts';

/**
 * The functions that the service adds to the language, and those of the language that read a clock or chance.
 * The service has no `$eval`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (2025-11)
 */
export function createServiceFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [signature: string, call: (args: readonly unknown[], call: Call) => unknown]> = {
    partition: ['<an:a<a>>', partition],
    range: ['<nnn?:a<n>>', range],
    hash: ['<s-s?:s>', ([text, algorithm]) => (typeof text === 'string' && typeof algorithm === 'string' ? hashText(text, algorithm) : undefined)],
    random: ['<n?:n>', ([seed], { run }) => (typeof seed === 'number' ? createJavaRandom(seed).nextDouble() : run.random.next())],
    uuid: ['<:s>', (_args, { run }) => createUuid(run.random)],
    parse: ['<s-:x>', parse],
    now: ['<s?s?:s>', ([picture, timezone], { run }) => formatMillis(run.nowMs, picture, timezone)],
    toMillis: ['<s-s?:n>', ([text, picture], { run }) => readMillis.call({ createSequence, environment: { timestamp: new Date(run.nowMs) } }, text, picture)],
    millis: ['<:n>', (_args, { run }) => run.nowMs],
    shuffle: ['<a:a>', shuffle],
    clone: ['<(oa)-:o>', ([value], { run }) => cloneValue(value, run)],
  };
  return new Map(
    Object.entries(table).map(([name, [definition, call]]) => {
      const signature = parseSignature(definition);
      return [name, createNative(call.length, call, signature, compileAccepts(definition))];
    }),
  );
}

/** It takes what a picture leaves out from the present time. */
const readMillis = libraryFunction('toMillis').implementation as (this: unknown, text: unknown, picture: unknown) => unknown;
const formatMillis = libraryFunction('fromMillis').implementation as (millis: number, picture: unknown, timezone: unknown) => unknown;

/** Chunks of a list; a size that is no positive number, or an empty list, gives nothing. Fractions are cut off. */
function partition([list, size]: readonly unknown[]): unknown {
  if (!Array.isArray(list) || typeof size !== 'number') return undefined;
  const count = Math.trunc(size);
  if (list.length === 0 || !(count >= 1)) return undefined;
  return Array.from({ length: Math.ceil(list.length / count) }, (_, i) => (list as unknown[]).slice(i * count, (i + 1) * count));
}

/** Items that `$range` may make; one more fills the memory of the service. Measured by floci-io/floci (docs, Step Functions, 2026-09). */
const maxRangeItems = 360_145;

/** Numbers from the first to the last, both included; a step of zero or away from the last gives nothing. */
function range([first, last, step]: readonly unknown[], { run }: Call): unknown {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number') return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0 || (to - from) * by < 0) return undefined;
  const count = Math.floor((to - from) / by) + 1;
  if (count > maxRangeItems) throw new LimitExceeded(tooLargeText);
  allocateItems(run, count);
  const items = newSequence();
  for (let i = 0; i < count; i++) items.push(from + i * by);
  return items;
}

function parse([text]: readonly unknown[]): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Object.is(value, -0) ? 0 : (value as Json); // JSON.parse gives nothing but JSON values
  } catch {
    throw { message: 'The argument of $parse is not a valid JSON text' } satisfies JsonataError;
  }
}

function shuffle([list]: readonly unknown[], { run }: Call): unknown {
  if (!Array.isArray(list) || list.length <= 1) return list;
  const result: unknown[] = [];
  for (const [i, item] of list.entries()) {
    const j = Math.floor(run.random.next() * (i + 1));
    if (i !== j) result[i] = result[j];
    result[j] = item;
  }
  return result;
}

/** A deep copy that a transform may change, with numbers as `$string` writes them. */
function cloneValue(value: unknown, run: Run): unknown {
  if (Array.isArray(value)) {
    allocateItems(run, value.length);
    return value.map((item) => (item === undefined ? null : cloneValue(item, run)));
  }
  if (isRecord(value)) {
    const copy = createObject();
    for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = cloneValue(item, run);
    return copy;
  }
  if (isNumeric(value)) return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  return typeof value === 'function' ? '' : value;
}
