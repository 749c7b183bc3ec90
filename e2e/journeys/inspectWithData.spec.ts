import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const order = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.order.total', NumericGreaterThan: 100, Next: 'Tell' }],
      Default: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'q', 'MessageBody.$': '$' },
      End: true,
    },
  },
};

test('after a run, fields show their value for its input and complete from it; a rule is nested, an action chosen', async ({
  page,
}) => {
  await (await HomePage.open(page)).openFile('order.asl.json', JSON.stringify(order, null, 2));
  const { canvas, inspector, run, text } = await DesignerPage.shown(page);
  await run.start('Instant', '{ "order": { "total": 120, "id": "o1" } }');
  await run.ended('Succeeded');
  await run.backToEditing();

  await canvas.select('Check');
  await expect(inspector.getByText('last input gives 120')).toBeVisible();
  await inspector.getByRole('combobox', { name: 'Kind of condition' }).selectOption({ label: 'all of these' });
  await inspector.getByRole('button', { name: 'Add condition' }).click();
  await inspector.getByRole('combobox', { name: 'Kind of condition' }).last().selectOption({ label: 'not this' });
  await expect.poll(() => text.shown()).toContain('"Not": {');

  await canvas.select('Tell');
  const body = inspector.getByRole('textbox', { name: 'MessageBody.$' });
  await body.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('$.order.');
  await expect(page.getByRole('option', { name: /^id\b/ })).toBeVisible();
  await page.keyboard.type('id');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(inspector.getByText('last input gives "o1"')).toBeVisible();

  await inspector.getByRole('button', { name: 'change…' }).click();
  await page.keyboard.type('sns publish');
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('textbox', { name: 'TopicArn' })).toBeVisible();
  await expect.poll(() => text.shown()).toContain('"arn:aws:states:::sns:publish"');
});
