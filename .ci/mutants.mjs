// `npm run test:mutants -- FILE…`: changes the files in small ways, one at a time, and tells which changes no test
// notices. A folder stands for the sources in it. A hundred mutants take about a minute.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { installPackages, requireNode, root } from './setup.mjs';

requireNode();
installPackages();
process.chdir(root);

const isSource = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(file);
const wanted = process.argv.slice(2).flatMap((given) => {
  if (!existsSync(given)) return [];
  if (!statSync(given).isDirectory()) return [given];
  return readdirSync(given, { recursive: true, encoding: 'utf8' }).map((file) => join(given, file));
});
const files = wanted.filter(isSource);
if (files.length === 0) {
  console.error('Name files or folders of src/: npm run test:mutants -- src/core/interpreter/retry.ts');
  process.exit(2);
}

const results = await new Stryker({
  mutate: files,
  testRunner: 'vitest',
  vitest: { configFile: 'vite.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  ignoreStatic: true, // a change of what runs once at loading is measured by starting everything again
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: '.cache/mutants',
  inPlace: false,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  jsonReporter: { fileName: 'test-results/mutants.json' },
  allowEmpty: true,
}).runMutationTest();

const counts = new Map();
for (const { fileName, status } of results) {
  const [killed, all] = counts.get(fileName) ?? [0, 0];
  if (status === 'Ignored' || status === 'CompileError') continue;
  counts.set(fileName, [killed + (status === 'Killed' || status === 'Timeout' ? 1 : 0), all + 1]);
}
for (const [file, [killed, all]] of counts)
  console.log(`${Math.round((100 * killed) / all)} % of ${all}  ${relative(root, file)}`);
