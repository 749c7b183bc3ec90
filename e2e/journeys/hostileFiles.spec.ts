import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const errors = (designer: DesignerPage) => designer.page.getByRole('banner').getByRole('button', { name: /error/ });

test('a file that is not JSON opens with its text and the place of what is wrong', async ({ page }) => {
  const home = await HomePage.open(page);

  await home.openFile('notes.json', 'Dear diary,\ntoday I drew a workflow.');

  const designer = await DesignerPage.shown(page);
  expect(await designer.text.all()).toBe('Dear diary,\ntoday I drew a workflow.');
  await errors(designer).click();
  await expect(
    page
      .getByRole('region', { name: 'Problems' })
      .getByRole('button', { name: /Ln 1, Col 1$/ })
      .first(),
  ).toBeVisible();
});

test('JSON that is no workflow says so', async ({ page }) => {
  const home = await HomePage.open(page);

  await home.openFile('package.json', '{ "name": "left-pad", "version": "1.0.0" }');

  const designer = await DesignerPage.shown(page);
  await expect(errors(designer)).toBeVisible();
});

test('names of the language itself, names that are markup and repeated names are drawn as text and executed by nobody', async ({
  page,
}) => {
  let alerted = false;
  page.on('dialog', async (dialog) => {
    alerted = true;
    await dialog.dismiss();
  });
  const home = await HomePage.open(page);
  const markup = '<img src=x onerror=alert(1)>';
  const text = `{ "StartAt": "__proto__", "States": { "__proto__": { "Type": "Pass", "Next": "constructor" }, "constructor": { "Type": "Pass", "Next": ${JSON.stringify(markup)} }, ${JSON.stringify(markup)}: { "Type": "Pass", "End": true }, "constructor": { "Type": "Pass", "End": true } } }`;

  await home.openFile('names.asl.json', text);

  const designer = await DesignerPage.shown(page);
  await expect(designer.canvas.state('__proto__')).toBeVisible();
  await expect(designer.canvas.state(markup)).toBeVisible();
  await expect(designer.canvas.state('constructor').first()).toBeVisible();
  await designer.run.start('Instant', '{}');
  await designer.run.ended('Succeeded');
  expect(alerted).toBe(false);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});

test('a text nested five thousand levels deep and a binary file are told of, and the page goes on', async ({
  page,
}) => {
  const home = await HomePage.open(page);
  await home.openFile('deep.json', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
  const designer = await DesignerPage.shown(page);
  await expect(errors(designer)).toBeVisible();
  await designer.goHome();

  await home.openFile('picture.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]));

  await expect(
    page.getByRole('dialog', { name: 'This file cannot be opened' }).getByText(/is not a text/),
  ).toBeVisible();
});

test('a file of ten megabytes opens without hanging the page', async ({ page }) => {
  const home = await HomePage.open(page);
  const states = Array.from(
    { length: 200 },
    (_, i) =>
      `"S${i}": { "Type": "Pass", "Result": ${JSON.stringify('x'.repeat(50_000))}, ${i < 199 ? `"Next": "S${i + 1}"` : '"End": true'} }`,
  );

  await home.openFile('large.asl.json', `{ "StartAt": "S0", "States": {\n${states.join(',\n')}\n} }`);

  const designer = await DesignerPage.shown(page);
  await expect(designer.canvas.state('S0')).toBeVisible({ timeout: 30_000 });
});
