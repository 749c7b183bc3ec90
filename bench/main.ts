import { writeFileSync } from 'node:fs';
import { canvasSuite } from './canvas';
import { editingSuite } from './editing';
import { hugeSuite } from './huge';
import { interpreterSuite } from './interpreter';
import { environment, figure, type Row } from './measure';

const suites: Record<string, () => Promise<readonly Row[]>> = {
  editing: editingSuite,
  interpreter: interpreterSuite,
  canvas: canvasSuite,
  huge: hugeSuite,
};

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const only = option('--only');
if (only !== undefined && !(only in suites)) {
  console.error(`There is no suite called ${only}. The suites are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

console.log(
  Object.entries(environment())
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · '),
);
const rows: Row[] = [];
for (const [name, suite] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue;
  console.log(`\n${name}`);
  for (const row of await suite()) {
    rows.push(row);
    const ratio = row.ratio ? `${figure(row.ratio.times)}× ${row.ratio.to}` : '';
    console.log(
      `  ${row.name.padEnd(58)} ${figure(row.value).padStart(12)} ${row.unit.padEnd(14)} ${ratio.padEnd(24)} ${row.aim ? `aim ${row.aim}` : ''}`,
    );
  }
}

const file = option('--json');
if (file) writeFileSync(file, `${JSON.stringify({ environment: environment(), rows }, null, 2)}\n`);
