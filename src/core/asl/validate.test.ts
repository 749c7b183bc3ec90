import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { applyChanges } from '../document/changes';
import { rangeOf, readTree } from '../document/tree';
import { complete } from './complete';
import { fieldRows, tables } from './fields';
import { hoverAt } from './hover';
import { applyQuickFix, quickFixes } from './quickFixes';
import { readModel } from './readModel';
import { machineOf } from './testing/checkRule';
import { validate } from './validate';

/** JSON that is made of the words of the language, in places where they do and do not belong. */
const names = fc.constantFrom(
  ...new Set([...fieldRows, ...Object.values(tables).flat()].map((row) => row.name)),
  'A',
  'B',
  '__proto__',
  'constructor',
  'v.$',
  '',
);
const scalars = fc.constantFrom<Json>(
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'A',
  'B',
  '$',
  '$.a',
  '$x',
  '{% $states.input %}',
  '{% (',
  'States.UUID()',
  'States.ALL',
  'JSONata',
  'DISTRIBUTED',
  'arn:aws:states:::lambda:invoke',
  '${P}',
  ...fieldRows.find((row) => row.name === 'Type')!.options!,
);
const { value: anyJson } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  ),
}));
const states = fc
  .dictionary(fc.constantFrom('A', 'B', 'C', '__proto__'), anyJson, { maxKeys: 4 })
  .map((all) => machineOf(all));

describe('validate', () => {
  it('answers to any JSON with problems that have a place, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyJson, states),
        fc.constantFrom('STANDARD' as const, 'EXPRESS' as const),
        (definition, type) => {
          const tree = readTree(JSON.stringify(definition), 'json');

          for (const problem of validate(readModel(tree), { type })) {
            expect(problem.from ?? rangeOf(tree, problem.at)).toBeDefined();
            if (problem.severity === 'error') expect(problem.serviceCode).toBeDefined();
          }
        },
      ),
    );
  });

  it('answers to any broken text', () => {
    fc.assert(
      fc.property(states, fc.nat(), fc.constantFrom('', '"', '{', '}', ',', ':', '[', '\\'), (definition, at, junk) => {
        const text = JSON.stringify(definition);
        const cut = at % (text.length + 1);
        const tree = readTree(text.slice(0, cut) + junk + text.slice(cut + 2), 'json');

        expect(() => validate(readModel(tree))).not.toThrow();
        expect(() => complete(tree, cut)).not.toThrow();
        expect(() => hoverAt(tree, cut)).not.toThrow();
      }),
    );
  });

  it('offers fixes that leave the text readable', () => {
    fc.assert(
      fc.property(states, (definition) => {
        const machine = readModel(readTree(JSON.stringify(definition), 'json'));

        for (const fix of validate(machine).flatMap((problem) => quickFixes(machine, problem))) {
          const result = applyQuickFix(machine, fix);
          if ('changes' in result)
            expect(readTree(applyChanges(machine.tree.text, result.changes), 'json').errors).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('survives rules and values nested a thousand times', () => {
    let rule: Json = { Variable: '$.a', IsNull: true };
    let data: Json = { 'v.$': '$.a' };
    for (let i = 0; i < 400; i++) {
      rule = { Not: rule };
      data = [data];
    }
    const machine = machineOf({
      C: { Type: 'Choice', Choices: [{ Next: 'P', Not: rule }], Default: 'P' },
      P: { Type: 'Pass', Parameters: { data }, End: true },
    });

    expect(validate(readModel(readTree(JSON.stringify(machine), 'json')))).toEqual([]);
  });

  it('quotes no more than can be read', () => {
    const [problem] = validate(
      readModel(
        readTree(JSON.stringify(machineOf({ A: { Type: 'Task', Resource: 'x'.repeat(10_000), End: true } })), 'json'),
      ),
    );

    expect(problem?.message.length).toBeLessThan(600);
  });

  it('says nothing against a machine that is as it should be', () => {
    const machine = machineOf({
      Pay: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: '${Pay}', 'Payload.$': '$' },
        TimeoutSeconds: 30,
        Retry: [{ ErrorEquals: ['Lambda.ServiceException'], BackoffRate: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Refund' }],
        Next: 'Done',
      },
      Refund: { Type: 'Pass', Next: 'Done' },
      Done: { Type: 'Succeed' },
    });

    expect(validate(readModel(readTree(JSON.stringify(machine), 'json')))).toEqual([]);
  });

  it('tells of a key that is given twice, and of a name', () => {
    const problems = validate(
      readModel(
        readTree(
          '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Type": "Pass", "End": true }, "A": { "Type": "Pass", "End": true } } }',
          'json',
        ),
      ),
    );

    expect(problems.map(({ code, at }) => [code, at])).toEqual(
      expect.arrayContaining([
        ['duplicate-key', '/States/A/Type#2'],
        ['duplicate-state-name', '/States/A#2'],
      ]),
    );
  });

  it.each(['${Definition}', '"${Definition}"', '{{ definition }}', '"%DEFINITION%"'])(
    'takes a whole definition that is a placeholder for what it is: %s',
    (text) => {
      const problems = validate(readModel(readTree(text, 'json')));

      expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['hint not-an-object']);
    },
  );

  it('reads comments and trailing commas, and accepts them in a file that is meant to have them', () => {
    const machine = readModel(
      readTree('{ // why\n "StartAt": "A", "States": { "A": { "Type": "Succeed", }, }, }', 'json'),
    );

    expect(validate(machine, { isJsonc: true })).toEqual([]);
    expect(validate(machine).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error comment',
      ...Array<string>(3).fill('error trailing-comma'),
    ]);
  });
});
