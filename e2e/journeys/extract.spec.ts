import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

const order = {
  StartAt: 'Check',
  States: {
    Check: { Type: 'Choice', Choices: [{ Variable: '$.paid', BooleanEquals: true, Next: 'Pack' }], Default: 'Bill' },
    Bill: { Type: 'Pass', Next: 'Ship' },
    Pack: { Type: 'Pass', Next: 'Ship' },
    Ship: { Type: 'Succeed' },
  },
};

test('selected states become a workflow of their own, run by a Task; one undo takes the Task back', async ({
  page,
}) => {
  const home = await HomePage.open(page);
  await home.openFile('order.asl.json', JSON.stringify(order, null, 2));
  const designer = await DesignerPage.shown(page);
  const { canvas } = designer;
  await designer.text.ready();
  const before = await designer.text.all();

  await canvas.select('Check');
  for (const name of ['Bill', 'Pack'])
    await canvas.state(name).click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });
  await new KeyboardPage(page).command('extract', /^Extract to a nested workflow/);

  await canvas.leads('Start', 'Run nested workflow');
  await canvas.leads('Run nested workflow', 'Ship');
  await expect(canvas.state('Check')).toHaveCount(0);
  await expect(canvas.state('Run nested workflow')).toHaveAccessibleName(/^Run nested workflow, Task, Step Functions/);
  await expect(designer.notice('"Nested in order" is a workflow of its own now.')).toBeVisible();
  await designer.undo();
  await canvas.leads('Check', 'Bill');
  expect(await designer.text.all()).toBe(before);

  await designer.goHome();
  await home.recent('Nested in order').click();
  const nested = await DesignerPage.shown(page);
  await nested.canvas.leads('Check', 'Bill');
  await nested.canvas.leads('Pack', 'End');
});

test('states that are entered in two places are not extracted, and it is said why', async ({ page }) => {
  await (await HomePage.open(page)).openFile('order.asl.json', JSON.stringify(order, null, 2));
  const designer = await DesignerPage.shown(page);
  await designer.canvas.select('Bill');
  await designer.canvas.state('Pack').click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });

  await new KeyboardPage(page).command('extract', /^Extract to a nested workflow/);

  await expect(designer.notice('These states are entered in 2 places, at "Bill", "Pack".')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});
