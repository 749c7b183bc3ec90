import { useState } from 'react';
import { useSession } from './context';
import { useStore } from './useStore';

/** A text that is being typed and is kept until it is used. */
export type KeptText = {
  readonly text: string;
  readonly change: (text: string) => void;
  /** It was used, or is not wanted: the field begins again with its first text. */
  readonly drop: () => void;
  /** It was typed before the field was opened this time. */
  readonly isRestored: boolean;
};

/** Text of a field that is not part of the document. It outlives closing its dialog, another selection and a reload. */
export function useKeptText(key: string, first: string): KeptText {
  const { draftsStore } = useSession();
  const kept = useStore(draftsStore, ({ drafts }) => (Object.hasOwn(drafts, key) ? drafts[key] : undefined));
  const [typedKey, setTypedKey] = useState<string>();
  return {
    text: kept?.text ?? first,
    change: (text) => {
      setTypedKey(key);
      if (text === first) draftsStore.drop(key);
      else draftsStore.put(key, { truth: first, text });
    },
    drop: () => draftsStore.drop(key),
    isRestored: kept !== undefined && typedKey !== key,
  };
}
