import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

const pass = (Next?: string) => (Next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next });
const nested = {
  StartAt: 'First',
  States: {
    First: pass('Fork'),
    Fork: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'L1', States: { L1: pass('L2'), L2: pass() } },
        { StartAt: 'R1', States: { R1: pass() } },
      ],
      Next: 'Each',
    },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Item', States: { Item: pass() } }, Next: 'Last' },
    Last: pass(),
  },
};

async function open(page: Page): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('nested.asl.json', JSON.stringify(nested, null, 2));
  return DesignerPage.shown(page);
}

test('states are dragged into a branch, out of it, and into a body that is empty', async ({ page }) => {
  const { canvas } = await open(page);

  await canvas.moveOntoArrow('First', 'L1', 'L2');
  await canvas.leads('L1', 'First');
  await canvas.leads('First', 'L2');
  await canvas.moveOntoArrow('L2', 'Each', 'Last');
  await canvas.leads('Each', 'L2');
  await canvas.leads('L2', 'Last');
  await canvas.moveBeside('Item', 'R1', 'after');
  await canvas.leads('R1', 'Item');
  await canvas.dragIntoEmpty('Wait');

  await expect(canvas.emptyPlace).toHaveCount(0);
  await expect(canvas.state('Wait')).toBeVisible();
  await canvas.leads('Start', 'Wait');
});

test('states go into containers and out of them without a mouse', async ({ page }) => {
  const { canvas } = await open(page);
  const keyboard = new KeyboardPage(page);
  await canvas.select('First');

  await keyboard.press('M');
  await keyboard.choose('Move First to…', 'L1', 'L1');
  await canvas.leads('L1', 'First');
  await expect(canvas.state('First')).toBeFocused();
  await keyboard.press('Escape');
  await expect(canvas.state('Fork')).toBeFocused();
  await keyboard.press('ArrowDown', 'Enter');
  await expect(canvas.state('Item')).toBeFocused();
  await keyboard.press('M');
  await expect(page.getByRole('dialog', { name: 'Move Item to…' }).getByRole('combobox')).toBeFocused();
  await keyboard.press('Shift+Tab', 'ArrowRight');
  await expect(page.getByRole('radio', { name: 'Before' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.choose('Move Item to…', 'last', 'Last');
  await canvas.leads('Each', 'Item');
  await canvas.leads('Item', 'Last');

  await keyboard.press('M');
  await keyboard.choose('Move Item to…', 'into each', 'Into Each');
  await canvas.leads('Each', 'Last');
  await keyboard.press('Delete');
  await keyboard.tabTo(canvas.emptyPlace);
  await keyboard.press('Enter');
  await keyboard.choose('First state', 'wait', 'Wait');
  await expect(canvas.state('Wait')).toBeFocused();
  await expect(canvas.emptyPlace).toHaveCount(0);
});

test('what is dropped on a collapsed container goes beside it; a container does not go into itself', async ({
  page,
}) => {
  const { canvas } = await open(page);
  const box = await canvas.insertButton('L1', 'L2').boundingBox();
  await canvas.holdState('Fork', { x: (box?.x ?? 0) + 8, y: (box?.y ?? 0) + 8 });
  await expect(page.getByText('"Fork" cannot be moved into itself.').first()).toBeVisible();
  await page.mouse.up();
  await canvas.leads('First', 'Fork');

  await canvas.region.getByRole('button', { name: 'Collapse Fork' }).click();
  await canvas.dragOntoState('Wait', 'Fork', 'lower');

  await canvas.leads('Fork', 'Wait');
  await canvas.leads('Wait', 'Each');
});
