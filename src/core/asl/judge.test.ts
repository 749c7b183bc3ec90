import { describe, expect, it } from 'vitest';
import { judge } from './judge';

const [missing, ended] = ['MISSING_TRANSITION_TARGET', 'MISSING_END_STATE'];

describe('judge', () => {
  // Measured with ValidateStateMachineDefinition in September 2026 (floci-io/floci, badmintoncryer/cdk-preflight).
  it.each<[string, unknown, readonly (readonly [string, string | undefined])[]]>([
    [
      'a dangling target and no end',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } },
      [
        [missing, '/States/A/Next'],
        [ended, undefined],
      ],
    ],
    [
      'no end, which silences unreachable states',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Pass', Next: 'A' } } },
      [[ended, undefined]],
    ],
    [
      'a StartAt that names nothing, so that nothing is reached',
      { StartAt: 'Nope', States: { A: { Type: 'Pass', End: true } } },
      [
        [missing, '/StartAt'],
        [missing, '/States/A'],
      ],
    ],
    [
      'an unreachable state in a branch',
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            End: true,
            Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', End: true }, G: { Type: 'Pass', End: true } } }],
          },
        },
      },
      [[missing, '/States/P/Branches[0]/States/G']],
    ],
    [
      'names with slashes, unescaped',
      { StartAt: 'S', States: { S: { Type: 'Pass', End: true }, 'a/b': { Type: 'Pass', End: true } } },
      [[missing, '/States/a/b']],
    ],
    [
      'a field that the type does not have, at the state',
      { StartAt: 'A', States: { A: { Type: 'Pass', TimeoutSeconds: 5, End: true } } },
      [['SCHEMA_VALIDATION_FAILED', '/States/A']],
    ],
    [
      'States.ALL beside other names, at its place in the list',
      {
        StartAt: 'A',
        States: {
          A: {
            Type: 'Task',
            Resource: 'arn:aws:lambda:us-east-1:1:function:f',
            Retry: [{ ErrorEquals: ['E', 'States.ALL'] }],
            End: true,
          },
        },
      },
      [['SCHEMA_VALIDATION_FAILED', '/States/A/Retry[0]/ErrorEquals[1]']],
    ],
    [
      'an integration without Parameters, at its resource',
      {
        StartAt: 'A',
        States: { A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:neptune:describeDBClusters', End: true } },
      },
      [['SCHEMA_VALIDATION_FAILED', '/States/A/Resource']],
    ],
    [
      'empty Parameters of an integration that needs none',
      {
        StartAt: 'A',
        States: {
          A: {
            Type: 'Task',
            Resource: 'arn:aws:states:::aws-sdk:neptune:describeDBClusters',
            Parameters: {},
            End: true,
          },
        },
      },
      [],
    ],
    [
      'an object where a list is wanted, once',
      { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: {}, Retry: {}, End: true } } },
      [
        ['SCHEMA_VALIDATION_FAILED', '/States/A/Branches'],
        ['SCHEMA_VALIDATION_FAILED', '/States/A/Retry'],
      ],
    ],
    [
      'a processor without an end',
      {
        StartAt: 'M',
        States: {
          M: { Type: 'Map', End: true, ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } } },
        },
      },
      [],
    ],
  ])('judges %s', (_what, definition, expected) => {
    const { result, diagnostics } = judge(JSON.stringify(definition));

    expect(diagnostics.map(({ code, location }) => [code, location])).toEqual(expected);
    expect(result).toBe(expected.length === 0 ? 'OK' : 'FAIL');
  });

  it.each([
    ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 9],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 7],
    [
      '{\n "a": 1\n "b": 2 }',
      `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`,
      3,
      3,
    ],
    [
      'nope',
      "Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      1,
      5,
    ],
    [
      '{"a": [1',
      'Unexpected end-of-input: expected close marker for Array (start marker at [Source: (String); line: 1, column: 7])',
      1,
      9,
    ],
    ['{"a": "b', 'Unexpected end-of-input: was expecting closing quote for a string value', 1, 9],
    ['{ // why\n}', "Unexpected character ('/' (code 47)): was expecting double-quote to start field name", 1, 4],
  ])('words the fault of %j as the parser of the service does', (text, message, line, column) => {
    const [diagnostic] = judge(text).diagnostics;

    expect(diagnostic?.code).toBe('INVALID_JSON_DESCRIPTION');
    expect(diagnostic?.message.split('\n at ')[0]).toBe(message);
    expect(diagnostic?.location).toContain(`line: ${line}, column: ${column}]`);
  });

  it('lists warnings on demand, which do not refuse', () => {
    const text = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { v: '$.a' }, End: true } } });

    expect(judge(text)).toEqual({ result: 'OK', diagnostics: [], truncated: false });
    expect(judge(text, { severity: 'WARNING' })).toMatchObject({
      result: 'OK',
      diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR', location: '/States/A/Parameters/v' }],
    });
  });

  it('lists as many as are asked for', () => {
    const text = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass' }, B: { Type: 'Pass' } } });

    expect(judge(text, { maxResults: 1 })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ location: '/States/A' }],
      truncated: true,
    });
  });

  it.each(['[]', '"text"', '5', 'null', 'true'])('refuses %s, which is no object', (text) => {
    expect(judge(text).diagnostics).toEqual([
      { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' },
    ]);
  });
});
