import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

test('keystrokes, gestures and form fields share one undo', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await designer.text.ready();
  const before = await designer.text.all();

  await designer.canvas.dragOntoArrow('Wait', 'Add a greeting', 'Put it together');
  await expect(designer.canvas.state('Wait')).toBeVisible();
  await designer.canvas.select('Wait');
  await designer.inspector.getByRole('textbox', { name: 'State name' }).fill('Pause');
  await designer.inspector.getByRole('textbox', { name: 'State name' }).press('Enter');
  await expect(designer.canvas.state('Pause')).toBeVisible();
  await designer.text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' // noted');
  await expect.poll(() => designer.text.shown()).toContain('// noted');

  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => designer.text.shown()).not.toContain('// noted');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(designer.canvas.state('Wait')).toBeVisible();
  await designer.undo();
  await expect(designer.canvas.state('Wait')).toHaveCount(0);
  await expect.poll(() => designer.text.all()).toBe(before);

  await designer.redo();
  await designer.redo();
  await expect(designer.canvas.state('Pause')).toBeVisible();
});
