/**
 * Fetches parts that are not on the first screen once the browser has nothing better to do, so that nobody waits for
 * them when they are opened. A part that cannot be fetched now is fetched, and its failure told, when it is opened.
 */
export function fetchLater(...parts: readonly (() => Promise<unknown>)[]): void {
  const fetchAll = (): void => parts.forEach((fetchPart) => void fetchPart().catch(() => undefined));
  if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(fetchAll);
  else window.setTimeout(fetchAll, 1_000); // Safari
}
