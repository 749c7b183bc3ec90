import { expect, test, type Page } from '@playwright/test';
import { HomePage } from '../pages/HomePage';
import { unnamedLabels } from '../pages/labels';
import { faintPieces } from '../pages/looks';
import { smallTargets } from '../pages/targets';
import { lostBySpacing } from '../pages/textSpacing';

/**
 * Places to hit on the drawing, which are as large as its zoom and what is around them let them be, and what does the
 * same and is large enough at every zoom: an entry of the menu of the state, or beside the drawing.
 */
const smallOnCanvas: readonly { readonly name: RegExp; readonly instead: 'menu' | 'inspector'; readonly by: RegExp }[] =
  [
    { name: /^button "Insert on /, instead: 'menu', by: /^Add a state after…/ },
    { name: /^button "Connect .* to…"/, instead: 'menu', by: /^Connect to…/ },
    { name: /^button "Item \d+ of /, instead: 'inspector', by: /^Item \d+/ },
  ];

/** Goes through the places of the product, and looks at each. */
async function visit(page: Page, look: (place: string, part?: string) => Promise<void>): Promise<void> {
  const home = await HomePage.open(page);
  await look('home');
  const designer = await home.openTemplate('Order with regions');
  await designer.text.ready();
  await look('workbench');
  await designer.canvas.select('FetchAnOrder');
  for (const tab of await designer.inspector.getByRole('tab').all()) {
    await tab.click();
    await look(`a state, ${await tab.innerText()}`, '[aria-label="Inspector"]');
  }
  await designer.canvas.select('RegionChoice');
  await page.getByRole('tab', { name: 'Outline' }).click();
  await look('a choice and the outline');
  for (const [key, place] of [
    ['ControlOrMeta+K', 'command palette'],
    ['?', 'keys'],
    ['A', 'picker of states'],
  ] as const) {
    await designer.canvas.state('RegionChoice').focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(place, 'dialog, [role=dialog]');
    await page.keyboard.press('Escape');
  }
  await designer.canvas.state('RegionChoice').focus();
  await page.keyboard.press('ControlOrMeta+F');
  await look('find', '[aria-label="Workflow canvas"]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F10');
  await look('menu', '[role=menu]');
  for (const { instead, by } of smallOnCanvas)
    if (instead === 'menu') await expect(page.getByRole('menuitem', { name: by })).toBeVisible();
  await page.keyboard.press('Escape');
  await designer.run.openDialog();
  await look('run dialog', 'dialog');
  await page.keyboard.press('Escape');
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.canvas.select('ProcessOrder');
  const items = designer.run.details.getByRole('listbox', { name: 'Items of ProcessOrder' });
  for (const { instead, by } of smallOnCanvas)
    if (instead === 'inspector') await expect(items.getByRole('option', { name: by }).first()).toBeVisible();
  await look('a Map of a run');
  await designer.canvas.select('FetchAnOrder');
  for (const tab of await designer.run.details.getByRole('tab').all()) {
    await tab.click();
    await look(`a run, ${await tab.innerText()}`, '[aria-label="Run details"]');
  }
  for (const tab of ['Problems', 'Runs', 'Table', 'Events', 'Timeline']) {
    await page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: tab }).click();
    await look(`dock, ${tab}`, ':has(> * > [aria-label=Dock]) > [role=tabpanel]');
  }
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`what is drawn stands out, can be hit, is called as it reads, and has room: ${colorScheme}`, async ({
    page,
  }) => {
    test.setTimeout(240_000); // some twenty places, measured in pictures
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    const seen = new Set<string>();
    const note = (place: string, faults: readonly string[]): void => {
      for (const fault of faults) if (!seen.has(fault)) found.push(`${place}: ${fault}`);
      for (const fault of faults) seen.add(fault);
    };
    await visit(page, async (place, part) => {
      note(place, await faintPieces(page, part));
      if (part === undefined) {
        await page.emulateMedia({ colorScheme, contrast: 'more' });
        note(`${place}, with more contrast`, await faintPieces(page, part));
        await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
      }
      if (colorScheme === 'dark') return; // the rest is the same in both
      const small = await smallTargets(page, part);
      note(
        place,
        small.filter((target) => !smallOnCanvas.some(({ name }) => name.test(target))),
      );
      note(place, await unnamedLabels(page, part));
      note(place, await lostBySpacing(page, part));
    });
    expect(found).toEqual([]);

    // The measure itself: what is made faint is found.
    await page.addStyleTag({ content: '[role=tab] { opacity: 0.45 }' });
    expect(await faintPieces(page, '[role=tablist]')).not.toEqual([]);
  });
