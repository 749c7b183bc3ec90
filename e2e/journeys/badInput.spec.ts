import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const line = {
  StartAt: 'Hold',
  States: { Hold: { Type: 'Wait', Seconds: 5, Next: 'Ship' }, Ship: { Type: 'Succeed' } },
};

test.beforeEach(async ({ page }) => {
  await (await HomePage.open(page)).openFile('line.asl.json', JSON.stringify(line, null, 2));
});

test('a name that cannot be is refused at the name, in words, and nothing changes', async ({ page }) => {
  const { canvas } = await DesignerPage.shown(page);

  for (const [name, reason] of [
    ['Ship', 'There is a state called "Ship" already.'],
    ['', 'A state needs a name.'],
    ['x'.repeat(81), 'The name has 81 characters; 80 are allowed.'],
  ] as const) {
    await canvas.select('Hold');
    await page.keyboard.press('F2');
    const field = canvas.region.getByRole('textbox', { name: 'Name of Hold' });
    await field.fill(name);
    await field.press('Enter');
    await expect(canvas.region).toContainText(reason);
    await field.press('Escape');
    await expect(field).toHaveCount(0);
  }

  await canvas.leads('Hold', 'Ship');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('a value of the wrong kind is refused at its field, and stays there to be mended', async ({ page }) => {
  const { canvas, inspector } = await DesignerPage.shown(page);
  await canvas.select('Hold');
  const seconds = inspector.getByRole('textbox', { name: 'Seconds' });

  await seconds.fill('soon');
  await seconds.press('Enter');

  await expect(inspector).toContainText('Seconds is a number.');
  await expect(seconds).toHaveValue('soon');
  await expect(canvas.state('Hold')).toHaveAccessibleName(/waits 5 s/);
  await seconds.fill('7');
  await seconds.press('Enter');
  await expect(canvas.state('Hold')).toHaveAccessibleName(/waits 7 s/);
});

test('a picture that is dropped is told of, and the workflow stays', async ({ page }) => {
  const { canvas } = await DesignerPage.shown(page);

  await canvas.dropFile('cat.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);

  await expect(page.getByRole('dialog', { name: 'This file cannot be opened' })).toContainText(
    '"cat.png" is not a text',
  );
  await page.keyboard.press('Escape');
  await canvas.leads('Hold', 'Ship');
});

test('a number that is not kept as it is written is told under the input, and the run stays possible', async ({
  page,
}) => {
  const { run } = await DesignerPage.shown(page);
  await run.openDialog();
  const input = run.dialog.getByRole('textbox', { name: 'Input' });

  await input.fill('{"order": {"id": 9223372036854775808, "far": 1e400}}');

  await expect(input).toHaveAccessibleDescription(
    /^\/order\/id: The number 9223372036854775808 .*It becomes 9223372036854776000.* Put it in quotes, as a text\. One more number is not kept as written\.$/,
  );
  await run.dialog.getByRole('button', { name: 'Format' }).click();
  await expect(input).toHaveValue(/"far": 1e400/);
  await run.dialog.getByRole('button', { name: 'Start run' }).click();
  await run.ended('Succeeded');
});
