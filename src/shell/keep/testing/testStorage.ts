import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { createDatabase } from '../database';
import { createJournal } from '../journal';
import { createKeeper, type KeeperNews, type OpenedKeeper } from '../keeper';
import { createPageStorage, type PageStorage } from '../pageStorage';

/** Gives the test a browser with empty storage. */
export function emptyDatabase(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** A small storage with room for so many characters in one text. */
export function testPageStorage(room = Infinity): PageStorage {
  const items = new Map<string, string>();
  return createPageStorage(
    () =>
      ({
        get length() {
          return items.size;
        },
        key: (index: number) => [...items.keys()][index] ?? null,
        getItem: (key: string) => items.get(key) ?? null,
        setItem(key: string, value: string) {
          if (value.length > room) throw new DOMException('Full', 'QuotaExceededError');
          items.set(key, value);
        },
        removeItem: (key: string) => void items.delete(key),
      }) as Storage, // true as far as the door uses it
  );
}

/** A keeper over the present database, with what it tells. */
export function testKeeper(
  storage = testPageStorage(),
): OpenedKeeper & { readonly storage: PageStorage; readonly told: KeeperNews[] } {
  const opened = createKeeper({ createDatabase, journal: createJournal(storage), nowMs: () => 5_000 });
  const told: KeeperNews[] = [];
  opened.keeper.listen((news) => void told.push(news));
  return { ...opened, storage, told };
}

/** Makes writing fail with an error where it applies, until the returned function is called. */
export function refuseWriting(
  error: Error,
  applies: (table: string, value: unknown) => boolean = () => true,
): () => void {
  const { put } = IDBObjectStore.prototype;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey,
  ) {
    if (applies(this.name, value)) throw error;
    return put.call(this, value, key);
  });
  return () => spy.mockRestore();
}

/** What a browser throws when there is no room. */
export function quotaError(): DOMException {
  return new DOMException('There is no room', 'QuotaExceededError');
}
