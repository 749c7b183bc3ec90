// The first screen's script, before Monaco and everything else that is loaded on demand, stays within its budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './setup.mjs';

const budgetBytes = 250_000;
const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const sizes = scripts.map((file) => gzipSync(readFileSync(join(root, 'dist', file))).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(`First screen: ${scripts.length} scripts, ${(total / 1000).toFixed(0)} kB gzip of ${budgetBytes / 1000} kB.`);
if (/(?:src|href)="(?:https?:)?\/\//.test(html)) {
  console.error('The page asks another origin for something.');
  process.exit(1);
}
if (scripts.length === 0 || total > budgetBytes) process.exit(1);
