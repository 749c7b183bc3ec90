import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const definition = {
  QueryLanguage: 'JSONata',
  States: {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f', Payload: 1.5 },
      Next: 'Rest',
    },
    Rest: { Type: 'Wait', Seconds: 5, End: true },
  },
};

async function open(page: Page, StartAt = 'Call'): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('call.asl.json', JSON.stringify({ ...definition, StartAt }, null, 2));
  return DesignerPage.shown(page);
}

test('a value turns into an expression, JSON and text again while it is typed, and the keyboard stays in its field', async ({
  page,
}) => {
  const { canvas, inspector, text } = await open(page);
  await canvas.select('Call');
  const payload = inspector.getByRole('textbox', { name: 'Payload' });

  for (const [typed, written] of [
    ['{% $states.input.x %}', '"Payload": "{% $states.input.x %}"'],
    ['[1,2]', '"Payload": ['],
    ['hello', '"Payload": "hello"'],
  ] as const) {
    // the field before that is a plain one
    await expect(inspector.locator('.monaco-editor').first()).toBeVisible({ timeout: 30_000 });
    await payload.focus();
    await page.keyboard.press('ControlOrMeta+A');
    for (const key of typed) await page.keyboard.type(key, { delay: 30 });
    await expect(payload).toBeFocused();
    await canvas.select('Rest');
    await expect.poll(() => text.shown()).toContain(written);
    await canvas.select('Call');
  }
  await expect(canvas.state('Call')).toBeVisible();
});

test('what is typed into a field counts for a run that is started from it, and is kept by a reload', async ({
  page,
}) => {
  const { canvas, inspector, run } = await open(page, 'Rest');
  await run.start('Instant');
  await run.ended('Succeeded');
  await run.backToEditing();
  await canvas.select('Rest');
  const seconds = inspector
    .getByRole('textbox', { name: 'Seconds' })
    .or(inspector.getByRole('spinbutton', { name: 'Seconds' }));
  await seconds.fill('77');

  await page.keyboard.press('ControlOrMeta+Enter');
  await run.ended('Succeeded');
  await run.backToEditing();
  await expect(seconds).toHaveValue('77');

  await seconds.fill('78');
  await page.reload();
  await DesignerPage.shown(page);
  await canvas.select('Rest');
  await expect(seconds).toHaveValue('78');
});

test('what is removed by the keyboard leaves the keyboard in the form', async ({ page }) => {
  const { canvas, inspector } = await open(page);
  await canvas.select('Call');

  await inspector.getByRole('button', { name: 'Remove Payload' }).focus();
  await page.keyboard.press('Enter');

  await expect(inspector.getByRole('textbox', { name: 'Payload' })).toHaveCount(0);
  await expect(inspector.locator(':focus')).toHaveCount(1);
});
