import type { Browser, Page } from '@playwright/test';
import type { JsonObject } from '../src/core/base/json';
import { openLab, withBrowser } from './browser';
import { mixedDefinition } from './definitions';
import { median, type Row } from './measure';
import { dropDefinition, timeKey, timeLetter, turnWheel, watchMainThread, type FrameCost } from './page';
import type { StressQuery } from './stress/main';

const viewport = { width: 1440, height: 900 };
/**
 * How long a person rests between two changes: what the one has put off until after its paint is no cost of the next.
 */
const restMs = 600;
const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

/**
 * What a person waits for, in a real browser with the production build; panning
 * and zooming beside React Flow's own stress example.
 */
export async function canvasSuite(): Promise<readonly Row[]> {
  const lab = await openLab();
  try {
    const waits = await withBrowser(
      async (browser) => {
        const desk = { ...lab, browser };
        return [
          ...(await opening(desk)),
          ...(await editing(desk, 500, 50)),
          ...(await editing(desk, 1_000, 100)),
          ...(await editingHuge(desk, 10_000)),
          ...(await lookingAround(desk, 1_000)),
        ];
      },
      { limitsFrames: true },
    );
    const frames = await withBrowser((browser) => comparingFrames({ ...lab, browser }, 1_000), { limitsFrames: false });
    return [...waits, ...frames];
  } finally {
    await lab.close();
  }
}

/** The served builds with a browser to look at them. */
type Desk = { readonly browser: Browser; readonly appUrl: string; readonly stressUrl: string };

/** A new page with the definition open and drawn, and how long that took. */
async function openDefinition(
  { browser, appUrl }: Desk,
  definition: JsonObject,
): Promise<{ page: Page; ms: number; text: string; first: string }> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(appUrl);
  await page.getByRole('heading', { name: 'Templates' }).waitFor();
  const text = JSON.stringify(definition, null, 2);
  const first = String(definition.StartAt);
  return { page, text, first, ms: await dropDefinition(page, text, first) };
}

async function opening(desk: Desk): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [size, aim] of [[500], [1_000], [10_000, '≤ 3,000 ms']] as const) {
    const definition = await mixedDefinition(size);
    const samples: number[] = [];
    const whole: number[] = [];
    for (let run = 0; run < 3; run++) {
      const { page, ms, first } = await openDefinition(desk, definition);
      samples.push(ms);
      await selectNode(page, first);
      whole.push(await timeFit(page));
      await page.context().close();
    }
    rows.push({
      suite: 'canvas',
      name: `open a file → drawn, ${size} states`,
      value: median(samples),
      unit: 'ms',
      runs: samples.length,
      ...(aim ? { aim } : {}),
    });
    rows.push({
      suite: 'canvas',
      name: `fit all in view → drawn, ${size} states`,
      value: median(whole),
      unit: 'ms',
      runs: whole.length,
    });
  }
  return rows;
}

async function selectNode(page: Page, name: string): Promise<void> {
  await page
    .locator(`[aria-label="Workflow canvas"] [data-state-name=${JSON.stringify(name)}]`)
    .first()
    .click({ position: { x: 24, y: 12 } });
}

/** Everything in view at once: the button's time until two frames after its press. */
function timeFit(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const button = [...document.querySelectorAll<HTMLButtonElement>('[aria-label="Workflow canvas"] button')].find(
          (each) => /fit/i.test(each.getAttribute('aria-label') ?? each.textContent ?? ''),
        );
        if (!button) throw new Error('The canvas has no button that fits the drawing.');
        const started = performance.now();
        button.click();
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - started))));
      }),
  );
}

/** How long a change took until it was seen, and how long the main thread of the page worked meanwhile. */
type Wait = { readonly ms: number; readonly busyMs: number };

