import { describe, expect, it } from 'vitest';
import { suggestInput } from '../../core/asl/suggestInput';
import type { JsonObject } from '../../core/base/json';
import { press, statesEntered } from './testing/press';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const invoke = 'arn:aws:states:::lambda:invoke';
const end: JsonObject = { Type: 'Succeed' };
const failure: JsonObject = { Type: 'Fail' };
const read = (parameters: JsonObject): JsonObject => ({ Type: 'Pass', Parameters: parameters, End: true });

/** A Task and what follows it. */
const task = (fields: JsonObject, states: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: 'T',
  States: { T: { Type: 'Task', Next: 'C', ...fields }, ...states, S: end, F: failure },
  ...more,
});
const rule = (test: JsonObject, more: JsonObject = {}): JsonObject => ({
  Type: 'Choice',
  Choices: [{ ...test, Next: 'S' }],
  Default: 'F',
  ...more,
});

/** A distributed Map that reads an object. */
const reader = (config: JsonObject, resource = 'arn:aws:states:::s3:getObject'): JsonObject => ({
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      ItemReader: { Resource: resource, ReaderConfig: config, Parameters: { Bucket: 'b', Key: 'k' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'X',
        States: { X: read({ 'a.$': '$.sku', 'b.$': '$.qty' }) },
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { 'Bucket.$': '$.out', Prefix: 'p' } },
      ResultSelector: { 'where.$': '$.ResultWriterDetails.Bucket' },
      End: true,
    },
  },
});

