import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';
import { OutlinePage } from '../pages/OutlinePage';

const order = '{ "region": "B", "items": "a bicycle" }';

test('the order workflow is built, run, mended and run again through the outline', async ({ page }) => {
  test.slow(); // eight states, each with its own gestures, and two runs
  const keyboard = new KeyboardPage(page);
  await keyboard.watchMouse();
  await HomePage.open(page);
  await keyboard.tabTo(page.getByRole('button', { name: 'New workflow' }).first());
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.press('Enter');
  const designer = await DesignerPage.shown(page);
  const { run } = designer;
  const outline = new OutlinePage(page);

  await keyboard.tabTo(page.getByRole('tab', { name: 'States', exact: true }));
  await keyboard.press('ArrowRight');
  await keyboard.tabTo(outline.region.getByRole('button', { name: 'Add the first state' }));
  await keyboard.press('Enter');
  await keyboard.choose('Add a state', 'lambda invoke', 'Lambda · Invoke');
  await outline.rename('Lambda Invoke', 'Fetch order');
  await keyboard.press('A');
  await keyboard.choose('Add after Fetch order', 'choice', 'Choice');
  await outline.rename('Choice', 'Which region?');
  await keyboard.press('A');
  await keyboard.choose('Add after Which region?', 'fail', 'Fail');
  await outline.rename('Fail', 'Unserved region');

  // Rules are rows below their Choice, with places of their own.
  await outline.goTo('Which region?', 'ArrowUp');
  await keyboard.press('ArrowRight');
  await outline.goTo('Rule 1');
  await keyboard.press('A');
  await keyboard.choose('Insert on Which region? → Done', 'lambda invoke', 'Lambda · Invoke');
  await outline.rename('Lambda Invoke', 'Create order A');
  await outline.goTo('Which region?', 'ArrowUp');
  await outline.chooseFromMenu('Connect to…');
  await keyboard.choose('Connect Which region? to…', 'done', 'Done');
  await outline.isAt('Which region?');
  await outline.goTo('Rule 2');
  await keyboard.press('A');
  await keyboard.choose('Insert on Which region? → Done', 'lambda invoke', 'Lambda · Invoke');
  await outline.rename('Lambda Invoke', 'Create order B');

  await keyboard.press('A');
  await keyboard.choose('Add after Create order B', 'map', 'Map');
  await outline.rename('Map', 'Pack the items');
  await keyboard.press('A');
  await keyboard.choose('Add after Pack the items', 'sns publish', 'SNS · Publish');
  await outline.rename('SNS Publish', 'Notify');
  await outline.goTo('Create order A', 'ArrowUp');
  await keyboard.press('C');
  await keyboard.choose('Connect Create order A to…', 'pack', 'Pack the items');
  await expect(outline.row('Create order A')).toHaveAccessibleName(/goes to Pack the items/);

  await outline.goTo('Which region?', 'ArrowUp');
  const rule = (number: number) => designer.inspector.getByRole('region', { name: `Rule ${number}` });
  for (const [number, region] of [
    [1, 'A'],
    [2, 'B'],
  ] as const) {
    await keyboard.fill(
      rule(number).getByRole('textbox', { name: 'Condition' }),
      `{% $states.context.Execution.Input.region = '${region}' %}`,
    );
  }
  await keyboard.tabTo(outline.tree, 'Shift+Tab');
  await outline.goTo('Pack the items');
  await keyboard.fillItems(designer.inspector, '{% $states.context.Execution.Input.items %}');
  await keyboard.tabTo(outline.tree, 'Shift+Tab');

  await keyboard.press('ControlOrMeta+Enter');
  await expect(run.dialog.getByRole('textbox', { name: 'Input' })).toBeFocused();
  await keyboard.fill(run.dialog.getByRole('textbox', { name: 'Input' }), order);
  await keyboard.tabTo(run.dialog.getByRole('radio', { name: 'Watch' }));
  await keyboard.press('ArrowRight');
  await keyboard.press('ControlOrMeta+Enter');
  await run.ended('Failed');
  await expect(outline.row('Create order A')).toHaveAccessibleName(/, Not reached,/);
  await expect(outline.row('Create order B')).toHaveAccessibleName(/, Succeeded,/);
  await expect(outline.row('Pack the items')).toHaveAccessibleName(/, Failed,/);
  await outline.goTo('Pack the items');
  await expect(run.details).toContainText('States.QueryEvaluationError');

  await outline.chooseFromMenu('Connect to…');
  await expect(page.getByRole('dialog', { name: 'Connect Pack the items to…' }).getByRole('combobox')).toBeFocused();
  await keyboard.press('Shift+Tab', 'ArrowRight');
  await expect(page.getByRole('radio', { name: 'On error' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.choose('Connect Pack the items to…', 'notify', 'Notify');
  await outline.isAt('Pack the items');
  await expect(outline.row('Pack the items')).toHaveAccessibleName(/on error .*to Notify/);
  await keyboard.press('ControlOrMeta+Enter');
  await run.ended('Succeeded');
  await expect(outline.row('Pack the items')).toHaveAccessibleName(/, Caught error,/);
  await expect(outline.row('Done')).toHaveAccessibleName(/, Succeeded,/);
  await keyboard.expectNoMouse();
});
