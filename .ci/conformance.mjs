// `npm run conformance [-- DIR]`: drives `stepyard batch` with recorded results of the real service and compares.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installPackages, root, run } from './setup.mjs';

const recordings = resolve(root, '../shared/conformance');
const [given, ...options] = process.argv.slice(2);
const directory = given && !given.startsWith('--') ? resolve(given) : join(recordings, 'cases');
const flags = given?.startsWith('--') ? [given, ...options] : options;
if (!existsSync(directory) || !existsSync(join(recordings, 'compare.mjs'))) {
  console.error(`There are no recordings at ${directory}. Give the folder: npm run conformance -- DIR`);
  process.exit(2);
}
installPackages();
if (run('npx', ['--no-install', 'vite', 'build', '--config', 'src/cli/vite.config.ts', '--logLevel', 'warn']) !== 0)
  process.exit(1);
process.exit(
  run('node', [join(recordings, 'compare.mjs'), directory, ...flags, '--', 'node', 'dist/cli/stepyard.mjs', 'batch']),
);
