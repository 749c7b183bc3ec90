/** An instant: whole milliseconds since 1970 and the nanoseconds beyond them (0 to 999,999). */
export type Instant = { readonly epochMs: number; readonly nanos: number };

/** Reads a timestamp of the language (RFC 3339 with upper-case `T` and `Z`, or an offset), or undefined. */
export function parseTimestamp(_text: string): Instant | undefined {
  return undefined;
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.epochMs - b.epochMs || a.nanos - b.nanos;
}
