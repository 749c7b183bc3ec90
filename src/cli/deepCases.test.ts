import { describe, expect, it } from 'vitest';
import { answerLine } from './batch';

const deep = '['.repeat(200_000) + ']'.repeat(200_000);
const jsonPath = (state: object): object => ({ StartAt: 'A', States: { A: { Type: 'Pass', ...state, End: true } } });
const jsonata = (Output: string): object => ({ QueryLanguage: 'JSONata', ...jsonPath({ Output }) });

/** What walks the data of a person, each with a state in which it does. */
const walkers: readonly (readonly [string, object])[] = [
  ['handing on', jsonPath({})],
  ['a template', jsonPath({ Parameters: { 'a.$': '$.a' } })],
  ['a path', jsonPath({ InputPath: '$..x' })],
  ['an intrinsic function', jsonPath({ Parameters: { 'a.$': 'States.JsonToString($.a)' } })],
  ['an expression', jsonata('{% $string($states.input) %}')],
  ['equality', jsonata('{% $states.input.a = $states.input %}')],
];

describe('a case with data that is nested 200,000 levels deep', () => {
  it.each(walkers)('says so, and where: %s', async (_, definition) => {
    for (const kind of ['execution', 'test-state']) {
      const line = `{"id": 7, "kind": "${kind}", "stateName": "A", "definition": ${JSON.stringify(definition)}, "input": {"a": ${deep}}}`;

      expect(await answerLine(line)).toMatchObject({
        status: 'ERROR',
        error: 'BadCase',
        cause: expect.stringContaining('Values are nested more than 1,003 levels deep at character ') as string,
      });
    }
  });

  it.each([
    [
      'an intrinsic function',
      jsonPath({ Parameters: { 'a.$': 'States.StringToJson($.t)' } }),
      'States.DataLimitExceeded',
    ],
    ['an expression', jsonata('{% $parse($states.input.t) %}'), 'States.QueryEvaluationError'],
  ])('fails as the service fails where a text is read in the run, by %s', async (_, definition, error) => {
    const line = JSON.stringify({ kind: 'execution', definition, input: { t: deep.slice(100_000, -100_000) } });

    expect(await answerLine(line)).toMatchObject({ status: 'FAILED', error });
  });

  it('is not come by in a loop that wraps its input again and again', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'a.$': '$' }, Next: 'A' } } };

    expect(await answerLine(JSON.stringify({ definition, input: {} }))).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });
});
