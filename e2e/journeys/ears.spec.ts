import { expect, test } from '@playwright/test';
import { EarsPage } from '../pages/EarsPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

const failing = '{ "order": { "id": "1", "region": "Z", "customer": "Ada", "lines": [] } }';

test('what is done, undone, run and stepped through is announced as the table says', async ({ page }) => {
  test.slow(); // it waits for what is said, one thing after the other
  const ears = new EarsPage(page);
  const keyboard = new KeyboardPage(page);
  await ears.listen();
  const { canvas, run } = await (await HomePage.open(page)).openTemplate('Order with regions');

  await canvas.state('RegionChoice').focus();
  await keyboard.command('RegionChoice', /^RegionChoice/);
  await keyboard.command('add Wait after FetchAnOrder', 'Add Wait after "FetchAnOrder"');
  await ears.hears('Added "Wait".');
  await keyboard.press('ControlOrMeta+Z');
  await ears.hears('Undone: Add "Wait".');
  await keyboard.press('ControlOrMeta+Shift+Z');
  await ears.hears('Redone: Add "Wait".');
  await keyboard.press('ControlOrMeta+Z');

  await run.start('Instant', failing);
  await ears.hears('Run 1 started.');
  const said = await ears.hears(/^Run 1 failed/);
  expect(said.at(-1)).toBe('Run 1 failed in UnservedRegion: We do not deliver to the region of this order.');
  expect(said).toHaveLength(1);

  await run.start('Step');
  await ears.hears('Run 2 started.');
  await ears.hears('Paused at the start.');
  await run.strip.getByRole('button', { name: 'Step' }).click();
  await ears.hears('Paused before FetchAnOrder.');
  await run.strip.getByRole('button', { name: 'Step' }).click();
  await run.strip.getByRole('button', { name: 'Step' }).click();
  await ears.hears('Paused before RegionChoice.');
  await run.strip.getByRole('button', { name: 'Stop' }).click();
  await ears.hears('Run 2 was aborted.');
});
