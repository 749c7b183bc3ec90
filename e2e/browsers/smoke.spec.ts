import { expect, test } from '@playwright/test';
import type { Driver } from './driver';
import { startFirefox } from './firefox';
import { Person } from './Person';
import { startWebKit } from './webkit';

const address = `http://127.0.0.1:${process.env.STEPYARD_PORT ?? '4174'}/`;
const { STEPYARD_FIREFOX: firefox, STEPYARD_WEBKIT_DRIVER: driver, STEPYARD_WEBKIT: browser } = process.env;

/** What is started, and why it may not be: a browser that is not installed here says nothing about the product. */
const engines: readonly { readonly name: string; readonly start: (() => Promise<Driver>) | undefined }[] = [
  { name: 'Firefox', start: firefox ? () => startFirefox(firefox) : undefined },
  {
    name: 'WebKit',
    start:
      driver && browser
        ? () => startWebKit({ driver, browser, port: Number(process.env.STEPYARD_PORT ?? '4174') + 1000 })
        : undefined,
  },
];

const state = (name: string) => ({ role: 'button', name: `/^${name}, /`, inside: 'Workflow canvas' });
const insertOn = (from: string, to: string) => ({
  role: 'button',
  name: `Insert on ${from} → ${to}`,
  inside: 'Workflow canvas',
});
/** Off the badges, and on the box. */
const corner = { x: 24, y: 12 };

for (const { name, start } of engines) {
  test(`the whole way through the product works in ${name}`, async () => {
    test.skip(start === undefined, `${name} is not installed here.`);
    if (!start) return;
    const browser = await start();
    test.info().annotations.push({ type: 'browser', description: browser.name });
    try {
      await walk(new Person(browser));
    } finally {
      await browser.end();
    }
  });
}

async function walk(person: Person): Promise<void> {
  const { driver } = person;
  await test.step('open', async () => {
    await driver.goTo(address);
    await person.clicks({ role: 'button', name: '/^Pass Hand/' });
    await person.sees(state('Add a greeting'));
    await person.catchDownloads();
  });

  await test.step('draw by dragging, with a ghost beside the pointer and not over the canvas', async () => {
    await person.drags(
      { role: 'button', name: 'Add Wait' },
      insertOn('Add a greeting', 'Put it together'),
      async (goal) => {
        let turn = 0;
        // A hand is never still.
        const measure = async () => {
          await driver.moveTo({ x: goal.x + (turn++ % 2), y: goal.y });
          return driver.run<{ width: number; height: number } | null>(`
          const ghost = [...document.querySelectorAll('[popover]')].find((element) => element.matches(':popover-open'));
          return ghost ? { width: ghost.offsetWidth, height: ghost.offsetHeight } : null;`);
        };
        await expect.poll(measure, 'what is dragged').not.toBeNull();
        const ghost = await measure();
        expect(ghost?.height).toBeGreaterThan(20);
        expect(ghost?.height).toBeLessThan(160);
        expect(ghost?.width).toBeLessThan(500);
      },
    );
    await person.sees(insertOn('Add a greeting', 'Wait'));
    await person.sees(insertOn('Wait', 'Put it together'));
  });

  await test.step('the plus, and a list of choices that can be seen', async () => {
    await person.clicks(insertOn('Wait', 'Put it together'));
    const list = await person.sees({ role: 'listbox', name: 'Insert on Wait → Put it together' });
    expect(list.height).toBeGreaterThan(100);
    await driver.type('Pass');
    await driver.keys('Enter');
    await person.sees(insertOn('Wait', 'Pass'));
  });

  await test.step('rename, undo, redo', async () => {
    await person.clicks(state('Pass'), corner);
    await driver.keys('F2');
    await person.sees({ role: 'textbox', name: 'Name of Pass', inside: 'Workflow canvas' });
    await driver.type('Breathe');
    await driver.keys('Enter');
    await person.sees(state('Breathe'));
    await driver.keys('Control+z');
    await person.sees(state('Pass'));
    await driver.keys('Control+y');
    await person.sees(state('Breathe'));
  });

  await test.step('copy and paste states, after a click into the code', async () => {
    const code = await person.sees({ role: 'region', name: 'Code' });
    await person.clickAt({ x: code.x + code.width / 2, y: code.y + code.height / 2 });
    await person.clicks(state('Breathe'), corner);
    await driver.keys('Control+c');
    await person.clicks(state('Put it together'), corner);
    await driver.keys('Control+v');
    await person.sees(state('Breathe 2'));
    await person.clicks(state('Breathe 2'), corner);
    await driver.keys('Control+x');
    await person.seesNo(state('Breathe 2'));
  });

  await test.step('a field of a form, and an expression', async () => {
    await person.clicks(state('Wait'), corner);
    await person.clicks({ role: 'textbox', name: '/^Seconds/', inside: 'Inspector' });
    await driver.keys('Control+a');
    await driver.type('7');
    await driver.keys('Tab');
    await person.clicks(state('Put it together'), corner);
    await person.clicks({ role: 'tab', name: 'Input', inside: 'Inspector' });
    // Until the code editor is there, a plain field stands for it.
    await expect
      .poll(
        () =>
          driver.run<number>(
            "return document.querySelectorAll('[aria-label=Inspector] .monaco-editor [role=textbox], [aria-label=Inspector] .monaco-editor textarea').length",
          ),
        { timeout: 30_000 },
      )
      .toBeGreaterThan(1);
    await person.clicks({ role: 'textbox', name: 'sentence.$', inside: 'Inspector' });
    await driver.keys('Control+a');
    await driver.type("States.Format('Bye, {}!', $.name)");
    await person.clicks(state('Breathe'), corner);
  });

  await test.step('run, and read its events', async () => {
    await person.clicks({ role: 'button', name: '/^Run/', inside: 'banner' });
    await person.sees({ role: 'dialog', name: 'Run workflow' });
    await person.clicks({ role: 'radio', name: 'Instant' });
    await person.clicks({ role: 'button', name: 'Start run' });
    await person.sees({ role: 'button', name: '/^Breathe, Succeeded/', inside: 'Workflow canvas' });
    await person.clicks({ role: 'tab', name: '/^Events/' });
    await person.sees({ role: 'table', name: 'Events' });
    await expect
      .poll(() =>
        driver.run<number>("return document.querySelectorAll('[role=table][aria-label=Events] [role=row]').length"),
      )
      .toBeGreaterThan(4);
  });

  await test.step('export, save, reload', async () => {
    await person.clicks({ role: 'button', name: 'Export' });
    await person.clicks({ role: 'menuitem', name: '/^Download the definition/' });
    const { text } = await person.caught(1);
    expect(JSON.parse(text)).toMatchObject({
      States: {
        Wait: { Type: 'Wait', Seconds: 7, Next: 'Breathe' },
        Breathe: { Type: 'Pass' },
        'Put it together': { Parameters: { 'sentence.$': "States.Format('Bye, {}!', $.name)" } },
      },
    });
    await driver.keys('Control+s');
    expect((await person.caught(2)).text).toBe(text);
    await driver.reload();
    await person.sees(state('Breathe'));
    await person.sees(insertOn('Wait', 'Breathe'));
  });
}
