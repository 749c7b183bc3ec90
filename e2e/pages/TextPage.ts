import { expect, type Locator, type Page } from '@playwright/test';

/** The text editor. Its lines have no roles: they are found by the editor's own class names. */
export class TextPage {
  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Code' });
  }

  private get input(): Locator {
    return this.region.getByRole('textbox', { name: /^Definition/ });
  }

  /** The number of the line that the caret is in. */
  get activeLine(): Locator {
    return this.region.locator('.active-line-number');
  }

  async ready(): Promise<void> {
    await expect(this.input).toBeAttached({ timeout: 30_000 });
  }

  /** The lines that the editor shows, blanks as blanks. */
  async shown(): Promise<string> {
    const lines = await this.region.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  /** The whole text, by selecting and copying it. */
  async all(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+C');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Replaces the whole text by pasting. Typing it would let the editor indent it anew. */
  async replaceAll(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((written) => navigator.clipboard.writeText(written), text);
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async focus(): Promise<void> {
    await this.ready();
    await this.region
      .locator('.overflow-guard')
      .first()
      .click({ position: { x: 200, y: 60 } });
  }
}
