// `npm test`: installs what is missing, then runs every check. `npm test -- unit e2e` runs only the named ones, and
// `npm test -- --changed` what the changes since the last commit touch (with none, what that commit changed).
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listChanged, testsNear } from './changed.mjs';
import { ensureBrowsers, ensureChromium, installPackages, requireNode, root, run } from './setup.mjs';

requireNode();
installPackages();

const unitReport = join(root, 'test-results', 'unit.json');
const e2eReport = join(root, 'test-results', 'e2e.json');
const browsersReport = join(root, 'test-results', 'browsers.json');
const npx = (...args) => run('npx', ['--no-install', ...args]);

const args = process.argv.slice(2);
const changed = args.includes('--changed') ? listChanged() : undefined;
const among = (pattern, all) => (changed ? changed.filter((file) => pattern.test(file)) : all);
const tsc = (project) =>
  npx('tsc', '-p', project, '--incremental', '--tsBuildInfoFile', `.cache/${project.replaceAll('/', '-')}.tsbuildinfo`);
const playwright = (...given) => npx('playwright', 'test', '--config', ...given);

const steps = {
  types: () => tsc('tsconfig.json') || tsc('src/tsconfig.core.json'),
  format: () => {
    const all = ['**/*.{ts,tsx,css,mjs,cjs,js,html,md}', '{.,src}/*.json'];
    return npx('prettier', '--check', '--log-level', 'warn', ...among(/\.(tsx?|css|[mc]?js|html|md)$/, all));
  },
  lint: () => {
    const files = among(/\.tsx?$/, ['src', 'e2e', 'bench', 'vite.config.ts']);
    return npx('eslint', '--config', 'src/eslint.config.js', '--max-warnings', '0', ...files);
  },
  architecture: () => run('node', ['.ci/check-architecture.mjs']),
  unused: () => npx('knip'),
  build: () => run('npm', ['run', 'build', '--silent']) || run('node', ['.ci/check-bundle.mjs']),
  unit: () => {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
    return npx('vitest', 'run', ...report, ...(changed ? testsNear(changed) : []));
  },
  e2e: () => {
    process.env.STEPYARD_CHROMIUM = ensureChromium();
    return playwright('e2e/playwright.config.ts', ...among(journey, []));
  },
  browsers: testBrowsers,
};

const journey = /^e2e\/journeys\/.*\.spec\.ts$/;
/** What there is to do for a change: journeys only where a journey was changed. */
const touched = changed && {
  types: true,
  format: among(/\.(tsx?|css|[mc]?js|html|md)$/).length > 0,
  lint: among(/\.tsx?$/).length > 0,
  architecture: true,
  unit: testsNear(changed).length > 0,
  build: among(journey).length > 0,
  e2e: among(journey).length > 0,
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
  process.env.STEPYARD_FIREFOX = firefox ?? '';
  process.env.STEPYARD_WEBKIT_DRIVER = webkit?.driver ?? '';
  process.env.STEPYARD_WEBKIT = webkit?.browser ?? '';
  return playwright('e2e/browsers.config.ts');
}

const wanted = args.filter((arg) => arg !== '--changed');
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. The checks are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
rmSync(unitReport, { force: true });
rmSync(e2eReport, { force: true });
rmSync(browsersReport, { force: true });

const doneSteps = [];
const failedSteps = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 ? !wanted.includes(name) : touched && !touched[name]) continue;
  const started = performance.now();
  const status = step();
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  (status === 0 ? doneSteps : failedSteps).push(name);
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const unit = read(unitReport);
const journeys = [read(e2eReport)?.stats, read(browsersReport)?.stats];
const sum = (part) => journeys.reduce((total, stats) => total + (stats?.[part] ?? 0), 0);
const passed = (unit?.numPassedTests ?? 0) + sum('expected') + sum('flaky');
const failed = (unit?.numFailedTests ?? 0) + sum('unexpected');
const skipped = (unit?.numPendingTests ?? 0) + sum('skipped');
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
// Without tests the checks are counted.
const hasTests = passed + failed + skipped > 0;
const failures = Math.max(failed, failedSteps.length);
console.log(`${hasTests ? passed : doneSteps.length} passed, ${failures} failed, ${skipped} skipped`);
process.exit(failedSteps.length > 0 ? 1 : 0);
