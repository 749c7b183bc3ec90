import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { DiskPage } from '../pages/DiskPage';
import { HomePage } from '../pages/HomePage';

const marked =
  '\ufeff{\r\n\t"StartAt": "A",\r\n\t"States": {\r\n\t\t"A": { "Type": "Pass", "Next": "B" }, // note\r\n\t\t"B": { "Type": "Succeed" }\r\n\t}\r\n}';

async function open(page: Page, name: string, text: string): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile(name, text);
  return DesignerPage.shown(page);
}

test('a workflow is saved to a file, and again to the same file, with its byte order mark and its line ends', async ({
  page,
}) => {
  const disk = new DiskPage(page);
  await disk.answer();
  const designer = await open(page, 'marked.asl.json', marked);

  await page.keyboard.press('ControlOrMeta+S');
  await expect(designer.notice('Saved to "marked.asl.json".')).toBeVisible();
  await designer.canvas.remove('A');
  await designer.text.focus();
  await page.keyboard.press('ControlOrMeta+S');

  await expect.poll(async () => (await disk.saves()).length).toBe(2);
  expect((await disk.saves()).map(({ file, bytes }) => [file, bytes.toString()])).toEqual([
    [0, marked],
    [
      0,
      marked
        .replace('"StartAt": "A"', '"StartAt": "B"')
        .replace('\t\t"A": { "Type": "Pass", "Next": "B" }, // note\r\n', ''),
    ],
  ]);
  expect((await disk.offers()).map(({ suggestedName }) => suggestedName)).toEqual(['marked.asl.json']);
});

test('a browser that cannot write to the disk downloads the same bytes', async ({ page }) => {
  await new DiskPage(page).refuse();
  const designer = await open(page, 'marked.asl.json', marked);

  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+S');

  const file = await download;
  expect(file.suggestedFilename()).toBe('marked.asl.json');
  expect(await readFile(await file.path(), 'utf8')).toBe(marked);
  await expect(designer.notice('"marked.asl.json" is in your downloads.')).toBeVisible();
});

const yaml = `# Takes an order
Comment: 'as it is'
StartAt: Validate   # first
States:
  Validate:
    Type: Pass # a stand-in
    Parameters: &defaults
      "quoted": 'x'
      number: 1.50
    Next: Charge

  # the money
  Charge:
    Type: Task
    Resource: "arn:aws:states:::lambda:invoke"
    Parameters: *defaults
    Retry:
      - {ErrorEquals: [States.ALL], MaxAttempts: 2}  # flow
    Next: Ship
  Ship: {Type: Succeed}
`;

test('YAML is drawn and edited by canvas and form, and saved as YAML with every other byte as it was', async ({
  page,
}) => {
  const disk = new DiskPage(page);
  await disk.answer();
  const designer = await open(page, 'order.asl.yaml', yaml);
  const { canvas, inspector } = designer;

  await canvas.dragOntoArrow('Wait', 'Validate', 'Charge');
  await canvas.rename('Ship', 'Say: done');
  await canvas.select('Wait');
  await inspector.getByRole('textbox', { name: 'Seconds' }).fill('12');
  await inspector.getByRole('textbox', { name: 'Seconds' }).press('Enter');
  await canvas.select('Charge');
  await inspector.getByRole('tab', { name: 'Errors' }).click();
  await inspector.getByRole('textbox', { name: 'MaxAttempts' }).fill('5');
  await inspector.getByRole('textbox', { name: 'MaxAttempts' }).press('Enter');
  await page.keyboard.press('ControlOrMeta+S');

  await expect.poll(async () => (await disk.saves()).length).toBe(1);
  const [save] = await disk.saves();
  expect(save?.bytes.toString()).toBe(
    yaml
      .replace(
        '    Next: Charge\n\n  # the money\n',
        '    Next: Wait\n  Wait:\n    Type: Wait\n    Seconds: 12\n    Next: Charge\n\n  # the money\n',
      )
      .replace('MaxAttempts: 2', 'MaxAttempts: 5')
      .replace('Next: Ship', 'Next: "Say: done"')
      .replace('  Ship:', '  "Say: done":'),
  );
  const [offer] = await disk.offers();
  expect(offer).toEqual({
    suggestedName: 'order.asl.yaml',
    types: [expect.objectContaining({ accept: { 'application/yaml': ['.yaml', '.yml'] } })],
  });
});
