/**
 * The service's quotas that a run can meet.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (read 2025-11)
 */
import type { Json } from '../base/json';
import { jsonSize } from '../base/jsonSize';
import { dayMs, secondMs } from '../base/time';

/** Bytes of UTF-8 that an input, output, task result or variable may have. */
export const payloadBytes = 262_144;

/** Events of a Standard execution; the last one tells that the quota was reached. */
export const historyEvents = 25_000;

/**
 * Events after which an Express execution is taken for one that never ends: the service has no such quota, but no
 * execution gets that far in its five minutes, while simulated time stands still between its states.
 */
export const expressEvents = 500_000;

/** Longest duration of a Standard execution: one year. */
export const standardDurationMs = 365 * dayMs;

/** Longest duration of an Express execution: five minutes. */
export const expressDurationMs = 300 * secondMs;

/** How long an HTTP task waits for its answer, whatever longer time its state would give it. */
export const httpDurationMs = 60 * secondMs;

/** Iterations of an inline Map that run at a time. */
export const inlineConcurrency = 40;

/** Child executions of a distributed Map that run at a time. */
export const distributedConcurrency = 10_000;

/** Wait states longer than this many seconds fail. */
export const waitSeconds = 2_147_483_647;

/** The most that TimeoutSeconds and HeartbeatSeconds of a task may be. */
export const longestTaskSeconds = 99_999_999;

/** Levels of nesting that a value may have; deeper ones count as too large, so that none can exhaust the stack. */
export const nestingLevels = 1_000;

/**
 * An upper bound of the bytes that a value takes as JSON text, never less than the true size. Stops counting, with a
 * number above the limit, once the limit is certain to be passed. Infinite for a value that is nested too deeply.
 */
export function sizeBound(
  value: Json,
  limit: number = Number.POSITIVE_INFINITY,
  levels: number = nestingLevels,
): number {
  if (typeof value === 'string') return boundOfText(value, limit);
  if (typeof value !== 'object' || value === null) return 25;
  if (levels === 0) return Number.POSITIVE_INFINITY;
  let size = 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && size <= limit; i++)
      size += 1 + sizeBound(value[i] as Json, limit - size, levels - 1);
    return size;
  }
  // Values from JSON.parse and our own literals have no inherited enumerable members, so `for in` sees own ones only.
  for (const key in value) {
    size +=
      key.length * 6 +
      4 +
      sizeBound((value as { readonly [key: string]: Json })[key] as Json, limit - size, levels - 1);
    if (size > limit) break;
  }
  return size;
}

/**
 * A UTF-16 unit takes at most six bytes: `\u0000`. Long texts are measured,
 * lest every large one be taken for too large.
 */
function boundOfText(text: string, limit: number): number {
  return text.length < 64 ? text.length * 6 + 2 : jsonSize(text, limit, 1);
}

/**
 * Bytes of a text in UTF-8. Half of a surrogate pair without the other counts
 * as the replacement character that is written for it.
 */
export function utf8Size(text: string): number {
  let size = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) size += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      size += 2;
      i++;
    } else size += 2;
  }
  return size;
}

/**
 * A bound of a value's size that tells whether it keeps the payload quota: at most the quota if it does. The value is
 * measured exactly only when the quick bound does not settle it, and only as far as the quota; infinite for one that is
 * nested too deeply.
 */
export function payloadBound(value: Json): number {
  const bound = sizeBound(value, payloadBytes);
  if (bound <= payloadBytes) return bound;
  return jsonSize(value, payloadBytes, nestingLevels);
}
