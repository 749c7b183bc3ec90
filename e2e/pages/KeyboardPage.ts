import { expect, type Locator, type Page } from '@playwright/test';

/** A person who has a keyboard and nothing else: goes from thing to thing by Tab, types, and presses keys. */
export class KeyboardPage {
  constructor(readonly page: Page) {}

  /** Counts presses of the mouse from now on, in this page and all that follow. */
  async watchMouse(): Promise<void> {
    await this.page.addInitScript(() => {
      window.addEventListener('pointerdown', () => document.documentElement.setAttribute('data-mouse-used', ''), true);
    });
  }

  async expectNoMouse(): Promise<void> {
    await expect(this.page.locator('html')).not.toHaveAttribute('data-mouse-used');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until something has the focus. Fails when it cannot be reached so. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.walkTo(target, key);
  }

  /** Presses a key until something has the focus; at most as often as there are stops on a page. */
  async walkTo(target: Locator, key: string, limit = 80): Promise<void> {
    await expect(target).toBeVisible();
    for (let pressed = 0; pressed < limit; pressed++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, `can be reached with ${limit} presses of ${key}`).toBeFocused();
  }

  /** Goes to a field, types over what is in it, and goes on. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.press('ControlOrMeta+A');
    await this.type(text);
    await this.press('Tab');
  }

  /** Lets the chosen Map run over what an expression gives: a field of the form's second tab. */
  async fillItems(inspector: Locator, expression: string): Promise<void> {
    await this.tabTo(inspector.getByRole('tab', { name: 'Configuration' }));
    await this.press('ArrowRight');
    await expect(inspector.getByRole('tab', { name: 'Input' })).toHaveAttribute('aria-selected', 'true');
    await this.fill(inspector.getByRole('textbox', { name: 'Items', exact: true }), expression);
  }

  /** Types into the command palette and takes what it offers first, which has to be called so. */
  async command(typed: string, offered: string | RegExp = new RegExp(`^${typed}`, 'i')): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+K');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await this.type(typed);
    await expect(palette.getByRole('option', { selected: true })).toHaveText(offered);
    await this.page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  }

  /** Chooses in the small window that a key such as A or C has opened. */
  async choose(window: string, typed: string, offered: string): Promise<void> {
    const picker = this.page.getByRole('dialog', { name: window, exact: true });
    await expect(picker.getByRole('combobox')).toBeFocused();
    await this.type(typed);
    await expect(picker.getByRole('option', { selected: true })).toHaveAccessibleName(new RegExp(`^${offered}`));
    await this.page.keyboard.press('Enter');
    await expect(picker).toHaveCount(0);
  }

  /** Gives the selected state, which has the focus, another name. */
  async rename(state: Locator, to: string): Promise<void> {
    await expect(state).toBeFocused();
    const name = await state.getAttribute('data-state-name');
    await this.press('F2');
    await expect(this.page.getByRole('textbox', { name: `Name of ${name}`, exact: true })).toBeFocused();
    await this.type(to);
    await this.press('Enter');
    await expect(this.page.getByRole('button', { name: new RegExp(`^${escape(to)}, `) })).toBeFocused();
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
