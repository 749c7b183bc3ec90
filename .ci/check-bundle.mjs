// The first screen's script, before Monaco and everything else that is loaded on demand, stays within its budget; also
// when somebody opens a workflow by its address, so that the first screen is the workbench. `node .ci/check-bundle.mjs
// [--verbose] [folder]` reads the built files: what they import, not what the sources say.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './setup.mjs';

const budgetBytes = 250_000;
/**
 * The parts that each first screen fetches before it is drawn, by the names of
 * their chunks; the entry comes first always.
 */
const firstScreens = { Home: ['Home'], Workbench: ['workbench'] };

const args = process.argv.slice(2);
const built = resolve(root, args.find((arg) => !arg.startsWith('--')) ?? 'dist');
const assets = join(built, 'assets');
if (!existsSync(assets)) {
  console.error(`There is no build in ${built}. Run "npm run build" first.`);
  process.exit(2);
}
const files = readdirSync(assets).filter((file) => file.endsWith('.js'));
const sources = new Map(files.map((file) => [file, readFileSync(join(assets, file), 'utf8')]));
const html = readFileSync(join(built, 'index.html'), 'utf8');

const problems = [];
const fail = (problem) => problems.push(problem);
if (/(?:src|href)="(?:https?:)?\/\//.test(html)) fail('The page asks another origin for something.');

/**
 * The chunks that a chunk cannot begin without: `import … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`.
 */
function staticImports(file) {
  const found = [...(sources.get(file) ?? '').matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    (match) => match[1],
  );
  for (const name of found) if (!sources.has(name)) fail(`${file} imports ${name}, which is not in the build.`);
  return found;
}

function closureOf(seeds) {
  const reached = new Set();
  const queue = [...seeds];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    queue.push(...staticImports(file));
  }
  return [...reached];
}

const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => basename(match[1]));
if (entries.length === 0) fail('The page has no script.');

for (const [screen, parts] of Object.entries(firstScreens)) {
  const chunks = parts.map((part) => {
    const found = files.filter((file) => file.startsWith(`${part}-`));
    if (found.length !== 1)
      fail(
        `The build should have one chunk called ${part}; it has ${found.length}. Say in .ci/check-bundle.mjs what the first screen fetches now.`,
      );
    return found;
  });
  const reached = closureOf([...entries, ...chunks.flat()]);
  const sizes = reached
    .map((file) => ({ file, bytes: gzipSync(sources.get(file) ?? '').length }))
    .sort((a, b) => b.bytes - a.bytes);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(
    `First screen, ${screen}: ${sizes.length} scripts, ${(total / 1000).toFixed(1)} kB gzip of ${budgetBytes / 1000} kB.`,
  );
  if (args.includes('--verbose') || total > budgetBytes)
    for (const { file, bytes } of sizes) console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} ${file}`);
  if (total > budgetBytes) fail(`The first screen of ${screen} is over its budget.`);
  if (sizes.some(({ file }) => /monaco/i.test(file))) fail(`The first screen of ${screen} waits for Monaco.`);
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
