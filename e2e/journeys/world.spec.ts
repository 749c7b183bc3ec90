import { expect, test } from '@playwright/test';
import { parquetFile } from '../../src/core/services/testing/parquetFile';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { KeptWorld } from '../pages/KeptWorld';

const task = (resource: string, parameters: object, rest: object) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: parameters,
  ...rest,
});

const definition = {
  StartAt: 'Pay',
  States: {
    Pay: task(
      'lambda:invoke',
      { FunctionName: 'pay' },
      { Retry: [{ ErrorEquals: ['Card.Busy'], IntervalSeconds: 30 }], ResultPath: '$.paid', Next: 'Each row' },
    ),
    'Each row': {
      Type: 'Map',
      ItemReader: task(
        's3:getObject',
        { Bucket: 'orders', Key: 'rows.parquet' },
        { ReaderConfig: { InputType: 'PARQUET' } },
      ),
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Name',
        States: { Name: { Type: 'Pass', InputPath: '$.name', End: true } },
      },
      ResultPath: '$.names',
      Next: 'Ship',
    },
    Ship: task(
      'states:startExecution.sync:2',
      { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:shipping' },
      { ResultSelector: { 'parcel.$': '$.Output.parcel' }, ResultPath: '$.shipped', Next: 'Keep a receipt' },
    ),
    'Keep a receipt': task(
      'aws-sdk:s3:putObject',
      { Bucket: 'orders', Key: 'receipt.json', 'Body.$': '$' },
      { ResultPath: null, Next: 'Done' },
    ),
    Done: { Type: 'Succeed' },
  },
};

const world = {
  answers: {
    Pay: {
      attempts: [
        { from: 0, to: 0, throws: { error: 'Card.Busy', cause: 'Try again.' } },
        { from: 1, to: 1, returns: { by: 'card' } },
      ],
    },
    Pack: { attempts: [{ from: 0, to: 0, returns: { parcel: 'P-7' } }] },
  },
  objects: { orders: { 'rows.parquet': { base64: parquetFile } } },
  workflows: {
    shipping: {
      StartAt: 'Dry',
      States: {
        Dry: { Type: 'Wait', Seconds: 3600, Next: 'Pack' },
        Pack: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:pack', End: true },
      },
    },
  },
};

test('a run is answered from the world that is kept with its workflow, and what it changes is kept', async ({
  page,
}) => {
  const home = await HomePage.open(page);
  await home.openFile('orders.asl.json', JSON.stringify(definition));
  await (await DesignerPage.shown(page)).saved();
  const kept = new KeptWorld(page);
  await kept.put(world);
  const designer = await DesignerPage.shown(page);

  await designer.run.start('Instant', '{}');

  await designer.run.ended('Succeeded');
  await designer.canvas.select('Done');
  await expect(designer.run.details).toContainText('P-7');
  await expect(designer.run.details).toContainText('Ada');
  await designer.canvas.select('Pay');
  await expect(designer.run.details).toContainText('1 failed');
  const receipt = { paid: { by: 'card' }, names: ['Ada', null], shipped: { parcel: 'P-7' } };
  await expect
    .poll(() => kept.read())
    .toEqual({
      ...world,
      objects: {
        orders: {
          ...world.objects.orders,
          'receipt.json': { text: JSON.stringify(receipt), modifiedMs: expect.any(Number) },
        },
      },
    });

  // Answers begin anew with each run, and after a reload what was changed is still there.
  await page.reload();
  await DesignerPage.shown(page);
  await designer.run.start('Instant', '{}');
  await designer.run.ended('Succeeded');
  expect(await kept.read()).toMatchObject({
    objects: { orders: { 'receipt.json': { text: JSON.stringify(receipt) } } },
  });
});
