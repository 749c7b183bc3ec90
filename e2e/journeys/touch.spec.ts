import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { Fingers, type Point } from '../pages/Fingers';
import { HomePage } from '../pages/HomePage';

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

const line = JSON.stringify(
  {
    StartAt: 'Pick',
    States: {
      Pick: { Type: 'Pass', Next: 'Pack' },
      Pack: { Type: 'Pass', Next: 'Label' },
      Label: { Type: 'Pass', Next: 'Ship' },
      Ship: { Type: 'Succeed' },
    },
  },
  null,
  2,
);

async function open(page: Page): Promise<{
  designer: DesignerPage;
  fingers: Fingers;
  at: (name: string) => Promise<Point & { readonly width: number }>;
}> {
  await (await HomePage.open(page)).openFile('line.asl.json', line);
  const designer = await DesignerPage.shown(page);
  await expect(designer.canvas.state('Ship')).toBeVisible();
  const at = async (name: string) => {
    const box = await designer.canvas.state(name).boundingBox();
    if (!box) throw new Error(`"${name}" is not on the screen.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  };
  return { designer, fingers: await Fingers.of(page), at };
}

async function isUnchanged({ canvas }: DesignerPage): Promise<void> {
  for (const [from, to] of [
    ['Pick', 'Pack'],
    ['Pack', 'Label'],
    ['Label', 'Ship'],
  ] as const)
    await canvas.leads(from, to);
}

test('a swipe that begins on a state moves the view, and a pinch there zooms it', async ({ page }) => {
  const { designer, fingers, at } = await open(page);
  const before = await at('Pack');

  await fingers.swipe(before, { x: before.x + 30, y: before.y + 120 });
  await expect.poll(async () => Math.round((await at('Pack')).y - before.y)).toBeGreaterThan(90);
  await isUnchanged(designer);

  const moved = await at('Pack');
  await fingers.spread(moved, 20, 60);
  await expect.poll(async () => (await at('Pack')).width / moved.width).toBeGreaterThan(1.5);
  await isUnchanged(designer);
});

test('a finger that rests on a state opens its menu, and going on drags the state', async ({ page }) => {
  const { designer, fingers, at } = await open(page);
  const menu = page.getByRole('menu');
  const label = await at('Label');

  await fingers.press(label);
  await expect(menu.getByRole('menuitem', { name: 'Rename state' })).toBeVisible();
  await fingers.lift();
  await expect(menu).toBeVisible();
  await designer.canvas.expectSelected('Label');
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);

  await fingers.press(label);
  await expect(menu).toBeVisible();
  const pick = await at('Pick');
  await fingers.glide(label, { x: pick.x, y: pick.y - 18 });
  await expect(menu).toHaveCount(0);
  await fingers.lift();
  await designer.canvas.leads('Label', 'Pick');
  await designer.canvas.leads('Pack', 'Ship');
  await page.keyboard.press('ControlOrMeta+Z');
  await designer.canvas.leads('Pack', 'Label');
});

test('a second finger gives a drag up', async ({ page }) => {
  const { designer, fingers, at } = await open(page);
  const label = await at('Label');
  const pick = await at('Pick');

  await fingers.press(label);
  await expect(page.getByRole('menu')).toBeVisible();
  const goal = { x: pick.x, y: pick.y - 18 };
  await fingers.glide(label, goal);
  await expect(page.locator('body')).toHaveAttribute('data-dragging', 'move');
  await fingers.press(goal, { x: goal.x + 60, y: goal.y + 200 });
  await expect(page.locator('body')).not.toHaveAttribute('data-dragging');
  await fingers.lift();

  await isUnchanged(designer);
});

test('a new arrow is drawn once the finger has rested on its grip; a swipe that begins there draws none', async ({
  page,
}) => {
  const { designer, fingers, at } = await open(page);
  const pick = await at('Pick');
  await page.touchscreen.tap(pick.x, pick.y);
  await designer.canvas.expectSelected('Pick');
  const grip = await designer.canvas.region.getByRole('button', { name: 'Connect Pick to…' }).boundingBox();
  if (!grip) throw new Error('The grip is not on the screen.');
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
  const ship = await at('Ship');

  await fingers.swipe(from, ship);
  await expect(page.locator('body')).not.toHaveAttribute('data-dragging');
  await isUnchanged(designer);

  const label = await at('Label');
  await fingers.press(from);
  await expect
    .poll(async () => {
      await fingers.glide(from, { x: from.x, y: from.y + 6 });
      return page.locator('body').getAttribute('data-dragging');
    })
    .toBe('connect');
  await fingers.glide(from, label);
  await fingers.lift();
  await designer.canvas.leads('Pick', 'Label');
});

test('a tap selects, and the plus adds', async ({ page }) => {
  const { designer, at } = await open(page);
  const pack = await at('Pack');

  await page.touchscreen.tap(pack.x, pack.y);
  await designer.canvas.expectSelected('Pack');
  await designer.canvas.insertButton('Pick', 'Pack').tap();
  await expect(page.getByRole('dialog', { name: 'Insert on Pick → Pack' })).toBeVisible();
});

/** What can be scrolled sideways, or is. */
const scrolledSideways = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          !element.closest('.monaco-editor, pre') &&
          element.scrollWidth > element.clientWidth + 1 &&
          (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
      )
      .map((element) => `${element.tagName} ${element.className}`),
  );

test('reading and running works on a phone, and nothing scrolls sideways on the narrowest', async ({ page }) => {
  const { designer } = await open(page);
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.canvas.shows('Ship', 'Succeeded');
  await page.getByRole('tab', { name: 'Inspector' }).tap();
  await expect(page.getByRole('heading', { name: 'Run 1' })).toBeVisible();
  await page.getByRole('tab', { name: 'Runs', exact: true }).tap();
  await page.getByRole('tab', { name: 'Runs 1' }).tap();
  await expect(designer.run.row(1)).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  for (const tab of ['States', 'Inspector', 'Code', 'Canvas']) {
    await page.getByRole('tab', { name: tab, exact: true }).first().tap();
    expect(await scrolledSideways(page), tab).toEqual([]);
  }
  await designer.run.openDialog();
  expect(await scrolledSideways(page)).toEqual([]);
  await expect(designer.run.dialog.getByRole('button', { name: 'Start run' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  for (const [key, name] of [
    ['ControlOrMeta+K', 'Command palette'],
    ['ControlOrMeta+Alt+Z', 'Undo history'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    expect(await scrolledSideways(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await designer.goHome();
  await page.getByRole('button', { name: 'New workflow' }).first().tap();
  await expect(page.getByRole('dialog', { name: 'New workflow' })).toBeVisible();
  expect(await scrolledSideways(page)).toEqual([]);
});

test('nothing of the first visit scrolls sideways either', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await HomePage.open(page);
  expect(await scrolledSideways(page)).toEqual([]);
});
