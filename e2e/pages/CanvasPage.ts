import { expect, type Locator, type Page } from '@playwright/test';

/** The drawing: states, arrows, and what is dragged onto them. */
export class CanvasPage {
  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Workflow canvas' });
  }

  state(name: string): Locator {
    return this.region.locator(`[data-state-name=${JSON.stringify(name)}]`);
  }

  /** Waits until a state shows how it stands in the run, in words: `Succeeded`, `Failed`. */
  async shows(name: string, status: string): Promise<void> {
    await expect(this.state(name)).toHaveAccessibleName(new RegExp(`^${escape(name)}, ${status}`), { timeout: 20_000 });
  }

  /** The `+` on the arrow between two states. */
  insertButton(from: string, to: string): Locator {
    return this.region.getByRole('button', { name: `Insert on ${from} → ${to}`, exact: true });
  }

  async select(name: string): Promise<void> {
    await this.state(name).click({ position: { x: 24, y: 12 } });
  }

  /** Drags a state type or action from the palette onto the arrow between two states. */
  async dragOntoArrow(item: string, from: string, to: string): Promise<void> {
    const plus = await boxOf(this.insertButton(from, to));
    await this.drag(this.page.getByRole('option', { name: `Add ${item}`, exact: true }).or(this.page.getByRole('button', { name: `Add ${item}`, exact: true })).first(), { x: plus.x + plus.width / 2, y: plus.y + plus.height / 2 });
  }

  async dragOntoCanvas(item: string): Promise<void> {
    const box = await boxOf(this.region);
    await this.drag(this.page.getByRole('button', { name: `Add ${item}`, exact: true }).first(), { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }

  async drag(from: Locator, to: { x: number; y: number }): Promise<void> {
    const start = await boxOf(from);
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + start.width / 2 + 12, start.y + start.height / 2 + 12, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
  }

  async rename(name: string, to: string): Promise<void> {
    await this.select(name);
    await this.page.keyboard.press('F2');
    const field = this.region.getByRole('textbox', { name: `Name of ${name}` });
    await field.fill(to);
    await field.press('Enter');
    await expect(this.state(to)).toBeVisible();
  }

  async remove(name: string): Promise<void> {
    await this.select(name);
    await this.page.keyboard.press('Delete');
    await expect(this.state(name)).toHaveCount(0);
  }
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator.toString()} has no place on the page.`);
  return box;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
