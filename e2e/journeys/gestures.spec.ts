import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const line = {
  StartAt: 'Pick',
  States: {
    Pick: { Type: 'Pass', Next: 'Pack' },
    Pack: { Type: 'Pass', Next: 'Label' },
    Label: { Type: 'Pass', Next: 'Ship' },
    Ship: { Type: 'Succeed' },
  },
};

async function open(page: Page, definition: object = line, fileName = 'line.asl.json'): Promise<DesignerPage> {
  const home = await HomePage.open(page);
  await home.openFile(fileName, JSON.stringify(definition, null, 2));
  return DesignerPage.shown(page);
}

test('from the palette onto a state: before it or after it', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.dragOntoState('Wait', 'Pack', 'lower');
  await canvas.leads('Pack', 'Wait');
  await canvas.leads('Wait', 'Label');
  await canvas.dragOntoState('Pass', 'Pick', 'upper');

  await canvas.leads('Start', 'Pass');
  await canvas.leads('Pass', 'Pick');
});

test('from the palette onto the empty canvas: the first state', async ({ page }) => {
  const { canvas } = await (await HomePage.open(page)).newWorkflow();
  await expect(page.getByRole('button', { name: 'Drag first state here' })).toBeVisible();

  await canvas.dragOntoCanvas('Pass');

  await canvas.leads('Start', 'Pass');
});

test('a drop that would break the workflow is refused beside the pointer, and changes nothing', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.holdOverArrow('Fail', 'Pick', 'Pack');
  await expect(page.getByText(/"Pack" could not be reached any more/).first()).toBeVisible();
  await page.mouse.up();

  await canvas.leads('Pick', 'Pack');
  await expect(canvas.state('Fail')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
});

test('a state dragged onto another arrow moves there', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.moveOntoArrow('Pick', 'Label', 'Ship');

  await canvas.leads('Start', 'Pack');
  await canvas.leads('Label', 'Pick');
  await canvas.leads('Pick', 'Ship');
});

test('the end of an arrow is dragged elsewhere; a handle makes an arrow', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.reroute('Pick', 'Pack', 'Label');
  await canvas.leads('Pick', 'Label');
  await expect(canvas.state('Pack')).toHaveAccessibleName(/not reachable from the start/);
  await canvas.connect('Pick', 'Pack');

  await canvas.leads('Pick', 'Pack');
  await expect(canvas.insertButton('Pick', 'Label')).toHaveCount(0);
});

test('the arrow from Start is led to another first state', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.reroute('Start', 'Pick', 'Pack');

  await canvas.leads('Start', 'Pack');
  await expect(canvas.state('Pick')).toHaveAccessibleName(/not reachable from the start/);
});

test('a rectangle and Shift+click select several; deleting them closes the gap', async ({ page }) => {
  const designer = await open(page);
  const { canvas } = designer;

  await canvas.marquee('Pack', 'Label');
  await canvas.expectSelected('Pack', 'Label');
  await canvas.state('Pick').click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });
  await canvas.expectSelected('Pack', 'Label', 'Pick');
  await canvas.state('Pick').click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });
  await page.keyboard.press('Delete');

  await canvas.leads('Pick', 'Ship');
  await designer.undo();
  await canvas.leads('Pack', 'Label');
});

test('Shift and the arrow keys select several, and fewer on the way back', async ({ page }) => {
  const { canvas } = await open(page);
  await canvas.select('Pick');

  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(`Shift+${key}`);
  await canvas.expectSelected('Pick', 'Pack');
  await page.keyboard.press('Delete');

  await canvas.leads('Start', 'Label');
});

