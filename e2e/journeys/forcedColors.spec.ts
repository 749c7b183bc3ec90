import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

test('where the system chooses the colours, nothing covers the drawing, what is selected is framed, and the code is there', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const designer = await (await HomePage.open(page)).openTemplate('Order with regions');
  await designer.text.ready();
  await designer.canvas.select('RegionChoice');

  const broad = await designer.canvas.region.evaluate((region) =>
    [...region.querySelectorAll('svg *')].flatMap((element) => {
      const { stroke, strokeWidth } = getComputedStyle(element);
      return stroke !== 'none' && Number.parseFloat(strokeWidth) > 4
        ? `${element.tagName} ${stroke} ${strokeWidth}`
        : [];
    }),
  );
  expect(broad).toEqual([]); // a colour that is transparent is painted then
  const framed = await designer.canvas.region.evaluate((region) =>
    [...region.querySelectorAll('*')].flatMap((element) => {
      const { borderTopWidth } = getComputedStyle(element);
      return Number.parseFloat(borderTopWidth) > 4 ? `${element.tagName} ${borderTopWidth}` : [];
    }),
  );
  expect(framed).toEqual([]);
  await expect(page.locator('[data-selected="true"]').first()).toHaveCSS('outline-style', 'solid');
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
});
