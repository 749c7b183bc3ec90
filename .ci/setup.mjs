// Set-up that both `npm start` and `npm test` share. Only Node's own modules: on a fresh clone nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** Ends with a sentence on standard error when Node is too old for Vite. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  console.error(`Stepyard needs Node 20.19 or newer (or 22.12 and up); this is ${process.versions.node}.`);
  process.exit(2);
}

/** Runs a program in the project's folder with its output shown. Returns its exit status. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options });
  return result.status ?? 1;
}

/** Installs the locked packages unless the installed ones already come from this lock file. */
export function installPackages() {
  const stamp = join(root, 'node_modules', '.stepyard-lock');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('The packages could not be installed. Check the network connection or the registry that npm is set to use.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const find = (name) => {
  const found = spawnSync(windows ? 'where' : 'which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0]?.trim() : undefined;
};

const installedChromium = () => {
  const given = process.env.STEPYARD_CHROMIUM;
  if (given) return given;
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(find).find(Boolean) ?? (existsSync(mac) ? mac : undefined);
};

/** The path of a Chromium for the end-to-end tests: one that is there, else Playwright's download, else Debian's package. */
export function ensureChromium() {
  const present = installedChromium();
  if (present) return present;
  console.log('No Chromium found; downloading Playwright’s …');
  run('npx', ['playwright', 'install', 'chromium'], { timeout: 240_000 });
  const downloaded = installedChromium();
  if (downloaded) return downloaded;
  if (find('apt-get')) {
    console.log('Installing Debian’s chromium package …');
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => run([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1), { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  }
  const packaged = installedChromium();
  if (packaged) return packaged;
  console.error('No Chromium could be found or installed. Install Chromium or Chrome, or set STEPYARD_CHROMIUM to its path.');
  process.exit(1);
}
