import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;
/** Two checkouts on one machine must not test each other's build: give each a port of its own. */
const port = process.env.STEPYARD_PORT ?? '4174';
const address = `http://127.0.0.1:${port}`;

/** Journeys run in a real Chromium against the production build, as `npm start` serves it. */
export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // A trace of every journey doubles what they cost; to look into one, run it with `--trace on`.
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    launchOptions: {
      ...(process.env.STEPYARD_CHROMIUM ? { executablePath: process.env.STEPYARD_CHROMIUM } : {}),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        // A host name without TLS, for what browsers keep from insecure addresses.
        '--host-resolver-rules=MAP stepyard.test 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: `npx --no-install vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    cwd: '..',
    reuseExistingServer: !process.env.CI,
  },
});
