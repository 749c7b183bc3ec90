/** Word to and from the other tabs of this browser that show Stepyard. */
export type TabMessage = { readonly kind: 'saved' | 'removed'; readonly id: string };

/** The line to the other tabs. A tab does not hear itself. */
export type OtherTabs = {
  readonly tell: (message: TabMessage) => void;
  /** Listens until the returned function is called. */
  readonly listen: (listener: (message: TabMessage) => void) => () => void;
};

/** Opens the line; a browser without one has no other tabs to tell. */
export function createOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel('stepyard');
  return {
    tell: (message) => channel.postMessage(message),
    listen: (listener) => {
      // True: only this function posts on this channel of this origin.
      const handle = (event: MessageEvent): void => listener(event.data as TabMessage);
      channel.addEventListener('message', handle);
      return () => channel.removeEventListener('message', handle);
    },
  };
}
