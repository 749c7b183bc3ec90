import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Result } from '../../core/base/result';
import { useSession } from '../../shell/stores/context';
import { useStore } from '../../shell/stores/useStore';

/** What a field holds while somebody writes in it: the text, and why it cannot be taken over as it is. */
export type Draft = {
  readonly text: string;
  readonly error?: string;
  /** Something was written that is not in the document yet; its undo is the field's own. */
  readonly isOpen: boolean;
  /**
   * It was written before the field was shown this time, and nobody has touched
   * it since: it is taken over only when asked for.
   */
  readonly isRestored: boolean;
  readonly change: (text: string) => void;
  /** The field is left: takes the draft over if it can be; otherwise says why not and keeps it. */
  readonly commit: () => void;
  /** Takes the draft over, also one of before. */
  readonly apply: () => void;
  /** Forgets the draft: the field shows the truth again. */
  readonly drop: () => void;
  /** Enter takes over (in fields of several lines, with Ctrl), Escape forgets. */
  readonly handleKeys: (event: KeyboardEvent) => void;
};

/**
 * A draft in the field, the truth in the document. The draft belongs to the truth that it began with: when the document
 * says something else, because it was changed elsewhere or the draft was taken over, the draft is gone. A field that
 * goes away takes its draft over, if it can be; otherwise the draft is there again when the field is.
 */
export function useDraft<T>({
  owner,
  truth,
  parse,
  commit,
  multiline = false,
}: {
  /** Whose draft it is: the place in the document. */
  readonly owner: string;
  /** The text of what the document says. */
  readonly truth: string;
  readonly parse: (text: string) => Result<T>;
  /** Carries the change out. Returns the reason when it was rejected. */
  readonly commit: (value: T) => string | undefined;
  readonly multiline?: boolean;
}): Draft {
  const { draftsStore } = useSession();
  const key = `field ${owner}`;
  const kept = useStore(draftsStore, ({ drafts }) => (Object.hasOwn(drafts, key) ? drafts[key] : undefined));
  const current = kept?.truth === truth ? kept : undefined;
  /** The place that somebody wrote in since the field is shown, and why that was not taken over. */
  const [touched, setTouched] = useState<{ readonly owner: string; readonly text: string; readonly error?: string }>();
  const isRestored = current !== undefined && touched?.owner !== owner;
  const drop = (): void => draftsStore.drop(key);

  function apply(): void {
    if (!current) return;
    if (current.text === truth) return drop();
    const parsed = parse(current.text);
    const error = parsed.ok ? commit(parsed.value) : parsed.error;
    if (error === undefined) drop();
    else setTouched({ owner, text: current.text, error });
  }

  const takeOver = (): void => {
    if (!isRestored) apply();
  };
  const latest = useRef(takeOver);
  useLayoutEffect(() => {
    latest.current = takeOver;
  });
  useLayoutEffect(() => () => latest.current(), []);

  const isStale = kept !== undefined && !current;
  useLayoutEffect(() => {
    if (isStale) draftsStore.drop(key);
  }, [isStale, draftsStore, key]);

  return {
    text: current?.text ?? truth,
    error:
      current &&
      (isRestored ? faultOf(parse(current.text)) : touched?.text === current.text ? touched.error : undefined),
    isOpen: current !== undefined,
    isRestored,
    change: (text) => {
      setTouched({ owner, text });
      draftsStore.put(key, { truth, text });
    },
    commit: takeOver,
    apply,
    drop,
    handleKeys(event) {
      const isMod = event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && (!multiline || isMod)) apply();
      else if (event.key === 'Escape' && current) {
        drop();
        event.stopPropagation();
      }
    },
  };
}

function faultOf(parsed: Result<unknown>): string | undefined {
  return parsed.ok ? undefined : parsed.error;
}
