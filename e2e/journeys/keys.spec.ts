import { expect, test, type Locator, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const keysDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Keys' });

async function openKeys(page: Page, canvas: DesignerPage['canvas']): Promise<Locator> {
  await canvas.region
    .getByRole('button', { name: /^(Pick|Pack)\b/ })
    .first()
    .focus();
  await page.keyboard.press('?');
  await expect(keysDialog(page)).toBeVisible();
  return keysDialog(page);
}

const line = JSON.stringify(
  {
    StartAt: 'Pick',
    States: {
      Pick: { Type: 'Pass', Next: 'Split' },
      Split: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
          { StartAt: 'Right', States: { Right: { Type: 'Pass', End: true } } },
        ],
        Next: 'Pack',
      },
      Pack: { Type: 'Pass', Next: 'Shipp' },
      Ship: { Type: 'Succeed' },
    },
  },
  null,
  2,
);

async function open(page: Page): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('line.asl.json', line);
  const designer = await DesignerPage.shown(page);
  await designer.text.ready();
  return designer;
}

test('labels follow keys that were changed, and the new keys are the ones that work', async ({ page }) => {
  const designer = await open(page);
  const { canvas, header } = designer;
  const runButton = header.getByRole('button', { name: 'Run', exact: true });
  await expect(runButton).toHaveText(/Run\s*Ctrl\s*⏎/);

  const dialog = await openKeys(page, canvas);
  for (const [command, pressed] of [
    ['Run', 'Control+Shift+U'],
    ['Duplicate selection', 'Control+Shift+Y'],
    ['Fit the workflow into view', 'Q'],
    ['Open or close the dock', 'Alt+J'],
  ] as const) {
    await dialog.getByRole('button', { name: new RegExp(`^Change the keys of ${command}:`) }).click();
    await page.keyboard.press(pressed);
    await expect(dialog.getByRole('button', { name: `Put the keys of ${command} back` })).toBeVisible();
  }
  await dialog.getByRole('button', { name: /^Change the keys of Undo:/ }).click();
  await page.keyboard.press('Control+K');
  await expect(dialog.getByText('Ctrl+K is taken by "Command palette".')).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await expect(runButton).toHaveText(/Run\s*Ctrl\s*Shift\s*U/);
  await canvas.select('Pack');
  await designer.inspector.getByRole('button', { name: 'More about this state' }).click();
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toContainText('Shift');
  await page.keyboard.press('Escape');
  await canvas.region.getByRole('button', { name: 'Fit', exact: true }).hover();
  await expect(page.getByText('Fit the workflow into view Q', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Open the dock' }).hover();
  await expect(page.getByText('Open the dock Alt+J', { exact: true })).toBeVisible();

  await canvas.state('Pack').focus();
  await page.keyboard.press('Control+D');
  await expect(canvas.state('Pack 2')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Y');
  await expect(header.getByRole('button', { name: /^Undo: Duplicate/ })).toBeVisible();
  await header.getByRole('button', { name: /^Undo: Duplicate/ }).hover();
  await expect(page.getByText(/^Undo: Duplicate.* Ctrl\+Shift\+L$/)).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await expect(header.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();

  const again = await openKeys(page, canvas);
  await again.getByRole('button', { name: 'Put all keys back' }).click();
  await page.keyboard.press('Escape');
  await expect(runButton).toHaveText(/Run\s*Ctrl\s*⏎/);
});

test('with single keys off no letter is a command, and no label promises one', async ({ page }) => {
  const { canvas } = await open(page);
  const dialog = await openKeys(page, canvas);
  await dialog.getByRole('checkbox', { name: 'Single keys' }).uncheck();
  await page.keyboard.press('Escape');

  await canvas.select('Pick');
  for (const key of ['A', 'C', 'R', 'Delete', '?']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(canvas.state('Pick')).toBeVisible();
  await canvas.region.getByRole('button', { name: 'Zoom in' }).hover();
  await expect(page.getByText('Zoom in', { exact: true })).toBeVisible();
  await canvas.state('Pick').focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Name of Pick' })).toBeFocused();
});
