/**
 * The browser's small storage (`localStorage`) without its refusals: it may be absent, forbidden or full at any call.
 */
export type PageStorage = {
  /** Undefined when there is no such text, or none is given. */
  readonly read: (key: string) => string | undefined;
  /** Whether the text is kept now. */
  readonly write: (key: string, text: string) => boolean;
  readonly remove: (key: string) => void;
  /** The keys that begin with a text. */
  readonly keys: (beginning: string) => readonly string[];
};

/** The one door to `localStorage`. `give` is asked anew at each call: asking alone may throw. */
export function createPageStorage(give: () => Storage | null | undefined = () => window.localStorage): PageStorage {
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      const storage = give();
      return storage ? act(storage) : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => attempt((storage) => storage.getItem(key) ?? undefined, undefined),
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
    keys: (beginning) =>
      attempt(
        (storage) =>
          Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(
            (key) => key !== '' && key.startsWith(beginning),
          ),
        [],
      ),
  };
}
