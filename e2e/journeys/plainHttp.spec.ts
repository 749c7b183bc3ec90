import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

// Any host name without TLS is an insecure address; the configuration leads this one to the machine itself.
test.use({ baseURL: `http://stepyard.test:${process.env.STEPYARD_PORT ?? '4174'}` });

test('everything works over plain http, where browsers hold back half of what they can', async ({ page, context }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const home = await HomePage.open(page);
  expect(
    await page.evaluate(() => [
      isSecureContext,
      'clipboard' in navigator,
      'locks' in navigator,
      'randomUUID' in crypto,
      'showSaveFilePicker' in window,
    ]),
  ).toEqual([false, false, false, false, false]);
  const designer = await home.newWorkflow();
  await designer.canvas.dragOntoCanvas('Wait');
  await expect(designer.canvas.state('Wait')).toBeVisible();
  await designer.saved();
  await designer.goHome();
  await home.openFile(
    'line.asl.json',
    JSON.stringify(
      {
        StartAt: 'Pick',
        States: {
          Pick: { Type: 'Pass', Next: 'Pack' },
          Pack: { Type: 'Wait', Seconds: 1, Next: 'Ship' },
          Ship: { Type: 'Succeed' },
        },
      },
      null,
      2,
    ),
  );

  // Copying from a menu, cutting from a menu, and the keys.
  await designer.canvas.chooseFromMenu('Pick', 'Copy selection as ASL');
  await designer.canvas.select('Pack');
  await page.keyboard.press('ControlOrMeta+V');
  await designer.canvas.leads('Pack', 'Pick 2');
  await designer.canvas.chooseFromMenu('Pack', 'Cut selection');
  await designer.canvas.leads('Pick', 'Pick 2');
  await designer.canvas.select('Pick 2');
  await page.keyboard.press('ControlOrMeta+V');
  await designer.canvas.leads('Pick 2', 'Pack');

  // Pasting from a menu cannot work here: it says what does.
  await designer.canvas.chooseFromMenu('Pack', 'Paste states');
  await expect(designer.notice(/did not let Stepyard paste\. Press .+V while the canvas has the focus/)).toBeVisible();

  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.canvas.select('Pack');
  await designer.run.details.getByRole('button', { name: 'Copy Input of Pack', exact: true }).click();
  await expect(designer.notice('Copied Input of Pack.')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('menuitem', { name: /definition/i })
    .first()
    .click();
  expect((await downloading).suggestedFilename()).toBe('line.asl.json');
  const saving = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+S');
  expect((await saving).suggestedFilename()).toBe('line.asl.json');
  await designer.saved();

  await page.reload();

  const again = await DesignerPage.shown(page);
  await expect(again.canvas.state('Pick 2')).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect((await DesignerPage.shown(other)).canvas.state('Pick 2')).toBeVisible();
  expect(complaints).toEqual([]);
});
