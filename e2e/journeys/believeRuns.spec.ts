import { expect, test, type Page } from '@playwright/test';
import type { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

/** Opens a definition in a new workflow. */
async function open(page: Page, definition: object): Promise<DesignerPage> {
  await (await HomePage.open(page)).openFile('run.asl.json', JSON.stringify(definition, null, 2));
  const { DesignerPage: Designer } = await import('../pages/DesignerPage');
  return Designer.shown(page);
}

const retried = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Break', States: { Break: { Type: 'Fail', Error: 'Mine', Cause: 'On purpose.' } } }],
      Retry: [{ ErrorEquals: ['Mine'], IntervalSeconds: 2, MaxAttempts: 2 }],
      End: true,
    },
  },
};

test('a retried Parallel shows each attempt with its own duration, error and back-off', async ({ page }) => {
  const designer = await open(page, retried);

  await designer.run.start('Instant', '{}');
  await designer.run.ended('Failed');
  await designer.canvas.select('Both');
  await designer.run.details.getByRole('tab', { name: /^Attempts/ }).click();

  const attempts = designer.run.details.getByRole('list', { name: 'Attempts of Both' });
  await expect(attempts.getByRole('region')).toHaveCount(3);
  await expect(attempts.getByRole('region', { name: 'First try' })).toContainText(/0 ms.*Mine.*On purpose\./s);
  await expect(attempts.getByText('Back-off')).toHaveCount(2);
  await expect(attempts).toContainText(/2 s.*4 s/s);
  await page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('back-off 4 s');
});

const items = Array.from({ length: 14 }, (_, index) => ({ bad: index === 11 }));
const each = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      MaxConcurrency: 3,
      ItemProcessor: {
        StartAt: 'Good?',
        States: {
          'Good?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.bad', BooleanEquals: true, Next: 'Bad' }],
            Default: 'Good',
          },
          Good: { Type: 'Pass', End: true },
          Bad: { Type: 'Fail', Error: 'BadItem', Cause: 'This item is bad.' },
        },
      },
      End: true,
    },
  },
};

test('a failed run shows the failing state of the failing item, and every item can be looked at', async ({ page }) => {
  const designer = await open(page, each);

  await designer.run.start('Instant', JSON.stringify(items));
  await designer.run.ended('Failed');

  const { details } = designer.run;
  await expect(details.getByRole('heading', { name: 'Bad', exact: true })).toBeVisible();
  await expect(details).toContainText('Item 11 of Each');
  await expect(details.getByRole('region', { name: 'Error of Bad' })).toContainText('This item is bad.');
  const strip = details.getByRole('listbox', { name: 'Items of Each' });
  await expect(strip.getByRole('option').first()).toHaveAccessibleName('Item 11, Failed');

  await strip.getByRole('option', { name: 'Item 4, Succeeded' }).click();
  await designer.canvas.shows('Good', 'Succeeded');
  await designer.canvas.shows('Bad', 'Not reached');
  await expect(details).toContainText('Item 4 of Each');

  await strip.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('heading', { name: 'Bad', exact: true })).toBeVisible();
  await designer.canvas.shows('Good', 'Not reached');

  await details.getByRole('combobox', { name: 'Items listed' }).selectOption({ label: 'Succeeded 11' });
  await expect(strip.getByRole('option')).toHaveCount(11);
  await details.getByRole('button', { name: 'All items' }).click();
  await designer.canvas.shows('Good', 'Succeeded');
  await designer.canvas.region.getByRole('button', { name: 'Item 11 of Each, Failed' }).click();
  await expect(details.getByRole('heading', { name: 'Bad', exact: true })).toBeVisible();
});

const approval = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: { 'Token.$': '$$.Task.Token' } },
      TimeoutSeconds: 600,
      End: true,
    },
  },
};

test('a token is waited for at speed Instant too, and samples answer where that was chosen', async ({ page }) => {
  const designer = await open(page, approval);

  await designer.run.start('Instant', '{}');
  await designer.run.strip.getByRole('button', { name: 'Ask waits for an answer' }).click();
  await designer.run.details.getByRole('button', { name: 'Send success…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send success' }).click();
  await designer.run.ended('Succeeded');

  await designer.run.openDialog();
  await designer.run.dialog.getByRole('checkbox', { name: /^Samples answer/ }).check();
  await designer.run.dialog.getByRole('button', { name: 'Start run' }).click();
  await designer.run.ended('Succeeded');
  await designer.canvas.select('Ask');
  await expect(designer.run.details.getByRole('region', { name: 'Result of Ask' })).toContainText('sample');
});

test('a run of a broken text says which line is broken, and goes there', async ({ page }) => {
  const designer = await open(page, retried);
  await designer.run.start('Instant', '{}');
  await designer.run.ended('Failed');
  await designer.text.replaceAll(
    '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass" "End": true }\n  }\n}',
  );
  await expect(designer.run.strip).toContainText('The workflow has changed since this run.');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(designer.run.dialog).toContainText('Line 4 is broken.');
  await designer.run.dialog.getByRole('button', { name: 'Go to line 4' }).click();

  await expect(designer.run.dialog).toHaveCount(0);
  await expect(designer.run.strip).toHaveCount(0);
  await expect(designer.text.activeLine).toHaveText('4');
});

