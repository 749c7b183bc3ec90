import { expect, type Locator, type Page } from '@playwright/test';
import { KeyboardPage } from './KeyboardPage';

/** The workflow as a tree, worked by its keys and the menu of its rows. */
export class OutlinePage {
  private readonly keyboard: KeyboardPage;

  constructor(readonly page: Page) {
    this.keyboard = new KeyboardPage(page);
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Outline' });
  }

  get tree(): Locator {
    return this.region.getByRole('tree');
  }

  /** The row of a state, or of an arrow by what it begins with: `Rule 1`. */
  row(name: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${escape(name)}(,|$)`) });
  }

  /** Waits until the keys work on a row. */
  async isAt(name: string): Promise<void> {
    await expect(this.tree).toBeFocused();
    const id = await this.row(name).getAttribute('id');
    await expect(this.tree).toHaveAttribute('aria-activedescendant', id ?? '');
  }

  /** Goes to a row by the arrow keys. */
  async goTo(name: string, key: 'ArrowDown' | 'ArrowUp' = 'ArrowDown'): Promise<void> {
    await expect(this.tree).toBeFocused();
    await expect(this.row(name)).toBeVisible();
    const id = await this.row(name).getAttribute('id');
    const rows = await this.tree.getByRole('treeitem').count();
    for (let pressed = 0; pressed < rows; pressed++) {
      if ((await this.tree.getAttribute('aria-activedescendant')) === id) return;
      const before = await this.tree.getAttribute('aria-activedescendant');
      await this.keyboard.press(key);
      await expect(this.tree).not.toHaveAttribute('aria-activedescendant', before ?? '');
    }
    await this.isAt(name);
  }

  /** Gives the state of the present row, just made and called after its kind, another name. */
  async rename(name: string, to: string): Promise<void> {
    await this.isAt(name);
    await this.keyboard.press('F2');
    await expect(this.tree.getByRole('textbox', { name: `Name of ${name}`, exact: true })).toBeFocused();
    await this.keyboard.type(to);
    await this.keyboard.press('Enter');
    await this.isAt(to);
  }

  /** Chooses from the menu of the present row, by its arrow keys. */
  async chooseFromMenu(label: string): Promise<void> {
    await this.keyboard.press('Shift+F10');
    const item = this.page.getByRole('menu').getByRole('menuitem', { name: label });
    await this.keyboard.walkTo(item, 'ArrowDown');
    await this.keyboard.press('Enter');
    await expect(this.page.getByRole('menu')).toHaveCount(0);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
