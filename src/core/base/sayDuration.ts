const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/**
 * A length of time in words, short and with no more precision than helps: `2 ms`, `4.2 s`, `3 min 20 s`, `12 d 4 h`.
 */
export function sayDuration(durationMs: number): string {
  if (durationMs < 0) return `−${sayDuration(-durationMs)}`;
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${trimTenths(durationMs / 1_000)} s`;
  const index = units.findIndex(([, sizeMs]) => durationMs >= sizeMs);
  const [unit, sizeMs] = units[index] ?? units[3];
  const [nextUnit, nextSizeMs] = units[index + 1] ?? units[3];
  const whole = Math.floor(durationMs / sizeMs);
  const rest = Math.floor((durationMs - whole * sizeMs) / nextSizeMs);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${nextUnit}`;
}

function trimTenths(value: number): string {
  const tenths = Math.floor(value * 10) / 10;
  return value >= 10 && tenths % 1 === 0 ? String(tenths) : tenths.toFixed(1).replace(/\.0$/, '');
}