async function editing(desk: Desk, size: number, aimMs: number): Promise<readonly Row[]> {
  const { page, text, first } = await openDefinition(desk, await mixedDefinition(size));
  const aim = `≤ ${aimMs} ms`;
  const mainThread = await watchMainThread(page);
  const measured = async (samples: Wait[], wait: () => Promise<number>): Promise<void> => {
    const before = await mainThread();
    const ms = await wait();
    samples.push({ ms, busyMs: (await mainThread()) - before });
  };
  const rowsOf = (name: string, samples: readonly Wait[]): readonly Row[] => {
    const [waits, busy] = [samples.map(({ ms }) => ms), samples.map(({ busyMs }) => busyMs)];
    return [
      {
        suite: 'canvas',
        name: `${name} → canvas, ${size} states`,
        value: median(waits),
        unit: 'ms',
        runs: waits.length,
        aim,
      },
      {
        suite: 'canvas',
        name: `${name}, ${size} states: main thread busy`,
        value: median(busy),
        unit: 'ms',
        runs: busy.length,
      },
    ];
  };

  await goToName(page, text, first);
  const typed: Wait[] = [];
  for (let run = 0; run < 9; run++) {
    // into the name of a state: a worse case than most letters, for arrows change too
    await measured(typed, () => timeLetter(page, 'x'));
    await page.waitForTimeout(restMs);
    await measured(typed, () => timeLetter(page, 'Backspace'));
    await page.waitForTimeout(restMs);
  }

  const inserted: Wait[] = [];
  const undone: Wait[] = [];
  const redone: Wait[] = [];
  for (let run = 0; run < 7; run++) {
    await startInserting(page, first);
    await measured(inserted, () => timeKey(page, 'Enter', 'Wait'));
    await page.waitForTimeout(restMs);
    await measured(undone, () => timeKey(page, `${modifier}+z`, 'Wait', false));
    await page.waitForTimeout(restMs);
    await measured(redone, () => timeKey(page, `${modifier}+Shift+z`, 'Wait'));
    await page.waitForTimeout(restMs);
    await timeKey(page, `${modifier}+z`, 'Wait', false);
    await page.waitForTimeout(restMs);
  }
  await page.context().close();
  return [
    ...rowsOf('keystroke', typed),
    ...rowsOf('insert a state', inserted),
    ...rowsOf('undo it', undone),
    ...rowsOf('redo it', redone),
  ];
}

/** The largest workflow: letters one after another, as fast as people type, and a verb. */
async function editingHuge(desk: Desk, size: number): Promise<readonly Row[]> {
  const { page, text, first } = await openDefinition(desk, await mixedDefinition(size));
  await goToName(page, text, first);
  const letters: number[] = [];
  for (let run = 0; run < 15; run++) {
    letters.push(await timeLetter(page, 'x', 'text'));
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(2_000);
  await page.keyboard.press(`${modifier}+z`);
  await page.waitForTimeout(2_000);
  const inserted: number[] = [];
  for (let run = 0; run < 3; run++) {
    await startInserting(page, first);
    inserted.push(await timeKey(page, 'Enter', 'Wait'));
    await page.waitForTimeout(2_000);
    await timeKey(page, `${modifier}+z`, 'Wait', false);
    await page.waitForTimeout(2_000);
  }
  await page.context().close();
  return [
    {
      suite: 'canvas',
      name: `keystroke → text, ${size} states`,
      value: median(letters),
      unit: 'ms',
      runs: letters.length,
    },
    {
      suite: 'canvas',
      name: `insert a state → canvas, ${size} states`,
      value: median(inserted),
      unit: 'ms',
      runs: inserted.length,
    },
  ];
}

/** Puts the caret at the end of the name of a state, where it is defined. */
async function goToName(page: Page, text: string, name: string): Promise<void> {
  await page.locator('[aria-label="Code"] .monaco-editor').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_500); // rules, marks and folds of the text have come
  await page.locator('[aria-label="Code"] .view-lines').click();
  await page.keyboard.press(`${modifier}+Home`);
  const line = text.slice(0, text.indexOf(`${JSON.stringify(name)}: {`)).split('\n').length - 1;
  for (let i = 0; i < line; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let i = 0; i < '": {'.length; i++) await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(1_000); // the drawing has come to the state of the caret
}

