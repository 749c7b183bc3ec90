import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { EarsPage } from '../pages/EarsPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';
import { OutlinePage } from '../pages/OutlinePage';

const failing = '{ "order": { "id": "1", "region": "Z", "customer": "Ada", "lines": [] } }';

test('who hears the page alone understands the order workflow, runs it, learns why it failed, and extends it', async ({
  page,
}) => {
  test.slow(); // it waits for what is said, one thing after the other
  const ears = new EarsPage(page);
  const keyboard = new KeyboardPage(page);
  const outline = new OutlinePage(page);
  await keyboard.watchMouse();
  await ears.listen();
  const home = await HomePage.open(page);
  await keyboard.tabTo(home.template('Order with regions'));
  await keyboard.press('Enter');
  await keyboard.tabTo(page.getByRole('tab', { name: 'States', exact: true }));
  await keyboard.press('ArrowRight');
  await keyboard.tabTo(outline.tree);

  // What it does: a row says where its state goes, on which condition and on which error, and what leads to it.
  for (const [name, ...facts] of [
    ['FetchAnOrder', 'Task', 'goes to RegionChoice', 'up to 3 times', 'comes from Start'],
    [
      'RegionChoice',
      'Choice',
      'if $.order.region is "A" to CreateOrderA',
      'if $.order.region is "B" to CreateOrderB',
      'otherwise to UnservedRegion',
    ],
    ['CreateOrderA', 'goes to ProcessOrder', 'on error States.ALL to DatabaseError', 'comes from RegionChoice'],
    ['ProcessOrder', 'Map', 'for each of $.order.lines', 'goes to OrderComplete'],
  ] as const) {
    await outline.goTo(name);
    const said = (await outline.row(name).getAttribute('aria-label')) ?? (await outline.row(name).textContent()) ?? '';
    for (const fact of facts) expect(said).toContain(fact);
  }

  // An input that fails: where and why is announced, and the row that has the run's word is the active one.
  await keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(
    page.getByRole('dialog', { name: 'Run workflow' }).getByRole('textbox', { name: 'Input' }),
  ).toBeFocused();
  await keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(failing);
  await keyboard.press('ControlOrMeta+Enter');
  await ears.hears('Run 1 started.');
  await ears.hears('Run 1 failed in UnservedRegion: We do not deliver to the region of this order.');
  await expect(outline.row('UnservedRegion')).toHaveAccessibleName(/^UnservedRegion, Failed/);
  await expect(outline.row('CreateOrderA')).toHaveAccessibleName(/^CreateOrderA, Not reached/);
  await keyboard.command('Back to editing');

  // A state more, and an arrow to it.
  await keyboard.command('add Pass after CreateOrderB', 'Add Pass after "CreateOrderB"');
  await ears.hears(/^Added "Pass"/);
  await keyboard.command('connect CreateOrderA to Pass', 'Connect "CreateOrderA" to "Pass"');
  await ears.hears(/CreateOrderA.*Pass|Connected/);
  await expect(outline.row('CreateOrderA')).toHaveAccessibleName(/goes to Pass/);

  await keyboard.expectNoMouse();
});

test('a catcher is added by the form, without a mouse, and is told wherever its state is', async ({ page }) => {
  test.slow();
  const keyboard = new KeyboardPage(page);
  await keyboard.watchMouse();
  const home = await HomePage.open(page);
  await keyboard.tabTo(home.template('Order with regions'));
  await keyboard.press('Enter');
  const { canvas, inspector } = await DesignerPage.shown(page);
  await keyboard.command('FetchAnOrder', /^FetchAnOrder/);
  await expect(canvas.state('FetchAnOrder')).toBeFocused();
  await keyboard.press('I');
  await keyboard.tabTo(inspector.getByRole('tab', { name: 'Configuration' }));
  await keyboard.walkTo(inspector.getByRole('tab', { name: /^Errors/ }), 'ArrowRight', 5);
  await keyboard.tabTo(inspector.getByRole('button', { name: 'Add catcher' }));
  await keyboard.press('Enter');

  await expect(inspector.getByRole('region', { name: 'Catcher 1' })).toBeVisible();
  await expect(canvas.state('FetchAnOrder')).toHaveAccessibleName(/on error States\.ALL/);
  await keyboard.expectNoMouse();
});

test('who hears the page alone mends a problem from the list, and steps through a run', async ({ page }) => {
  test.slow();
  const ears = new EarsPage(page);
  const keyboard = new KeyboardPage(page);
  await ears.listen();
  const home = await HomePage.open(page);
  const definition = {
    StartAt: 'Fetch',
    States: { Fetch: { Type: 'Pass', Next: 'Shp' }, Ship: { Type: 'Pass', End: true } },
  };
  await home.openFile('typo.json', JSON.stringify(definition));
  await ears.hears('typo is open, 2 states.');

  // The key for the next problem says what is wrong and where it is put right.
  await keyboard.press('F8');
  await ears.hears(/^Problem 1 of 2\. Error in Fetch: .*"Shp".* To fix it, .*"Ship".*Shift\+F10/);
  // The list has it as a row, and the way to put it right behind that.
  await keyboard.command('Show problems');
  await ears.hears(/^Problems, 2|^Dock opened: Problems/);
  expect(await ears.here()).toMatch(/^- region "Problems"/);
  await keyboard.press('Tab');
  expect(await ears.here()).toMatch(/^- button "Error Fetch .*Shp.*Ln 1/);
  await keyboard.press('Tab');
  expect(await ears.here()).toMatch(/^- button "Change to .*Ship/);
  await keyboard.press('Enter');
  await ears.hears('No problems left.');
  await expect(page.locator('body')).not.toBeFocused();

  // Step by step: each is said, and so is the end.
  await keyboard.press('ControlOrMeta+Shift+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run workflow' });
  await expect(dialog.getByRole('textbox', { name: 'Input' })).toBeFocused();
  await keyboard.tabTo(dialog.getByRole('radio', { checked: true }));
  await keyboard.walkTo(dialog.getByRole('radio', { name: 'Step', exact: true }), 'ArrowRight', 6);
  await keyboard.press('ControlOrMeta+Enter');
  await ears.hears('Paused at the start.');
  await keyboard.tabTo(page.getByRole('region', { name: 'Shown run' }).getByRole('button', { name: 'Step' }));
  await keyboard.press('Enter');
  await ears.hears('Paused before Fetch.');
  await keyboard.press('Enter');
  await ears.hears('Paused before Ship.');
  await keyboard.press('Enter');
  await ears.hears(/^Run 1 succeeded/);
});
