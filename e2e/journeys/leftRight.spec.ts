import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeyboardPage } from '../pages/KeyboardPage';

const pass = (Next?: string) => (Next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next });
const forked = {
  StartAt: 'Fork',
  States: {
    Fork: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'L1', States: { L1: pass() } },
        { StartAt: 'R1', States: { R1: pass() } },
      ],
      Next: 'Ask',
    },
    Ask: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Yes' }], Default: 'No' },
    Yes: pass(),
    No: pass(),
  },
};

test.use({ viewport: { width: 1920, height: 900 } });

test.beforeEach(async ({ page }) => {
  await (await HomePage.open(page)).openFile('forked.asl.json', JSON.stringify(forked, null, 2));
  const { canvas } = await DesignerPage.shown(page);
  await canvas.region.getByRole('button', { name: 'Top-down' }).click();
  await expect(canvas.region.getByRole('button', { name: 'Left-right' })).toBeVisible();
});

test('from left to right, drops, moves and arrows land where they are dropped', async ({ page }) => {
  const designer = await DesignerPage.shown(page);
  const { canvas } = designer;

  await canvas.dropBeside('Wait', 'L1', 'right');
  await canvas.leads('L1', 'Wait');
  await canvas.moveOntoArrow('R1', 'Start', 'Fork');
  await canvas.leads('Start', 'R1');
  await canvas.leads('R1', 'Fork');
  await canvas.fit();
  await canvas.dropBeside('Pass', 'Ask', 'left');
  await canvas.leads('Fork', 'Pass');
  await canvas.leads('Pass', 'Ask');
  await canvas.fit();
  await canvas.reroute('Pass', 'Ask', 'No');
  await canvas.leads('Pass', 'No');
  await designer.undo();
  await canvas.leads('Pass', 'Ask');
  await canvas.connect('No', 'Pass');

  await canvas.leads('No', 'Pass');
});

test('from left to right, the arrow keys turn with the drawing', async ({ page }) => {
  const { canvas } = await DesignerPage.shown(page);
  const keyboard = new KeyboardPage(page);
  await canvas.select('Fork');

  for (const [key, name] of [
    ['Enter', 'L1'],
    ['ArrowDown', 'R1'],
    ['ArrowUp', 'L1'],
    ['Escape', 'Fork'],
    ['ArrowRight', 'Ask'],
    ['ArrowRight', 'Yes'],
    ['ArrowDown', 'No'],
    ['ArrowLeft', 'Ask'],
  ] as const) {
    await keyboard.press(key);
    await expect(canvas.state(name), key).toBeFocused();
  }
});
