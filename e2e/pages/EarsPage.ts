import { expect, type Page } from '@playwright/test';

/** A person who hears the page: what is announced, and what things are called; nothing of how it looks. */
export class EarsPage {
  constructor(readonly page: Page) {}

  /** Writes down everything that any live region says from now on, in this page and all that follow. */
  async listen(): Promise<void> {
    await this.page.addInitScript(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard; // read by the test alone
      const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
      new MutationObserver((changes) => {
        const regions = new Set(
          changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live)),
        );
        for (const region of regions) {
          if (!region || region.closest('.monaco-aria-container')) continue; // the editor speaks of what is typed in it
          const text = region.textContent?.trim() ?? '';
          if (text !== '') heard.push(text);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
  }

  /** Waits until something has been said, and gives everything that was said up to then. Later calls begin after it. */
  async hears(words: string | RegExp): Promise<readonly string[]> {
    const matches = (text: string): boolean => (typeof words === 'string' ? text === words : words.test(text));
    let said: readonly string[] = [];
    await expect
      .poll(
        async () => {
          said = await this.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
          return said.some(matches) || said;
        },
        { message: `"${words.toString()}" is announced`, timeout: 20_000 },
      )
      .toBe(true);
    const end = said.findIndex(matches) + 1;
    await this.page.evaluate((count) => void (window as unknown as { heard: string[] }).heard.splice(0, count), end);
    return said.slice(0, end);
  }

  /** What the thing with the focus is called, as a reader of the screen says it: role, name, value and state. */
  async here(): Promise<string> {
    return this.page.locator(':focus').ariaSnapshot();
  }
}
