import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('no page and no pane breaks a rule of accessibility', async ({ page }) => {
      test.slow(); // each of the six looks takes seconds on a small machine
      const findings: string[] = [];
      const check = async (place: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) findings.push(...nodes.map(({ target }) => `${place}: ${id} at ${target.join(' ')}`));
      };
      const home = await HomePage.open(page);
      await check('home');
      const designer = await home.openTemplate('Order with regions');
      await designer.text.ready();
      await check('workbench');
      await designer.canvas.select('FetchAnOrder');
      await check('workbench with a state selected');
      await page.getByRole('tab', { name: 'Outline' }).click();
      await check('outline');
      await designer.run.openDialog();
      await check('run dialog');
      await page.keyboard.press('Escape');
      await designer.run.start('Instant');
      await designer.run.ended('Succeeded');
      await designer.canvas.select('RegionChoice');
      await check('run');

      expect(findings).toEqual([]);
    });
  });
}