test('the menu wraps in a Parallel, collapses it and unwraps it, changes types and duplicates', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.chooseFromMenu('Pack', 'Wrap selection in a Parallel');
  await canvas.leads('Pick', 'Parallel');
  await canvas.region.getByRole('button', { name: 'Collapse Parallel' }).click();
  await expect(canvas.state('Pack')).toHaveCount(0);
  await expect(canvas.state('Parallel')).toHaveAccessibleName(/collapsed/);
  await canvas.state('Parallel').dblclick();
  await expect(canvas.state('Pack')).toBeVisible();
  await canvas.chooseFromMenu('Parallel', 'Unwrap container');
  await canvas.leads('Pick', 'Pack');
  await canvas.leads('Pack', 'Label');

  await canvas.chooseFromMenu('Pack', 'Change type…');
  await page.getByRole('dialog').getByRole('option', { name: 'Wait' }).click();
  await expect(canvas.state('Pack')).toHaveAccessibleName(/^Pack, Wait/);
  await canvas.leads('Pack', 'Label');
  await canvas.chooseFromMenu('Pack', 'Duplicate selection');
  await expect(canvas.region.locator('[data-state-type=Wait]')).toHaveCount(2);
});

test('states are cut, copied and pasted, also into another workflow', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const designer = await open(page);
  await designer.canvas.select('Pack');
  await page.keyboard.press('ControlOrMeta+X');
  await designer.canvas.leads('Pick', 'Label');
  await designer.canvas.select('Label');
  await page.keyboard.press('ControlOrMeta+V');
  await designer.canvas.leads('Label', 'Pack');
  await designer.canvas.leads('Pack', 'Ship');
  await designer.canvas.select('Pick');
  await page.keyboard.press('ControlOrMeta+C');
  await designer.saved();

  await designer.goHome();
  const other = await new HomePage(page).openTemplate('Pass');
  await other.canvas.select('Add a greeting');
  await page.keyboard.press('ControlOrMeta+V');

  await other.canvas.leads('Add a greeting', 'Pick');
  await other.canvas.leads('Pick', 'Put it together');
});

test('an arrow to a state that does not exist offers to make it', async ({ page }) => {
  const { canvas } = await open(page, { StartAt: 'Pick', States: { Pick: { Type: 'Pass', Next: 'Pack' } } });

  await canvas.region.getByRole('button', { name: 'Create "Pack"' }).click();

  await canvas.leads('Pick', 'Pack');
  await expect(canvas.state('Pack')).toBeVisible();
  await expect(canvas.region.getByRole('button', { name: 'Create "Pack"' })).toHaveCount(0);
});

test('the list of changes goes back and forth by name', async ({ page }) => {
  const designer = await open(page);
  const { canvas } = designer;
  await canvas.remove('Pack');
  await canvas.rename('Label', 'Sticker');

  await page.getByRole('button', { name: 'Undo history' }).click();
  const list = page.getByRole('dialog', { name: 'Undo history' });
  await list.getByRole('button', { name: 'As it was opened' }).click();
  await expect(canvas.state('Pack')).toBeAttached();
  await expect(canvas.state('Label')).toBeAttached();
  await list.getByRole('button', { name: 'Delete "Pack"' }).click();

  await expect(canvas.state('Pack')).toHaveCount(0);
  await expect(canvas.state('Label')).toBeAttached();
});

test('the drawing turns, is searched, zoomed and fitted', async ({ page }) => {
  const { canvas } = await open(page);
  const view = canvas.region.getByRole('group', { name: 'View' });
  const places = async () => ({
    pick: await canvas.state('Pick').boundingBox(),
    pack: await canvas.state('Pack').boundingBox(),
  });

  await view.getByRole('button', { name: 'Top-down' }).click();
  await expect.poll(async () => ((await places()).pack?.x ?? 0) - ((await places()).pick?.x ?? 0)).toBeGreaterThan(50);
  await view.getByRole('button', { name: 'Left-right' }).click();
  await expect.poll(async () => ((await places()).pack?.y ?? 0) - ((await places()).pick?.y ?? 0)).toBeGreaterThan(30);

  await canvas.select('Pick');
  await page.keyboard.press('ControlOrMeta+F');
  await page.getByRole('textbox', { name: 'Find a state' }).fill('lab');
  await canvas.expectSelected('Label');
  await page.keyboard.press('Escape');

  await view.getByRole('button', { name: 'Zoom in' }).click();
  await expect(view.getByRole('button', { name: '125 %, zoom to 100 %' })).toBeVisible();
  await view.getByRole('button', { name: 'Fit' }).click();
  await expect(view.getByRole('button', { name: '100 %, zoom to 100 %' })).toBeVisible();
});
