import { expect } from '@playwright/test';
import type { Driver, Point } from './driver';

/** A box of the page, in CSS pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How something is found: by its role and name. A name in slashes is a pattern. */
export type Wanted = { readonly role: string; readonly name: string; readonly inside?: string };

/** Somebody at a browser, who finds things by role and name, waits for facts, and uses a mouse and keys. */
export class Person {
  constructor(readonly driver: Driver) {}

  /** Waits until something is there and seen, and gives its box. */
  async sees(wanted: Wanted): Promise<Box> {
    let box: Box | null = null;
    await expect
      .poll(async () => (box = await this.look(wanted)), {
        message: `${wanted.role} "${wanted.name}"`,
        timeout: 20_000,
      })
      .not.toBeNull();
    return box ?? { x: 0, y: 0, width: 0, height: 0 }; // it was there a moment ago
  }

  async seesNo(wanted: Wanted): Promise<void> {
    await expect.poll(() => this.look(wanted), { message: `no ${wanted.role} "${wanted.name}"` }).toBeNull();
  }

  /** Where a thing is, once it has come to rest: what glides or is fitted into the view is missed by a press. */
  private async atRest(wanted: Wanted): Promise<Box> {
    let box = await this.sees(wanted);
    const isStill = async (): Promise<boolean> => {
      const before = box;
      await new Promise((resolve) => setTimeout(resolve, 100)); // some frames
      box = await this.sees(wanted);
      return box.x === before.x && box.y === before.y && box.width === before.width && box.height === before.height;
    };
    await expect.poll(isStill, { message: `${wanted.role} "${wanted.name}" at rest` }).toBe(true);
    return box;
  }

  async clicks(wanted: Wanted, at?: Point): Promise<void> {
    const box = await this.atRest(wanted);
    await this.clickAt(at ? { x: box.x + at.x, y: box.y + at.y } : middleOf(box));
  }

  async clickAt(point: Point): Promise<void> {
    await this.driver.moveTo(point);
    await this.driver.press();
    await this.driver.release();
  }

  /** Drags from a thing onto another; `onTheWay` is called before letting go. */
  async drags(
    from: Wanted,
    onto: Wanted,
    onTheWay: (goal: Point) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const start = middleOf(await this.atRest(from));
    const goal = middleOf(await this.atRest(onto));
    await this.driver.moveTo(start);
    await this.driver.press();
    for (const part of [0.1, 0.5, 0.9, 1])
      await this.driver.moveTo({ x: start.x + (goal.x - start.x) * part, y: start.y + (goal.y - start.y) * part });
    await onTheWay(goal);
    await this.driver.release();
  }

  /** What the page gives to the downloads from now on is kept in it instead, to be read. */
  async catchDownloads(): Promise<void> {
    await this.driver.run(`
      window.caught = [];
      const files = new Map();
      const make = URL.createObjectURL;
      URL.createObjectURL = (file) => {
        const url = make(file);
        files.set(url, file);
        return url;
      };
      HTMLAnchorElement.prototype.click = function () {
        const { download, href } = this;
        files.get(href).text().then((text) => window.caught.push({ download, text }));
      };
      delete window.showSaveFilePicker;`);
  }

  /** Waits for the next download, and gives it. */
  async caught(count: number): Promise<{ readonly download: string; readonly text: string }> {
    const read = () => this.driver.run<readonly { download: string; text: string }[]>('return window.caught');
    await expect.poll(async () => (await read()).length).toBe(count);
    return (await read()).at(-1) ?? { download: '', text: '' }; // there are as many as were waited for
  }

  private look({ role, name, inside }: Wanted): Promise<Box | null> {
    return this.driver.run<Box | null>(find, role, name, inside ?? '');
  }
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Runs in the page: the box of the first element that is seen and has the role
 * and the name, inside of a region by name.
 */
const find = `
  const [role, name, inside] = arguments;
  const kinds = { button: 'button', textbox: 'input:not([type=checkbox], [type=radio]), textarea', heading: 'h1, h2, h3', region: 'section[aria-label]', link: 'a[href]', row: 'tr', dialog: 'dialog', radio: 'input[type=radio]' };
  const pattern = /^\\/(.*)\\/$/.exec(name);
  const isNamed = (element) => {
    const labelled = element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = element.closest('label')?.textContent || (element.id && document.querySelector('label[for="' + CSS.escape(element.id) + '"]')?.textContent);
    const called = (element.getAttribute('aria-label') || labelled || label || element.innerText || element.textContent || '').trim().replace(/\\s+/g, ' ');
    return pattern ? new RegExp(pattern[1]).test(called) : called === name;
  };
  const root = inside === '' ? document : [...document.querySelectorAll('section, [role=region], [role=dialog], [role=menu], dialog, header, [role=group]')].find((element) => element.getAttribute('aria-label') === inside || (inside === 'banner' && element.tagName === 'HEADER'));
  if (!root) return null;
  for (const element of root.querySelectorAll('[role=' + role + ']' + (kinds[role] ? ', ' + kinds[role] : ''))) {
    if (element.hasAttribute('role') && element.getAttribute('role') !== role) continue;
    if (element.closest('[inert]') || !isNamed(element)) continue;
    // The code editor's own field is as small as its caret.
    const shown = element.closest('.monaco-editor') ?? element;
    let box = shown.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if (box.bottom > innerHeight || box.top < 0) {
      shown.scrollIntoView({ block: 'nearest' });
      box = shown.getBoundingClientRect();
    }
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  }
  return null;`;
