import { useSyncExternalStore } from 'react';
import type * as arrowWords from './arrowInWords';
import type * as stateWords from './stateInWords';

/** The words of states and arrows, once their script is there: nobody hears a page before it is drawn. */
export type ArrowWords = typeof arrowWords & typeof stateWords;

let words: ArrowWords | undefined;
const listeners = new Set<() => void>();

/** The words of states and arrows; undefined for the moment until they have been fetched. */
export function useArrowWords(): ArrowWords | undefined {
  return useSyncExternalStore(listen, now);
}

const now = (): ArrowWords | undefined => words;

function listen(listener: () => void): () => void {
  if (!words && listeners.size === 0)
    void Promise.all([import('./arrowInWords'), import('./stateInWords')]).then(
      ([arrows, states]) => tell({ ...arrows, ...states }),
      () => undefined,
    );
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(fetched: ArrowWords): void {
  words = fetched;
  for (const listener of listeners) listener();
}
