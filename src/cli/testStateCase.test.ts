import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../core/base/json';
import { testStateCase } from './testStateCase';

const task = (rest: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'q', 'MessageBody.$': '$.text' },
  Next: 'After',
  ...rest,
});
const sent = { result: '{"MessageId":"1"}' };
const refusal = (message: string, code = 'ValidationException') => ({ exception: { code, message } });

/**
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 * (read 2025-12), and recorded TestState calls for the words.
 */
describe('a test of a single state', () => {
  it('tells output and next state, and at DEBUG every stage of the data', () => {
    const answer = testStateCase({
      definition: task({ ResultPath: '$.sent' }),
      input: { text: 'hi' },
      mock: sent,
      inspectionLevel: 'DEBUG',
    });

    expect(answer).toEqual({
      status: 'SUCCEEDED',
      output: { text: 'hi', sent: { MessageId: '1' } },
      nextState: 'After',
      inspectionData: {
        input: { text: 'hi' },
        afterInputPath: { text: 'hi' },
        afterParameters: { QueueUrl: 'q', MessageBody: 'hi' },
        result: { MessageId: '1' },
        afterResultSelector: { MessageId: '1' },
        afterResultPath: { text: 'hi', sent: { MessageId: '1' } },
      },
    });
  });

  it('takes null for an input, and an empty object for none', () => {
    expect(testStateCase({ definition: { Type: 'Pass', End: true }, input: null })).toEqual({
      status: 'SUCCEEDED',
      output: null,
    });
    expect(testStateCase({ definition: { Type: 'Pass', End: true } })).toEqual({ status: 'SUCCEEDED', output: {} });
  });

  it('tells at INFO nothing of the data on its way', () => {
    expect(
      testStateCase({ definition: { Type: 'Pass', Result: 1, End: true }, input: {}, inspectionLevel: 'INFO' }),
    ).toEqual({ status: 'SUCCEEDED', output: 1 });
  });

  it('tells the pause before the retry that would follow', () => {
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 5 }];

    const answer = testStateCase({
      definition: task({ Retry: retry }),
      input: { text: '' },
      mock: { errorOutput: { error: 'Busy', cause: 'c' } },
      stateConfiguration: { retrierRetryCount: 2 },
      inspectionLevel: 'TRACE',
    });

    expect(answer).toMatchObject({
      status: 'RETRIABLE',
      error: 'Busy',
      cause: 'c',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 18 } },
    });
  });

  it('names a retrier that is used up', () => {
    const retry = [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }];

    const answer = testStateCase({
      definition: task({ Retry: retry }),
      input: { text: '' },
      mock: { errorOutput: { error: 'Busy' } },
      stateConfiguration: { retrierRetryCount: 1 },
      inspectionLevel: 'DEBUG',
    });

    expect(answer).toMatchObject({ status: 'FAILED', inspectionData: { errorDetails: { retryIndex: 0 } } });
  });

  it('tells which catcher took the error and where it leads', () => {
    const catchers: readonly JsonObject[] = [
      { ErrorEquals: ['Other'], Next: 'A' },
      { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' },
    ];

    const answer = testStateCase({
      definition: task({ Catch: catchers }),
      input: { text: 't' },
      mock: { errorOutput: { error: 'Busy', cause: 'c' } },
      inspectionLevel: 'DEBUG',
    });

    expect(answer).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'B',
      output: { text: 't', error: { Error: 'Busy', Cause: 'c' } },
      inspectionData: { errorDetails: { catchIndex: 1 } },
    });
  });

  it('fails a Map in which more iterations failed than it tolerates', () => {
    const map = {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      ToleratedFailureCount: 1,
      End: true,
    };

    const answer = testStateCase({
      definition: map,
      input: [1, 2, 3],
      mock: { result: '[0,0,1]' },
      stateConfiguration: { mapIterationFailureCount: 2 },
    });

    expect(answer).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });

  it('holds failed iterations against tolerances that expressions give', () => {
    const map = {
      Type: 'Map',
      QueryLanguage: 'JSONata',
      ToleratedFailurePercentage: '{% 50 %}',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      End: true,
    };
    const test = (mapIterationFailureCount: number) =>
      testStateCase({
        definition: map,
        input: [1, 2, 3, 4],
        mock: { result: '[0,0,1,1]' },
        stateConfiguration: { mapIterationFailureCount },
      });

    expect(test(2)).toMatchObject({ status: 'SUCCEEDED' });
    expect(test(3)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });

  it('shows what becomes of every item of a Map before its iterations', () => {
    const map: JsonObject = {
      Type: 'Map',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index' },
      MaxConcurrency: 1,
      ItemBatcher: { MaxItemsPerBatch: 2 },
      End: true,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ItemsPointer: '/rows' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
    };

    const answer = testStateCase({
      definition: map,
      input: {},
      mock: { result: '[1,2]' },
      stateConfiguration: { mapItemReaderData: '{"rows":["a","b","c"]}' },
      inspectionLevel: 'DEBUG',
    });

    const selected = ['a', 'b', 'c'].map((item, at) => ({ item, at }));
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      output: [1, 2],
      inspectionData: {
        afterItemsPointer: ['a', 'b', 'c'],
        afterItemSelector: selected,
        afterItemBatcher: [{ Items: selected.slice(0, 2) }, { Items: selected.slice(2) }],
        maxConcurrency: 1,
      },
    });
  });

  it('fails with what is wrong in the data of an ItemReader', () => {
    const map: JsonObject = {
      Type: 'Map',
      End: true,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
    };

    expect(
      testStateCase({
        definition: map,
        input: {},
        mock: { result: '[]' },
        stateConfiguration: { mapItemReaderData: '{"a":1}' },
      }),
    ).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  });

  it.each<[string, JsonObject, string]>([
    [
      'a JSONata field',
      { QueryLanguage: 'JSONata', Output: { a: ['{% $states.input.x %}'] } },
      "The JSONata expression '$states.input.x' specified for the field 'Output/a[0]' returned nothing (undefined).",
    ],
    [
      'a template',
      { Parameters: { 'a.$': '$.x' } },
      "The JSONPath '$.x' specified for the field 'a.$' could not be found in the input '{}'",
    ],
  ])('gives the reason alone, without the words about the state: %s', (_, fields, cause) => {
    expect(testStateCase({ definition: { Type: 'Pass', End: true, ...fields } })).toMatchObject({
      status: 'FAILED',
      cause,
    });
  });

  it.each([
    [
      'SecondsPath',
      { SecondsPath: '$.x' },
      { x: -1 },
      'The SecondsPath parameter references a negative value: $.x == -1',
    ],
    [
      'TimestampPath',
      { TimestampPath: '$.x' },
      { x: 'y' },
      'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.x == y',
    ],
  ])('gives it alone for a Wait too: %s', (_, fields, input, cause) => {
    expect(testStateCase({ definition: { Type: 'Wait', End: true, ...fields }, input })).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause,
    });
  });

  it('puts the reason alone into what a catcher passes on', () => {
    const fields = {
      QueryLanguage: 'JSONata',
      Arguments: '{% $states.input.x %}',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
    };
    const cause =
      "The JSONata expression '$states.input.x' specified for the field 'Arguments' returned nothing (undefined).";

    const answer = testStateCase({
      definition: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true, ...fields },
      mock: sent,
    });

    expect(answer).toMatchObject({
      status: 'CAUGHT_ERROR',
      cause,
      output: { Error: 'States.QueryEvaluationError', Cause: cause },
    });
  });

  it('knows a role only where the call names one', () => {
    const definition: JsonObject = {
      Type: 'Pass',
      Parameters: { 'v.$': '$$.Execution' },
      OutputPath: '$.v',
      End: true,
    };

    expect(testStateCase({ definition })).not.toMatchObject({ output: { RoleArn: expect.anything() } });
    expect(testStateCase({ definition, roleGiven: true })).toMatchObject({
      output: { RoleArn: expect.stringMatching(/^arn:aws:iam::/) },
    });
    expect(testStateCase({ definition })).not.toMatchObject({ output: { RedriveCount: expect.anything() } });
  });

  it.each([
    ['$$.Execution.Input', '$.Execution.Input'],
    ['$$', '$'],
    ['$', '$'],
    ['$.a', '$.a'],
  ])('names a path to items, %s, as %s', (ItemsPath, named) => {
    const map = {
      Type: 'Map',
      ItemsPath,
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      End: true,
    };

    expect(testStateCase({ definition: map, input: { a: 1 }, mock: { result: '[]' } })).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: `Reference path "${named}" must point to array.`,
    });
  });

  it('refuses an empty state name as a client does', () => {
    const machine = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

    expect(testStateCase({ definition: machine, stateName: '' })).toEqual(
      refusal(
        'Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1',
        'ParamValidationError',
      ),
    );
  });

  it('lets a mock stand for a Map without items too', () => {
    const map = { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, End: true };

    expect(testStateCase({ definition: map, input: [], mock: { errorOutput: { error: 'E', cause: 'c' } } })).toEqual({
      status: 'FAILED',
      error: 'E',
      cause: 'c',
    });
  });

  it('shows the variables as they are after the state', () => {
    const pass = { Type: 'Pass', Assign: { 'b.$': '$.x' }, End: true };

    expect(
      testStateCase({ definition: pass, input: { x: 2 }, variables: { a: 1 }, inspectionLevel: 'DEBUG' }),
    ).toMatchObject({ inspectionData: { variables: { a: 1, b: 2 } } });
    expect(
      testStateCase({ definition: { Type: 'Succeed' }, input: {}, variables: {}, inspectionLevel: 'DEBUG' }),
    ).toEqual({ status: 'SUCCEEDED', output: {}, inspectionData: { input: {}, afterInputPath: {} } });
  });

  it('finds a state inside a machine by its name', () => {
    const machine = {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Wait', Seconds: 5, End: true } } },
          End: true,
        },
      },
    };

    expect(testStateCase({ definition: machine, stateName: 'Inner', input: { a: 1 } })).toEqual({
      status: 'SUCCEEDED',
      output: { a: 1 },
    });
  });

  it.each<[string, JsonObject, object]>([
    [
      'a mock that is both',
      { definition: task(), mock: { ...sent, errorOutput: {} } },
      refusal('A test mock should have only one of the following fields: [result, errorOutput].'),
    ],
    [
      'a mock that is nothing',
      { definition: task(), mock: {} },
      refusal('A test mock should have one of the following fields: [result, errorOutput].'),
    ],
    [
      'a mock of a state that does no work',
      { definition: { Type: 'Pass', End: true }, mock: sent },
      refusal("State type 'Pass' is not supported when a mock is specified"),
    ],
    [
      'a mock that is not JSON',
      { definition: task(), mock: { result: '{' } },
      refusal('Mocked result must be valid JSON'),
    ],
    [
      'a mock that its API would not answer',
      { definition: task(), mock: { result: '{"MessageId":1}' } },
      refusal("Mock result schema validation error: Field 'MessageId' must be a string"),
    ],
    [
      'a task without role and mock',
      { definition: task() },
      refusal('RoleArn must be specified when testing a Task state'),
    ],
    [
      'secrets beside a mock',
      { definition: task(), mock: sent, revealSecrets: true },
      refusal('TestState does not support RevealSecrets when a mock is specified.'),
    ],
    ['a definition that is none', { definition: 7 as never }, { exception: { code: 'InvalidDefinition' } }],
    [
      'a state whose type there is not',
      { definition: { Type: 'Nap', End: true } },
      { exception: { code: 'InvalidDefinition' } },
    ],
  ])('refuses %s', (_, given, expected) => {
    expect(testStateCase({ input: { text: '' }, ...given })).toMatchObject(expected);
  });

  it('leaves a name like __proto__ data', () => {
    const answer = testStateCase({
      definition: { Type: 'Pass', End: true },
      input: JSON.parse('{"__proto__":{"polluted":true}}') as JsonObject,
    });

    expect(JSON.stringify(answer)).toContain('__proto__');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
