import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const line = JSON.stringify(
  {
    StartAt: 'Pick',
    States: { Pick: { Type: 'Pass', Next: 'Pack' }, Pack: { Type: 'Pass', Next: 'Ship' }, Ship: { Type: 'Succeed' } },
  },
  null,
  2,
);

async function open(page: Page, text = line): Promise<{ designer: DesignerPage; browser: CDPSession }> {
  await (await HomePage.open(page)).openFile('line.asl.json', text);
  return { designer: await DesignerPage.shown(page), browser: await page.context().newCDPSession(page) };
}

const isDragging = (page: Page) => expect(page.locator('body')).toHaveAttribute('data-dragging', 'move');
const isFree = (page: Page) => expect(page.locator('body')).not.toHaveAttribute('data-dragging');

/** The mouse comes back over the page, and its button was let go of meanwhile. */
const moveWithoutButton = (browser: CDPSession, x: number, y: number) =>
  browser.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, buttons: 0 });

test('a drag ends when the button was let go of elsewhere', async ({ page }) => {
  const { designer, browser } = await open(page);
  const goal = await designer.canvas.state('Pick').boundingBox();
  await designer.canvas.holdState('Pack', { x: (goal?.x ?? 0) + 20, y: (goal?.y ?? 0) - 12 });
  await isDragging(page);

  await moveWithoutButton(browser, 700, 300);

  await isFree(page);
  await designer.canvas.leads('Pick', 'Pack');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('a drag ends on a press of another button, and no menu opens', async ({ page }) => {
  const { designer } = await open(page);
  const goal = await designer.canvas.state('Pick').boundingBox();
  await designer.canvas.holdState('Pack', { x: (goal?.x ?? 0) + 20, y: (goal?.y ?? 0) - 12 });
  await isDragging(page);

  await page.mouse.down({ button: 'right' });
  await isFree(page);
  await page.mouse.up({ button: 'right' });
  await page.mouse.up();

  await expect(page.getByRole('menu')).toHaveCount(0);
  await designer.canvas.leads('Pick', 'Pack');
  await designer.canvas.state('Pack').click({ button: 'right', position: { x: 24, y: 12 } });
  await expect(page.getByRole('menu')).toBeVisible();
});

test('the view and the borders of panes stop following a mouse whose button is up', async ({ page }) => {
  const { designer, browser } = await open(page);
  const placeOf = async () => (await designer.canvas.state('Pack').boundingBox())?.x ?? 0;
  const area = await designer.canvas.region.boundingBox();
  const empty = { x: (area?.x ?? 0) + 60, y: (area?.y ?? 0) + 420 };

  await page.mouse.move(empty.x, empty.y);
  await page.mouse.down();
  await page.mouse.move(empty.x + 40, empty.y, { steps: 4 });
  const moved = await placeOf();
  await moveWithoutButton(browser, empty.x + 90, empty.y);
  await moveWithoutButton(browser, empty.x + 190, empty.y);
  expect(Math.abs((await placeOf()) - moved)).toBeLessThan(2);
  await page.mouse.up();

  const border = page.getByRole('separator').first();
  const width = Number(await border.getAttribute('aria-valuenow'));
  const box = await border.boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + 200 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 40, at.y, { steps: 4 });
  await expect(border).not.toHaveAttribute('aria-valuenow', String(width));
  await moveWithoutButton(browser, at.x + 120, at.y);
  await expect(border).toHaveAttribute('aria-valuenow', String(width));
});

test('the wheel with Ctrl is never the page’s while it is over the canvas', async ({ page }) => {
  const { designer } = await open(page);
  await page.evaluate(() => {
    Object.assign(window, { zooms: 0 });
    window.addEventListener(
      'wheel',
      (event) =>
        event.ctrlKey &&
        !event.defaultPrevented &&
        Object.assign(window, { zooms: (window as unknown as { zooms: number }).zooms + 1 }),
    );
  });
  const controls = designer.canvas.region.getByRole('group', { name: 'View' });
  await page.keyboard.down('Control');
  for (const place of [
    controls,
    designer.canvas.state('Pack'),
    designer.canvas.region.getByRole('button', { name: 'Fit', exact: true }),
  ]) {
    await place.hover();
    await page.mouse.wheel(0, 40);
  }
  await page.keyboard.up('Control');
  await expect.poll(() => page.evaluate(() => (window as unknown as { zooms: number }).zooms)).toBe(0);
});

test('Fit shows all of 300 states, and the place of the view is kept over a reload', async ({ page }) => {
  const names = Array.from({ length: 300 }, (_, index) => `Step ${index}`);
  const States = Object.fromEntries(
    names.map((name, index) => [
      name,
      index < names.length - 1 ? { Type: 'Pass', Next: names[index + 1] } : { Type: 'Pass', End: true },
    ]),
  );
  const { designer } = await open(page, JSON.stringify({ StartAt: 'Step 0', States }));
  await designer.canvas.fit();
  const area = await designer.canvas.region.boundingBox();
  const whole = await designer.canvas.overview.boundingBox();
  expect(whole?.y).toBeGreaterThan(area?.y ?? 0);
  expect((whole?.y ?? Infinity) + (whole?.height ?? 0)).toBeLessThan((area?.y ?? 0) + (area?.height ?? 0));

  await designer.canvas.region.getByRole('button', { name: /zoom to 100 %$/ }).click();
  await expect(designer.canvas.region.getByRole('button', { name: '100 %, zoom to 100 %' })).toBeVisible();
  await designer.canvas.region.hover();
  await page.mouse.wheel(0, 600);
  const place = async () => {
    const all = await designer.canvas.region
      .locator('[data-state-name]')
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            [element.getAttribute('data-state-name'), Math.round(element.getBoundingClientRect().top)] as const,
        ),
      );
    return all.find(([, top]) => top > 200 && top < 600);
  };
  await expect.poll(place).toBeDefined();
  const before = await place();
  await designer.saved();

  await page.reload();
  await DesignerPage.shown(page);

  await expect
    .poll(async () => (await designer.canvas.state(before?.[0] ?? '').boundingBox())?.y)
    .toBeCloseTo(before?.[1] ?? 0, -1);
});
