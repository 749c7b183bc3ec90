/**
 * Which pages of this browser are alive: each holds a lock for as long as it lives, and the browser takes the lock back
 * when the page is closed, reloaded or crashes. So a run that another tab is still running is told from one that is
 * lost. On plain http there are no locks: there the pages are asked, and the living ones answer.
 */
const beginning = 'stepyard.page.';

/** How long answers are waited for: other tabs hear at once, also those in the background. */
const patienceMs = 150;

/** What pages without locks say to each other. */
type Call = { readonly kind: 'who' } | { readonly kind: 'alive'; readonly pageId: string };

/**
 * Holds the lock of this page for as long as it lives, or answers for it. A browser that has neither way does neither.
 */
export function holdPage(pageId: string): void {
  const locks = locksOf();
  // see below
  if (locks) return void locks.request(beginning + pageId, () => new Promise(() => undefined)).catch(() => undefined);
  const line = openLine();
  line?.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    if (data.kind === 'who') line.postMessage({ kind: 'alive', pageId } satisfies Call);
  });
}

/**
 * The ids of the pages that are alive now; none where the browser does not say. Runs
 * of other tabs are then taken for lost: listed too early is better than never.
 */
export async function listLivePages(): Promise<ReadonlySet<string>> {
  const locks = locksOf();
  if (!locks) return askPages();
  try {
    const { held = [] } = await locks.query();
    return new Set(held.flatMap(({ name }) => (name?.startsWith(beginning) ? [name.slice(beginning.length)] : [])));
  } catch {
    return new Set();
  }
}

async function askPages(): Promise<ReadonlySet<string>> {
  const alive = new Set<string>();
  const line = openLine();
  if (!line) return alive;
  line.addEventListener(
    'message',
    ({ data }: MessageEvent<Call>) => void (data.kind === 'alive' && alive.add(data.pageId)),
  );
  line.postMessage({ kind: 'who' } satisfies Call);
  await new Promise((resolve) => setTimeout(resolve, patienceMs));
  line.close();
  return alive;
}

function locksOf(): LockManager | undefined {
  return navigator.locks as LockManager | undefined; // not on plain http, whatever its type says
}

function openLine(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('stepyard.pages');
  } catch {
    return undefined;
  }
}
