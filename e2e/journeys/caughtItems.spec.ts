import { expect, test } from '@playwright/test';
import { HomePage } from '../pages/HomePage';
import { DesignerPage } from '../pages/DesignerPage';

/** A Map of Parallels, in one item of which an error is caught. */
const oneCaught = JSON.stringify({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'Is it three?',
                States: {
                  'Is it three?': {
                    Type: 'Choice',
                    Choices: [{ Variable: '$', NumericEquals: 3, Next: 'Break' }],
                    Default: 'Go on',
                  },
                  'Go on': { Type: 'Pass', End: true },
                  Break: { Type: 'Fail', Error: 'Three', Cause: 'It is three.' },
                },
              },
            ],
            Catch: [{ ErrorEquals: ['Three'], Next: 'Mend' }],
            End: true,
          },
          Mend: { Type: 'Pass', End: true },
        },
      },
      End: true,
    },
  },
});

test('an error caught in one of several items is said on the node, and is what the inspector opens on', async ({
  page,
}) => {
  const home = await HomePage.open(page);
  await home.openFile('caught.asl.json', oneCaught);
  const designer = await DesignerPage.shown(page);
  await designer.run.start('Instant', '[1, 2, 3, 4]');
  await designer.run.ended('Succeeded');

  await expect(designer.canvas.state('Both')).toHaveAccessibleName(/1 of 4 caught/);
  await expect(designer.canvas.state('Each')).toHaveAccessibleName(/4 items, 1 caught/);
  await designer.canvas.select('Both');
  const { details } = designer.run;
  await expect(details.getByRole('combobox', { name: 'Visit', exact: true }).locator('option:checked')).toHaveText(
    'Item 2 · Caught error',
  );
  await expect(details.getByText('It is three.').first()).toBeVisible();

  await page.getByRole('tab', { name: 'Timeline' }).click();
  const row = page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: '2 · Both' });
  await expect(row).toBeInViewport();
});
