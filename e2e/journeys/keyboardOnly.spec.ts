import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

const order = '{ "region": "B", "items": "a bicycle" }';

test('the order workflow is built from nothing, run, mended and run again without a mouse', async ({ page }) => {
  test.slow(); // eight states, each with its own gestures, and two runs
  const keyboard = new KeyboardPage(page);
  await keyboard.watchMouse();
  await HomePage.open(page);

  await keyboard.tabTo(page.getByRole('button', { name: 'New workflow' }).first());
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('Orders');
  await keyboard.press('Enter');
  const designer = await DesignerPage.shown(page);
  const { canvas, run } = designer;

  await keyboard.command('add Lambda Invoke', 'Add Lambda · Invoke');
  await keyboard.rename(canvas.state('Lambda Invoke'), 'Fetch order');
  await keyboard.press('A');
  await keyboard.choose('Add after Fetch order', 'choice', 'Choice');
  await keyboard.rename(canvas.state('Choice'), 'Which region?');
  await keyboard.command('add Fail after Which region?', 'Add Fail after "Which region?"');
  await keyboard.rename(canvas.state('Fail'), 'Unserved region');

  await keyboard.press('ArrowUp');
  await expect(canvas.state('Which region?')).toBeFocused();
  await keyboard.tabTo(canvas.insertButton('Which region?', 'Done'));
  await keyboard.press('Enter');
  await keyboard.choose('Insert on Which region? → Done', 'lambda invoke', 'Lambda · Invoke');
  await keyboard.rename(canvas.state('Lambda Invoke'), 'Create order A');
  await keyboard.press('ArrowUp');
  await expect(canvas.state('Which region?')).toBeFocused();
  await keyboard.press('C');
  await keyboard.choose('Connect Which region? to…', 'done', 'Done');
  await keyboard.tabTo(canvas.insertButton('Which region?', 'Done'));
  await keyboard.press('Enter');
  await keyboard.choose('Insert on Which region? → Done', 'lambda invoke', 'Lambda · Invoke');
  await keyboard.rename(canvas.state('Lambda Invoke'), 'Create order B');

  await keyboard.press('A');
  await keyboard.choose('Add after Create order B', 'map', 'Map');
  await keyboard.rename(canvas.state('Map'), 'Pack the items');
  await keyboard.fillItems(designer.inspector, '{% $states.context.Execution.Input.items %}');
  await keyboard.press('Alt+1');
  await keyboard.command('connect Create order A to Pack the items', 'Connect "Create order A" to "Pack the items"');
  await keyboard.command('add SNS Publish after Pack the items', 'Add SNS · Publish after "Pack the items"');
  await keyboard.rename(canvas.state('SNS Publish'), 'Notify');

  await keyboard.command('Which region?', /^Which region\?/);
  await expect(canvas.state('Which region?')).toBeFocused();
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
  await keyboard.press('Alt+1');
  await expect(canvas.state('Which region?')).toBeFocused();

  await keyboard.press('ControlOrMeta+Enter');
  await expect(run.dialog.getByRole('textbox', { name: 'Input' })).toBeFocused();
  await keyboard.fill(run.dialog.getByRole('textbox', { name: 'Input' }), order);
  await keyboard.tabTo(run.dialog.getByRole('radio', { name: 'Watch' }));
  await keyboard.press('ArrowRight');
  await expect(run.dialog.getByRole('radio', { name: 'Instant' })).toBeChecked();
  await keyboard.press('ControlOrMeta+Enter');
  await run.ended('Failed');

  // The run leads to the state that failed: a text is no list of items. Up and down again the way that the order took.
  await keyboard.press('Alt+1');
  await expect(canvas.state('Pack the items')).toBeFocused();
  await canvas.shows('Pack the items', 'Failed');
  await expect(run.details).toContainText('States.QueryEvaluationError');
  await keyboard.command('Create order B', /^Create order B/);
  await expect(canvas.state('Create order B')).toBeFocused();
  await canvas.shows('Create order B', 'Succeeded');
  await canvas.shows('Create order A', 'Not reached');
  await keyboard.press('ArrowDown');
  await expect(canvas.state('Pack the items')).toBeFocused();

  await keyboard.command('Back to editing');
  await expect(run.strip).toHaveCount(0);
  await expect(canvas.state('Pack the items')).toBeFocused();
  await keyboard.press('C');
  await expect(page.getByRole('dialog', { name: 'Connect Pack the items to…' }).getByRole('combobox')).toBeFocused();
  await keyboard.press('Shift+Tab', 'ArrowRight');
  await expect(page.getByRole('radio', { name: 'On error' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.choose('Connect Pack the items to…', 'notify', 'Notify');
  await expect(canvas.state('Pack the items')).toHaveAccessibleName(/on error .*to Notify/);

  await keyboard.press('ControlOrMeta+Enter');
  await run.ended('Succeeded');
  await canvas.shows('Pack the items', 'Caught error');
  await keyboard.press('Alt+1', 'F');
  await canvas.shows('Done', 'Succeeded');
  await keyboard.expectNoMouse();
});
