import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

test('an old browser is told in words, and nothing breaks behind them', async ({ page }) => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    Reflect.deleteProperty(Array.prototype, 'toSorted');
  });

  await page.goto('./');

  const words = page.getByRole('alert');
  await expect(words.getByRole('heading', { name: 'Stepyard needs a newer browser' })).toBeVisible();
  await expect(words).toContainText('Chrome and Edge from version 114, Firefox from 128 and Safari from 17');
  await expect(words).toContainText('popovers, lists that are sorted as copies');
  await page.waitForLoadState('networkidle');
  expect(broken).toEqual([]);
});

test('a supported one is not', async ({ page }) => {
  await HomePage.open(page);
  await expect(page.getByText('needs a newer browser')).toHaveCount(0);
});
