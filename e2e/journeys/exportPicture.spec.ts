import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const line = {
  StartAt: 'Pick',
  States: { Pick: { Type: 'Pass', Next: 'Pack' }, Pack: { Type: 'Pass', Next: 'Ship' }, Ship: { Type: 'Succeed' } },
};

async function open(page: Page, definition: object): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('line.asl.json', JSON.stringify(definition, null, 2));
  return DesignerPage.shown(page);
}

test('the picture is downloaded as SVG, with every state in it', async ({ page }) => {
  const designer = await open(page, line);

  const file = await designer.export('Export the picture as SVG');

  expect(file.suggestedFilename()).toBe('line.svg');
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg).toMatch(/^<svg /);
  for (const name of ['Pick', 'Pack', 'Ship']) expect(svg).toContain(name);
});

for (const [colorScheme, background] of [
  ['light', [246, 247, 249]],
  ['dark', [17, 20, 26]],
] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the picture is downloaded as PNG, twice as large as the SVG and in the colours of the page', async ({
      page,
    }) => {
      const designer = await open(page, line);
      const svg = await readFile(await (await designer.export('Export the picture as SVG')).path(), 'utf8');
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];

      const file = await designer.export('Export the picture as PNG');

      expect(file.suggestedFilename()).toBe('line.png');
      const picture = await look(page, await readFile(await file.path()));
      expect([picture.width, picture.height]).toEqual([2 * Number(width), 2 * Number(height)]);
      expect(picture.corner).toEqual([...background, 255]);
      expect(picture.drawnShare).toBeGreaterThan(0.1); // boxes and letters, not the ground alone
    });
  });
}

test('a drawing that is too large for a PNG comes out smaller, and the person is told', async ({ page }) => {
  const names = Array.from({ length: 700 }, (_, index) => `State ${index}`);
  const states = names.map((name, index) => [
    name,
    index + 1 < names.length ? { Type: 'Pass', Next: names[index + 1] } : { Type: 'Succeed' },
  ]);
  const designer = await open(page, { StartAt: names[0], States: Object.fromEntries(states) });

  const file = await designer.export('Export the picture as PNG');

  const { height, drawnShare } = await look(page, await readFile(await file.path()));
  expect(height).toBe(32_000);
  expect(drawnShare).toBeGreaterThan(0.1);
  await expect(designer.notice(/too large for a PNG in full size/)).toBeVisible();
});

type Picture = {
  readonly width: number;
  readonly height: number;
  readonly corner: readonly number[];
  readonly drawnShare: number;
};

/** Decodes a picture in the page: how large it is, the colour of its corner, and how much of it has another colour. */
function look(page: Page, png: Buffer): Promise<Picture> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const rows = Math.min(height, 2_000); // enough to judge by
    const context = new OffscreenCanvas(width, rows).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, width, rows) ?? { data: new Uint8ClampedArray(4) };
    let drawn = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) drawn++;
    return { width, height, corner: [...data.slice(0, 4)], drawnShare: drawn / (width * rows) };
  }, png.toString('base64'));
}