test('an edit of the drawing goes back to editing and offers the run again', async ({ page }) => {
  const designer = await open(page, approval);
  await designer.run.start('Instant', '{}');
  await expect(designer.run.strip).toContainText('Ask waits');

  await page.getByRole('button', { name: 'Add Pass', exact: true }).first().dblclick();

  await expect(designer.run.strip).toHaveCount(0);
  await page.getByRole('button', { name: 'Show run 1 again' }).click();
  await expect(designer.run.strip).toContainText('The workflow has changed since this run.');
});

test('a run is drawn on the definition it ran, under the names of then, and cannot be edited there', async ({
  page,
}) => {
  const designer = await open(page, retried);
  await designer.run.start('Instant', '{}');
  await designer.run.ended('Failed');
  const renamed = JSON.stringify(retried, null, 2).replaceAll('"Break"', '"Smash"');
  await designer.text.replaceAll(renamed);

  await expect(designer.run.strip).toContainText('Run of an earlier version');
  await designer.canvas.shows('Break', 'Failed');
  await expect(designer.canvas.state('Smash')).toHaveCount(0);
  await designer.canvas.select('Break');
  await expect(designer.run.details.getByRole('heading', { name: 'Break' })).toBeVisible();

  await designer.run.strip.getByRole('button', { name: 'Compare' }).click();
  const comparison = page.getByRole('dialog', { name: 'What run 1 ran, and the workflow now' });
  await expect(comparison.locator('.original-in-monaco-diff-editor')).toContainText('Break');
  await expect(comparison.locator('.modified-in-monaco-diff-editor')).toContainText('Smash');
  await page.keyboard.press('Escape');

  await designer.canvas.select('Break');
  await page.keyboard.press('Delete');
  await expect(designer.run.strip).toHaveCount(0);
  await expect(designer.canvas.state('Smash')).toBeVisible();
  expect(await designer.text.all()).toBe(renamed);
  await page.getByRole('button', { name: 'Show run 1 again' }).click();
  await expect(designer.canvas.state('Break')).toBeVisible();
});

test('finished runs give their workers back, and can be read all the same', async ({ page }) => {
  const designer = await open(page, retried);
  const runWorkers = (): number => page.workers().filter((worker) => /\/worker-/.test(worker.url())).length;

  for (let index = 0; index < 12; index++) {
    await designer.run.start('Instant', '{}');
    await expect(designer.run.strip).toContainText(`Run ${index + 1}`);
    await designer.run.ended('Failed');
  }

  await expect.poll(runWorkers).toBe(0);
  const dock = page.getByRole('tablist', { name: 'Dock' });
  await dock.getByRole('tab', { name: /^Runs/ }).click();
  await page.getByRole('button', { name: 'Run 3', exact: true }).click();
  await dock.getByRole('tab', { name: 'Events' }).click();
  await expect(page.getByText('Execution failed')).toBeVisible();
});

const asked = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$$.Task.Token' },
      TimeoutSeconds: 3_600,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 5, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
      End: true,
    },
    Late: { Type: 'Pass', End: true },
  },
};

test('a task that waits can be let time out where time stands still, and is retried and caught as the service would', async ({
  page,
}) => {
  const designer = await open(page, asked);
  await designer.run.start('Instant', '{}');
  await designer.canvas.select('Ask');
  const { details } = designer.run;
  await expect(details.getByText('Without an answer it times out after 1 h.')).toBeVisible();

  await details.getByRole('button', { name: 'Let it time out' }).click();
  await expect(details.getByRole('tab', { name: /^Attempts ?, 1 failed/ })).toBeVisible();
  await details.getByRole('button', { name: 'Let it time out' }).click();

  await designer.run.ended('Succeeded');
  await details.getByRole('tab', { name: /^Attempts/ }).click();
  await expect(details.getByRole('list', { name: 'Attempts of Ask' })).toContainText(
    /1 h.*States\.Timeout.*5 s.*1 h.*States\.Timeout/s,
  );
  await expect(designer.run.strip).toContainText('2 h');
});

const children = {
  StartAt: 'Each',
  States: {
    Each: {
      ...each.States.Each,
      MaxConcurrency: 0,
      ToleratedFailurePercentage: 50,
      ItemProcessor: {
        ...each.States.Each.ItemProcessor,
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      },
    },
  },
};

test('the items of a distributed Map stand as their child executions do, and one shows its visits', async ({
  page,
}) => {
  const designer = await open(page, children);
  await designer.run.start('Instant', JSON.stringify(items));
  await designer.run.ended('Succeeded');
  await designer.canvas.select('Each');
  const { details } = designer.run;
  const strip = details.getByRole('listbox', { name: 'Items of Each' });

  await expect(strip.getByRole('option').first()).toHaveAccessibleName(/^Item 11, Failed after .*, BadItem$/);
  await strip.getByRole('option').first().click();
  await expect(details.getByRole('heading', { name: 'Bad', exact: true })).toBeVisible();
  await expect(details.getByText('This item is bad.').first()).toBeVisible();
  await expect(designer.canvas.state('Good')).toContainText(/not reached/i);

  await strip.getByRole('option', { name: /^Item 3,/ }).click();
  await designer.canvas.select('Good');
  await expect(details.getByText('item 3', { exact: true })).toBeVisible();
  await details.getByRole('button', { name: 'All items' }).click();
  await expect(details.getByRole('heading', { name: 'Each', exact: true })).toBeVisible();
});
