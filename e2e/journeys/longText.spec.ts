import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

/** So many states in a row; the last one leads nowhere. */
function chain(length: number): string {
  const step = (i: number): object => ({ Type: 'Pass', Next: i + 1 < length ? `Step ${i + 1}` : 'Nowhere' });
  const states = Object.fromEntries(Array.from({ length }, (_, i) => [`Step ${i}`, step(i)]));
  return JSON.stringify(
    { StartAt: 'Step 0', States: { ...states, End: { Type: 'Succeed', Comment: 'x'.repeat(100_000) } } },
    null,
    2,
  );
}

test('a long text can be written in while it is judged and drawn beside the page, and what comes of it arrives', async ({
  page,
}) => {
  await (await HomePage.open(page)).openFile('chain.asl.json', chain(300));
  const { canvas, text } = await DesignerPage.shown(page);
  const found = (words: RegExp) => expect(page.getByRole('button', { name: words })).toBeVisible({ timeout: 30_000 });
  await found(/^2 errors/); // nothing leads to End

  await text.ready();
  await text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.insertText('"Colour": 5,');
  await found(/^3 errors/);

  await canvas.select('Step 1');
  await page.keyboard.press('Delete');
  await expect(canvas.state('Step 1')).toHaveCount(0, { timeout: 30_000 });
  await expect(canvas.insertButton('Step 0', 'Step 2')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(canvas.state('Step 1')).toBeVisible({ timeout: 30_000 });
  await found(/^3 errors/);
});
