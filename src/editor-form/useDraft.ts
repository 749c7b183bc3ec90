import { useState, type KeyboardEvent } from 'react';
import type { Result } from '../base/result';

/** What a field holds while somebody writes in it: the text, and why it cannot be taken over as it is. */
export type Draft = {
  readonly text: string;
  readonly error?: string;
  readonly change: (text: string) => void;
  /** Takes the draft over if it can be; otherwise says why not and keeps it. */
  readonly commit: () => void;
  /** Forgets the draft: the field shows the truth again. */
  readonly drop: () => void;
  /** Enter takes over (not in fields of several lines), Escape forgets, undo works within a draft first. */
  readonly handleKeys: (event: KeyboardEvent) => void;
};

/**
 * A draft in the field, the truth in the document. The draft belongs to the truth that it began with: when the document
 * says something else, because it was changed elsewhere or the draft was taken over, the draft is gone.
 */
export function useDraft<T>({
  truth,
  parse,
  commit,
  multiline = false,
}: {
  /** The text of what the document says. */
  readonly truth: string;
  readonly parse: (text: string) => Result<T>;
  /** Carries the change out. Returns the reason when it was rejected. */
  readonly commit: (value: T) => string | undefined;
  readonly multiline?: boolean;
}): Draft {
  const [draft, setDraft] = useState<{ readonly truth: string; readonly text: string; readonly error?: string }>();
  const current = draft?.truth === truth ? draft : undefined;
  const drop = (): void => setDraft(undefined);

  function takeOver(): void {
    if (!current) return;
    if (current.text === truth) return drop();
    const parsed = parse(current.text);
    const error = parsed.ok ? commit(parsed.value) : parsed.error;
    if (error === undefined) drop();
    else setDraft({ ...current, error });
  }

  return {
    text: current?.text ?? truth,
    error: current?.error,
    change: (text) => setDraft({ truth, text }),
    commit: takeOver,
    drop,
    handleKeys(event) {
      const isMod = event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && (!multiline || isMod)) takeOver();
      else if (event.key === 'Escape' && current) {
        drop();
        event.stopPropagation();
      } else if (isMod && /^[zy]$/i.test(event.key) && current) event.stopPropagation();
    },
  };
}
