import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const pass = (Next?: string) => (Next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next });
const json = JSON.stringify(
  {
    StartAt: 'Pick',
    States: {
      Pick: pass('Pack'),
      Pack: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'Ship' },
      Ship: { Type: 'Succeed' },
    },
  },
  null,
  2,
);
const yaml =
  'Comment: "hi" # keep\nStartAt: One\nStates:\n  One: # first\n    Type: Pass\n    Next: Two\n  Two:\n    Type: Succeed\n';
const nested = JSON.stringify(
  {
    StartAt: 'First',
    States: {
      First: pass('Fork'),
      Fork: { Type: 'Parallel', Branches: [{ StartAt: 'Inner', States: { Inner: pass() } }], End: true },
    },
  },
  null,
  2,
);

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

async function open(page: Page, name: string, text: string): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile(name, text);
  return DesignerPage.shown(page);
}

const put = (page: Page, text: string) => page.evaluate((written) => navigator.clipboard.writeText(written), text);
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('states go from a JSON file to a YAML file in another tab, and back', async ({ page, context }) => {
  const here = await open(page, 'line.asl.json', json);
  const otherPage = await context.newPage();
  const there = await open(otherPage, 'other.asl.yaml', yaml);

  await page.bringToFront();
  await here.canvas.select('Pick');
  await here.canvas.state('Pack').click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });
  await page.keyboard.press('ControlOrMeta+C');
  await expect.poll(() => copied(page)).toContain('"StartAt": "Pick"');
  await otherPage.bringToFront();
  await there.canvas.select('One');
  await otherPage.keyboard.press('ControlOrMeta+V');
  await there.canvas.leads('One', 'Pick');
  await there.canvas.leads('Pack', 'Two');
  await there.text.ready();
  expect(await there.text.all()).toBe(
    yaml.replace(
      '    Next: Two\n',
      '    Next: Pick\n  Pick:\n    Type: Pass\n    Next: Pack\n  Pack:\n    Type: Task\n    Resource: arn:aws:states:::sqs:sendMessage\n    Next: Two\n',
    ),
  );

  await there.canvas.select('Pack');
  await otherPage.keyboard.press('ControlOrMeta+X');
  await there.canvas.leads('Pick', 'Two');
  await page.bringToFront();
  await here.canvas.select('Pack');
  await page.keyboard.press('ControlOrMeta+V');
  await here.canvas.leads('Pack', 'Pack 2');
  await here.canvas.leads('Pack 2', 'Ship');
});

test('ASL from elsewhere is pasted: a state, a map of states, a whole definition, YAML', async ({ page }) => {
  const { canvas } = await open(page, 'line.asl.json', json);
  const paste = async (text: string): Promise<void> => {
    await put(page, text);
    await canvas.select('Pick');
    await page.keyboard.press('ControlOrMeta+V');
  };

  await paste('"Nap": { "Type": "Wait", "Seconds": 3, "Next": "Elsewhere" },\n');
  await canvas.leads('Pick', 'Nap');
  await canvas.leads('Nap', 'Pack');
  await paste('{ "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } }');
  await canvas.leads('Pick', 'A');
  await canvas.leads('B', 'Nap');
  await paste(
    '{ // a note\n "StartAt": "D", "States": { "C": { "Type": "Pass", "End": true }, "D": { "Type": "Pass", "Next": "C" } } }',
  );

  await canvas.leads('Pick', 'D');
  await canvas.leads('C', 'A');
  await paste('Snooze: # from a YAML file\n  Type: Wait\n  Seconds: 3\n  End: true\n');
  await canvas.leads('Pick', 'Snooze');
  await canvas.leads('Snooze', 'D');
});

test('what cannot be pasted is refused in words, and nothing changes', async ({ page }) => {
  const designer = await open(page, 'line.asl.json', json);
  const refused = async (reason: string): Promise<void> => {
    await designer.canvas.select('Pick');
    await page.keyboard.press('ControlOrMeta+V');
    await expect(designer.notice(reason)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  };

  await put(page, 'Dear all, please find attached');
  await refused('What was copied is not a state of the Amazon States Language');
  await put(page, '{ "End": { "Type": "Succeed" } }');
  await refused('"End" ends the workflow: "Pack" could not be reached any more.');
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')?.fillRect(0, 0, 8, 8);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': canvas.convertToBlob({ type: 'image/png' }) })]);
  });
  await refused('There is no text to paste.');
});

test('a browser that refuses to copy or to give is told of, and nothing is lost', async ({ page, context }) => {
  await context.clearPermissions();
  const designer = await open(page, 'line.asl.json', json);
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { writeText: refuse, readText: refuse });
  });

  for (const [label, word] of [
    ['Cut selection', 'copy'],
    ['Copy selection as ASL', 'copy'],
    ['Paste states', 'paste'],
  ] as const) {
    await designer.canvas.chooseFromMenu('Pack', label);
    await expect(designer.notice(`The browser did not let Stepyard ${word}.`)).toBeVisible();
    await expect(designer.canvas.state('Pack')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  }
});

test('states of two scopes are neither copied nor cut, and what was on the clipboard stays', async ({ page }) => {
  const designer = await open(page, 'nested.asl.json', nested);
  await put(page, 'kept');
  await designer.canvas.select('First');
  await designer.canvas.state('Inner').click({ modifiers: ['Shift'], position: { x: 24, y: 12 } });

  for (const key of ['ControlOrMeta+C', 'ControlOrMeta+X']) {
    await page.keyboard.press(key);
    await expect(designer.notice('These states are in different scopes.')).toBeVisible();
  }

  expect(await copied(page)).toBe('kept');
  await designer.canvas.expectSelected('First', 'Inner');
});
