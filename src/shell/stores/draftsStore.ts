/**
 * What somebody has typed and not applied: in fields of the inspector, in the run dialog.
 * A draft belongs to a place, by its key, and to what stood there when it began. No undo
 * touches it, and it outlives its field; `keep/keptDrafts` lets it outlive the page.
 */
import { createStore } from 'zustand/vanilla';
import { readable, type Readable } from './store';

/** Text that is not applied, and the text that it was to take the place of. */
export type TypedDraft = { readonly truth: string; readonly text: string };

/** Drafts by the keys of their places, the newest last. */
export type Drafts = Readonly<Record<string, TypedDraft>>;

/** Drafts and the verbs that change them. */
export type DraftsStore = Readable<{ readonly drafts: Drafts }> & {
  readonly put: (key: string, draft: TypedDraft) => void;
  readonly drop: (key: string) => void;
  /** Puts back what was kept of an earlier page. */
  readonly restore: (drafts: Drafts) => void;
};

/** Creates a store without drafts. */
export function createDraftsStore(): DraftsStore {
  const store = createStore<{ readonly drafts: Drafts }>(() => ({ drafts: {} }));
  const without = (drafts: Drafts, key: string): [string, TypedDraft][] =>
    Object.entries(drafts).filter(([known]) => known !== key);
  return {
    ...readable(store),
    put: (key, draft) =>
      store.setState(({ drafts }) => ({ drafts: Object.fromEntries([...without(drafts, key), [key, draft]]) })),
    drop: (key) =>
      store.setState((state) =>
        Object.hasOwn(state.drafts, key) ? { drafts: Object.fromEntries(without(state.drafts, key)) } : state,
      ),
    restore: (drafts) => store.setState({ drafts }),
  };
}
