import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

test('a run colours the states that it visits and shows their data', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');

  await designer.run.start('Watch', '{ "name": "Ada" }');

  await designer.canvas.shows('Add a greeting', 'In progress|Succeeded');
  await designer.run.ended('Succeeded');
  await designer.canvas.shows('Put it together', 'Succeeded');
  await designer.canvas.select('Put it together');
  await expect(designer.run.details).toContainText('Hello, Ada!');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Put it together');
  await page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('textbox', { name: 'Filter events' }).fill('succeeded');
  await expect(page.getByText('Execution succeeded')).toBeVisible();
  await designer.run.backToEditing();
  await designer.canvas.shows('Put it together', 'Pass');
});

test('a failing run shows where and why it failed', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Order with regions');

  await designer.run.start('Instant', '{ "order": { "id": "1", "region": "Z", "customer": "Ada", "lines": [] } }');

  await designer.run.ended('Failed');
  await designer.canvas.shows('UnservedRegion', 'Failed');
  await designer.canvas.select('UnservedRegion');
  await expect(designer.run.details).toContainText('We do not deliver to the region of this order.');
});

test('a run that waits can be stopped', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Wait');

  await designer.run.start('Step');
  await designer.run.strip.getByRole('button', { name: 'Step' }).click();
  await designer.run.strip.getByRole('button', { name: 'Stop' }).click();

  await designer.run.ended('Aborted');
});
