import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview, type InlineConfig } from 'vite';

/** Two production builds, served. */
export type Lab = { readonly appUrl: string; readonly stressUrl: string; readonly close: () => Promise<void> };

const cache = (name: string) => resolve(process.cwd(), '.cache', name);

/** Builds Stepyard and React Flow's stress example, and serves both. */
export async function openLab(): Promise<Lab> {
  const app = await serve({ configFile: resolve(process.cwd(), 'vite.config.ts') }, cache('bench-app'));
  const stress = await serve(
    { configFile: false, root: resolve(process.cwd(), 'bench/stress'), base: './', plugins: [react()] },
    cache('bench-stress'),
  );
  return {
    appUrl: app.url,
    stressUrl: stress.url,
    close: async () => void (await Promise.all([app.close(), stress.close()])),
  };
}

/**
 * Starts a browser, gives it away, and ends it. Without the limit of frames a frame takes what it costs; but then
 * drawing comes before keys, so that keys are measured with the limit.
 */
export async function withBrowser<T>(
  work: (browser: Browser) => Promise<T>,
  { limitsFrames }: { readonly limitsFrames: boolean },
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--disable-dev-shm-usage',
      ],
      ...(limitsFrames ? [] : ['--disable-frame-rate-limit', '--disable-gpu-vsync']),
    ],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function serve(config: InlineConfig, outDir: string): Promise<{ url: string; close: () => Promise<void> }> {
  const built = { outDir, emptyOutDir: true };
  await build({ ...config, logLevel: 'error', build: built });
  // any free port: two runs must not meet
  const server = await preview({ ...config, logLevel: 'error', build: built, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The build could not be served.');
  return { url, close: () => server.close() };
}

/** The browser that `npm test` uses: one that is there, else a download. */
async function chromiumPath(): Promise<string> {
  const setup = pathToFileURL(resolve(process.cwd(), '.ci/setup.mjs')).href;
  // a plain script without types
  const { ensureChromium } = (await import(/* @vite-ignore */ setup)) as { ensureChromium: () => string };
  return ensureChromium();
}
