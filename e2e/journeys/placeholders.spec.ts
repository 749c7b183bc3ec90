import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

/** As a repository has it: nothing of it is filled in, and one placeholder has no quotes. */
const deployed = `{
  "StartAt": "Charge",
  "States": {
    "Charge": { "Type": "Task", "Resource": "arn:\${AWS::Partition}:states:::lambda:invoke", "Parameters": { "FunctionName": "\${ChargeFunction.Arn}", "Payload": { "table": "\${OrdersTable}" } }, "Next": "Rest" },
    "Rest": { "Type": "Wait", "Seconds": \${secs}, "Next": "Notify" },
    "Notify": { "Type": "Task", "Resource": "\${NotifyArn}", "Next": "Tell" },
    "Tell": { "Type": "Pass", "Parameters": { "at.$": "States.Format('s3://\${Bucket}/{}', 'done')" }, "End": true }
  }
}
`;

async function open(page: Page): Promise<DesignerPage> {
  const home = await HomePage.open(page);
  await home.openFile('orders.asl.json', deployed);
  return DesignerPage.shown(page);
}

const field = (designer: DesignerPage, name: string) => designer.inspector.getByRole('textbox', { name, exact: true });

test('a file from a repository runs at the first press, and the run says what was stood in for', async ({ page }) => {
  const designer = await open(page);

  await designer.run.start('Instant');

  await designer.run.ended('Succeeded');
  await designer.run.strip.getByRole('button', { name: '6 stand-ins' }).click();
  const list = designer.run.details.getByRole('region', { name: '6 placeholders were stood in for' });
  await list.getByRole('button').press('Enter');
  await expect(list).toContainText('arn:aws:lambda:us-east-1:123456789012:function:ChargeFunction');
  await expect(designer.run.details).toContainText('s3://bucket/done');
  await designer.canvas.select('Notify');
  await expect(designer.run.details).toContainText('stand-in');
  expect(await designer.text.all()).toContain('"Seconds": ${secs}');
});

test('values are set in the form of the workflow, checked, run with, and kept', async ({ page }) => {
  const designer = await open(page);

  await field(designer, 'secs').fill('soon');
  await field(designer, 'secs').press('Enter');
  await expect(designer.inspector).toContainText('Seconds needs a whole number from 0 to 99999999, not "soon".');
  await field(designer, 'secs').fill('7');
  await field(designer, 'secs').press('Enter');
  await expect(designer.inspector).not.toContainText('Seconds needs');
  await field(designer, 'Bucket').fill('my-real-bucket');
  await field(designer, 'Bucket').press('Tab');
  await designer.saved();
  await page.reload();

  await expect(field(designer, 'Bucket')).toHaveValue('my-real-bucket');
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.run.strip.getByRole('button', { name: '4 stand-ins' }).click();
  await expect(designer.run.details).toContainText('s3://my-real-bucket/done');
  await designer.run.backToEditing();
  await designer.inspector.getByRole('button', { name: 'Reset Bucket' }).click();
  await expect(field(designer, 'Bucket')).toHaveValue('');
  await designer.inspector.getByRole('button', { name: 'Notify · Resource' }).click();
  await expect(designer.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Notify');
});

test('values are set while starting a run, by the keyboard alone', async ({ page }) => {
  const designer = await open(page);
  await designer.run.openDialog();
  const { dialog } = designer.run;

  await dialog.getByRole('button', { name: 'Placeholders' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'secs', exact: true }).fill('never');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('Seconds needs a whole number');
  await expect(dialog.getByRole('textbox', { name: 'secs', exact: true })).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  await page.keyboard.press('Control+Enter');

  await expect(dialog).toHaveCount(0);
  await expect(designer.run.strip.getByRole('button', { name: '5 stand-ins' })).toBeVisible();
});

test('a copy of a workflow has its values', async ({ page }) => {
  const designer = await open(page);
  await field(designer, 'Bucket').fill('shared-bucket');
  await field(designer, 'Bucket').press('Enter');
  await designer.saved();

  await designer.goHome();
  await page
    .getByRole('region', { name: 'Recent' })
    .getByRole('button', { name: /^More for orders/ })
    .click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();

  await expect(page.getByRole('textbox', { name: 'Name of the workflow' })).toHaveValue('orders copy');
  const copy = await DesignerPage.shown(page);
  await expect(field(copy, 'Bucket')).toHaveValue('shared-bucket');
});
