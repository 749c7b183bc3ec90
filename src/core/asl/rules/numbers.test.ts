import { beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '../../document/changes';
import { readTree } from '../../document/tree';
import { enableYaml } from '../../document/yaml';
import { judge } from '../judge';
import { applyQuickFix, quickFixes } from '../quickFixes';
import { readModel } from '../readModel';
import { validate } from '../validate';

beforeAll(enableYaml);

const inJson = (value: string): string =>
  `{"StartAt":"S","States":{"S":{"Type":"Pass","Result":{"v":${value}},"End":true}}}`;
const inYaml = (value: string): string =>
  `StartAt: S\nStates:\n  S:\n    Type: Pass\n    Result:\n      v: ${value}\n    End: true\n`;

describe('numbers that are not kept', () => {
  it.each([
    ['json', '1e400', 'warning', 'changed-number', '"Infinity"'],
    ['json', '1e-400', 'warning', 'changed-number', 'becomes 0'],
    ['json', '9223372036854775808', 'warning', 'changed-number', '9223372036854776000'],
    ['json', '0.12345678901234567890', 'hint', 'changed-number', '0.12345678901234568'],
    ['json', '-0', 'hint', 'changed-number', 'becomes 0'],
    ['yaml', '.inf', 'error', 'number-not-json', '"Infinity"'],
    ['yaml', '.nan', 'error', 'number-not-json', '"NaN"'],
    ['yaml', '0x1F', 'hint', 'changed-number', 'becomes 31'],
    ['yaml', '017', 'warning', 'changed-number', 'becomes 17 here, and 15'],
    ['yaml', '1_000', 'warning', 'changed-number', 'becomes "1_000" here, and 1000'],
    ['yaml', '12:30', 'warning', 'changed-number', 'and 750 where'],
    ['yaml', '1e400', 'warning', 'changed-number', '"Infinity"'],
  ] as const)('in %s, %s is told as %s %s, with its place and a remedy', (syntax, written, severity, code, says) => {
    const machine = readModel(readTree(syntax === 'json' ? inJson(written) : inYaml(written), syntax));
    const problems = validate(machine);
    expect(
      problems
        .filter((problem) => problem.severity !== 'hint' || problem.code === code)
        .map((problem) => [problem.code, problem.severity, problem.at, problem.stateId]),
    ).toEqual([[code, severity, '/States/S/Result/v', '/States/S']]);
    const told = problems.find((problem) => problem.code === code);
    expect(told?.message).toContain(says);
    expect(told?.message).toMatch(/(Write|[Pp]ut it in quotes)[^.]*\.$/);
  });

  it.each([['9007199254740993'], ['0.1000000000000000055511151231257827'], ['1e3'], ['1.0'], ['"1e400"']])(
    '%s is nothing to tell',
    (written) => {
      expect(validate(readModel(readTree(inJson(written), 'json')))).toEqual([]);
    },
  );

  it('are put into quotes, or written as what they become', () => {
    const machine = readModel(readTree(inYaml('017'), 'yaml'));
    const fixes = validate(machine).flatMap((problem) => quickFixes(machine, problem));
    const texts = fixes.map((fix) => {
      const result = applyQuickFix(machine, fix);
      return [
        fix.title,
        'changes' in result ? /v: (.*)/.exec(applyChanges(machine.tree.text, result.changes))?.[1] : result.error,
      ];
    });
    expect(texts).toEqual([
      ['Write 17', '17'],
      ['Put it in quotes, as a text', expect.stringMatching(/^["']017["']$/)],
    ]);
  });

  it('are no diagnostics of the service, which takes the definition', () => {
    expect(judge(inJson('1e400'), { severity: 'WARNING' }).diagnostics).toEqual([]);
  });

  it('are told a hundred times, and then counted', () => {
    const problems = validate(
      readModel(readTree(inJson(`[${Array.from({ length: 300 }, () => '1e400').join()}]`), 'json')),
    );
    expect([problems.length, problems.at(-1)?.message]).toEqual([
      101,
      'There are 200 more numbers that are not kept as they are written.',
    ]);
  });
});
