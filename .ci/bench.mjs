// `npm run bench [-- --json FILE] [-- --only NAME]`: builds the benchmarks and
// runs them, one process each, so that they do not warm each other up.
import { join } from 'node:path';
import { installPackages, root, run } from './setup.mjs';

installPackages();
const out = join(root, '.cache', 'bench');
if (
  run('npx', [
    '--no-install',
    'vite',
    'build',
    '--config',
    'bench/vite.config.ts',
    '--outDir',
    out,
    '--logLevel',
    'warn',
  ]) !== 0
)
  process.exit(1);
process.exit(run('node', ['--expose-gc', join(out, 'main.mjs'), ...process.argv.slice(2)]));
