import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import { comparisons } from '../../expressions/choiceOperators';
import { convertDefinition, ran } from './testing/runBoth';

const choice = (rule: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: 'C',
  States: {
    C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No', ...more },
    Yes: { Type: 'Pass', Result: 'yes', End: true },
    No: { Type: 'Pass', Result: 'no', End: true },
  },
});

const moments = ['2026-03-14T01:59:00Z', '2026-03-14T02:59:00+01:00', '2025-01-01T00:00:00.5Z', '2026-03-14', 'soon'];
const values: readonly Json[] = [
  '',
  'a',
  'b',
  'a*b',
  'x/(y)\\',
  ...moments,
  0,
  1,
  -1.5,
  10,
  true,
  false,
  null,
  [],
  [1],
  {},
];
const value = fc.constantFrom(...values);

const operands: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  String: fc.constantFrom<Json>('', 'a', 'b', 'ab"c'),
  Numeric: fc.constantFrom<Json>(0, 1, 5.5, -2),
  Boolean: fc.boolean(),
  Timestamp: fc.constantFrom<Json>('2026-03-14T01:59:00Z', '2025-01-01T00:00:00.5Z', '2026-01-01T00:00:00-02:00'),
};

/** Names that a rule may compare: those of `x`, `y` and `z`, all of which are there. */
const name = fc.constantFrom('$.x', '$.y', "$['z z']");
const typeOf = (operator: string): string => /^(String|Numeric|Boolean|Timestamp)/.exec(operator)?.[0] ?? '';
const compare = fc
  .constantFrom(...Object.keys(comparisons))
  .chain((operator) => fc.record({ Variable: name, [operator]: operands[typeOf(operator)] ?? fc.constant(null) }));
const question = fc
  .record({
    Variable: name,
    operator: fc.constantFrom('IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp'),
    wanted: fc.boolean(),
  })
  .map(({ Variable, operator, wanted }): JsonObject => ({ Variable, [operator]: wanted }));
const pattern = fc.record({
  Variable: name,
  StringMatches: fc.constantFrom('*', 'a*', '*b', 'a\\*b', 'x/(y)\\\\', '*/(*', '2026*Z', 'a'),
});
const rule = fc.letrec<{ rule: JsonObject }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    compare,
    question,
    pattern,
    fc.record({ And: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ Or: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ Not: tie('rule') }),
  ) as fc.Arbitrary<JsonObject>, // each of them is one
})).rule;

describe('Choice rules', () => {
  it('decide as they did, however they are nested', async () => {
    await fc.assert(
      fc.asyncProperty(rule, value, value, value, async (test, x, y, z) => {
        const definition = choice(test);
        const { converted } = convertDefinition(definition, 'JSONata');
        const input = { x, y, 'z z': z };

        expect(await ran(converted, input), JSON.stringify(converted)).toEqual(await ran(definition, input));
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(comparisons))('%sPath compares with values of its type as it did', async (operator) => {
    const definition = choice({ Variable: '$.x', [`${operator}Path`]: '$.y' });
    const { converted } = convertDefinition(definition, 'JSONata');
    const type = typeOf(operator);
    const others: readonly Json[] =
      type === 'Numeric'
        ? [0, 1, 10]
        : type === 'Boolean'
          ? [true, false]
          : type === 'String'
            ? ['', 'a', 'b']
            : moments;
    for (const x of values)
      for (const y of others)
        expect(await ran(converted, { x, y }), `${JSON.stringify([x, y])} ${JSON.stringify(converted)}`).toEqual(
          await ran(definition, { x, y }),
        );
  });

  it('take what is missing for false, and say so', async () => {
    const definition = choice({
      And: [
        { Variable: '$.x', IsPresent: true },
        { Variable: '$.x.y', NumericGreaterThan: 1 },
      ],
    });
    const { converted, plan } = convertDefinition(definition, 'JSONata');

    expect((await ran(definition, { x: {} })).status).toBe('FAILED');
    expect((await ran(converted, { x: {} })).output).toBe('no');
    expect(plan.states[0]?.changes[0]).toEqual({
      field: 'Choices 1: And',
      at: '/Choices/0',
      before: { And: expect.anything() },
      after: {
        Condition: '{% $exists($states.input.x) and ($type($states.input.x.y) = "number" and $states.input.x.y > 1) %}',
      },
      note: 'A value that is missing makes the comparison false; in JSONPath the state fails.',
    });
  });

  it('hand on what they handed on, whichever way is taken', async () => {
    const definition = {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          InputPath: '$.in',
          OutputPath: '$.part',
          Assign: { 'v.$': '$.n' },
          Choices: [{ Variable: '$.n', NumericEquals: 1, Assign: { 'v.$': '$.part' }, Next: 'Show' }],
          Default: 'Show',
        },
        Show: { Type: 'Pass', Parameters: { 'in.$': '$', 'v.$': '$v' }, End: true },
      },
    };
    const { converted } = convertDefinition(definition, 'JSONata');
    for (const n of [1, 2])
      expect(await ran(converted, { in: { n, part: 'p' } })).toEqual(await ran(definition, { in: { n, part: 'p' } }));
  });

  it('that end in an open escape stay as they are', () => {
    const { plan } = convertDefinition(choice({ Variable: '$.x', StringMatches: 'a\\' }), 'JSONata');
    expect(plan.states[0]?.unconverted).toEqual([
      {
        field: 'Choices 1: Variable, StringMatches',
        at: '/Choices/0',
        before: { Variable: '$.x', StringMatches: 'a\\' },
        reason: 'The pattern ends with an open escape sequence.',
      },
    ]);
  });
});

/** Templates of members that are fixed or come from the input, nested as they come. */
const template = fc.letrec<{ part: Json }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(1, 'text', '{% 1 %}', null, true),
    fc.array(tie('part'), { maxLength: 3 }),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('part')),
        fc.dictionary(
          fc.constantFrom('d.$', 'e.$'),
          fc.constantFrom('$.x', '$', '$.l[1]', '$$.State.Name', "States.Format('{}', $.x.y)"),
        ),
      )
      .map(([fixed, dynamic]): Json => ({ ...fixed, ...dynamic })),
  ) as fc.Arbitrary<Json>, // each of them is one
})).part;

describe('payload templates', () => {
  it('make what they made, also merged into the input', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('p', 'q'), template),
        fc.constantFrom('$', '$.r', '$.x.r', null),
        async (parameters, ResultPath) => {
          const definition = {
            StartAt: 'S',
            States: { S: { Type: 'Pass', Parameters: parameters, ResultPath, End: true } },
          };
          const { converted } = convertDefinition(definition, 'JSONata');
          const input = { x: { y: 1 }, l: [[1], [2, 3]] };

          expect(await ran(converted, input), JSON.stringify(converted)).toEqual(await ran(definition, input));
        },
      ),
      { numRuns: 120 },
    );
  });
});
