import { expect, test, type Page } from '@playwright/test';
import { commands } from '../../src/shell/commands/table';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';
import { OutlinePage } from '../pages/OutlinePage';

/** What has the focus, in a word; `the page` when nothing has. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return !element || element === document.body ? 'the page' : (element.getAttribute('aria-label') ?? element.tagName);
  });

const keepsFocus = (page: Page, after: string): Promise<void> =>
  expect.poll(() => focused(page), { message: `the focus is not lost after "${after}"` }).not.toBe('the page');

test('the focus never falls to the page, whatever command is given', async ({ page }) => {
  test.setTimeout(300_000); // every command of the table
  await (await HomePage.open(page)).openTemplate('Order with regions');
  await keepsFocus(page, 'opening the workflow');
  const keyboard = new KeyboardPage(page);
  const lost: string[] = [];
  // What leaves the page or opens a window of the system has no focus to keep.
  for (const { id, label, unlisted } of commands.filter((command) => !/^(go\.home|file\.|run\.)/.test(command.id))) {
    if (unlisted) continue;
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    // What the last command has opened may only now be there to be closed.
    await expect(async () => {
      await keyboard.press('Escape', 'ControlOrMeta+K');
      await expect(palette).toBeVisible({ timeout: 2_000 });
    }, `the palette opens before ${id}`).toPass();
    await palette.getByRole('combobox').fill(label);
    const option = palette.getByRole('option', { name: label }).first();
    if ((await option.count()) === 0 || (await option.getAttribute('data-disabled')) === 'true') {
      await keyboard.press('Escape');
      continue;
    }
    await option.click();
    await expect(palette).toHaveCount(0);
    await keepsFocus(page, id).catch(() => lost.push(id));
    await keyboard.press('Escape');
    await keepsFocus(page, `${id} and Escape`).catch(() => lost.push(`${id} and Escape`));
  }

  expect(lost).toEqual([]);
});

test('the focus stays near what goes away: states, containers, panes, dialogs, pages', async ({ page }) => {
  const home = await HomePage.open(page);
  await home.openFile('nested.asl.json', JSON.stringify(nested));
  const { canvas, inspector } = await DesignerPage.shown(page);
  const keyboard = new KeyboardPage(page);
  await keepsFocus(page, 'opening a file');

  await keyboard.command('Both', /^Both/);
  await expect(canvas.state('Both')).toBeFocused();
  await keyboard.press('X');
  await expect(canvas.state('Both')).toBeFocused();
  await keyboard.press('X');
  await expect(canvas.state('Both')).toBeFocused();
  await keyboard.command('Work', /^Work/);
  await keyboard.press('I');
  await keyboard.tabTo(inspector.getByRole('textbox', { name: 'State name' }));
  await keyboard.press('ControlOrMeta+Alt+B');
  await keepsFocus(page, 'folding the inspector');
  await keyboard.press('ControlOrMeta+Alt+B', 'Alt+1', 'Delete');
  await expect(canvas.state('Work')).toHaveCount(0);
  await keepsFocus(page, 'deleting');
  await keyboard.command('Show all keys');
  await keyboard.press('Escape');
  await keepsFocus(page, 'closing a dialog');

  await page.getByRole('link', { name: 'Your workflows' }).click();
  await expect(page.getByRole('link', { name: /^nested/ })).toBeFocused();
});

test('finding a state keeps the keys in its field, and gives them back where they were', async ({ page }) => {
  const { canvas } = await (await HomePage.open(page)).openTemplate('Order with regions');
  const outline = new OutlinePage(page);
  const keyboard = new KeyboardPage(page);
  const field = page.getByRole('search', { name: 'Find a state' }).getByRole('textbox');
  const said = (words: string) => page.getByRole('status').filter({ hasText: words });

  await keyboard.press('Alt+1', 'ControlOrMeta+F');
  // One letter after the other, as fingers type: each finds something, and none is a command.
  await field.pressSequentially('RegionChoice', { delay: 150 });
  await expect(field).toHaveValue('RegionChoice');
  await expect(field).toBeFocused();
  await expect(said('RegionChoice, 1 of 1')).toBeAttached();
  await field.fill('');
  await field.pressSequentially('DatabaseError', { delay: 150 });
  await expect(field).toHaveValue('DatabaseError');
  await keyboard.press('Escape');
  await expect(canvas.state('DatabaseError')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  await keyboard.command('Show the outline');
  await keyboard.tabTo(outline.tree);
  await keyboard.press('ControlOrMeta+F');
  await expect(field).toBeFocused();
  await keyboard.press('Escape');
  await expect(outline.tree).toBeFocused();
});

test('what a command shows has the keys then, or is said', async ({ page }) => {
  const { canvas } = await (await HomePage.open(page)).openTemplate('Order with regions');
  const keyboard = new KeyboardPage(page);
  const focused = page.locator(':focus');
  const said = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
  await canvas.select('RegionChoice');

  await keyboard.command('Show the outline');
  await expect(new OutlinePage(page).tree).toBeFocused();
  await keyboard.command('Show the states to add');
  await expect(page.getByRole('searchbox', { name: 'Search states and actions' })).toBeFocused();
  for (const [command, tab] of [
    ['Show problems', /^Problems/],
    ['Show runs', /^Runs/],
    ['Show the table of visits', /^Table/],
    ['Show events of the run', /^Events/],
    ['Show the timeline of the run', /^Timeline/],
  ] as const) {
    await keyboard.command(command);
    const panel = page.getByRole('tabpanel', { name: tab });
    await expect(panel.locator(focused).or(page.getByRole('tab', { name: tab }).and(focused))).toBeVisible();
  }
  await keyboard.press('ControlOrMeta+J');
  await expect(said('Dock closed.')).toBeAttached();
  await page.getByRole('button', { name: /^(\d+ (errors?|warnings?|hints?)|No problems)/ }).press('Enter');
  await expect(said(/^Dock opened: Problems\.$/)).toBeAttached();
  const problems = page.getByRole('tabpanel', { name: /^Problems/ });
  await expect(problems.locator(focused).or(page.getByRole('tab', { name: /^Problems/ }).and(focused))).toBeVisible();

  await keyboard.press('Alt+1', '0');
  await expect(said('Zoom 100 %.')).toBeAttached();
  await keyboard.command('Make the palette wider');
  await expect(said(/^Width of the palette: \d+ pixels\.$/)).toBeAttached();
  await keyboard.command('Fit the workflow into view');
  await expect(said(/^The whole workflow is in view, at \d+ %\.$/)).toBeAttached();
  await keyboard.press('ControlOrMeta+K');
  await keyboard.type('Stop the run');
  await keyboard.press('Enter');
  await expect(said('No run is in progress.')).toBeAttached();
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('xyzzyq');
  await expect(said(/^Nothing is called "xyzzyq"/)).toBeAttached();
});

test('Tab leaves the code, and indents only when that was asked for', async ({ page }) => {
  const { text } = await (await HomePage.open(page)).openTemplate('Pass');
  await text.ready();
  const code = page.getByRole('textbox', { name: /^Definition\. Tab leaves the code/ });
  await page.keyboard.press('ControlOrMeta+Alt+2');
  await expect(code).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(code).not.toBeFocused();
  await page.keyboard.press('Tab');
  await expect(code).toBeFocused();
  await page.keyboard.press('ControlOrMeta+M');
  const indenting = page.getByRole('textbox', { name: /^Definition\. Tab indents/ });
  await expect(indenting).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(indenting).toBeFocused();
  await page.keyboard.press('ControlOrMeta+M');
  await page.keyboard.press('Tab');
  await expect(code).not.toBeFocused();
});

test('letters and Delete act on the focused canvas only, and passing through a list chooses nothing', async ({
  page,
}) => {
  const { canvas, inspector } = await (await HomePage.open(page)).openTemplate('Order with regions');
  await canvas.select('ProcessOrder');
  const type = inspector.getByRole('combobox', { name: 'Type', exact: true });
  await type.focus();
  const before = await type.inputValue();
  for (const key of ['ArrowDown', 'ArrowDown', 'Escape', 'Escape', 'Delete', 'A']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(type).toHaveValue(before);
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('A');

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(canvas.state('ProcessOrder')).toBeVisible();
});

test('a problem is said where one can go on, and after a fix nothing is destroyed by the next Enter', async ({
  page,
}) => {
  await (await HomePage.open(page)).openFile('broken.asl.json', JSON.stringify(broken));
  const { canvas, text } = await DesignerPage.shown(page);
  await text.ready();
  await canvas.select('A');
  await page.keyboard.press('F8');
  await expect(page.getByRole('status').filter({ hasText: /^Problem \d of \d\. \w+ in B: / })).toBeAttached();
  await expect(canvas.state('B')).toBeFocused();

  await page.getByRole('tab', { name: /^Problems/ }).click();
  const row = page.getByRole('button', { name: /^Error/ }).first();
  await row.press('Enter');
  await expect(row).toBeFocused();
  const rows = page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /^(Error|Warning|Hint)/ });
  const before = await rows.allInnerTexts();
  await page
    .getByRole('region', { name: 'Problems' })
    .getByRole('button', { name: /^(?!Error|Warning|Hint)/ })
    .first()
    .press('Enter');
  await expect.poll(() => rows.allInnerTexts()).not.toEqual(before);
  await expect(rows.and(page.locator(':focus'))).toHaveCount(1);
});

const nested = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Next: 'Both',
    },
    Both: { Type: 'Parallel', Branches: [{ StartAt: 'In', States: { In: { Type: 'Pass', End: true } } }], End: true },
  },
};

const broken = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'Nowhere' },
    B: { Type: 'Pass', Next: 'Elsewhere' },
    C: { Type: 'Wait', Next: 'A' },
  },
};
