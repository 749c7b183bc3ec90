/**
 * A socket for a part of the screen that may or may not be there: the canvas, the text editor.
 * The part plugs itself in when it mounts; commands use what is plugged in, and nothing happens when nothing is.
 */
export type Port<T> = {
  /** Plugs a part in; the returned function unplugs it (and only it). */
  readonly register: (part: T) => () => void;
  /** What is plugged in now. */
  readonly current: () => T | undefined;
};

/** Creates an empty port. */
export function createPort<T>(): Port<T> {
  let plugged: T | undefined;
  return {
    register: (part) => {
      plugged = part;
      return () => {
        if (plugged === part) plugged = undefined;
      };
    },
    current: () => plugged,
  };
}
