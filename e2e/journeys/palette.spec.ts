import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { holdScript } from '../pages/holdScript';
import { KeyboardPage } from '../pages/KeyboardPage';

test.beforeEach(async ({ page }) => {
  await (await HomePage.open(page)).openTemplate('Pass');
});

test('"add Wait after …" puts a Wait there, selected', async ({ page }) => {
  const { canvas } = await DesignerPage.shown(page);
  const keyboard = new KeyboardPage(page);

  await keyboard.command('add wait after add a', 'Add Wait after "Add a greeting"');

  await canvas.leads('Add a greeting', 'Wait');
  await canvas.leads('Wait', 'Put it together');
  await canvas.expectSelected('Wait');
});

for (const [typed, offered, added] of [
  ['add sqs sendmessage after add a', 'Add SQS · SendMessage after "Add a greeting"', 'Add "SQS SendMessage"'],
  ['add saga after add a', 'Add Saga with compensation after "Add a greeting"', undefined],
] as const) {
  test(`"${typed}" is one step of the undo history`, async ({ page }) => {
    const designer = await DesignerPage.shown(page);
    const keyboard = new KeyboardPage(page);
    await designer.text.ready();
    const before = await designer.text.all();

    await keyboard.command(typed, offered);

    await expect(designer.canvas.insertButton('Add a greeting', 'Put it together')).toHaveCount(0);
    if (added !== undefined) await expect(page.getByRole('button', { name: `Undo: ${added}` })).toBeVisible();
    await designer.undo();
    await designer.canvas.leads('Add a greeting', 'Put it together');
    expect(await designer.text.all()).toBe(before);
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  });
}

test('sentences rename, connect, wrap, change and delete; what cannot be done says why', async ({ page }) => {
  const { canvas } = await DesignerPage.shown(page);
  const keyboard = new KeyboardPage(page);

  await keyboard.command('rename add a greeting to Greet', 'Rename "Add a greeting" to "Greet"');
  await canvas.leads('Greet', 'Put it together');
  await keyboard.command('wrap greet in parallel', 'Wrap "Greet" in a Parallel');
  await expect(canvas.region.getByRole('button', { name: 'Collapse Parallel' })).toBeVisible();
  await keyboard.command('add fail before put it', 'Add Fail before "Put it together"');
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(/could not be reached any more/)).toBeVisible();
  await keyboard.command('delete greet', 'Delete "Greet"');
  await expect(canvas.state('Greet')).toHaveCount(0);
});

test('Escape, pressed while the palette is still being fetched, closes it', async ({ page }) => {
  const letGo = await holdScript(page, 'CommandPalette');
  await page.reload();
  const { canvas } = await DesignerPage.shown(page);
  await canvas.select('Add a greeting');

  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('Escape');
  letGo();

  await expect(page.getByRole('dialog', { name: 'Command palette' })).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(canvas.state('Add a greeting')).toHaveCount(0);
});
