// What `npm test -- --changed` looks at: the changed files, and the tests that are near them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './setup.mjs';

/** The files that differ from the last commit, those not yet added included; with none, the files of that commit. */
export function listChanged() {
  const git = (...args) => {
    const lines = spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n');
    return lines.filter((file) => file !== '' && existsSync(join(root, file)));
  };
  const now = [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')];
  return now.length > 0 ? now : git('show', '--name-only', '--format=', 'HEAD');
}

/**
 * The tests that stand in the folder of a changed file or import it themselves. What only depends on it through others
 * is left to the whole run: for a file of `base` that is everything.
 */
export function testsNear(changed) {
  const sources = changed.filter((file) => /^src\/.*\.(tsx?|json|css)$/.test(file));
  const folders = new Set(sources.map(dirname));
  const names = sources.map((file) => file.replace(/\.(tsx?|css)$/, ''));
  const tests = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('src', file))
    .filter((file) => /\.test\.tsx?$/.test(file));
  return tests.filter((test) => folders.has(dirname(test)) || imports(test).some((name) => names.includes(name)));
}

function imports(test) {
  const text = readFileSync(join(root, test), 'utf8');
  return [...text.matchAll(/from '(\.[^']*)'/g)].map(([, path]) =>
    relative(root, join(root, dirname(test), path ?? '')),
  );
}
