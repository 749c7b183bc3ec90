import { useEffect, useState, type RefObject } from 'react';
import type { Session } from '../../shell/stores/session';
import type { Caret } from './mountEditor';

/** How far the editor has come: its code is being fetched, could not be (with the reason), or it is there. */
export type EditorState = 'loading' | 'ready' | { readonly failed: string };

/** Puts a Monaco editor with the session's text into an element, for as long as the component lives. */
export function useMonacoEditor(
  host: RefObject<HTMLElement | null>,
  session: Session,
  selectedLines: string,
): { state: EditorState; caret: Caret } {
  const [state, setState] = useState<EditorState>('loading');
  const [caret, setCaret] = useState<Caret>({ line: 1, column: 1 });

  useEffect(() => {
    let isGone = false;
    let letGo: () => void = () => undefined;
    loadEditor().then(
      (mountEditor) => {
        if (isGone || !host.current) return;
        letGo = mountEditor(host.current, session, selectedLines, setCaret);
        setState('ready');
      },
      (error: unknown) => {
        if (!isGone) setState({ failed: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isGone = true;
      letGo();
    };
  }, [host, session, selectedLines]);

  return { state, caret };
}

type Mount = (
  element: HTMLElement,
  session: Session,
  selectedLines: string,
  onCaret: (caret: Caret) => void,
) => () => void;

/** Fetches the editor and all that is bound to it: none of it is needed to show the text. */
async function loadEditor(): Promise<Mount> {
  const [{ loadMonaco }, { mountEditor }] = await Promise.all([
    import('../../shell/ui/code-field/monaco'),
    import('./mountEditor'),
  ]);
  const monaco = await loadMonaco();
  await nextTask(); // its code has just been run, which takes as long as putting it into the page
  return (...parts) => mountEditor(monaco, ...parts);
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}