describe('a workflow succeeds at the first press', () => {
  it.each<readonly [what: string, definition: JsonObject]>([
    [
      'when a rule reads what a function gives',
      task({ Resource: lambda, ResultPath: '$.r' }, { C: rule({ Variable: '$.r.ok', BooleanEquals: true }) }),
    ],
    [
      'when a rule reads the payload of a function',
      task(
        { Resource: invoke, Parameters: { FunctionName: 'f', 'Payload.$': '$' }, OutputPath: '$.Payload' },
        { C: rule({ Variable: '$.score', NumericGreaterThan: 5 }) },
      ),
    ],
    [
      'when a function gives JSON in a text',
      task(
        {
          Resource: invoke,
          Parameters: { FunctionName: 'f' },
          ResultSelector: { 'b.$': 'States.StringToJson($.Payload.body)' },
        },
        { C: rule({ Variable: '$.b.state', StringEquals: 'ok' }) },
      ),
    ],
    [
      'when a Map goes through what a function gives',
      task(
        { Resource: lambda },
        {
          C: {
            Type: 'Map',
            ItemsPath: '$.items',
            ItemProcessor: { StartAt: 'X', States: { X: read({ 'y.$': 'States.MathAdd($.n, 1)' }) } },
            End: true,
          },
        },
      ),
    ],
    [
      'when Parallel branches are read by their index',
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'A', States: { A: { Type: 'Task', Resource: lambda, End: true } } },
              { StartAt: 'B', States: { B: { Type: 'Task', Resource: lambda, End: true } } },
            ],
            Next: 'C',
          },
          C: rule({
            And: [
              { Variable: '$[0].ok', BooleanEquals: true },
              { Variable: '$[1].n', NumericEquals: 7 },
            ],
          }),
          S: end,
          F: failure,
        },
      },
    ],
    [
      'when typed attributes of a table are read',
      task(
        {
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Parameters: { TableName: 't', Key: { id: { S: 'x' } } },
          ResultPath: '$.r',
        },
        {
          C: rule(
            { Variable: '$.r.Item.active.BOOL', BooleanEquals: true },
            { Choices: [{ Variable: '$.r.Item.active.BOOL', BooleanEquals: true, Next: 'D' }] },
          ),
          D: read({
            'n.$': 'States.StringToJson($.r.Item.count.N)',
            'tag.$': '$.r.Item.tags.L[0].S',
            'm.$': '$.r.Item.map.M.a.S',
          }),
        },
      ),
    ],
    [
      'when a nested workflow answers with a text',
      task(
        {
          Resource: 'arn:aws:states:::states:startExecution.sync',
          Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:c' },
          ResultSelector: { 'o.$': 'States.StringToJson($.Output)' },
        },
        { C: rule({ Variable: '$.o.answer', NumericEquals: 42 }) },
      ),
    ],
    [
      'when a nested workflow answers with a value',
      task(
        {
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:c' },
        },
        { C: rule({ Variable: '$.Output.answer', NumericEquals: 42 }) },
      ),
    ],
    [
      'when somebody outside decides',
      task(
        {
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: 'q', MessageBody: { 't.$': '$$.Task.Token' } },
        },
        { C: rule({ Variable: '$.decision', StringEquals: 'approve' }) },
      ),
    ],
    [
      'when an error must not be there',
      task(
        { Resource: lambda, Parameters: { error: 'echo' } },
        { C: { Type: 'Choice', Choices: [{ Variable: '$.error', IsPresent: true, Next: 'F' }], Default: 'S' } },
      ),
    ],
    [
      'when pages are turned as long as there is a token',
      task(
        { Resource: 'arn:aws:states:::aws-sdk:s3:listObjectsV2', Parameters: { Bucket: 'b' } },
        {
          C: {
            Type: 'Choice',
            Choices: [{ Variable: '$.NextContinuationToken', IsPresent: true, Next: 'T' }],
            Default: 'S',
          },
        },
      ),
    ],
    [
      'when JSONata reads results through variables',
      task(
        {
          Resource: invoke,
          Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
          Assign: { items: '{% $states.result.Payload.items %}' },
        },
        {
          C: {
            Type: 'Map',
            Items: '{% $items %}',
            ItemProcessor: {
              StartAt: 'X',
              States: { X: { Type: 'Pass', Output: '{% $states.input.price * 2 %}', End: true } },
            },
            Next: 'D',
          },
          D: rule({ Condition: '{% $sum($states.input) > 0 %}' }),
        },
        { QueryLanguage: 'JSONata' },
      ),
    ],
    [
      'when defaults are merged with the input',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Result: { mode: 'none' }, ResultPath: '$.defaults', Next: 'B' },
          B: {
            Type: 'Pass',
            Parameters: { 'all.$': 'States.JsonMerge($.defaults, $$.Execution.Input, false)' },
            OutputPath: '$.all',
            Next: 'C',
          },
          C: rule({ Variable: '$.mode', StringEquals: 'fast' }),
          S: end,
          F: failure,
        },
      },
    ],
    [
      'when a counter ends a loop',
      {
        StartAt: 'I',
        States: {
          I: { Type: 'Pass', Result: { index: 0 }, ResultPath: '$.it', Next: 'N' },
          N: {
            Type: 'Pass',
            Parameters: { 'index.$': 'States.MathAdd($.it.index, 1)' },
            ResultPath: '$.it',
            Next: 'C',
          },
          C: {
            Type: 'Choice',
            Choices: [{ Variable: '$.it.index', NumericLessThanPath: '$.count', Next: 'N' }],
            Default: 'S',
          },
          S: end,
        },
      },
    ],
    ['when a Map reads a table', reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' })],
    [
      'when a Map reads a table whose header is given',
      reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['sku', 'qty'] }),
    ],
    ['when a Map reads JSON', reader({ InputType: 'JSON' })],
    ['when a Map reads a part of JSON', reader({ InputType: 'JSON', ItemsPointer: '/a/b' })],
    ['when a Map reads lines of JSON', reader({ InputType: 'JSONL' })],
    ['when a Map reads Parquet', reader({ InputType: 'PARQUET' })],
    ['when a Map reads an inventory', reader({ InputType: 'MANIFEST' })],
    ['when a Map reads what a manifest lists', reader({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' })],
    [
      'when a Map reads all objects of a bucket',
      reader({ InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' }, 'arn:aws:states:::s3:listObjectsV2'),
    ],
  ])('%s', async (_, definition) => {
    const { status, why } = await press(definition, suggestInput(definition));

    expect({ status, why }).toEqual({ status: 'ExecutionSucceeded', why });
  });
});

describe('a loop that waits for a value', () => {
  const poll = (choices: readonly JsonObject[], otherwise: string): JsonObject =>
    task(
      { Resource: lambda, ResultPath: '$.s' },
      { C: { Type: 'Choice', Choices: choices, Default: otherwise }, W: { Type: 'Wait', Seconds: 60, Next: 'T' } },
    );

  it.each<readonly [what: string, definition: JsonObject, seen: readonly string[]]>([
    [
      'which every other value goes round',
      poll(
        [
          { Variable: '$.s.status', StringEquals: 'FAILED', Next: 'F' },
          { Variable: '$.s.status', StringEquals: 'COMPLETE', Next: 'S' },
        ],
        'W',
      ),
      ['RUNNING', 'RUNNING', 'COMPLETE'],
    ],
    [
      'which one value goes round',
      poll(
        [
          { Variable: '$.s.status', StringEquals: 'PENDING', Next: 'W' },
          { Variable: '$.s.status', StringEquals: 'DONE', Next: 'S' },
        ],
        'F',
      ),
      ['PENDING', 'PENDING', 'DONE'],
    ],
  ])('%s ends at the third visit', async (_, definition, seen) => {
    const { status, events } = await press(definition, suggestInput(definition));

    expect(status).toBe('ExecutionSucceeded');
    expect(statesEntered(events)).toEqual(['T', 'C', 'W', 'T', 'C', 'W', 'T', 'C', 'S']);
    expect(
      events.flatMap(({ type, details }) =>
        type === 'LambdaFunctionSucceeded' && details !== undefined && 'output' in details
          ? [(details.output as { readonly status: string }).status]
          : [],
      ),
    ).toEqual(seen);
  });
});
