import { useStore as useZustand } from 'zustand/react';
import type { Readable } from './store';

/** Something of a store, drawn again only when the selected part changes. For stores that are not in a session. */
export function useStore<State, T>(store: Readable<State>, selector: (state: State) => T): T {
  return useZustand(store, selector);
}
