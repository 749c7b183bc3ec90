import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const definition = {
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', Seconds: 5, Next: 'Shape' },
    Shape: { Type: 'Pass', Parameters: { n: 1 }, End: true },
  },
};

async function open(page: Page): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('drafts.asl.json', JSON.stringify(definition, null, 2));
  return DesignerPage.shown(page);
}

/** Waits until the browser keeps a text that was typed, as it does by itself. */
async function isKept(page: Page, text: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.startsWith('stepyard.drafts.'))
          .map(([, value]) => value as string)
          .join(),
      ),
    )
    .toContain(text);
}

/** The page goes without a word, and is opened again. */
async function crash(page: Page): Promise<Page> {
  const url = page.url();
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await crashed;
  const next = await page.context().newPage();
  await next.goto(url);
  return next;
}

test('the input of a run outlives Escape, a reload and a crash, and can be discarded', async ({ page }) => {
  const { run } = await open(page);
  await run.openDialog();
  const input = run.dialog.getByRole('textbox', { name: 'Input' });
  await input.fill('{"order": ');
  await page.keyboard.press('Escape');
  await expect(run.dialog).toHaveCount(0);

  await run.openDialog();
  await expect(input).toHaveValue('{"order": ');
  await expect(run.dialog.getByText('Typed before, and not run yet')).toBeVisible();
  await input.fill('{"order": 12');
  await isKept(page, 'order\\": 12');

  const again = await crash(page);
  const { run: run2 } = await DesignerPage.shown(again);
  await run2.openDialog();
  const input2 = run2.dialog.getByRole('textbox', { name: 'Input' });
  await expect(input2).toHaveValue('{"order": 12');
  await run2.dialog.getByRole('button', { name: 'Discard what was typed in Input' }).click();
  await expect(input2).toHaveValue('{}');

  await input2.fill('{"order": 13}');
  await run2.dialog.getByRole('radio', { name: 'Instant' }).check({ force: true });
  await run2.dialog.getByRole('button', { name: 'Start run' }).click();
  await run2.ended('Succeeded');
  await run2.openDialog();
  await expect(run2.dialog.getByText('Typed before, and not run yet')).toHaveCount(0);
});

test('a value that cannot be taken over outlives another selection and a reload, marked', async ({ page }) => {
  const { canvas, inspector, text } = await open(page);
  await canvas.select('Rest');
  const seconds = (where: DesignerPage['inspector']) =>
    where.getByRole('textbox', { name: 'Seconds' }).or(where.getByRole('spinbutton', { name: 'Seconds' }));
  await seconds(inspector).fill('soon');
  await canvas.select('Shape');
  await canvas.select('Rest');
  await expect(seconds(inspector)).toHaveValue('soon');
  await expect(inspector.getByText('Not yet applied')).toBeVisible();

  await page.reload();
  await DesignerPage.shown(page);
  await canvas.select('Rest');
  await expect(seconds(inspector)).toHaveValue('soon');
  await expect.poll(() => text.shown()).toContain('"Seconds": 5');
  await inspector.getByRole('button', { name: 'Discard what was typed in Seconds' }).click();
  await expect(seconds(inspector)).toHaveValue('5');
});

test('what was being typed when the page crashed is there again, and changes nothing until it is applied', async ({
  page,
}) => {
  const first = await open(page);
  await first.canvas.select('Rest');
  await first.inspector
    .getByRole('textbox', { name: 'Seconds' })
    .or(first.inspector.getByRole('spinbutton', { name: 'Seconds' }))
    .fill('41');
  await isKept(page, '41');

  const again = await crash(page);
  const { canvas, inspector, text } = await DesignerPage.shown(again);
  await canvas.select('Rest');
  const seconds = inspector
    .getByRole('textbox', { name: 'Seconds' })
    .or(inspector.getByRole('spinbutton', { name: 'Seconds' }));
  await expect(seconds).toHaveValue('41');
  await canvas.select('Shape');
  await expect.poll(() => text.shown()).toContain('"Seconds": 5');
  await canvas.select('Rest');
  await inspector.getByRole('button', { name: 'Apply what was typed in Seconds' }).click();
  await expect.poll(() => text.shown()).toContain('"Seconds": 41');
  await expect(inspector.getByText('Not yet applied')).toHaveCount(0);
});
