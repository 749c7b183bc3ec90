/** Units of time and the one text form of instants. */

/** Milliseconds in a second. */
export const secondMs = 1_000;

/** Milliseconds in a day. */
export const dayMs = 86_400_000;

/**
 * An instant as the service writes it: `2025-01-31T12:00:00.000Z`. Instants
 * beyond what a date can hold give the last one it can.
 */
export function formatInstant(epochMs: number): string {
  const latestMs = 8.64e15;
  return new Date(Math.min(Math.max(epochMs, -latestMs), latestMs)).toISOString();
}
