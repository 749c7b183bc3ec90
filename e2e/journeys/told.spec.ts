import { expect, test } from '@playwright/test';
import { EarsPage } from '../pages/EarsPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

test('every border that is dragged is moved by commands too', async ({ page }) => {
  const keyboard = new KeyboardPage(page);
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await keyboard.press('ControlOrMeta+J');
  await expect(page.getByRole('button', { name: 'Close the dock' })).toBeVisible();
  const sizes = () =>
    page.getByRole('separator').evaluateAll((all) => all.map((each) => Number(each.getAttribute('aria-valuenow'))));

  for (const [what, more, less] of [
    ['the palette', 'wider', 'narrower'],
    ['the inspector and the code', 'wider', 'narrower'],
    ['the dock', 'higher', 'lower'],
    ['the inspector', 'higher', 'lower'],
  ] as const) {
    const before = await sizes();
    await designer.canvas.state('Put it together').focus();
    await keyboard.command(`Make ${what} ${less}`);
    await expect.poll(sizes, `${what} is ${less}`).not.toEqual(before);
    await keyboard.command(`Make ${what} ${more}`);
    await expect.poll(sizes, `${what} is ${more} again`).toEqual(before);
  }
});

test('what a notice has told can be read again after it has gone', async ({ page }) => {
  const keyboard = new KeyboardPage(page);
  const designer = await (await HomePage.open(page)).openTemplate('Pass');
  await keyboard.press('ControlOrMeta+Z');
  const told = designer.notice(/undo/i);
  await expect(told).toBeVisible();
  const words = (await told.getByText(/undo/i).first().textContent()) ?? '';
  await designer.canvas.state('Put it together').focus();
  await keyboard.command('add wait after put it', /^Add Wait after/);
  await expect(told).toHaveCount(0);

  await keyboard.command('Show the notices again');

  const list = page.getByRole('dialog', { name: 'Notices' }).getByRole('list', { name: 'Notices, the newest first' });
  await expect(list.getByRole('listitem').first()).toContainText(words);
  await expect(list.getByRole('listitem').first()).toContainText('Note:');
});

test('JSON is read as lists of keys and values, fields have their value before they are focused', async ({ page }) => {
  const designer = await (await HomePage.open(page)).openTemplate('Order with regions');
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.canvas.select('RegionChoice');

  const input = page.getByRole('group', { name: /input/i }).first();
  await expect(input.getByRole('list').first()).toBeVisible();
  await expect(input.getByRole('listitem').first()).toBeVisible();
  const spoken = await input.ariaSnapshot();
  expect(spoken).toMatch(/button "order, \d+ keys?" \[expanded\]/);
  expect(spoken).toMatch(/listitem: "?region: A/);
  expect(spoken).not.toMatch(/^\s*- (?:text|listitem): ["']?[{}[\],]+["']?$/m);

  await designer.run.backToEditing();
  await designer.canvas.select('FetchAnOrder');
  await designer.inspector.getByRole('tab', { name: 'Configuration' }).click();
  const fields = designer.inspector.getByRole('textbox');
  await expect(fields.first()).toBeVisible();
  const values = await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
  expect(values).toContain('FetchAnOrder');
  await designer.canvas.select('RegionChoice');
  const rule = designer.inspector.getByRole('region', { name: 'Rule 1' });
  await expect(rule.getByRole('textbox', { name: 'Variable' })).toHaveValue('$.order.region');
});

test('the words of a speed belong to its radio, and a search says which state it has found', async ({ page }) => {
  const ears = new EarsPage(page);
  await ears.listen();
  const designer = await (await HomePage.open(page)).openTemplate('Order with regions');
  await designer.run.openDialog();
  for (const speed of ['Watch', 'Instant', '×1', 'Step'])
    await expect(designer.run.dialog.getByRole('radio', { name: speed, exact: true })).toHaveAccessibleDescription(
      /\w+ \w+/,
    );
  await page.keyboard.press('Escape');

  await designer.canvas.state('RegionChoice').focus();
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.getByRole('textbox', { name: 'Find a state' })).toBeFocused();
  await page.keyboard.type('create');
  await ears.hears(/CreateOrderA.*1 of \d/);
  await page.keyboard.press('Enter');
  await ears.hears(/CreateOrderB.*2 of \d/);
  await page.getByRole('textbox', { name: 'Find a state' }).fill('nothing of the kind');
  await ears.hears(/none found/i);
});
