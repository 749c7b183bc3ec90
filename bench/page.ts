import type { Page } from '@playwright/test';

/**
 * What a stretch of panning or zooming cost. A frame is late when it comes at
 * least half a turn of a 60 Hz screen after its time.
 */
export type FrameCost = {
  readonly p95Ms: number;
  readonly medianMs: number;
  readonly workMs: number;
  readonly latePercent: number;
};

/**
 * What is being waited for in the page. It is armed before the key is pressed: a key may overtake what is not awaited.
 */
type Armed = { painted: Promise<number>; afterPaint: (then: () => void) => void };

/**
 * Gives the page a way to wait, within a frame's callback, until that frame is
 * painted: whichever comes first of the next task and the next frame. Browsers put
 * tasks off after a key until its frame is on the screen; a next frame may be far.
 */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as Armed).afterPaint = (then) => {
      void scheduler.postTask(then, { priority: 'user-blocking' });
      requestAnimationFrame(then);
    };
  });
}

/** Drops a definition on the page. Returns the time from the drop until the drawing with the named state is painted. */
export async function dropDefinition(page: Page, text: string, stateName: string): Promise<number> {
  await prepare(page);
  return page.evaluate(
    ([definition, name]) =>
      new Promise<number>((done) => {
        const files = new DataTransfer();
        files.items.add(new File([definition], 'bench.asl.json', { type: 'application/json' }));
        const node = `[aria-label="Workflow canvas"] [data-state-name=${JSON.stringify(name)}]`;
        const started = performance.now();
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
        const look = (): void => {
          if (!document.querySelector(node) || document.querySelector('[data-opening]'))
            return void requestAnimationFrame(look);
          (window as unknown as Armed).afterPaint(() => done(performance.now() - started));
        };
        requestAnimationFrame(look);
      }),
    [text, stateName] as const,
  );
}

/** Presses a key. Returns the time from the key until a node is there, or gone, and that is painted. */
export async function timeKey(page: Page, key: string, node: string, isThere = true): Promise<number> {
  await page.evaluate(
    ([selector, wanted]) => {
      (window as unknown as Armed).painted = new Promise<number>((done, fail) => {
        let pressed: number | undefined;
        const handleKey = ({ key, timeStamp }: KeyboardEvent): void => {
          if (['Control', 'Meta', 'Shift'].includes(key)) return;
          pressed = timeStamp;
          window.removeEventListener('keydown', handleKey, { capture: true });
        };
        window.addEventListener('keydown', handleKey, { capture: true });
        const armed = performance.now();
        const look = (): void => {
          if (performance.now() - armed > 20_000)
            return void fail(new Error(`${selector} did not ${wanted ? 'come' : 'go'}.`));
          if (pressed === undefined || Boolean(document.querySelector(selector)) !== wanted)
            return void requestAnimationFrame(look);
          const from = pressed;
          (window as unknown as Armed).afterPaint(() => done(performance.now() - from));
        };
        requestAnimationFrame(look);
      });
    },
    [`[aria-label="Workflow canvas"] [data-state-name=${JSON.stringify(node)}]`, isThere] as const,
  );
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as Armed).painted);
}

/** Where a letter shows that it has been typed. */
const shownIn = {
  drawing: '[aria-label="Workflow canvas"] .react-flow__viewport',
  text: '[aria-label="Code"] .view-lines',
};

/**
 * Types a letter into the text. Returns the time from the key until the
 * drawing, or the text, has changed and that is painted.
 */
export async function timeLetter(page: Page, letter: string, where: keyof typeof shownIn = 'drawing'): Promise<number> {
  await page.evaluate((selector) => {
    (window as unknown as Armed).painted = new Promise<number>((done, fail) => {
      const shown = document.querySelector(selector);
      if (!shown) return void fail(new Error(`There is no ${selector}.`));
      let pressed = Number.NaN;
      window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
      setTimeout(() => fail(new Error(`A letter changed nothing in ${selector}.`)), 20_000);
      new MutationObserver((_, observer) => {
        if (Number.isNaN(pressed)) return;
        observer.disconnect();
        requestAnimationFrame(() => (window as unknown as Armed).afterPaint(() => done(performance.now() - pressed)));
      }).observe(shown, { childList: true, characterData: true, attributes: true, subtree: true });
    });
  }, shownIn[where]);
  await page.keyboard.press(letter);
  return page.evaluate(() => (window as unknown as Armed).painted);
}

/**
 * Reads the processor time that the main thread of a page has used, in ms:
 * unlike a wait, it says little of what else the machine does.
 */
export async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** Turns the wheel once a frame, to and fro, over the middle of the drawing: what a person does who looks around. */
export async function turnWheel(page: Page, what: 'pan' | 'zoom', frames = 160): Promise<FrameCost> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const work = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics
      .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
      .reduce((sum, { value }) => sum + value * 1000, 0);
  };
  const before = await work();
  const deltas = await page.evaluate(
    ([zooms, count]) =>
      new Promise<number[]>((done) => {
        const pane = document.querySelector('.react-flow__pane');
        const box = pane?.getBoundingClientRect() ?? new DOMRect();
        const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
        const found: number[] = [];
        let last: number | undefined;
        const frame = (now: number): void => {
          if (last !== undefined) found.push(now - last);
          last = now;
          if (found.length >= count) return done(found);
          const sign = Math.floor(found.length / 40) % 2 === 0 ? 1 : -1;
          pane?.dispatchEvent(
            new WheelEvent('wheel', {
              ...at,
              deltaX: zooms ? 0 : sign * 12,
              deltaY: sign * (zooms ? 6 : 24),
              ctrlKey: zooms,
              bubbles: true,
              cancelable: true,
            }),
          );
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [what === 'zoom', frames] as const,
  );
  const spent = (await work()) - before;
  await devtools.detach();
  const sorted = [...deltas].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const late = deltas.filter((ms) => ms > (1000 / 60) * 1.5).length;
  return { p95Ms: at(0.95), medianMs: at(0.5), workMs: spent / frames, latePercent: (late / deltas.length) * 100 };
}
