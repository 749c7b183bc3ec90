const units = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago an instant was, in one unit: `3 minutes ago`, `yesterday`, `just now`. */
export function timeAgo(atMs: number, nowMs: number): string {
  for (const [unit, unitMs] of units) {
    const count = Math.floor((nowMs - atMs) / unitMs);
    if (count >= 1) return format.format(-count, unit);
  }
  return 'just now';
}
