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

  // The frame of the chosen tab is whole, and the lines of the selected state are marked.
  const tab = page
    .getByRole('tab', { name: 'Configuration' })
    .or(page.getByRole('tab', { name: 'States' }))
    .first();
  await expect(tab).toHaveCSS('outline-style', 'solid');
  expect(await tab.evaluate((element) => getComputedStyle(element, '::after').display)).toBe('none');
  const marked = await designer.text.region.evaluate((region) =>
    [...region.querySelectorAll('.view-overlays *')].some(
      (line) => parseFloat(getComputedStyle(line).borderInlineStartWidth) >= 3,
    ),
  );
  expect(marked).toBe(true);
});
