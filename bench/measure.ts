import { cpus, totalmem } from 'node:os';

/** One line of the table. */
export type Row = {
  readonly suite: string;
  readonly name: string;
  /** Median over the runs. */
  readonly value: number;
  readonly unit: string;
  /** How often it was measured. */
  readonly runs: number;
  /** This value beside something comparable in the same run: `12.4× peer`. */
  readonly ratio?: { readonly to: string; readonly times: number };
  /** What the issue asks for, in words: `≤ 50 ms`. */
  readonly aim?: string;
};

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How often and how long something is measured. */
type Effort = { readonly runs?: number; readonly atLeastMs?: number; readonly warmups?: number };

/** Milliseconds that one call takes: the median of several runs, each long enough to be above the clock's grain. */
export async function medianMs(work: () => unknown, effort: Effort = {}): Promise<{ ms: number; runs: number }> {
  const [measured] = await medianMsByTurns([work], effort);
  return measured ?? { ms: Number.NaN, runs: 0 };
}

/**
 * The same for several pieces of work, run by turns: what slows the machine
 * down meanwhile slows all of them down, and ratios hold.
 */
export async function medianMsByTurns(
  works: readonly (() => unknown)[],
  { runs = 7, atLeastMs = 20, warmups = 2 }: Effort = {},
): Promise<readonly { ms: number; runs: number }[]> {
  for (const work of works) for (let i = 0; i < warmups; i++) await work();
  const samples = works.map((): number[] => []);
  for (let i = 0; i < runs; i++)
    for (const [index, work] of works.entries()) samples[index]?.push(await msOfCall(work, atLeastMs));
  return samples.map((list) => ({ ms: median(list), runs }));
}

async function msOfCall(work: () => unknown, atLeastMs: number): Promise<number> {
  const started = performance.now();
  for (let calls = 1; ; calls++) {
    const result = work();
    if (result instanceof Promise) await result;
    const elapsed = performance.now() - started;
    if (elapsed >= atLeastMs) return elapsed / calls;
  }
}

/** What the figures were measured on; no names or paths. */
export function environment(): Record<string, string> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: String(cpus().length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

/** Three significant digits, without an exponent. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}
