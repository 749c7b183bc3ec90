import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../core/base/json';
import { writeJson } from '../core/base/long';
import { parquetFile } from '../core/services/testing/parquetFile';
import { answerLine } from './batch';

const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

describe('stepyard batch', () => {
  it('runs an execution and answers with its end and its history', async () => {
    const answer = await answerLine(JSON.stringify({ id: 7, definition: pass, input: { x: [1, 2] } }));

    expect(answer).toMatchObject({
      id: 7,
      status: 'SUCCEEDED',
      output: { x: [1, 2] },
      events: [
        { type: 'ExecutionStarted', executionStartedEventDetails: { input: '{"x": [1, 2]}' } },
        {},
        { stateExitedEventDetails: { output: '{"x":[1,2]}' } },
        {},
      ],
    });
  });

  it('starts with null where a case says so, and with an empty object where it says nothing', async () => {
    expect(await answerLine(JSON.stringify({ definition: pass, input: null }))).toMatchObject({
      output: null,
      events: [{ executionStartedEventDetails: { input: 'null' } }, {}, {}, {}],
    });
    expect(await answerLine(JSON.stringify({ definition: pass }))).toMatchObject({ output: {} });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'The line is not JSON'],
    ['no object', '[]', 'The line is no JSON object.'],
    ['an unknown kind', '{"id": 1, "kind": "dance"}', 'There is no kind of case "dance".'],
    ['no definition', '{"id": 1}', 'The case has no definition.'],
    ['a definition that cannot start', '{"id": 1, "definition": {"States": {}}}', 'The definition has no StartAt.'],
    [
      'bad mocks',
      '{"id": 1, "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "mocks": {"A": {"x": 1}}}',
      'The attempt "x"',
    ],
  ])('answers a bad line with what is wrong: %s', async (_what, line, cause) => {
    expect(await answerLine(line)).toMatchObject({ status: 'ERROR', cause: expect.stringContaining(cause) });
  });

  it('says which numbers of a case are not kept, and what becomes of them', async () => {
    const line =
      '{"definition":{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"n":-1e400,"id.$":"$.id"},"End":true}}},"input":{"id":1e-400},"inputText":"{\\"id\\": 1e-400}"}';
    const changedNumbers = [
      { at: '/definition/States/A/Parameters/n', written: '-1e400', becomes: '"-Infinity"' },
      { at: '/input/id', written: '1e-400', becomes: '0' },
      { at: '/inputText/id', written: '1e-400', becomes: '0' },
    ];

    expect(await answerLine(line)).toMatchObject({ output: { n: '-Infinity', id: 0 }, changedNumbers });
    expect(
      await answerLine('{"kind":"validation","operation":"CreateStateMachine","definition":{"States":{"A":0x}}'),
    ).not.toHaveProperty('changedNumbers');
    expect(await answerLine(JSON.stringify({ definition: pass, input: 0.1 }))).not.toHaveProperty('changedNumbers');
  });

  it('lets actions come before time passes', async () => {
    const definition: Json = {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: 'q', MessageBody: 'm' },
          HeartbeatSeconds: 5,
          End: true,
        },
      },
    };
    const base = {
      id: 1,
      definition,
      mocks: { T: { '0': { Throw: { Error: 'States.Timeout' } } } },
      submitted: { T: { '0': {} } },
    };

    expect(await answerLine(JSON.stringify(base))).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(
      await answerLine(
        JSON.stringify({ ...base, actions: [{ action: 'SendTaskSuccess', state: 'T', outputJson: 1 }] }),
      ),
    ).toMatchObject({ status: 'SUCCEEDED', output: 1 });
    expect(
      await answerLine(JSON.stringify({ ...base, actions: [{ action: 'StopExecution', error: 'E' }] })),
    ).toMatchObject({ status: 'ABORTED', error: 'E' });
    expect(
      await answerLine(
        JSON.stringify({
          ...base,
          actions: [
            { action: 'SendTaskHeartbeat', state: 'T', times: 1e300 },
            { action: 'SendTaskSuccess', state: 'T', outputJson: 2 },
          ],
        }),
      ),
    ).toMatchObject({ output: 2 });
  });

  /**
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
   * (InvalidOutput, read 2025-11)
   */
  it('lets a task wait on after an answer that is no JSON', async () => {
    const definition: Json = {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: 'q', MessageBody: 'm' },
          TimeoutSeconds: 5,
          End: true,
        },
      },
    };
    const base = {
      definition,
      mocks: { T: { '0': { Throw: { Error: 'States.Timeout' } } } },
      submitted: { T: { '0': {} } },
    };
    const bad = { action: 'SendTaskSuccess', state: 'T', output: '{' };

    expect(await answerLine(JSON.stringify({ ...base, actions: [bad] }))).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
    expect(
      await answerLine(
        JSON.stringify({ ...base, actions: [bad, { action: 'SendTaskSuccess', state: 'T', output: '"fine"' }] }),
      ),
    ).toMatchObject({ status: 'SUCCEEDED', output: 'fine' });
  });

  it.each<[string, JsonObject]>([
    ['a mock says that it never answered', {}],
    ['a call takes the task', { actions: [{ action: 'GetActivityTask', state: 'T', workerName: 'w' }] }],
    ['a call takes a task of whatever state', { actions: [{ action: 'GetActivityTask', workerName: 'w' }] }],
  ])('starts the task of a worker before its time runs out: %s', async (_what, more) => {
    const definition: Json = {
      StartAt: 'T',
      States: {
        T: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111111111111:activity:a', TimeoutSeconds: 5, End: true },
      },
    };

    const answer = await answerLine(
      JSON.stringify({ definition, mocks: { T: { '0': { Throw: { Error: 'States.Timeout' } } } }, ...more }),
    );

    const types = [
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivityTimedOut',
      'ExecutionFailed',
    ];
    expect(answer).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
      events: types.map((type) => ({ type })),
    });
  });

  it.each<[string, string, string]>([
    ['a state that does nothing', '{"Type":"Pass","End":true}', '{"id":9007199254740993,"list":[9223372036854775807]}'],
    [
      'a template',
      '{"Type":"Pass","Parameters":{"id.$":"$.id","list.$":"$.list"},"End":true}',
      '{"id":9007199254740993,"list":[9223372036854775807]}',
    ],
    ['a fixed result', '{"Type":"Pass","Result":{"n":-9007199254740993},"End":true}', '{"n":-9007199254740993}'],
    [
      'JSONata',
      '{"Type":"Pass","QueryLanguage":"JSONata","Output":{"n":"{% $states.input.id %}","text":"{% $string($states.input.id) %}"},"End":true}',
      '{"n":9007199254740993,"text":"9007199254740993"}',
    ],
    [
      'texts of JSON',
      '{"Type":"Pass","Parameters":{"text.$":"States.JsonToString($.list)","n.$":"States.StringToJson(\'9007199254740995\')"},"End":true}',
      '{"text":"[9223372036854775807]","n":9007199254740995}',
    ],
    [
      'lists',
      '{"Type":"Pass","Parameters":{"has.$":"States.ArrayContains($.list, 9223372036854775806)","unique.$":"States.ArrayUnique(States.Array(9007199254740993, 9007199254740993, $.id, 9007199254740995))"},"End":true}',
      '{"unique":[9007199254740993,9007199254740995],"has":false}',
    ],
    [
      'formats',
      '{"Type":"Pass","Parameters":{"v.$":"States.Format(\'{}\', $.id)"},"End":true}',
      '{"v":"9007199254740993"}',
    ],
    [
      'a Choice',
      '{"Type":"Choice","Choices":[{"And":[{"Variable":"$.id","IsNumeric":true},{"Variable":"$.id","NumericLessThan":9007199254740994},{"Not":{"Variable":"$.id","NumericEqualsPath":"$.list[0]"}},{"Variable":"$.id","NumericGreaterThan":9007199254740992}],"Next":"B"}]}',
      '{"id":9007199254740993,"list":[9223372036854775807]}',
    ],
  ])('keeps integers to the last digit through %s', async (_what, state, output) => {
    const line = `{"definition":{"StartAt":"A","States":{"A":${state},"B":{"Type":"Succeed"}}},"input":{"id":9007199254740993,"list":[9223372036854775807]}}`;

    const answer = await answerLine(line);

    expect(writeJson(answer as Json)).toContain(`"output":${output}`);
    expect(writeJson(answer as Json)).toContain('{\\"id\\": 9007199254740993, \\"list\\": [9223372036854775807]}');
  });

  it('shows a count of redrives but to executions that somebody waits for', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Parameters: { 'execution.$': '$$.Execution' }, OutputPath: '$.execution', End: true },
      },
    };

    expect(await answerLine(JSON.stringify({ definition, type: 'EXPRESS' }))).toMatchObject({
      output: { RedriveCount: 0 },
    });
    expect(await answerLine(JSON.stringify({ definition, type: 'EXPRESS', isSync: true }))).not.toMatchObject({
      output: { RedriveCount: 0 },
    });
  });

  it('knows no activity that the case says nothing of', async () => {
    const definition: Json = {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111111111111:activity:gone', End: true } },
    };

    expect(await answerLine(JSON.stringify({ definition }))).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(
        'The activity arn:aws:states:us-east-1:111111111111:activity:gone does not exist.',
      ),
    });
  });

  it('runs the workflows of a case that its definition starts', async () => {
    const definition: Json = {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:child', Input: { x: 1 } },
          OutputPath: '$.Output',
          End: true,
        },
      },
    };

    expect(await answerLine(JSON.stringify({ definition, workflows: { child: pass } }))).toMatchObject({
      status: 'SUCCEEDED',
      output: { x: 1 },
    });
    expect(await answerLine(JSON.stringify({ definition, workflows: { child: {} } }))).toMatchObject({
      status: 'ERROR',
      cause: 'The workflow "child" cannot be run: The definition has no States.',
    });
  });

  it('maps over the rows of a Parquet file, which comes as base64', async () => {
    const definition: Json = {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          End: true,
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'PARQUET', MaxItems: 1 },
            Parameters: { Bucket: 'b', Key: 'rows.parquet' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', OutputPath: '$.name', End: true } },
          },
        },
      },
    };

    expect(
      await answerLine(JSON.stringify({ definition, s3: { 'b/rows.parquet': { base64: parquetFile } } })),
    ).toMatchObject({ status: 'SUCCEEDED', output: ['Ada'] });
    expect(await answerLine(JSON.stringify({ definition, s3: { 'b/rows.parquet': 'id' } }))).toMatchObject({
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
    });
  });

  it('runs expressions that never end to a failure', async () => {
    const definition: Json = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Pass', Output: '{% ($f := function(){ $f() }; $f()) %}', End: true } },
    };

    expect(await answerLine(JSON.stringify({ definition }))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });
});
