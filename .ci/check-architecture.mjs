// Checks src/architecture.rules.cjs with dependency-cruiser, and that the cruiser has seen every file:
// with a compiler that it does not understand it sees nothing and would pass.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from './setup.mjs';

process.chdir(root);
const rules = createRequire(import.meta.url)(join(root, 'src/architecture.rules.cjs'));
const { options, ...ruleSet } = rules;
const { output } = await cruise(['src'], { ...options, ruleSet, validate: true }, undefined, {
  tsConfig: extractTSConfig('tsconfig.json'),
});

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
);
const seen = output.modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source)).length;
for (const violation of output.summary.violations)
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
if (seen < files.length)
  console.error(`Only ${seen} of ${files.length} files were cruised, so the check proves nothing.`);
if (output.summary.violations.length > 0 || seen < files.length) process.exit(1);
console.log(`${seen} modules, ${output.summary.totalDependenciesCruised} imports, all as the table says.`);
