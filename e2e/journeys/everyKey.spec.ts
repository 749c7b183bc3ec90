import { expect, test, type Locator, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

/** It can be run; its one problem is a number that will change. */
const line = JSON.stringify(
  {
    StartAt: 'Pick',
    States: {
      Pick: { Type: 'Pass', Next: 'Split' },
      Split: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
          { StartAt: 'Right', States: { Right: { Type: 'Wait', Seconds: 3600, End: true } } },
        ],
        Next: 'Pack',
      },
      Pack: { Type: 'Pass', Result: 0, End: true },
    },
  },
  null,
  2,
).replace('"Result": 0', '"Result": 12345678901234567890');

/** Where a key is pressed, and what has to be so afterwards; `after` and `last` put things back. */
type Row = {
  readonly at?: string;
  readonly before?: (parts: Parts) => Promise<unknown>;
  readonly seen: (parts: Parts) => Promise<unknown>;
  readonly after?: readonly string[];
  readonly last?: (parts: Parts) => Promise<unknown>;
};
type Parts = { readonly page: Page; readonly designer: DesignerPage; readonly header: Locator };

const dialog = (name: string): Row => ({
  seen: ({ page }) => expect(page.getByRole('dialog', { name })).toBeVisible(),
  after: ['Escape'],
});
const picker = (name: string | RegExp): Row => ({
  at: 'Pack',
  seen: ({ page }) => expect(page.getByRole('dialog', { name }).getByRole('combobox')).toBeFocused(),
  after: ['Escape'],
});
const goes = (at: string, to: string): Row => ({ at, seen: ({ designer }) => designer.canvas.expectSelected(to) });
const extends_ = (at: string, to: string): Row => ({
  at,
  seen: ({ designer }) => designer.canvas.expectSelected(at, to),
});
const undoes = (at: string | undefined, label: RegExp): Row => ({
  ...(at === undefined ? {} : { at }),
  seen: ({ header }) => expect(header.getByRole('button', { name: label })).toBeVisible(),
  after: ['Control+Z'],
});
const percent = ({ designer }: Parts): Locator =>
  designer.canvas.region.getByRole('button', { name: /^\d+ %, zoom to 100 %$/ });
const zooms = (test: (percent: number) => boolean): Row => ({
  at: 'Pack',
  before: (parts) => percent(parts).click(),
  seen: (parts) =>
    expect.poll(async () => test(Number.parseInt((await percent(parts).textContent()) ?? '', 10))).toBe(true),
  after: ['0'],
});

