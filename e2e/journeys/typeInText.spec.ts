import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

const two = JSON.stringify(
  { StartAt: 'First', States: { First: { Type: 'Pass', Next: 'Second' }, Second: { Type: 'Succeed' } } },
  null,
  2,
);

test('what is typed is drawn', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');

  await designer.text.replaceAll(two);

  await expect(designer.canvas.state('First')).toBeVisible();
  await expect(designer.canvas.state('Second')).toBeVisible();
  await expect(designer.canvas.state('Add a greeting')).toHaveCount(0);
});

test('broken text keeps every state that can still be read, says where it is broken, and edits elsewhere go on', async ({
  page,
}) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await designer.text.replaceAll(two);
  await expect(designer.canvas.state('Second')).toBeVisible();

  await designer.text.replaceAll(two.replace('"Next": "Second"\n    }', '"Next": "Second"\n    '));

  await expect(designer.canvas.state('First')).toBeVisible();
  await expect(designer.canvas.state('Second')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: /error/ })).toBeVisible();
  await designer.canvas.rename('Second', 'Last');
  await expect.poll(() => designer.text.shown()).toContain('"Last": {');
});
