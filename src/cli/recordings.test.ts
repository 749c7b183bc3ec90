import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerLine } from './batch';

const recordings = join(process.cwd(), '../shared/conformance');

/** By folder (what was recorded, and what others measured): the cases that cannot pass, and why. All others pass. */
const cannotPass: Readonly<Record<string, readonly { readonly name: string; readonly reason: string }[]>> = JSON.parse(
  readFileSync('src/cli/recordings.json', 'utf8'),
);

type Verdicts = {
  readonly failures: readonly { readonly name: string; readonly kind: string; readonly difference: string }[];
};

/** Answers every case of a folder here and lets the referee compare: its own command only repeats what was answered. */
async function judge(
  source: string,
  kind: string,
): Promise<{ readonly names: readonly string[]; readonly verdicts: Verdicts }> {
  const folder = mkdtempSync(join(tmpdir(), 'stepyard-recordings-'));
  try {
    const cases = readdirSync(join(recordings, source, kind)).map((file) =>
      JSON.parse(readFileSync(join(recordings, source, kind, file), 'utf8')),
    );
    const confirmed = cases.filter((one) => one.unconfirmed !== true);
    const answers: string[] = [];
    for (const { expected: _expected, ...given } of confirmed)
      answers.push(JSON.stringify(await answerLine(JSON.stringify({ id: given.name, kind, ...given }))));
    const answersFile = join(folder, 'answers.jsonl');
    writeFileSync(answersFile, answers.join('\n'));
    const cat = "process.stdin.resume(); process.stdout.write(require('node:fs').readFileSync(process.argv[1]))";
    const verdictsFile = join(folder, 'verdicts.json');
    spawnSync(
      process.execPath,
      [
        join(recordings, 'compare.mjs'),
        join(recordings, source),
        '--json',
        verdictsFile,
        '--',
        process.execPath,
        '-e',
        cat,
        answersFile,
      ],
      { maxBuffer: 100_000_000 },
    );
    return { names: confirmed.map(({ name }) => name), verdicts: JSON.parse(readFileSync(verdictsFile, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sources = { cases: 'the recordings of the service', measured: 'what others measured of the service' };

for (const [source, title] of Object.entries(sources)) {
  const isThere = existsSync(join(recordings, 'compare.mjs')) && existsSync(join(recordings, source));
  for (const kind of ['execution', 'validation', 'test-state']) {
    it.skipIf(!isThere)(
      `agrees with ${title}: ${kind}${isThere ? '' : ` (skipped: ../shared/conformance/${source} is not there)`}`,
      { timeout: 120_000 },
      async () => {
        const { names, verdicts } = await judge(source, kind);

        const failures = verdicts.failures.filter((failure) => failure.kind === kind);
        const known = (cannotPass[source] ?? []).map(({ name }) => name).filter((name) => names.includes(name));
        expect(names.length).toBeGreaterThan(0);
        expect(
          failures.filter(({ name }) => !known.includes(name)).map(({ name, difference }) => `${name}: ${difference}`),
        ).toEqual([]);
        expect(known.filter((name) => !failures.some((failure) => failure.name === name))).toEqual([]);
      },
    );
  }
}
