import { spawn, type ChildProcess } from 'node:child_process';
import type { Driver } from './driver';

/** Where Debian puts the browser that belongs to `webkit2gtk-driver`. */
const display = ':87';

/** Starts WebKitGTK's own browser on a screen that nobody sees, driven by plain W3C WebDriver. */
export async function startWebKit({
  driver,
  browser,
  port,
}: {
  readonly driver: string;
  readonly browser: string;
  readonly port: number;
}): Promise<Driver> {
  const children: ChildProcess[] = [];
  const end = (): void => children.forEach((child) => void child.kill());
  try {
    children.push(spawn('Xvfb', [display, '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], { stdio: 'ignore' }));
    children.push(
      spawn(driver, [`--port=${port}`], {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
      }),
    );
    const address = `http://127.0.0.1:${port}`;
    await answers(`${address}/status`);
    const alwaysMatch = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
    const { sessionId, capabilities } = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>(
      'POST',
      `${address}/session`,
      { capabilities: { alwaysMatch } },
    );
    return createDriver(`${address}/session/${sessionId}`, `WebKitGTK ${capabilities.browserVersion}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function createDriver(session: string, name: string, end: () => void): Promise<Driver> {
  const act = (actions: readonly object[]): Promise<void> => ask('POST', `${session}/actions`, { actions });
  const mouse = (...actions: readonly object[]): Promise<void> =>
    act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const strike = (actions: readonly object[]): Promise<void> => act([{ type: 'key', id: 'keyboard', actions }]);
  await ask('POST', `${session}/window/rect`, { width: 1440, height: 940 });
  return {
    name,
    goTo: (url) => ask('POST', `${session}/url`, { url }),
    reload: () => ask('POST', `${session}/refresh`, {}),
    run: (script, ...args) => ask('POST', `${session}/execute/sync`, { script, args }),
    moveTo: ({ x, y }) =>
      mouse({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' }),
    press: () => mouse({ type: 'pointerDown', button: 0 }),
    release: () => mouse({ type: 'pointerUp', button: 0 }),
    keys: (chord) => {
      const values = chord.split('+').map((key) => keyValues[key] ?? key);
      return strike([
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    type: (text) =>
      strike(
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
    end: async () => {
      await ask('DELETE', session).catch(() => undefined); // it is ended either way
      end();
    },
  };
}

/** @see https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keyValues: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  F2: '\uE032',
  End: '\uE010',
  Delete: '\uE017',
};

async function ask<T = void>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { message?: string } }; // by the protocol
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.message}`);
  return value;
}

/** Waits until the driver listens. */
async function answers(url: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const is = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The driver of WebKit does not answer.');
}
