/**
 * Drafts that outlive the page: they are in the browser's small storage a moment after they were typed, for a page that
 * crashes does nothing at its end. What has no room there lasts as long as the page.
 */
import type { Drafts, DraftsStore, TypedDraft } from '../stores/draftsStore';
import { draftsKey } from './draftsKey';
import type { Keeper } from './keeper';
import type { PageStorage } from './pageStorage';
import { fieldsOf } from './readRecords';

/** Within this time what is typed is written. */
const longestMs = 500;
/** Drafts of one workflow that are kept, the newest; and how long one may be. */
const mostDrafts = 100;
const longestText = 200_000;

/** Drafts that are being kept. */
export type KeptDrafts = {
  /** Writes what is not written yet, now. */
  readonly flush: () => void;
  /** Writes, and stops. */
  readonly stop: () => void;
};

/** Puts the drafts of a workflow back, and keeps them from now on. */
export function keepDrafts(workflowId: string, draftsStore: DraftsStore, storage: PageStorage): KeptDrafts {
  const key = draftsKey + workflowId;
  let timer: ReturnType<typeof setTimeout> | undefined;
  draftsStore.restore(readDrafts(storage.read(key)));

  function flush(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const kept = Object.entries(draftsStore.getState().drafts)
      .filter(([, { text, truth }]) => text.length + truth.length <= longestText)
      .slice(-mostDrafts);
    if (kept.length === 0 || !storage.write(key, JSON.stringify(Object.fromEntries(kept)))) storage.remove(key);
  }

  const unsubscribe = draftsStore.subscribe(() => (timer ??= setTimeout(flush, longestMs)));
  return {
    flush,
    stop: () => {
      unsubscribe();
      flush();
    },
  };
}

/**
 * Removes the drafts of workflows that are there no more. For the beginning of a page, when nobody can undo a removal.
 */
export async function sweepDrafts(storage: PageStorage, keeper: Pick<Keeper, 'listEntries'>): Promise<void> {
  const keys = storage.keys(draftsKey);
  const listed = keys.length === 0 ? undefined : await keeper.listEntries();
  if (!listed?.ok) return;
  const known = new Set(listed.value.entries.map(({ id }) => id));
  for (const key of keys) if (!known.has(key.slice(draftsKey.length))) storage.remove(key);
}

function readDrafts(text: string | undefined): Drafts {
  try {
    const entries = Object.entries(fieldsOf(JSON.parse(text ?? '{}')) ?? {});
    return Object.fromEntries(entries.filter((entry): entry is [string, TypedDraft] => isDraft(entry[1])));
  } catch {
    return {}; // text that is not ours
  }
}

function isDraft(value: unknown): boolean {
  const { truth, text } = fieldsOf(value) ?? {};
  return typeof truth === 'string' && typeof text === 'string';
}
