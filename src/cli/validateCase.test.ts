import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/asl/judge';
import type { JsonObject } from '../core/base/json';
import { validateCase } from './validateCase';

const folder = join(process.cwd(), '..', 'shared', 'conformance', 'cases', 'validation');
const missing = existsSync(folder) ? '' : ' (skipped: ../shared/conformance is missing)';

type Recorded = JsonObject & {
  readonly name: string;
  readonly expected: JsonObject & {
    readonly result: string;
    readonly message?: string;
    readonly diagnostics?: readonly Diagnostic[];
    readonly variableReferences?: Readonly<Record<string, readonly string[]>>;
  };
};

const recorded: readonly Recorded[] = missing
  ? []
  : readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded);

describe('recorded judgements of the service', () => {
  it.skipIf(missing !== '')(`are there to be compared with${missing}`, () => {
    expect(recorded.length).toBeGreaterThan(20);
  });

  it.each(recorded.map((one) => [one.name, one] as const))('%s', (_name, { expected, ...testCase }) => {
    const answer = validateCase(testCase);

    expect(answer.result).toBe(expected.result);
    if (expected.variableReferences)
      expect(answer.variableReferences).toEqual(
        Object.fromEntries(
          Object.entries(expected.variableReferences).map(([state, names]) => [state, [...names].sort()]),
        ),
      );
    else expect(answer.diagnostics).toEqual(expected.diagnostics);
    if (expected.message !== undefined) expect(answer.message).toBe(expected.message);
  });
});

describe('validateCase', () => {
  it('words a refusal as CreateStateMachine does', () => {
    const answer = validateCase({
      operation: 'CreateStateMachine',
      definition: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
    });

    expect(answer).toEqual({
      result: 'FAIL',
      truncated: false,
      code: 'InvalidDefinition',
      message: "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'",
      diagnostics: [{ severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' }],
    });
  });

  it('tells which states read which variables', () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: '{% $b + $a %}' }, Output: '{% $sum($a) %}', Next: 'B' },
        B: { Type: 'Pass', Output: '{% $states.input %}', End: true },
      },
    };

    expect(validateCase({ operation: 'DescribeStateMachine', definition }).variableReferences).toEqual({
      A: ['a', 'b'],
    });
  });

  it('reports at most a hundred diagnostics, and that there are more', () => {
    const States = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`S${i}`, { Type: 'Pass' }]));

    const { diagnostics, truncated } = validateCase({ definition: { StartAt: 'S0', States } });

    expect([diagnostics.length, truncated]).toEqual([100, true]);
  });
});
