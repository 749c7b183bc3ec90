import { createJavaRandom, createUuid } from '../../chance';
import { hashText } from '../../hash';
import { readStrictJson } from '../../strictJson';
import { createNative, type Call, type Callable } from '../callables';
import { libraryFunction, parseSignature, type JsonataError } from '../library';
import { allocateItems, enterValue, LimitExceeded, takeSteps, takeWork, tooLargeText, type Run } from '../run';
import { createObject, createSequence, isNumeric, isRecord, newSequence } from '../values';
import { compileAccepts } from './accepts';
import { charge } from './costs';

/**
 * The functions that the service adds to the language, and those of the language that read a clock or chance.
 * The service has no `$eval`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (2025-11)
 */
export function createServiceFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [signature: string, call: (args: readonly unknown[], call: Call) => unknown]> = {
    partition: ['<xn?:a<a>>', partition],
    range: ['<nnn?:a<n>>', range],
    hash: ['<ss?:s>', hash],
    random: [
      '<n?:n>',
      ([seed], { run }) => (typeof seed === 'number' ? createJavaRandom(seed).nextDouble() : run.random.next()),
    ],
    uuid: ['<:s>', (_args, { run }) => createUuid(run.random)],
    parse: ['<s-:x>', parse],
    now: ['<s?s?:s>', ([picture, timezone], { run }) => formatMillis(run.nowMs, picture, timezone)],
    toMillis: [
      '<s-s?:n>',
      ([text, picture], { run }) =>
        readMillis.call({ createSequence, environment: { timestamp: new Date(run.nowMs) } }, text, picture),
    ],
    millis: ['<:n>', (_args, { run }) => run.nowMs],
    shuffle: ['<a:a>', shuffle],
    clone: ['<(oa)-:o>', ([value], { run }) => cloneValue(value, run)],
  };
  return new Map(
    Object.entries(table).map(([name, [definition, call]]) => {
      const signature = parseSignature(definition);
      return [name, createNative(call.length, charge(name, call), signature, compileAccepts(definition))];
    }),
  );
}

/** It takes what a picture leaves out from the present time. */
const readMillis = libraryFunction('toMillis').implementation as (
  this: unknown,
  text: unknown,
  picture: unknown,
) => unknown;
const formatMillis = libraryFunction('fromMillis').implementation as (
  millis: number,
  picture: unknown,
  timezone: unknown,
) => unknown;

/**
 * Chunks of a list; without a size one chunk. A size of zero, or an empty list, gives nothing. Fractions are cut off.
 *
 * @see https://github.com/floci-io/floci/pull/2676 (measured on the service, 2026-08)
 */
function partition([list, size]: readonly unknown[], { run }: Call): unknown {
  if (list === undefined) return undefined;
  // Its type has no name there; the library makes "undefined" of that.
  if (!Array.isArray(list)) throw { code: 'T0412', index: 1, type: undefined } satisfies JsonataError;
  const count = typeof size === 'number' ? Math.trunc(size) : list.length;
  if (count < 0) throw meaningless('Second argument must be zero or greater');
  if (list.length === 0 || !(count >= 1)) return undefined;
  allocateItems(run, Math.ceil(list.length / count));
  return Array.from({ length: Math.ceil(list.length / count) }, (_, i) =>
    (list as unknown[]).slice(i * count, (i + 1) * count),
  );
}

/**
 * Items that `$range` may make; one more fills the memory of the service.
 * Measured by floci-io/floci (docs, Step Functions, 2026-09).
 */
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

/** What the service throws for an argument that has the right type and no meaning. */
function meaningless(message: string): JsonataError {
  return { code: 'D3137', message };
}

function parse([text]: readonly unknown[]): unknown {
  if (typeof text !== 'string') return undefined;
  const value = readStrictJson(text);
  if (value === undefined) throw meaningless('Invalid JSON');
  return Object.is(value, -0) ? 0 : value;
}

/** In the order of the service's message. */
const algorithms = ['SHA-1', 'SHA-384', 'SHA-256', 'SHA-512', 'MD5'];

function hash([text, algorithm]: readonly unknown[], { run }: Call): unknown {
  if (typeof text !== 'string' || typeof algorithm !== 'string') return undefined;
  if (!algorithms.includes(algorithm))
    throw meaningless(`Hash algorithm '${algorithm}' must be one of ${algorithms.join(', ')}`);
  if (/384|512/.test(algorithm)) takeWork(run, text.length + 128, 1 / 4); // words of 64 bits have to be made of others
  return hashText(text, algorithm);
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
  takeSteps(run, 1 / 2);
  if (Array.isArray(value)) {
    allocateItems(run, value.length);
    enterValue(run);
    const copy = value.map((item) => (item === undefined ? null : cloneValue(item, run)));
    run.levels--;
    return copy;
  }
  if (isRecord(value)) {
    enterValue(run);
    const copy = createObject();
    for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = cloneValue(item, run);
    run.levels--;
    return copy;
  }
  if (isNumeric(value)) return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  return typeof value === 'function' ? '' : value;
}
