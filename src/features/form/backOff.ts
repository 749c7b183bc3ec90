import type { Json, JsonObject } from '../../core/base/json';

/** When the tries of a retrier happen, if each fails at once: the waits between them in seconds, and their sum. */
export type BackOff = { readonly delays: readonly number[]; readonly totalSeconds: number; readonly isCut: boolean };

/** So many retries are worked out; more are cut off. */
const most = 100;

/**
 * The schedule of a retrier: wait n is `IntervalSeconds × BackoffRateⁿ`, at most `MaxDelaySeconds`. Full jitter makes
 * each wait a random part of it. Undefined while a value is missing its number.
 */
export function readBackOff(retrier: JsonObject): BackOff | undefined {
  const interval = numberOf(retrier.IntervalSeconds, 1);
  const attempts = numberOf(retrier.MaxAttempts, 3);
  const rate = numberOf(retrier.BackoffRate, 2);
  const longest = numberOf(retrier.MaxDelaySeconds, Infinity);
  if (interval === undefined || attempts === undefined || rate === undefined || longest === undefined) return undefined;
  const delays = Array.from({ length: Math.min(Math.max(0, Math.floor(attempts)), most) }, (_, n) =>
    Math.min(interval * rate ** n, longest),
  );
  return { delays, totalSeconds: delays.reduce((sum, delay) => sum + delay, 0), isCut: attempts > most };
}

function numberOf(value: Json | undefined, absent: number): number | undefined {
  if (value === undefined) return absent;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
