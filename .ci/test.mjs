// `npm test`: installs what is missing, then runs every check. `npm test -- unit e2e` runs only the named ones.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers, ensureChromium, installPackages, requireNode, root, run } from './setup.mjs';

requireNode();
installPackages();

const unitReport = join(root, 'test-results', 'unit.json');
const e2eReport = join(root, 'test-results', 'e2e.json');
const browsersReport = join(root, 'test-results', 'browsers.json');
const npx = (...args) => run('npx', ['--no-install', ...args]);

const steps = {
  types: () => npx('tsc', '-p', 'tsconfig.json') || npx('tsc', '-p', 'src/tsconfig.core.json'),
  format: () =>
    npx('prettier', '--check', '--log-level', 'warn', '**/*.{ts,tsx,css,mjs,cjs,js,html,md}', '{.,src}/*.json'),
  lint: () =>
    npx('eslint', '--config', 'src/eslint.config.js', '--max-warnings', '0', 'src', 'e2e', 'bench', 'vite.config.ts'),
  architecture: () => run('node', ['.ci/check-architecture.mjs']),
  unused: () => npx('knip'),
  build: () => run('npm', ['run', 'build', '--silent']) || run('node', ['.ci/check-bundle.mjs']),
  unit: () => npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
  e2e: () =>
    run('npx', ['--no-install', 'playwright', 'test', '--config', 'e2e/playwright.config.ts'], {
      env: { ...process.env, STEPYARD_CHROMIUM: ensureChromium() },
    }),
  browsers: testBrowsers,
};

/** The smoke journey in Firefox and WebKit. A browser that cannot be had here is said, and nobody's fault. */
function testBrowsers() {
  const { firefox, webkit } = ensureBrowsers();
  if (!firefox) console.log('Firefox is not installed here and could not be: its journey is left out.');
  if (!webkit)
    console.log(
      'WebKit (webkit2gtk-driver with MiniBrowser, and xvfb) is not installed here and could not be: its journey is left out.',
    );
  if (!firefox && !webkit) return 0;
  const env = {
    ...process.env,
    STEPYARD_FIREFOX: firefox ?? '',
    STEPYARD_WEBKIT_DRIVER: webkit?.driver ?? '',
    STEPYARD_WEBKIT: webkit?.browser ?? '',
  };
  return run('npx', ['--no-install', 'playwright', 'test', '--config', 'e2e/browsers.config.ts'], { env });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. The checks are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
rmSync(unitReport, { force: true });
rmSync(e2eReport, { force: true });
rmSync(browsersReport, { force: true });

const failedSteps = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  const status = step();
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  if (status !== 0) failedSteps.push(name);
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const unit = read(unitReport);
const journeys = [read(e2eReport)?.stats, read(browsersReport)?.stats];
const sum = (part) => journeys.reduce((total, stats) => total + (stats?.[part] ?? 0), 0);
const passed = (unit?.numPassedTests ?? 0) + sum('expected') + sum('flaky');
const failed = (unit?.numFailedTests ?? 0) + sum('unexpected');
const skipped = (unit?.numPendingTests ?? 0) + sum('skipped');
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
console.log(`${passed} passed, ${Math.max(failed, failedSteps.length)} failed, ${skipped} skipped`);
process.exit(failedSteps.length > 0 ? 1 : 0);
