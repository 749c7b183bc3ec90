import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

test('a newcomer opens a finished workflow with one click and runs it with one key', async ({ page }) => {
  const home = await HomePage.open(page);

  const designer = await home.openFinishedWorkflow();
  await expect(designer.canvas.state('FetchAnOrder')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');

  await designer.run.ended('Succeeded');
  await designer.canvas.shows('OrderComplete', 'Succeeded');
  await designer.canvas.shows('UnservedRegion', 'Not reached');
});

test('the page asks nobody but its own origin for anything, and the browser has nothing to complain about', async ({
  page,
}) => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.hostname !== '127.0.0.1') elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const home = await HomePage.open(page);
  const designer = await home.openTemplate('Order with regions');
  await designer.text.ready();
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');

  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});
