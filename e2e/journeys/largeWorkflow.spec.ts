import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

function chain(length: number): string {
  const step = (i: number): object => ({
    Type: 'Pass',
    ...(i + 1 < length ? { Next: `Step ${i + 1}` } : { End: true }),
  });
  const states = Object.fromEntries(Array.from({ length }, (_, i) => [`Step ${i}`, step(i)]));
  return JSON.stringify({ StartAt: 'Step 0', States: states }, null, 2);
}

test('a large workflow is an overview from far away, and nodes again from near', async ({ page }) => {
  await (await HomePage.open(page)).openFile('chain.asl.json', chain(400));
  const { canvas, inspector } = await DesignerPage.shown(page);
  await canvas.select('Step 1');
  await expect(canvas.state('Step 399')).toHaveCount(0);

  await canvas.fit();
  await expect(canvas.overview).toBeVisible();
  await expect(canvas.region.locator('[data-state-name]')).toHaveCount(0);

  await page.keyboard.press('ArrowDown');
  await expect(canvas.state('Step 2')).toBeFocused();
  await expect(canvas.insertButton('Step 1', 'Step 2')).toBeVisible();
  await expect(canvas.overview).toHaveCount(0);

  await canvas.fit();
  const { x, y, width, height } = (await canvas.region.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await expect(async () => {
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(inspector.getByRole('textbox', { name: 'State name' })).toHaveValue(/^Step \d{2,3}$/, {
      timeout: 500,
    });
  }).toPass();
});

test('typing into a very long workflow loses nothing, however soon something else is done', async ({ page }) => {
  await (await HomePage.open(page)).openFile('chain.asl.json', chain(10_000));
  const designer = await DesignerPage.shown(page);
  const firstLine = async () => (await designer.text.shown()).split('\n')[0];
  await designer.text.ready();
  await designer.text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');

  await page.keyboard.insertText(' // one');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(firstLine).toBe('{');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(firstLine).toBe('{ // one');
  await page.keyboard.insertText(' two');
  await page.reload();
  await DesignerPage.shown(page);
  await designer.text.ready();

  await expect.poll(firstLine).toBe('{ // one two');
});

test('opening a huge workflow tells how far it is, and can be given up', async ({ page }) => {
  const home = await HomePage.open(page);
  // A person who is quick: between the steps there is hardly time for a browser driver to look.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector<HTMLProgressElement>('progress');
      const cancel = [...document.querySelectorAll('button')].find(({ textContent }) =>
        textContent?.startsWith('Cancel'),
      );
      if (!bar || !cancel) return;
      observer.disconnect();
      document.documentElement.dataset.seen = `${bar.getAttribute('aria-label')}: ${bar.value} of ${bar.max}`;
      cancel.click();
    }).observe(document.body, { childList: true, subtree: true });
  });

  await home.openFile('huge.asl.json', chain(20_000));

  await expect(page.locator('html')).toHaveAttribute('data-seen', 'Opening the workflow: 1 of 4', { timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible({ timeout: 30_000 });
  await expect(home.recent('huge')).toBeVisible();
  await home.openTemplate('Order with regions');
});
