import puppeteer, { type KeyInput } from 'puppeteer-core';
import type { Driver } from './driver';

/** Starts an installed Firefox, which is driven by WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1440, height: 900 },
  });
  const page = await browser.newPage();
  return {
    name: await browser.version(),
    goTo: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // As an expression: the page's policy lets nobody make functions of texts.
    run: async <T>(body: string, ...args: readonly unknown[]) =>
      // said by the caller
      (await page.evaluate(`(function () { ${body}\n}).apply(undefined, ${JSON.stringify(args)})`)) as T,
    moveTo: ({ x, y }) => page.mouse.move(x, y),
    press: () => page.mouse.down(),
    release: () => page.mouse.up(),
    keys: async (chord) => {
      const keys = chord.split('+') as KeyInput[]; // the journey names keys as the library does
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    end: () => browser.close(),
  };
}
