const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const exact = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const date = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** An instant as the time of day here: `14:02:11`. */
export function clockTime(atMs: number): string {
  return time.format(atMs);
}

/** An instant with its day and milliseconds: `2026-03-14 14:02:11.480`. */
export function exactTime(atMs: number): string {
  return `${date.format(atMs)} ${exact.format(atMs)}`;
}
