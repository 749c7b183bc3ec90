import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

const misspelt = JSON.stringify(
  {
    StartAt: 'Look',
    States: { Look: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBucket', Parameters: {}, End: true } },
  },
  null,
  2,
);

test('any action of AWS is found by its words, and added by Enter or by dragging', async ({ page }) => {
  const names = page.waitForResponse(/aws-sdk\.names\.json$/);
  await (await HomePage.open(page)).openTemplate('Pass');
  const { canvas, text } = await DesignerPage.shown(page);
  const search = page.getByRole('searchbox', { name: 'Search states and actions' });

  await search.fill('list buckets');
  await names;
  await expect(page.getByRole('button', { name: 'Add S3 ListBuckets', exact: true })).toBeVisible();
  await search.press('Enter');
  await expect(canvas.state('S3 ListBuckets')).toBeVisible();

  await search.fill('sqs send message');
  await expect(page.getByRole('button', { name: /^Add SQS SendMessage/ })).toHaveText([
    /^SQS SendMessage$/,
    /^SQS SendMessage \(AWS SDK\)$/,
    /^SQS SendMessageBatch$/,
  ]);

  await search.fill('kms encrypt');
  await canvas.dragOntoArrow('KMS Encrypt', 'Add a greeting', 'Put it together');
  await expect(canvas.state('KMS Encrypt')).toBeVisible();
  await expect.poll(() => text.all()).toContain('"Resource": "arn:aws:states:::aws-sdk:kms:encrypt"');
});

test('a call that does not exist is a problem, and one press writes the one that was meant', async ({ page }) => {
  await (await HomePage.open(page)).openFile('buckets.asl.json', misspelt);
  const { text } = await DesignerPage.shown(page);

  await page.getByRole('button', { name: /1 error/ }).click();
  await expect(
    page.getByText('but the service s3 has no action "listBucket". Did you mean "listBuckets"?'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Change to "arn:aws:states:::aws-sdk:s3:listBuckets"' }).click();

  await expect.poll(() => text.all()).toContain('"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets"');
  await expect(page.getByRole('button', { name: /1 error/ })).toHaveCount(0);
});