/** What the keys of each command do, by the words of the dialog. */
const rows: Readonly<Record<string, Row>> = {
  Run: {
    before: async ({ designer }) => {
      await designer.run.start('Instant'); // the keys repeat what was run last
      await designer.run.ended('Succeeded');
      await designer.run.backToEditing();
    },
    seen: ({ designer }) => expect(designer.run.strip).toBeVisible(),
    last: ({ designer }) => designer.run.backToEditing(),
  },
  'Run with input…': dialog('Run workflow'),
  'Stop the run': {
    before: async ({ designer }) => {
      await designer.run.start('×1');
      await expect(designer.run.strip.getByText('In progress', { exact: true })).toBeVisible();
    },
    seen: async ({ designer }) => {
      await designer.run.ended('Aborted');
      await designer.run.backToEditing();
    },
  },
  'Command palette': dialog('Command palette'),
  'Show all keys': { ...dialog('Keys'), at: 'Pack' },
  'Go to the canvas': {
    before: ({ designer }) => designer.text.focus(),
    seen: ({ page }) =>
      expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-keys=canvas]') !== null)).toBe(true),
  },
  'Go to the code': {
    at: 'Pack',
    seen: ({ page }) => expect(page.getByRole('textbox', { name: /^Definition/ })).toBeFocused(),
  },
  'Go to the inspector': {
    at: 'Pack',
    seen: ({ designer, page }) =>
      expect
        .poll(
          async () => (await designer.inspector.locator(':focus').count()) + (await page.locator('body:focus').count()),
        )
        .toBe(1),
  },
  'Go to the next problem': {
    at: 'Pick',
    seen: ({ designer }) => designer.canvas.expectSelected('Pack'),
  },
  'Show or hide the palette': {
    seen: ({ page }) => expect(page.getByRole('option', { name: 'Add Wait', exact: true })).toBeHidden(),
    after: ['Control+B'],
  },
  'Show or hide the inspector and the code': {
    seen: ({ designer }) => expect(designer.inspector).toBeHidden(),
    after: ['Control+Alt+B'],
  },
  'Open or close the dock': {
    before: async ({ page }) => {
      const close = page.getByRole('button', { name: 'Close the dock' });
      if (await close.isVisible()) await close.click();
    },
    seen: ({ page }) => expect(page.getByRole('button', { name: 'Close the dock' })).toBeVisible(),
    after: ['Control+J'],
  },
  'Let Tab indent in the code, or leave it': {
    seen: ({ page }) => expect(page.getByRole('textbox', { name: /^Definition\. Tab indents/ })).toBeAttached(),
    after: ['Control+M'],
  },
  'Save to a file…': {
    seen: ({ page }) => expect.poll(() => page.evaluate(() => document.documentElement.dataset['asked'])).toBe('save'),
  },
  'Open a file…': {
    before: async ({ page }) =>
      page.once('filechooser', () => page.evaluate(() => (document.documentElement.dataset['asked'] = 'open'))),
    seen: ({ page }) => expect.poll(() => page.evaluate(() => document.documentElement.dataset['asked'])).toBe('open'),
  },
  Undo: {
    at: 'Pack',
    before: async ({ page, header }) => {
      await page.keyboard.press('Control+D');
      await expect(header.getByRole('button', { name: /^Undo: Duplicate/ })).toBeVisible();
    },
    seen: ({ header }) => expect(header.getByRole('button', { name: /^Redo: Duplicate/ })).toBeVisible(),
  },
  Redo: undoes(undefined, /^Undo: Duplicate/), // what the row before has undone
  'Show undo history': dialog('Undo history'),
  'Delete selection': undoes('Pack', /^Undo: Delete/),
  'Duplicate selection': undoes('Pack', /^Undo: Duplicate/),
  'Rename state': {
    at: 'Pack',
    seen: ({ page }) => expect(page.getByRole('textbox', { name: 'Name of Pack' })).toBeFocused(),
    after: ['Escape'],
  },
  'Copy selection as ASL': {
    at: 'Pack',
    seen: ({ page }) => expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('"Pack"'),
  },
  'Cut selection': undoes('Pack', /^Undo: Cut/),
  'Paste states': undoes('Pack', /^Undo: Paste/),
  'Select all states': {
    at: 'Pack',
    seen: ({ designer }) => expect(designer.canvas.region.locator('[aria-pressed=true]')).toHaveCount(3),
    after: ['Escape'],
  },
  'Add a state after…': picker(/after/),
  'Add a state before…': picker(/before/),
  'Connect to…': picker(/^Connect/),
  'Move to…': picker(/^Move/),
  'Go to the state before': goes('Split', 'Pick'),
  'Go to the next state': goes('Split', 'Pack'),
  'Go to the state on the left': goes('Right', 'Left'),
  'Go to the state on the right': goes('Left', 'Right'),
  'Go into the container': goes('Split', 'Left'),
  'Go out of the container': goes('Left', 'Split'),
  'Also select the state before': extends_('Split', 'Pick'),
  'Also select the next state': extends_('Split', 'Pack'),
  'Also select the state on the left': extends_('Right', 'Left'),
  'Also select the state on the right': extends_('Left', 'Right'),
  'Find a state…': {
    at: 'Pack',
    seen: ({ page }) => expect(page.getByRole('textbox', { name: 'Find a state' })).toBeFocused(),
    after: ['Escape'],
  },
  'Fit the workflow into view': { ...zooms((now) => now !== 160), before: async () => undefined },
  'Zoom in': zooms((now) => now > 100),
  'Zoom out': zooms((now) => now < 100),
  'Zoom to 100 %': {
    at: 'Pack',
    before: ({ designer }) => designer.canvas.region.getByRole('button', { name: 'Zoom out' }).click(),
    seen: (parts) => expect(percent(parts)).toHaveText('100 %'),
  },
  'Collapse or expand the container': {
    at: 'Split',
    seen: ({ designer }) => expect(designer.canvas.state('Left')).toHaveCount(0),
    after: ['X'],
  },
};

/** What a cap says, as the browser calls the key. */
const caps: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  '⏎': 'Enter',
  Esc: 'Escape',
  Del: 'Delete',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
};

async function readKeys(
  page: Page,
  { canvas }: DesignerPage,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  await canvas.state('Pick').focus();
  await page.keyboard.press('?');
  const items = page.getByRole('dialog', { name: 'Keys' }).getByRole('listitem');
  await expect(items.first()).toBeVisible();
  const read = await items.evaluateAll((elements) =>
    elements.map((element) => ({
      label: element.querySelector(':scope > span')?.textContent ?? '',
      keys: [...element.querySelectorAll('span:has(> kbd)')].map((keys) =>
        [...keys.querySelectorAll('kbd')].map((cap) => cap.textContent ?? ''),
      ),
    })),
  );
  await page.keyboard.press('Escape');
  return read
    .filter(({ keys }) => keys.length > 0)
    .map(({ label, keys }) => [label, keys.map((parts) => parts.map((part) => caps[part] ?? part).join('+'))] as const);
}

test('every key of the key table does what it says', async ({ page }) => {
  test.setTimeout(300_000); // some seventy keys
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    // The window of the system cannot be seen from here: that it is asked for is enough.
    Object.assign(window, {
      showSaveFilePicker: () => {
        document.documentElement.dataset['asked'] = 'save';
        return Promise.reject(new DOMException('', 'AbortError'));
      },
    });
  });
  await (await HomePage.open(page)).openFile('line.asl.json', line);
  const designer = await DesignerPage.shown(page);
  await designer.text.ready();
  const parts: Parts = { page, designer, header: designer.header };
  const listed = await readKeys(page, designer);

  expect(listed.map(([label]) => label).filter((label) => !(label in rows))).toEqual([]);
  expect(Object.keys(rows).filter((label) => !listed.some(([known]) => known === label))).toEqual([]);

  for (const [label, keys] of listed) {
    const row = rows[label];
    for (const key of keys)
      await test.step(`${key}: ${label}`, async () => {
        if (row?.at !== undefined) {
          await designer.canvas.select(row.at);
          await designer.canvas.expectSelected(row.at);
          await designer.canvas.state(row.at).focus();
        }
        await row?.before?.(parts);
        await page.keyboard.press(key);
        await row?.seen(parts);
        for (const back of row?.after ?? []) await page.keyboard.press(back);
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await row?.last?.(parts);
      });
  }
});
