/**
 * Huge documents in a real browser: how long opening takes, how long the page stands still at most while a
 * document is opened and written in, and how long a letter takes until it is seen.
 */
import type { Browser, Page } from '@playwright/test';
import { hugeKinds, hugeText } from '../src/core/asl/testing/hugeTexts';
import { openLab, withBrowser } from './browser';
import { median, type Row } from './measure';
import { prepare, timeLetter } from './page';

const viewport = { width: 1440, height: 900 };
const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
/** The page has come to rest when it was not busy for so long. */
const restMs = 2_500;
const longestMs = 120_000;
/** How often each is opened and written in. */
const runCount = Number(process.env.STEPYARD_RUNS ?? 3);
const mebibyte = 1_048_576;

/** One document: what it is, its file's ending, and its text. */
type Huge = { readonly name: string; readonly ending: 'json' | 'yaml'; readonly write: () => string };

const ofKind = (kind: string, length: number, of: string): Huge => {
  const found = hugeKinds[kind];
  if (!found) throw new Error(`There is no kind of huge text called "${kind}".`);
  return { name: `${kind}, ${of}`, ending: found.syntax, write: () => hugeText(found, length) };
};
const counted = (kind: string, count: number): Huge => ({
  ...ofKind(kind, 0, count.toLocaleString('en-US')),
  write: () => hugeKinds[kind]?.write(count) ?? '',
});

/** As long as the service takes them, every way of being long; and longer ones, which nobody can run. */
const documents: readonly Huge[] = [
  ...[
    'states in a row',
    'Tasks in a row',
    'ways that part and meet',
    'ends of one Choice',
    'branches of one Parallel',
    'expressions in JSONata',
    'a comma too few in each state',
    'states in a row, in YAML',
    'block scalars',
    'flow style',
    'one long line of YAML',
    'faults in YAML',
  ].map((kind) => ofKind(kind, 0.98 * mebibyte, '1 MB')),
  counted('rules of one Choice', 14_000),
  counted('as many Choices as rules in each', 120),
  counted('anchors and aliases', 60_000),
  counted('states in a row', 100_000),
  {
    name: 'one line, 20 MB',
    ending: 'json',
    write: () =>
      JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: 'x'.repeat(20 * mebibyte), End: true } } }),
  },
];

/** What was measured of one document, in milliseconds. */
type Cost = {
  readonly openMs: number;
  readonly openStallMs: number;
  readonly letterMs: number;
  readonly writeStallMs: number;
};

/** Opens and writes in each document. `STEPYARD_HUGE` names a part of those that are wanted. */
export async function hugeSuite(): Promise<readonly Row[]> {
  const wanted = documents.filter(({ name }) => name.includes(process.env.STEPYARD_HUGE ?? ''));
  const lab = await openLab();
  try {
    return await withBrowser(
      async (browser) => {
        const rows: Row[] = [];
        for (const document of wanted) {
          const costs: Cost[] = [];
          for (let run = 0; run < runCount; run++) costs.push(await measure(browser, lab.appUrl, document));
          rows.push(...rowsOf(document, costs));
        }
        return rows;
      },
      { limitsFrames: true },
    );
  } finally {
    await lab.close();
  }
}

function rowsOf({ name }: Huge, costs: readonly Cost[]): readonly Row[] {
  const row = (what: string, key: keyof Cost, aim?: string): Row => ({
    suite: 'huge',
    name: `${name}: ${what}`,
    value: median(costs.map((cost) => cost[key])),
    unit: 'ms',
    runs: costs.length,
    ...(aim === undefined ? {} : { aim }),
  });
  return [
    row('opening', 'openMs'),
    row('longest stall of it', 'openStallMs', '≤ 1,000 ms'),
    row('keystroke → text', 'letterMs'),
    row('longest stall behind it', 'writeStallMs', '≤ 1,000 ms'),
  ];
}

async function measure(browser: Browser, appUrl: string, { ending, write }: Huge): Promise<Cost> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(watchStalls);
  await page.goto(appUrl);
  await page.getByRole('heading', { name: 'Templates' }).waitFor();
  const text = write();
  await rest(page);
  const openMs = await drop(page, text, `huge.asl.${ending}`);
  await rest(page);
  const openStallMs = await longestStall(page);

  await page
    .locator('[aria-label="Code"] .overflow-guard')
    .first()
    .click({ position: { x: 200, y: 60 }, timeout: longestMs });
  await page.keyboard.press(`${modifier}+Home`);
  await rest(page);
  await longestStall(page);
  await prepare(page);
  const letters: number[] = [];
  for (let letter = 0; letter < 9; letter++) {
    letters.push(await timeLetter(page, letter % 2 ? 'Backspace' : 'x', 'text'));
    await page.waitForTimeout(120);
  }
  await rest(page);
  const writeStallMs = await longestStall(page);
  await context.close();
  return { openMs, openStallMs, letterMs: median(letters), writeStallMs };
}

type Watched = { stalls: { readonly from: number; readonly ms: number }[]; busyAt: number };

/** Runs in the page: notes every task of the main thread that is longer than 50 ms. */
function watchStalls(): void {
  const watched = window as unknown as Watched;
  watched.stalls = [];
  watched.busyAt = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      watched.stalls.push({ from: startTime, ms: duration });
      watched.busyAt = startTime + duration;
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** The longest stall since this was asked last. */
function longestStall(page: Page): Promise<number> {
  return page.evaluate(() => {
    const watched = window as unknown as Watched;
    return Math.max(0, ...watched.stalls.splice(0).map(({ ms }) => ms));
  });
}

/** Waits until the page has not been busy for a while. */
async function rest(page: Page): Promise<void> {
  await page.waitForFunction((quietMs) => performance.now() - (window as unknown as Watched).busyAt > quietMs, restMs, {
    timeout: longestMs,
    polling: 250,
  });
}

/** Drops a file on the page. Returns the time until the workbench shows it. */
function drop(page: Page, text: string, fileName: string): Promise<number> {
  return page.evaluate(
    ([content, name]) =>
      new Promise<number>((done) => {
        const files = new DataTransfer();
        files.items.add(new File([content], name));
        const started = performance.now();
        (window as unknown as Watched).stalls = [];
        (window as unknown as Watched).busyAt = started;
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
        const look = (): void => {
          const isOpen =
            document.querySelector('[aria-label="Workflow canvas"]') && !document.querySelector('[data-opening]');
          if (!isOpen) return void requestAnimationFrame(look);
          setTimeout(() => done(performance.now() - started));
        };
        requestAnimationFrame(look);
      }),
    [text, fileName] as const,
  );
}
