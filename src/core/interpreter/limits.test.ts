import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { payloadBound, payloadBytes, sizeBound, utf8Size } from './limits';
import { runCase } from './testing/runCase';

const bytesOf = (value: Json): number => new TextEncoder().encode(JSON.stringify(value)).length;

describe('sizes', () => {
  it('are never taken for smaller than they are', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sizeBound(value as Json) >= bytesOf(value as Json)));
  });

  it('count UTF-8', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
        (text) => utf8Size(text) === new TextEncoder().encode(text).length,
      ),
    );
  });

  it('are exact about the quota', () => {
    const fits = 'é'.repeat(payloadBytes / 2 - 1);

    expect(payloadBound(fits)).toBe(payloadBytes);
    expect(payloadBound(`${fits}x`)).toBe(payloadBytes + 1);
    expect(payloadBound(Array.from({ length: 100_000 }, () => 1))).toBe(200_001);
  });

  it('are infinite for what is nested too deeply', () => {
    expect(payloadBound(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the payload quota', () => {
  const large = 'x'.repeat(payloadBytes);
  const task = (resource: string, more: JsonObject = {}): JsonObject => ({
    StartAt: 'T',
    States: {
      T: {
        Type: 'Task',
        Resource: resource,
        Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'H' }],
        End: true,
        ...more,
      },
      H: { Type: 'Pass', End: true },
    },
  });

  it.each([
    ['arn:aws:states:::lambda:invoke', 'lambda', 'TaskFailed'],
    ['arn:aws:lambda:us-east-1:1:function:f', 'arn:aws:lambda:us-east-1:1:function:f', 'LambdaFunctionFailed'],
  ])('fails a task with too large a result, and that can be caught: %s', async (resource, named, type) => {
    const { outcome, events } = await runCase({ definition: task(resource), tasks: { T: [{ return: large }] } });

    const cause = `The state/task '${named}' returned a result with a size exceeding the maximum number of bytes service limit.`;
    expect(outcome.output).toEqual({ Error: 'States.DataLimitExceeded', Cause: cause });
    expect(events.map((event) => event.type)).toContain(type);
  });

  it('ends the execution when a state makes too large an output', async () => {
    const definition = task('arn:aws:states:::sns:publish', { ResultPath: '$.result' });
    const { outcome } = await runCase({
      definition,
      input: { before: 'x'.repeat(200_000) },
      tasks: { T: [{ return: 'x'.repeat(100_000) }] },
    });

    expect(outcome).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'T' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it.each(['Pass', 'Task', 'Parallel'])('ends the execution when Parameters of a %s grow too large', async (type) => {
    const more: JsonObject =
      type === 'Parallel' ? { Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }] } : {};
    const definition = task('arn:aws:states:::sns:publish', {
      Parameters: { 'twice.$': 'States.Array($, $)' },
      Type: type,
      ...more,
    });
    const { outcome, events } = await runCase({ definition, input: 'x'.repeat(payloadBytes / 2) });

    expect(outcome).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'T' provided parameters with a size exceeding the maximum number of bytes service limit.",
    });
    expect(events).toHaveLength(3);
  });

  it('refuses an input that is too large', async () => {
    expect((await runCase({ definition: task('arn:aws:states:::sns:publish'), input: large })).outcome).toMatchObject({
      status: 'FAILED',
      error: 'InvalidExecutionInput',
    });
  });
});

describe('data beyond what memory holds', () => {
  const tree = (levels: number): Json => (levels === 0 ? 1 : { a: tree(levels - 1), b: tree(levels - 1) });
  const large = 'x'.repeat(200_000);
  const pass = (fields: JsonObject): JsonObject => ({
    StartAt: 'P',
    States: { P: { Type: 'Pass', End: true, ...fields } },
  });
  const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(', ');

  it.each<[string, JsonObject, Json, string]>([
    [
      'a path that visits every way through deep data',
      pass({ InputPath: '$..*..*..*..*' }),
      tree(10),
      'returned a result',
    ],
    ['one in Parameters', pass({ Parameters: { 'a.$': '$..*..*..*..*' } }), tree(10), 'provided parameters'],
    [
      'patterns that go back and forth',
      pass({ InputPath: '$.list[?(@.a =~ /(x+x+)+y/)]' }),
      { list: Array.from({ length: 100 }, () => ({ a: 'x'.repeat(2_000) })) },
      'returned a result',
    ],
    [
      'a text of gigabytes',
      pass({ Parameters: { 'a.$': `States.Format('${'{}'.repeat(4_000)}', ${times(4_000, '$')})` } }),
      large,
      'provided parameters',
    ],
    [
      'a list written thousands of times',
      pass({ Parameters: { 'a.$': `States.JsonToString(States.Array(${times(4_000, '$')}))` } }),
      large,
      'provided parameters',
    ],
    [
      'the same payload in thousands of members',
      pass({ Parameters: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`m${i}.$`, '$'])) }),
      large,
      'provided parameters',
    ],
    [
      'the same payload read by thousands of calls',
      pass({
        Parameters: {
          'a.$': `States.Array(${times(3_000, 'States.ArrayLength(States.Array(States.JsonToString($)))')})`,
        },
      }),
      large,
      'provided parameters',
    ],
    [
      'JSONata that shares one text a hundred thousand times',
      { QueryLanguage: 'JSONata', ...pass({ Output: '{% $map([1..100000], function($i) { $states.input }) %}' }) },
      large,
      'returned a result',
    ],
    [
      'JSONata in many members',
      {
        QueryLanguage: 'JSONata',
        ...pass({
          Output: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`m${i}`, '{% $states.input %}'])),
        }),
      },
      large,
      'returned a result',
    ],
  ])('is States.DataLimitExceeded: %s', async (_what, definition, input, what) => {
    const { outcome } = await runCase({ definition, input });

    expect(outcome).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: `The state/task 'P' ${what} with a size exceeding the maximum number of bytes service limit.`,
    });
  });
});
