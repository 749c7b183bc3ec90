import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';
import { DesignerPage } from '../pages/DesignerPage';

test('a reload keeps the text and what can be undone', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await designer.canvas.dragOntoArrow('Wait', 'Add a greeting', 'Put it together');
  await expect(designer.canvas.state('Wait')).toBeVisible();
  await designer.saved();

  await page.reload();

  const again = await DesignerPage.shown(page);
  await expect(again.canvas.state('Wait')).toBeVisible();
  await again.undo();
  await expect(again.canvas.state('Wait')).toHaveCount(0);
  await again.goHome();
  await expect(new HomePage(page).recent('Pass')).toBeVisible();
});
