import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerLine } from './batch';

const recordings = join(process.cwd(), '../shared/conformance');
const isThere = existsSync(join(recordings, 'compare.mjs'));
const known: { readonly passing: Readonly<Record<string, number>>; readonly cannotPass: readonly { readonly name: string; readonly reason: string }[] } = JSON.parse(readFileSync('src/cli/recordings.json', 'utf8'));

type Verdicts = { readonly failures: readonly { readonly name: string; readonly kind: string; readonly difference: string }[] };

/** Answers every recorded case here and lets the referee compare: its own command only repeats what was answered. */
async function judge(kind: string): Promise<{ readonly count: number; readonly verdicts: Verdicts }> {
  const folder = mkdtempSync(join(tmpdir(), 'stepyard-recordings-'));
  try {
    const cases = readdirSync(join(recordings, 'cases', kind)).map((file) => JSON.parse(readFileSync(join(recordings, 'cases', kind, file), 'utf8')));
    const confirmed = cases.filter((one) => one.unconfirmed !== true);
    const answers: string[] = [];
    for (const { expected: _expected, ...given } of confirmed) answers.push(JSON.stringify(await answerLine(JSON.stringify({ id: given.name, kind, ...given }))));
    const answersFile = join(folder, 'answers.jsonl');
    writeFileSync(answersFile, answers.join('\n'));
    const cat = "process.stdin.resume(); process.stdout.write(require('node:fs').readFileSync(process.argv[1]))";
    const verdictsFile = join(folder, 'verdicts.json');
    spawnSync(process.execPath, [join(recordings, 'compare.mjs'), join(recordings, 'cases'), '--json', verdictsFile, '--', process.execPath, '-e', cat, answersFile], { maxBuffer: 100_000_000 });
    return { count: confirmed.length, verdicts: JSON.parse(readFileSync(verdictsFile, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const kind of ['execution', 'validation', 'test-state']) {
  it.skipIf(!isThere)(`agrees with the recordings of the service: ${kind}${isThere ? '' : ' (skipped: ../shared/conformance is not there)'}`, { timeout: 120_000 }, async () => {
    const { count, verdicts } = await judge(kind);

    const failures = verdicts.failures.filter((failure) => failure.kind === kind);
    const unexpected = failures.filter(({ name }) => !known.cannotPass.some((one) => one.name === name));
    expect(count - failures.length, unexpected.map(({ name, difference }) => `${name}: ${difference}`).join('\n')).toBeGreaterThanOrEqual(known.passing[kind] ?? 0);
  });
}
