import type { CDPSession, Page } from '@playwright/test';

/**
 * A person who writes by an input method, by the browser's own protocol: what is composed stands in the field, and the
 * keys that choose and take it carry the code 229.
 */
export class InputMethod {
  private constructor(
    readonly page: Page,
    private readonly browser: CDPSession,
  ) {}

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(page, await page.context().newCDPSession(page));
  }

  /** Writes without taking it yet. */
  async compose(text: string): Promise<void> {
    await this.browser.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Takes what was composed by Enter: the key comes first, then the text, as everywhere but in Safari. */
  async take(text: string): Promise<void> {
    await this.press('Enter');
    await this.browser.send('Input.insertText', { text });
  }

  /** Takes what was composed by Enter as Safari tells it: when the key comes, nothing is composed any more. */
  async takeAsSafari(text: string): Promise<void> {
    await this.browser.send('Input.insertText', { text });
    await this.press('Enter');
  }

  /** Gives up what was composed, by Escape. */
  async drop(): Promise<void> {
    await this.press('Escape');
    await this.browser.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await this.press('Escape');
  }

  private async press(key: 'Enter' | 'Escape'): Promise<void> {
    const stroke = { key, code: key, windowsVirtualKeyCode: 229 };
    await this.browser.send('Input.dispatchKeyEvent', { ...stroke, type: 'rawKeyDown' });
    await this.browser.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp' });
  }
}
