import { expect, it } from 'vitest';
import type { Json } from '../../base/json';
import { readTree } from '../../document/tree';
import type { Problem } from '../problem';
import { readModel } from '../readModel';
import { validate, type ValidateOptions } from '../validate';

/** One fact about the language: a machine with one fault, and the same machine without it. */
export type RuleCase = {
  readonly code: string;
  readonly bad: Json;
  readonly good: Json;
  /** Where the problem is. */
  readonly at: string;
  /** What the message must hold, besides being sentences. */
  readonly says?: string;
  readonly severity?: Problem['severity'];
  readonly service?: readonly [code: string, message: string];
  readonly type?: ValidateOptions['type'];
};

/** Every problem of a machine given as a value. */
export function problemsOf(machine: Json, type?: ValidateOptions['type']): readonly Problem[] {
  return validate(readModel(readTree(JSON.stringify(machine), 'json')), type ? { type } : {});
}

/** A machine with these states, of which the first is the start. */
export function machineOf(states: Readonly<Record<string, Json>>, more: Readonly<Record<string, Json>> = {}): Json {
  return { StartAt: Object.keys(states)[0] ?? '', States: states, ...more };
}

/** A machine of one state called "S" that ends. */
export function stateMachineOf(state: Readonly<Record<string, Json>>, more: Readonly<Record<string, Json>> = {}): Json {
  const ends = ['Succeed', 'Fail', 'Choice'].includes(String(state.Type)) || 'Next' in state || 'End' in state;
  return machineOf({ S: ends ? state : { ...state, End: true } }, more);
}

/**
 * Tests of one rule: each bad machine has exactly this problem, at this place;
 * each good one does not have it and has no error.
 */
export function checkRule(cases: readonly RuleCase[]): void {
  for (const { code, bad, good, at, says, severity, service, type } of cases) {
    it(`finds ${code} at ${at || 'the root'}, and only where it is`, () => {
      const found = problemsOf(bad, type);

      const hits = found.filter((problem) => problem.code === code);
      expect(hits.map((problem) => problem.at)).toEqual([at]);
      const hit = hits[0] as Problem;
      expect(hit.severity).toBe(severity ?? 'error');
      expect(hit.message).toMatch(/^[A-Z"].*[.?]$/s);
      if (says !== undefined) expect(hit.message).toContain(says);
      if (hit.severity === 'error') expect([hit.serviceCode, hit.serviceMessage]).not.toContain(undefined);
      if (service) expect([hit.serviceCode, hit.serviceMessage]).toEqual(service);
      expect(problemsOf(good, type).filter((problem) => problem.code === code || problem.severity === 'error')).toEqual(
        [],
      );
    });
  }
}
