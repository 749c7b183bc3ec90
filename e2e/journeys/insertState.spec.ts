import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { holdScript } from '../pages/holdScript';
import { HomePage } from '../pages/HomePage';

test.beforeEach(async ({ page }) => {
  await (await HomePage.open(page)).openTemplate('Pass');
});

test('a state dragged onto an arrow stands between its two states, and one undo takes it back', async ({ page }) => {
  const designer = await DesignerPage.shown(page);
  await designer.text.ready();
  const before = await designer.text.all();

  await designer.canvas.dragOntoArrow('Wait', 'Add a greeting', 'Put it together');

  await expect(designer.canvas.state('Wait')).toBeVisible();
  await expect(designer.canvas.insertButton('Add a greeting', 'Wait')).toBeAttached();
  await expect(designer.canvas.insertButton('Wait', 'Put it together')).toBeAttached();
  await expect.poll(() => designer.text.shown()).toContain('"Next": "Wait"');
  await designer.undo();
  await expect(designer.canvas.state('Wait')).toHaveCount(0);
  await expect.poll(() => designer.text.all()).toBe(before);
});

test('the plus on an arrow offers every kind of state', async ({ page }) => {
  const designer = await DesignerPage.shown(page);

  await designer.canvas.insertButton('Add a greeting', 'Put it together').click({ force: true });
  await page.keyboard.type('wait');
  await page.keyboard.press('Enter');

  await expect(designer.canvas.state('Wait')).toBeVisible();
});

test('what is typed while the picker is still being fetched reaches it', async ({ page }) => {
  const letGo = await holdScript(page, 'CanvasOverlays');
  await page.reload();
  const designer = await DesignerPage.shown(page);

  await designer.canvas.insertButton('Add a greeting', 'Put it together').click({ force: true });
  await page.keyboard.type('waiy');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('t');
  await page.keyboard.press('Enter');
  letGo();

  await expect(designer.canvas.insertButton('Add a greeting', 'Wait')).toBeAttached();
  await expect(designer.canvas.state('Choice')).toHaveCount(0);
});

test('deleting a state closes the gap and renaming one keeps its arrows', async ({ page }) => {
  const designer = await DesignerPage.shown(page);
  await designer.canvas.dragOntoArrow('Wait', 'Add a greeting', 'Put it together');
  await expect(designer.canvas.state('Wait')).toBeVisible();

  await designer.canvas.rename('Wait', 'Take a breath');
  await expect(designer.canvas.insertButton('Add a greeting', 'Take a breath')).toBeAttached();
  await designer.canvas.remove('Take a breath');

  await expect(designer.canvas.insertButton('Add a greeting', 'Put it together')).toBeAttached();
});
