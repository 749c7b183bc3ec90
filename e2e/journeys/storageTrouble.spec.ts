import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { putRecord, storageStubs, stubStorage } from '../pages/StorageStub';

const definition = '{"StartAt": "Only", "States": {"Only": {"Type": "Succeed"}}}';

for (const stub of ['absent', 'forbidden'] as const) {
  test(`where the storage is ${stub} everything works, says that it is not saved, and asks before it is lost`, async ({
    page,
  }) => {
    await stubStorage(page, stub);
    const designer = await (await HomePage.open(page)).openTemplate('Pass');

    await expect(designer.header.getByText('not saved')).toBeVisible();
    await expect(designer.notice('does not let Stepyard keep your work')).toBeVisible();
    await designer.canvas.dragOntoArrow('Wait', 'Add a greeting', 'Put it together');
    await designer.goHome();
    await new HomePage(page).recent('Pass').click();
    await expect((await DesignerPage.shown(page)).canvas.state('Wait')).toBeVisible();
    await expect(designer.header.getByText('saved', { exact: true })).toHaveCount(0);

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept(); // else the question is still open when the browser is closed
  });
}

test('a storage that does not answer is told after two seconds, and work goes on before and after', async ({
  page,
}) => {
  await stubStorage(page, 'silent');
  const home = await HomePage.open(page);
  const designer = await home.openTemplate('Pass');

  await expect(designer.notice('does not answer')).toBeVisible();
  await expect(designer.header.getByText('not saved')).toBeVisible();
  await page.evaluate('window.answer()');

  await designer.saved();
  await expect(designer.notice('does not answer')).toHaveCount(0);
});

test('with full storage, creating and importing open the workflow, tell, and save when there is room', async ({
  page,
}) => {
  await stubStorage(page, 'full');
  const home = await HomePage.open(page);
  await home.openFile('only.asl.json', definition);
  const designer = await DesignerPage.shown(page);

  await expect(designer.canvas.state('Only')).toBeVisible();
  await expect(designer.header.getByText('not saved')).toBeVisible();
  await expect(designer.notice('is full')).toBeVisible();
  const download = page.waitForEvent('download');
  await designer.notice('is full').getByRole('button', { name: 'Save to file' }).click();
  expect((await download).suggestedFilename()).toBe('only.asl.json');
  await designer.goHome();
  await expect(home.recent('only')).toBeVisible();
  await page.evaluate('window.free()');
  await home.recent('only').click();

  await designer.saved();
});

test('typing without a pause survives a crash, but for the last second', async ({ context }) => {
  const page = await context.newPage();
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await designer.text.focus();
  await page.keyboard.press('Control+End');
  const letters = 'abcdefghij'.repeat(6);
  await page.keyboard.type(letters, { delay: 80 });
  const address = page.url();
  await page.close({ runBeforeUnload: false });

  const next = await context.newPage();
  await next.goto(address);

  const again = await DesignerPage.shown(next);
  expect(await again.text.all()).toContain(letters.slice(0, 45));
});

test('a database that is deleted under the page is filled again', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await designer.saved();

  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('stepyard').onsuccess = resolve)));
  await designer.saved();
  await page.reload();

  await expect((await DesignerPage.shown(page)).canvas.state('Add a greeting')).toBeVisible();
});

test('records that are no workflows are set aside and told, and the others are whole', async ({ page }) => {
  const home = await HomePage.open(page);
  const designer = await home.openTemplate('Pass');
  await designer.saved();
  await putRecord(page, 'documents', { id: 'broken', name: 7, document: { version: 1 } });
  await putRecord(page, 'entries', { id: 'foreign', name: ['x'], picture: { boxes: 5 }, updatedMs: 'now' });
  await putRecord(page, 'entries', { id: 'broken', name: 'Broken', type: 'FAST', stateCount: 1, updatedMs: 5 });
  await putRecord(page, 'runs', { id: page.url().replace(/.*\//, ''), runs: [{ number: 'one', events: null }] });
  await page.evaluate(() => localStorage.setItem('stepyard.settings', '{"theme":7,"paneSizes":{"left":-900}}'));

  await page.reload();
  await expect(
    (await DesignerPage.shown(page)).notice('1 earlier run of this workflow could not be read'),
  ).toBeVisible();
  await designer.goHome();
  await expect(home.recent('Pass')).toBeVisible();
  await home.recent('Broken').click();

  await expect(page.getByRole('heading', { name: 'This workflow cannot be read' })).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the record' }).click();
  expect((await download).suggestedFilename()).toBe('stepyard-record.json');
});

test('a run in progress when the page goes away is listed as lost, with what was recorded', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Wait');
  await designer.run.start('×1');
  await expect(designer.run.strip).toContainText('In progress');

  await page.reload();

  const again = await DesignerPage.shown(page);
  await again.run.openList();
  const row = again.run.row(1);
  await expect(row).toContainText('Lost');
  await expect(row).toContainText('The page was closed while this run was in progress');
  await row.getByRole('button', { name: 'Run 1', exact: true }).click();
  await expect(again.run.strip).toContainText('The page was closed while this run was in progress');
});

test('where the room goes out while a run goes, the run ends, and nothing covers that the workflow is not saved', async ({
  page,
}) => {
  const designer = await (await HomePage.open(page)).openTemplate('Wait');
  await designer.saved();
  await designer.run.start('Step');
  await expect(designer.run.strip).toContainText(/In progress|Paused/);
  await page.evaluate(storageStubs.full);
  await designer.run.strip.getByRole('button', { name: 'Stop' }).click();

  await designer.run.ended('Aborted');
  await designer.run.backToEditing();
  await designer.canvas.select('Ten seconds');
  await page.keyboard.press('Control+d');

  await expect(designer.header.getByText('not saved')).toBeVisible();
  await expect(designer.notice('is full').getByRole('button', { name: 'Save to file' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Runs/ })).toContainText('1');
});
