// `npm test`: installs what is missing, then runs every check. `npm test -- unit e2e` runs only the named ones.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, installPackages, requireNode, root, run } from './setup.mjs';

requireNode();
installPackages();

const unitReport = join(root, 'test-results', 'unit.json');
const e2eReport = join(root, 'test-results', 'e2e.json');
const npx = (...args) => run('npx', ['--no-install', ...args]);

const steps = {
  types: () => npx('tsc', '-p', 'tsconfig.json') || npx('tsc', '-p', 'src/tsconfig.core.json'),
  lint: () => npx('eslint', '--config', 'src/eslint.config.js', '--max-warnings', '0', 'src', 'e2e', 'bench', 'vite.config.ts'),
  architecture: () => run('node', ['.ci/check-architecture.mjs']),
  unused: () => npx('knip'),
  build: () => run('npm', ['run', 'build', '--silent']) || run('node', ['.ci/check-bundle.mjs']),
  unit: () => npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
  e2e: () => run('npx', ['--no-install', 'playwright', 'test', '--config', 'e2e/playwright.config.ts'], { env: { ...process.env, STEPYARD_CHROMIUM: ensureChromium() } }),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. The checks are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
rmSync(unitReport, { force: true });
rmSync(e2eReport, { force: true });

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
const e2e = read(e2eReport)?.stats;
const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0) + (e2e?.flaky ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.skipped ?? 0);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
console.log(`${passed} passed, ${Math.max(failed, failedSteps.length)} failed, ${skipped} skipped`);
process.exit(failedSteps.length > 0 ? 1 : 0);
