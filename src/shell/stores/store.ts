import type { StoreApi } from 'zustand/vanilla';

/** A store as everybody but its own verbs sees it: to be read and listened to, never set. */
export type Readable<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The readable side of a zustand store, so that its verbs are the only way to change it. */
export function readable<State>(store: StoreApi<State>): Readable<State> {
  return { getState: store.getState, getInitialState: store.getInitialState, subscribe: store.subscribe };
}
