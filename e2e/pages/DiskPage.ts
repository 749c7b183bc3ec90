import type { Page } from '@playwright/test';

/** A save as the page made it: into which of the files that were picked, and the bytes. */
export type Save = { readonly file: number; readonly bytes: Buffer };

/** A disk that the page may write to, in place of the browser's own save dialog, which no test can answer. */
export class DiskPage {
  constructor(readonly page: Page) {}

  /** Answers the save dialog from now on: every file is called as the page suggests. */
  async answer(): Promise<void> {
    await this.page.addInitScript(() => {
      const disk: Disk = { offered: [], saves: [] };
      const pick = (options: Offer): Promise<unknown> => {
        const file = disk.offered.push({ suggestedName: options.suggestedName, types: options.types }) - 1;
        const write = async (content: Blob): Promise<void> =>
          void disk.saves.push({ file, bytes: [...new Uint8Array(await content.arrayBuffer())] });
        return Promise.resolve({
          name: options.suggestedName,
          createWritable: () => Promise.resolve({ write, close: () => Promise.resolve() }),
        });
      };
      Object.assign(window, { stepyardDisk: disk, showSaveFilePicker: pick });
    });
  }

  /** A browser that cannot write to the disk. */
  async refuse(): Promise<void> {
    await this.page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  }

  /** What has been saved so far, in order. */
  async saves(): Promise<readonly Save[]> {
    const saves = await this.page.evaluate(() => (window as unknown as { stepyardDisk: Disk }).stepyardDisk.saves); // put there by `answer`
    return saves.map(({ file, bytes }) => ({ file, bytes: Buffer.from(bytes) }));
  }

  /** What the page offered each time it asked where to save. */
  offers(): Promise<readonly Offer[]> {
    return this.page.evaluate(() => (window as unknown as { stepyardDisk: Disk }).stepyardDisk.offered); // put there by `answer`
  }
}

type Offer = {
  readonly suggestedName: string;
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
};
type Disk = { readonly offered: Offer[]; readonly saves: { file: number; bytes: number[] }[] };
