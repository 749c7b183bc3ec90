import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Result } from '../base/result';

/** What a field holds while somebody writes in it: the text, and why it cannot be taken over as it is. */
export type Draft = {
  readonly text: string;
  readonly error?: string;
  /** Something was written that is not in the document yet; its undo is the field's own. */
  readonly isOpen: boolean;
  readonly change: (text: string) => void;
  /** Takes the draft over if it can be; otherwise says why not and keeps it. */
  readonly commit: () => void;
  /** Forgets the draft: the field shows the truth again. */
  readonly drop: () => void;
  /** Enter takes over (in fields of several lines, with Ctrl), Escape forgets. */
  readonly handleKeys: (event: KeyboardEvent) => void;
};

/**
 * A draft in the field, the truth in the document. The draft belongs to the truth that it began with: when the document
 * says something else, because it was changed elsewhere or the draft was taken over, the draft is gone. A field that goes away
 * takes its draft over, if it can be.
 */
export function useDraft<T>({
  owner,
  truth,
  parse,
  commit,
  multiline = false,
}: {
  /** Whose draft it is: a field that comes to stand for another place in the document forgets it. */
  readonly owner: string;
  /** The text of what the document says. */
  readonly truth: string;
  readonly parse: (text: string) => Result<T>;
  /** Carries the change out. Returns the reason when it was rejected. */
  readonly commit: (value: T) => string | undefined;
  readonly multiline?: boolean;
}): Draft {
  const [draft, setDraft] = useState<{ readonly owner: string; readonly truth: string; readonly text: string; readonly error?: string }>();
  const current = draft?.truth === truth && draft.owner === owner ? draft : undefined;
  const drop = (): void => setDraft(undefined);

  function takeOver(): void {
    if (!current) return;
    if (current.text === truth) return drop();
    const parsed = parse(current.text);
    const error = parsed.ok ? commit(parsed.value) : parsed.error;
    if (error === undefined) drop();
    else setDraft({ ...current, error });
  }

  const latest = useRef(takeOver);
  useLayoutEffect(() => {
    latest.current = takeOver;
  });
  useLayoutEffect(() => () => latest.current(), []);

  return {
    text: current?.text ?? truth,
    error: current?.error,
    isOpen: current !== undefined,
    change: (text) => setDraft({ owner, truth, text }),
    commit: takeOver,
    drop,
    handleKeys(event) {
      const isMod = event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && (!multiline || isMod)) takeOver();
      else if (event.key === 'Escape' && current) {
        drop();
        event.stopPropagation();
      }
    },
  };
}
