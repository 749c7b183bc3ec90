// Set-up that both `npm start` and `npm test` share. Only Node's own modules:
// on a fresh clone nothing else is there yet.
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
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error(
      'The packages could not be installed. Check the network connection or the registry that npm is set to use.',
    );
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
  return (
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(find).find(Boolean) ??
    (existsSync(mac) ? mac : undefined)
  );
};

/** Installs packages of Debian, if this is one and somebody here may. Whether it was tried. */
function installDebian(packages, timeout) {
  if (!find('apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  const apt = (...args) =>
    run(isRoot ? 'apt-get' : 'sudo', isRoot ? args : ['-n', 'apt-get', ...args], {
      timeout,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  return true;
}

const installedBrowsers = () => {
  const driver = process.env.STEPYARD_WEBKIT_DRIVER ?? find('WebKitWebDriver');
  const places = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib64'].flatMap(
    (folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((version) => join(folder, version, 'MiniBrowser')),
  );
  const webkit = process.env.STEPYARD_WEBKIT ?? places.find(existsSync);
  return {
    firefox: process.env.STEPYARD_FIREFOX ?? ['firefox-esr', 'firefox'].map(find).find(Boolean),
    webkit: driver && webkit && find('Xvfb') ? { driver, browser: webkit } : undefined,
  };
};

/**
 * The other browsers for the smoke journey: those that are there, else Debian's
 * packages where they can be had within minutes.
 */
export function ensureBrowsers() {
  const present = installedBrowsers();
  const missing = [
    ...(present.firefox ? [] : ['firefox-esr']),
    ...(present.webkit ? [] : ['webkit2gtk-driver', 'xvfb']),
  ];
  if (missing.length === 0) return present;
  console.log(`Installing Debian’s ${missing.join(', ')} …`);
  return installDebian(missing, 240_000) ? installedBrowsers() : present;
}

/**
 * The path of a Chromium for the end-to-end tests: one that is there, else
 * Playwright's download, else Debian's package.
 */
export function ensureChromium() {
  const present = installedChromium();
  if (present) return present;
  console.log('No Chromium found; downloading Playwright’s …');
  run('npx', ['playwright', 'install', 'chromium'], { timeout: 240_000 });
  const downloaded = installedChromium();
  if (downloaded) return downloaded;
  if (find('apt-get')) {
    console.log('Installing Debian’s chromium package …');
    installDebian(['chromium', 'fonts-dejavu-core'], 600_000);
  }
  const packaged = installedChromium();
  if (packaged) return packaged;
  console.error(
    'No Chromium could be found or installed. Install Chromium or Chrome, or set STEPYARD_CHROMIUM to its path.',
  );
  process.exit(1);
}
