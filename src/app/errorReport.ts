/** Where a bug was met. */
export type ReportPlace = { readonly address: string; readonly browser: string; readonly atMs: number };

/** A report of a bug, to be copied into an issue: the error, where it was, and nothing of the person's work. */
export function writeReport(error: unknown, components?: string, place?: ReportPlace): string {
  const what =
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : `Thrown value: ${String(error)}`;
  const lines = ['Stepyard report', what];
  if (components) lines.push('Components:', components.trim());
  // The id of a workflow is random, but of no use to anybody else.
  if (place)
    lines.push(
      `Page: ${place.address.replace(/\/w\/.*/, '/w/…')}`,
      `Browser: ${place.browser}`,
      `Time: ${new Date(place.atMs).toISOString()}`,
    );
  return lines.join('\n');
}
