import { useSyncExternalStore } from 'react';

/** The words of arrows, once their script is there: nobody hears a page before it is drawn. */
type ArrowWords = typeof import('./arrowInWords');

let words: ArrowWords | undefined;
const listeners = new Set<() => void>();

/** The words of arrows; undefined for the moment until they have been fetched. */
export function useArrowWords(): ArrowWords | undefined {
  return useSyncExternalStore(listen, now);
}

const now = (): ArrowWords | undefined => words;

function listen(listener: () => void): () => void {
  if (!words && listeners.size === 0) void import('./arrowInWords').then(tell, () => undefined);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(fetched: ArrowWords): void {
  words = fetched;
  for (const listener of listeners) listener();
}
