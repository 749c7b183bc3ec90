import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** One journey in the other browsers, as they are installed, against the same production build. */
export default defineConfig({
  testDir: './browsers',
  outputDir: '../test-results/browsers',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/browsers.json' }]],
  webServer: journeys.webServer,
});
