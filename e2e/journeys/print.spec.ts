import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const names = Array.from({ length: 60 }, (_, index) => `Step number ${index}`);
const states = names.map((name, index) => [
  name,
  index + 1 < names.length ? { Type: 'Pass', Next: names[index + 1] } : { Type: 'Succeed' },
]);
const chain = JSON.stringify({ StartAt: names[0], States: Object.fromEntries(states) });

test('the browser prints the whole workflow, on as many sheets as it needs', async ({ page }) => {
  await (await HomePage.open(page)).openFile('chain.asl.json', chain);
  const designer = await DesignerPage.shown(page);
  await expect(designer.canvas.state('Step number 0')).toBeVisible();
  let sheetCount = 0;
  const print = async (): Promise<number> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    return (sheetCount = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length);
  };
  await expect.poll(print).toBeGreaterThan(4); // the script that lays out the sheets is fetched when the page has time

  await expect(page.locator('#print')).toHaveCount(0); // nothing of it is left on the page

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const sheets = page.locator('#print section');
  await expect(sheets).toHaveCount(sheetCount);
  await expect(sheets.first()).toContainText(`Sheet 1 of ${sheetCount}`);
  for (const name of names) await expect(page.locator('#print').getByText(name, { exact: true })).toHaveCount(1);
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('Export offers to print', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openFinishedWorkflow();
  await expect(designer.canvas.state('FetchAnOrder')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }));

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();

  await expect(page.locator('body[data-printed]')).toHaveCount(1);
});
