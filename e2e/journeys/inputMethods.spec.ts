import { expect, test, type Locator } from '@playwright/test';
import { DesignerPage } from '../pages/DesignerPage';
import { HomePage } from '../pages/HomePage';
import { InputMethod } from '../pages/InputMethod';
import { OutlinePage } from '../pages/OutlinePage';

const line = JSON.stringify(
  {
    StartAt: 'Pick',
    States: {
      Pick: { Type: 'Pass', Next: 'Pack' },
      Pack: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Ship' }],
        Next: 'Ship',
      },
      Ship: { Type: 'Succeed' },
    },
  },
  null,
  2,
);

/** Composes twice, taking and dropping, and says that the field is there all the while and holds what was written. */
async function writeIn(
  field: Locator,
  input: InputMethod,
  other: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await expect(field).toBeFocused();
  await field.press('ControlOrMeta+A');
  await input.compose('にほん');
  await expect(field).toHaveValue('にほん');
  await input.take('日本');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('日本');
  await input.compose('ご');
  await input.takeAsSafari('語');
  await expect(field).toBeFocused();
  await input.compose('か');
  await input.drop();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('日本語');
  await other();
}

test('Enter and Escape of an input method do nothing else, wherever one writes', async ({ page }) => {
  const home = await HomePage.open(page);
  const input = await InputMethod.of(page);

  await page.getByRole('button', { name: 'New workflow' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').focus();
  await writeIn(dialog.getByRole('textbox'), input, () => expect(dialog).toBeVisible());
  await page.keyboard.press('Escape');
  await home.openFile('line.asl.json', line);
  const designer = await DesignerPage.shown(page);
  const { canvas } = designer;

  await canvas.select('Pick');
  await page.keyboard.press('F2');
  await writeIn(canvas.region.getByRole('textbox', { name: 'Name of Pick' }), input, () =>
    expect(canvas.state('Pick')).toBeAttached(),
  );
  await page.keyboard.press('Enter');
  await expect(canvas.state('日本語')).toBeVisible();

  await page.keyboard.press('C');
  const picker = page.getByRole('dialog', { name: /^Connect/ });
  await writeIn(picker.getByRole('combobox'), input, () => expect(picker).toBeVisible());
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+F');
  await writeIn(page.getByRole('textbox', { name: 'Find a state' }), input);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await writeIn(palette.getByRole('combobox'), input, () => expect(palette).toBeVisible());
  await page.keyboard.press('Escape');

  const name = designer.header.getByRole('textbox');
  await name.focus();
  await writeIn(name, input);
  await page.keyboard.press('Enter');
  await expect(name).not.toBeFocused();

  await designer.run.openDialog();
  const runName = designer.run.dialog.getByRole('textbox', { name: 'Name' });
  await runName.focus();
  await writeIn(runName, input, () => expect(designer.run.dialog).toBeVisible());
  await page.keyboard.press('Escape');
  await expect(designer.run.dialog).toHaveCount(0);

  await canvas.select('Pack');
  const stateName = designer.inspector.getByRole('textbox', { name: 'State name' });
  await stateName.focus();
  await writeIn(stateName, input, () => expect(canvas.state('Pack')).toBeAttached());
  await page.keyboard.press('Escape');
  await expect(stateName).toHaveValue('Pack');

  await page.getByRole('tab', { name: 'Outline' }).click();
  const outline = new OutlinePage(page);
  await outline.row('Pack').click();
  await page.keyboard.press('F2');
  await writeIn(outline.tree.getByRole('textbox', { name: 'Name of Pack' }), input, () =>
    expect(canvas.state('Pack')).toBeAttached(),
  );
  await page.keyboard.press('Escape');
  await outline.isAt('Pack');
});

test('characters of Option and AltGr stay where they are written', async ({ page }) => {
  await (await HomePage.open(page)).openFile('line.asl.json', line);
  const designer = await DesignerPage.shown(page);
  const browser = await page.context().newCDPSession(page);
  const write = async (key: string, code: string, modifiers: number): Promise<boolean> => {
    await page.evaluate(() =>
      window.addEventListener(
        'keydown',
        (event) => void setTimeout(() => Object.assign(window, { wasTaken: event.defaultPrevented })),
        { once: true, capture: true },
      ),
    );
    await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, modifiers });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers });
    return page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          setTimeout(() => resolve((window as { wasTaken?: boolean }).wasTaken === true)),
        ),
    );
  };
  const [alt, altGr] = [1, 3]; // Windows says Ctrl and Alt for AltGr
  const characters = [
    ['@', 'Digit2', alt],
    ['|', 'Digit1', alt],
    ['€', 'Digit2', altGr],
    ['{', 'KeyB', altGr],
    ['ż', 'KeyZ', altGr],
  ] as const;

  await designer.canvas.select('Pack');
  const field = designer.inspector.getByRole('textbox', { name: 'State name' });
  for (const [key, code, modifiers] of characters) {
    await field.focus();
    expect(await write(key, code, modifiers), `${key} in a field`).toBe(false);
    await expect(field).toBeFocused();
  }
  await designer.text.focus();
  const caret = await page.evaluate(() => document.activeElement?.className);
  for (const [key, code, modifiers] of characters) {
    expect(await write(key, code, modifiers), `${key} in the code`).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe(caret);
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Where nobody writes, the same keys are commands.
  await designer.canvas.select('Pack');
  expect(await write('@', 'Digit2', alt)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe(caret);
});
