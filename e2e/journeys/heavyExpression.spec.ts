import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const light = '{% $states.input.n + 1 %}';
const heavy = '{% ($n := [1..800000]; $map([1..2000], function($i) { $sum($n) })) %}';
const count = {
  QueryLanguage: 'JSONata',
  StartAt: 'Count',
  States: { Count: { Type: 'Pass', Output: light, End: true } },
};

test('an expression that would take half a minute keeps nobody waiting: it is stopped and said so, and the next one is shown', async ({
  page,
}) => {
  await (await HomePage.open(page)).openFile('count.asl.json', JSON.stringify(count, null, 2));
  const { canvas, inspector, run } = await DesignerPage.shown(page);
  await run.start('Instant', '{ "n": 1 }');
  await run.ended('Succeeded');
  await run.backToEditing();
  await canvas.select('Count');
  await inspector.getByRole('tab', { name: 'Output' }).click();
  await expect(inspector.getByText('last input gives 2')).toBeVisible();
  const output = inspector.getByRole('textbox', { name: 'Output' });
  const write = async (expression: string): Promise<void> => {
    await output.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(expression);
  };
  // Counts how often the page comes to do something else, and the longest that it did not.
  await page.evaluate(() => {
    const watch = { longestMs: 0, lastMs: performance.now() };
    Object.assign(window, { watch });
    setInterval(() => {
      watch.longestMs = Math.max(watch.longestMs, performance.now() - watch.lastMs);
      watch.lastMs = performance.now();
    }, 20);
  });

  await write(heavy);
  await expect(inspector.getByText(/takes too long to show here|evaluation timeout/)).toBeVisible();
  await write('{% $states.input.n + 41 %}');
  await expect(inspector.getByText('last input gives 42')).toBeVisible();

  const longestMs = await page.evaluate(() => (window as unknown as { watch: { longestMs: number } }).watch.longestMs);
  expect(longestMs).toBeLessThan(5_000); // a second and more is the machine's; the expression alone took over twenty
});
