import type { TypedDraft } from './draftsStore';
import { useSession } from './context';
import { useStore } from './useStore';

/** What is typed for named values and not set yet. */
export type ValueDrafts = {
  readonly textOf: (name: string) => string | undefined;
  readonly put: (name: string, text: string) => void;
  readonly drop: (name: string) => void;
};

/** The drafts of the placeholders' values: the same ones wherever they are set. */
export function usePlaceholderDrafts(): ValueDrafts {
  const { draftsStore } = useSession();
  const drafts = useStore(draftsStore, (state) => state.drafts);
  const keyOf = (name: string): string => `placeholder ${name}`;
  const draftOf = (name: string): TypedDraft | undefined =>
    Object.hasOwn(drafts, keyOf(name)) ? drafts[keyOf(name)] : undefined;
  return {
    textOf: (name) => draftOf(name)?.text,
    put: (name, text) => draftsStore.put(keyOf(name), { truth: '', text }),
    drop: (name) => draftsStore.drop(keyOf(name)),
  };
}
