/**
 * Which pages of this browser are alive: each holds a lock for as long as it lives, and the browser takes the lock back when the
 * page is closed, reloaded or crashes. So a run that another tab is still running is told from one that is lost.
 */
const beginning = 'stepyard.page.';

/** Holds the lock of this page for as long as it lives. A browser without locks holds none. */
export function holdPage(pageId: string): void {
  try {
    navigator.locks.request(beginning + pageId, () => new Promise(() => undefined)).catch(() => undefined); // see below
  } catch {
    // Without locks, runs of other tabs are taken for lost: listed too early is better than never.
  }
}

/** The ids of the pages that are alive now; none where the browser does not say. */
export async function listLivePages(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = await navigator.locks.query();
    return new Set(held.flatMap(({ name }) => (name?.startsWith(beginning) ? [name.slice(beginning.length)] : [])));
  } catch {
    return new Set();
  }
}
