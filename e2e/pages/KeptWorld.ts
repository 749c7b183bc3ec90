import type { Page } from '@playwright/test';

/** The world that is kept with the open workflow, in the browser's storage. */
export class KeptWorld {
  constructor(readonly page: Page) {}

  /** Puts a world in the place of the one that is kept, and opens the workflow again. */
  async put(world: object): Promise<void> {
    await this.page.evaluate(
      ([id, world]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('stepyard');
          opening.onerror = () => reject(new Error('The storage did not open.'));
          opening.onsuccess = () => {
            const database = opening.result;
            const transaction = database.transaction('worlds', 'readwrite');
            transaction.objectStore('worlds').put({ id, world });
            transaction.oncomplete = () => {
              database.close();
              resolve();
            };
          };
        }),
      [this.id(), world] as const,
    );
    await this.page.reload();
  }

  /** What is kept now; undefined where nothing is. */
  async read(): Promise<unknown> {
    return this.page.evaluate(
      (id) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('stepyard');
          opening.onerror = () => reject(new Error('The storage did not open.'));
          opening.onsuccess = () => {
            const database = opening.result;
            const read = database.transaction('worlds').objectStore('worlds').get(id);
            read.onsuccess = () => {
              database.close();
              resolve((read.result as { world?: unknown } | undefined)?.world);
            };
          };
        }),
      this.id(),
    );
  }

  private id(): string {
    return /#\/w\/([\w-]+)/.exec(this.page.url())?.[1] ?? '';
  }
}
