import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { runCase, sketch, startMs, type ConformanceCase } from './testing/runCase';

const folder = 'src/core/interpreter/conformance';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  describe(file.replace('.json', ''), () => {
    const cases: readonly ConformanceCase[] = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    it.each(cases.map((one) => [one.rule, one] as const))('%s', async (_rule, one) => {
      const { outcome, events, children } = await runCase(one);
      const { expect: wanted } = one;

      expect(one.source).not.toBe('');
      if (wanted.history) expect(sketch(events)).toEqual(wanted.history);
      if (wanted.status) expect(outcome.status).toBe(wanted.status);
      if ('output' in wanted) expect(outcome.output).toEqual(wanted.output);
      if ('error' in wanted) expect(outcome.error ?? null).toBe(wanted.error);
      if ('cause' in wanted) expect(outcome.cause ?? null).toBe(wanted.cause);
      if (wanted.seconds !== undefined)
        expect(((outcome.closedMs ?? 0) - startMs) / 1_000).toBeCloseTo(wanted.seconds, 2);
      for (const [type, details] of Object.entries(wanted.details ?? {})) {
        expect(
          events
            .filter((event) => event.type === type)
            .map((event): Json => JSON.parse(JSON.stringify(event.details ?? {}))),
        ).toEqual(details);
      }
      if (wanted.childHistories) expect([...children.values()].map(sketch)).toEqual(wanted.childHistories);
    });
  });
}
