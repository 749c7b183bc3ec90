/** Word to and from the other tabs of this browser that show Stepyard. */
export type TabMessage = { readonly kind: 'saved' | 'removed'; readonly id: string };

/** The line to the other tabs. A tab does not hear itself. */
export type OtherTabs = {
  readonly tell: (message: TabMessage) => void;
  /** Listens until the returned function is called. */
  readonly listen: (listener: (message: TabMessage) => void) => () => void;
};

/**
 * Opens the line. A browser without one, or that forbids it, has no other tabs
 * to tell: two tabs then meet when they save.
 */
export function createOtherTabs(): OtherTabs {
  const channel = openChannel();
  if (!channel) return { tell: () => undefined, listen: () => () => undefined };
  return {
    tell: (message) => {
      try {
        channel.postMessage(message);
      } catch {
        // The line is closed; see above.
      }
    },
    listen: (listener) => {
      const handle = ({ data }: MessageEvent<unknown>): void => {
        if (isTabMessage(data)) listener(data);
      };
      channel.addEventListener('message', handle);
      return () => channel.removeEventListener('message', handle);
    },
  };
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('stepyard');
  } catch {
    return undefined;
  }
}

/** Others of this origin may use the same name for something else. */
function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id } = data as Partial<TabMessage>; // both members are checked
  return (kind === 'saved' || kind === 'removed') && typeof id === 'string';
}