/** Asks for a state after the named one, up to the last key. */
async function startInserting(page: Page, after: string): Promise<void> {
  await selectNode(page, after);
  await page.keyboard.press('a');
  await page.locator('[aria-label="Workflow canvas"] input').first().waitFor();
  await page.keyboard.type('Wait');
}

/** Pan and zoom as they are seen: at the pace of the screen. */
async function lookingAround(desk: Desk, size: number): Promise<readonly Row[]> {
  const { page, first } = await openDefinition(desk, await mixedDefinition(size));
  await page.locator('[aria-label="Code"] .monaco-editor').waitFor({ timeout: 60_000 });
  await selectNode(page, first);
  const rows: Row[] = [];
  const watch = async (name: string, what: 'pan' | 'zoom'): Promise<void> => {
    const costs: FrameCost[] = [];
    for (let run = 0; run < 5; run++) costs.push(await turnWheel(page, what));
    const about = { suite: 'canvas', runs: costs.length } as const;
    rows.push({
      ...about,
      name: `${name}, ${size} states, at 60 Hz: p95 frame`,
      value: median(costs.map(({ p95Ms }) => p95Ms)),
      unit: 'ms',
      aim: '≤ 16.7 ms',
    });
    rows.push({
      ...about,
      name: `${name}, ${size} states, at 60 Hz: late frames`,
      value: median(costs.map(({ latePercent }) => latePercent)),
      unit: '%',
    });
  };
  await watch('pan near', 'pan');
  await watch('zoom', 'zoom');
  await timeFit(page);
  await watch('pan with all in view', 'pan');
  await page.context().close();
  return rows;
}

/** Pan and zoom as fast as they go, beside React Flow's stress example with as many nodes. */
async function comparingFrames(desk: Desk, size: number): Promise<readonly Row[]> {
  const { page, first } = await openDefinition(desk, await mixedDefinition(size));
  await page.locator('[aria-label="Code"] .monaco-editor').waitFor({ timeout: 60_000 });
  const context = await desk.browser.newContext({ viewport });
  const theirs = await context.newPage();
  const query: StressQuery = { nodes: String(size) };
  await theirs.goto(`${desk.stressUrl}?${new URLSearchParams(query).toString()}`);
  await theirs.locator('.react-flow__node').last().waitFor();

  const rows: Row[] = [];
  const compare = async (name: string, what: 'pan' | 'zoom'): Promise<void> => {
    const ours: FrameCost[] = [];
    const peers: FrameCost[] = [];
    for (let run = 0; run < 3; run++) {
      await page.bringToFront();
      ours.push(await turnWheel(page, what));
      await theirs.bringToFront();
      peers.push(await turnWheel(theirs, what));
    }
    const mid = (costs: readonly FrameCost[], key: 'p95Ms' | 'workMs') => median(costs.map((cost) => cost[key]));
    const add = (label: string, key: 'p95Ms' | 'workMs') => {
      const [value, peer] = [mid(ours, key), mid(peers, key)];
      rows.push({
        suite: 'canvas',
        name: `${name}, ${size} states, no limit: ${label}`,
        value,
        unit: 'ms',
        runs: ours.length,
        ratio: { to: 'faster than React Flow', times: peer / value },
      });
      rows.push({
        suite: 'canvas',
        name: `${name}, React Flow’s example: ${label}`,
        value: peer,
        unit: 'ms',
        runs: peers.length,
      });
    };
    add('p95 frame', 'p95Ms');
    add('script, style, layout a frame', 'workMs');
  };

  await theirs.bringToFront();
  // as near as the workflow opens
  for (let i = 0; i < 3; i++) await theirs.locator('.react-flow__controls-zoomin').click();
  await page.bringToFront();
  await selectNode(page, first);
  await compare('pan near', 'pan');
  await compare('zoom', 'zoom');
  await page.bringToFront();
  await timeFit(page);
  await theirs.bringToFront();
  await theirs.locator('.react-flow__controls-fitview').click();
  await theirs.waitForTimeout(500);
  await compare('pan with all in view', 'pan');
  await Promise.all([page.context().close(), context.close()]);
  return rows;
}
