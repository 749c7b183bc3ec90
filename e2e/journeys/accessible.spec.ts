import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';

/** One look at each theme; each takes one of the query languages, so that together they see the forms of both. */
const themes = [
  { colorScheme: 'light', language: 'JSONPath' },
  { colorScheme: 'dark', language: 'JSONata' },
] as const;

for (const { colorScheme, language } of themes) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('no page and no pane breaks a rule of accessibility', async ({ page }) => {
      test.slow(); // each of the looks at a whole page takes seconds on a small machine
      const { check, findings } = checker(page);
      const home = await HomePage.open(page);
      await check('home');
      const designer = await home.openTemplate('Order with regions');
      await designer.text.ready();
      await check('workbench');
      await designer.canvas.select('FetchAnOrder');
      await check('workbench with a state selected', '[aria-label="Workflow canvas"]');
      await page.getByRole('tab', { name: 'Outline' }).click();
      await check('outline', '[role=tabpanel]');
      await designer.run.openDialog();
      await check('run dialog', 'dialog');
      await page.keyboard.press('Escape');
      await designer.run.start('Instant');
      await designer.run.ended('Succeeded');
      await designer.canvas.select('RegionChoice');
      await check('run');
      for (const tab of ['Problems', 'Runs', 'Table', 'Events', 'Timeline']) {
        await page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: tab }).click();
        await check(`${tab} of the dock`, '[role=tabpanel]');
      }
      await designer.canvas.select('FetchAnOrder');
      for (const tab of ['Data flow', 'Attempts', 'Variables', 'Events']) {
        await designer.run.details.getByRole('tab', { name: tab }).click();
        await check(`${tab} of a visit`, '[aria-label="Run details"]');
      }

      expect(findings).toEqual([]);
    });

    test(`no form of the inspector breaks a rule of accessibility in ${language}`, async ({ page }) => {
      test.slow();
      const { check, findings } = checker(page);
      const home = await HomePage.open(page);
      await home.openFile('every-type.asl.json', JSON.stringify(everyType(language)));
      const designer = await DesignerPage.shown(page);
      await check('workflow', inspector);
      for (const name of ['Pass', 'Task', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed', 'Fail']) {
        await designer.canvas.select(name);
        const tabs = await designer.inspector.getByRole('tab').all();
        // What the other tabs hold is the same for all types that have them.
        for (const tab of ['Task', 'Map'].includes(name) ? tabs : tabs.slice(0, 1)) {
          await tab.click();
          await check(`${name}, ${await tab.innerText()}`, inspector);
        }
      }

      expect(findings).toEqual([]);
    });

    test('no small window and no search breaks a rule of accessibility', async ({ page }) => {
      test.slow();
      const { check, findings } = checker(page);
      const home = await HomePage.open(page);
      await page.getByRole('button', { name: 'New workflow' }).click();
      await check('new workflow', 'dialog');
      await page.keyboard.press('Escape');
      const designer = await home.openTemplate('Order with regions');
      const search = page.getByRole('searchbox', { name: 'Search states and actions' });
      await search.fill('dynamo');
      await check('palette, found', palette);
      await search.fill('nothing is called so');
      await check('palette, nothing found', palette);
      await designer.canvas.select('ProcessOrder');
      for (const [key, place] of [
        ['ControlOrMeta+K', 'command palette'],
        ['?', 'keys'],
        ['ControlOrMeta+Alt+Z', 'undo history'],
        ['A', 'picker of states'],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(place, '[role=dialog], dialog');
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await page.keyboard.press('Shift+F10');
      await check('menu of a state', '[role=menu]');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await check('view menu', '[role=menu]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+F');
      await check('find a state', '[aria-label="Workflow canvas"]');

      expect(findings).toEqual([]);
    });
  });
}

const inspector = '[aria-label="Inspector"]';
const palette = '[aria-label="States and actions"]';

/** Looks at the page, or at a part of it, and notes what it finds. */
function checker(page: Page): {
  readonly check: (place: string, part?: string) => Promise<void>;
  readonly findings: readonly string[];
} {
  const findings: string[] = [];
  const check = async (place: string, part?: string): Promise<void> => {
    // The page has no frames of other origins, so no second page has to be opened to look at it safely.
    const builder = new AxeBuilder({ page }).setLegacyMode();
    const { violations, passes } = await (part === undefined ? builder : builder.include(part)).analyze();
    if (passes.length === 0) findings.push(`${place}: there was nothing to look at`);
    for (const { id, nodes } of violations)
      findings.push(...nodes.map(({ target }) => `${place}: ${id} at ${target.join(' ')}`));
  };
  return { check, findings };
}

/** A workflow with a state of each type, called after it, with the fields that have forms of their own. */
function everyType(language: 'JSONPath' | 'JSONata'): object {
  const isPath = language === 'JSONPath';
  const body = { StartAt: 'Inside', States: { Inside: { Type: 'Pass', End: true } } };
  const result = isPath ? { ResultPath: '$.result', OutputPath: '$' } : { Output: '{% $states.input %}' };
  const assign = isPath ? { Assign: { 'total.$': '$.total' } } : { Assign: { total: '{% $states.input.total %}' } };
  const rule = isPath
    ? { And: [{ Variable: '$.total', NumericGreaterThan: 100 }, { Not: { Variable: '$.vip', BooleanEquals: true } }] }
    : { Condition: '{% $total > 100 %}' };
  return {
    QueryLanguage: language,
    StartAt: 'Pass',
    States: {
      Pass: { Type: 'Pass', ...(isPath ? { Parameters: { 'id.$': '$.id' } } : {}), ...result, ...assign, Next: 'Task' },
      Task: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        [isPath ? 'Parameters' : 'Arguments']: {
          FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f',
          Payload: { a: 1 },
        },
        TimeoutSeconds: 60,
        Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fail' }],
        ...result,
        ...assign,
        Next: 'Choice',
      },
      Choice: { Type: 'Choice', Choices: [{ ...rule, Next: 'Wait' }], Default: 'Parallel' },
      Wait: { Type: 'Wait', Seconds: 10, Next: 'Parallel' },
      Parallel: { Type: 'Parallel', Branches: [body], ...result, Next: 'Map' },
      Map: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          [isPath ? 'Parameters' : 'Arguments']: { Bucket: 'b', Key: 'k' },
        },
        ItemBatcher: { MaxItemsPerBatch: 10 },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Each',
          States: { Each: { Type: 'Pass', End: true } },
        },
        Next: 'Succeed',
      },
      Succeed: { Type: 'Succeed' },
      Fail: { Type: 'Fail', Error: 'Refused', Cause: 'Nobody answered.', Unknown: true },
    },
  };
}
