import type { Page } from '@playwright/test';

/** Ways in which a browser's storage lets a page down, put into the page before it begins. */
export const storageStubs = {
  /** A private window, or a site that may not keep anything. */
  absent: () => Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true }),
  /** Opening throws at once. */
  forbidden: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  },
  /** Opening says nothing until `window.answer()` is called. */
  silent: () => {
    const { open } = IDBFactory.prototype;
    const asked: (() => void)[] = [];
    IDBFactory.prototype.open = function (...args) {
      const request = {
        result: undefined as unknown,
        onsuccess: undefined as (() => void) | undefined,
        onupgradeneeded: undefined as (() => void) | undefined,
      };
      asked.push(() => {
        const real = open.apply(this, args);
        real.onupgradeneeded = () => {
          request.result = real.result;
          request.onupgradeneeded?.();
        };
        real.onsuccess = () => {
          request.result = real.result;
          request.onsuccess?.();
        };
      });
      return request as unknown as IDBOpenDBRequest;
    };
    Object.assign(window, { answer: () => asked.splice(0).forEach((ask) => ask()) });
  },
  /** There is no room, until `window.free()` is called. */
  full: () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
    Object.assign(window, { free: () => void (IDBObjectStore.prototype.put = put) });
  },
} as const;

/** Lets the storage of a page behave so from its beginning. */
export async function stubStorage(page: Page, stub: keyof typeof storageStubs): Promise<void> {
  await page.addInitScript(storageStubs[stub]);
}

/** Puts a record into a table of the page's database, as another program or a broken disk would have left it. */
export async function putRecord(page: Page, table: string, record: object): Promise<void> {
  await page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('stepyard');
        opening.onerror = () => reject(new Error('The database cannot be opened.'));
        opening.onsuccess = () => {
          const putting = opening.result.transaction(name, 'readwrite').objectStore(name).put(value);
          putting.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [table, record] as const,
  );
}
