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

  /** What is drawn of a large workflow from far away instead of its nodes. */
  get overview(): Locator {
    return this.region.locator('.react-flow__viewport-portal svg:has(path[data-status])');
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
    // The form of another selection comes after the drawing; until then the one that is there cannot be used.
    await expect(this.page.getByRole('region', { name: 'Inspector' }).locator('[inert]')).toHaveCount(0);
  }

  /** Drags a state type or action from the palette onto the arrow between two states. */
  async dragOntoArrow(item: string, from: string, to: string): Promise<void> {
    const plus = await boxOf(this.insertButton(from, to));
    await this.drag(
      this.page
        .getByRole('option', { name: `Add ${item}`, exact: true })
        .or(this.page.getByRole('button', { name: `Add ${item}`, exact: true }))
        .first(),
      { x: plus.x + plus.width / 2, y: plus.y + plus.height / 2 },
    );
  }

  async dragOntoCanvas(item: string): Promise<void> {
    const box = await boxOf(this.region);
    await this.drag(this.page.getByRole('button', { name: `Add ${item}`, exact: true }).first(), {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
    });
  }

  /**
   * Drags a state type or action from the palette onto a state: onto its upper
   * half to go before it, its lower to go after.
   */
  async dragOntoState(item: string, name: string, half: 'upper' | 'lower'): Promise<void> {
    const box = await boxOf(this.state(name));
    await this.drag(this.paletteItem(item), {
      x: box.x + box.width / 2,
      y: box.y + box.height * (half === 'upper' ? 0.15 : 0.85),
    });
  }

  /** Drags a state type or action from the palette onto the left or the right half of a state. */
  async dropBeside(item: string, name: string, half: 'left' | 'right'): Promise<void> {
    const { x, y, width, height } = await boxOf(this.state(name));
    await this.drag(this.paletteItem(item), { x: x + width * (half === 'left' ? 0.2 : 0.8), y: y + height / 2 });
  }

  /** Shows the whole workflow. */
  async fit(): Promise<void> {
    await this.region.getByRole('button', { name: 'Fit', exact: true }).click();
    await this.still();
  }

  /** Waits until the drawing does not move any more: two pictures of it are the same. */
  private async still(): Promise<void> {
    const places = () =>
      this.region
        .locator('[data-state-name]')
        .evaluateAll((elements) => elements.map((element) => JSON.stringify(element.getBoundingClientRect())).join());
    let before = '';
    await expect
      .poll(async () => {
        const now = await places();
        const same = now === before;
        before = now;
        return same;
      })
      .toBe(true);
  }

  /** Drags a state type or action from the palette into a branch or body that has no states. */
  async dragIntoEmpty(item: string): Promise<void> {
    await this.drag(this.paletteItem(item), middleOf(await boxOf(this.emptyPlace)));
  }

  /** The place in a branch or body that has no states. */
  get emptyPlace(): Locator {
    return this.region.getByRole('button', { name: 'Drag a state here' });
  }

  /** Drops a file of the person's disk on the drawing, as the browser tells of it. */
  async dropFile(name: string, bytes: readonly number[]): Promise<void> {
    await this.region.evaluate(
      (region, file) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(file.bytes)], file.name));
        for (const type of ['dragenter', 'dragover', 'drop'])
          region.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      },
      { name, bytes: [...bytes] },
    );
  }

  /** Drags something over the arrow between two states, and holds it there. */
  async holdOverArrow(item: string, from: string, to: string): Promise<void> {
    const start = middleOf(await boxOf(this.paletteItem(item)));
    const plus = middleOf(await boxOf(this.insertButton(from, to)));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(plus.x, plus.y, { steps: 8 });
  }

  /** Drags a state onto the arrow between two others. */
  async moveOntoArrow(name: string, from: string, to: string): Promise<void> {
    await this.drag(this.state(name), middleOf(await boxOf(this.insertButton(from, to))));
  }

  /** Drags a state beside another: before it or after it. */
  async moveBeside(name: string, other: string, side: 'before' | 'after'): Promise<void> {
    const { x, y, width, height } = await boxOf(this.state(other));
    await this.drag(this.state(name), { x: x + width / 2, y: y + height * (side === 'before' ? 0.15 : 0.85) });
  }

  /** Drags a state over a place and holds it there. */
  async holdState(name: string, { x, y }: { x: number; y: number }): Promise<void> {
    const start = middleOf(await boxOf(this.state(name)));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y, { steps: 8 });
  }

  /** Drags the end of the arrow between two states to another state. */
  async reroute(from: string, to: string, newTarget: string): Promise<void> {
    // The end of an arrow has no name of its own: it is for the mouse only.
    // Beside the keyboard there is "Lead elsewhere…".
    const end = this.region
      .locator('[data-edge-id]')
      .filter({ has: this.page.getByRole('button', { name: `Insert on ${from} → ${to}`, exact: true }) })
      .locator('circle');
    await this.drag(end, middleOf(await boxOf(this.state(newTarget))));
  }

  /** Drags from the handle of a state to another state. */
  async connect(from: string, to: string): Promise<void> {
    await this.state(from).hover();
    await this.drag(
      this.region.getByRole('button', { name: `Connect ${from} to…`, exact: true }),
      middleOf(await boxOf(this.state(to))),
    );
  }

  /** Draws a rectangle with Shift held, from above the first state to below the last. */
  async marquee(first: string, last: string): Promise<void> {
    const a = await boxOf(this.state(first));
    const b = await boxOf(this.state(last));
    await this.page.keyboard.down('Shift');
    await this.page.mouse.move(a.x - 30, a.y - 8);
    await this.page.mouse.down();
    await this.page.mouse.move(b.x + b.width + 20, b.y + b.height + 6, { steps: 6 });
    await this.page.mouse.up();
    await this.page.keyboard.up('Shift');
  }

  /** Opens the menu of a state with the right button and chooses from it. */
  async chooseFromMenu(name: string, label: string): Promise<void> {
    await this.state(name).click({ button: 'right', position: { x: 24, y: 12 } });
    await this.page.getByRole('menu').getByRole('menuitem', { name: label }).click();
  }

  /** Says that an arrow leads from one state to another. */
  async leads(from: string, to: string): Promise<void> {
    await expect(this.insertButton(from, to)).toBeAttached();
  }

  async expectSelected(...names: readonly string[]): Promise<void> {
    await expect(this.region.locator('[data-state-name][aria-pressed=true]')).toHaveCount(names.length);
    for (const name of names) await expect(this.state(name)).toHaveAttribute('aria-pressed', 'true');
  }

  private paletteItem(item: string): Locator {
    return this.page.getByRole('button', { name: `Add ${item}`, exact: true }).first();
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

function middleOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): {
  x: number;
  y: number;
} {
  return { x: x + width / 2, y: y + height / 2 };
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
