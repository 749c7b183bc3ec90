import { describe } from 'vitest';
import { checkRule, machineOf, stateMachineOf } from '../testing/checkRule';

const pass = { Type: 'Pass', End: true };
const schema = 'SCHEMA_VALIDATION_FAILED';
const jsonata = { QueryLanguage: 'JSONata' };
const task = (more: object, machine = {}) =>
  stateMachineOf(
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, ...more },
    machine,
  );

describe('choice rules', () => {
  const choice = (rule: object, machine = {}) =>
    machineOf({ S: { Type: 'Choice', Choices: [{ Next: 'Z', ...rule }], Default: 'Z' }, Z: pass }, machine);
  const oneOf = 'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]';
  checkRule([
    {
      code: 'rule-without-test',
      at: '/States/S/Choices/0',
      service: [schema, oneOf],
      bad: choice({}),
      good: choice({ Variable: '$.a', IsPresent: true }),
    },
    {
      code: 'empty-rule',
      at: '/States/S/Choices/0',
      severity: 'warning',
      bad: machineOf({ S: { Type: 'Choice', Choices: [{}], Default: 'Z' }, Z: pass }),
      good: choice({ Variable: '$.a', IsPresent: true }),
    },
    {
      code: 'rule-with-two-tests',
      at: '/States/S/Choices/0',
      service: [schema, oneOf],
      bad: choice({ Variable: '$.a', IsPresent: true, Not: { Variable: '$.b', IsNull: true } }),
      good: choice({ Not: { Variable: '$.b', IsNull: true } }),
    },
    {
      code: 'rule-without-comparison',
      at: '/States/S/Choices/0',
      bad: choice({ Variable: '$.a' }),
      good: choice({ Variable: '$.a', StringMatches: 'a*' }),
    },
    {
      code: 'rule-with-two-comparisons',
      at: '/States/S/Choices/0',
      service: [schema, 'There should only be one of the following fields: [StringEquals, IsPresent]'],
      bad: choice({ Variable: '$.a', StringEquals: 'a', IsPresent: true }),
      good: choice({
        And: [
          { Variable: '$.a', StringEquals: 'a' },
          { Variable: '$.a', IsPresent: true },
        ],
      }),
    },
    {
      code: 'comparison-without-variable',
      at: '/States/S/Choices/0/IsNull',
      bad: choice({ Not: { Variable: '$.b', IsNull: true }, IsNull: true }),
      good: choice({ Not: { Variable: '$.b', IsNull: true } }),
    },
    {
      code: 'wrong-operand',
      at: '/States/S/Choices/0/NumericEquals',
      says: 'must be a number',
      bad: choice({ Variable: '$.a', NumericEquals: '1' }),
      good: choice({ Variable: '$.a', NumericEquals: 1 }),
    },
    {
      code: 'bad-timestamp',
      at: '/States/S/Choices/0/TimestampEquals',
      bad: choice({ Variable: '$.a', TimestampEquals: 'noon' }),
      good: choice({ Variable: '$.a', TimestampEquals: '2026-01-01T12:00:00+01:00' }),
    },
    {
      code: 'unknown-field',
      at: '/States/S/Choices/0/And/0/Next',
      service: [schema, "Field 'Next' is not supported"],
      bad: choice({ And: [{ Variable: '$.a', IsNull: true, Next: 'Z' }] }),
      good: choice({ And: [{ Variable: '$.a', IsNull: true }] }),
    },
    {
      code: 'missing-field',
      at: '/States/S/Choices/0',
      service: [schema, 'These fields are required: [Next]'],
      bad: machineOf({ S: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true }], Default: 'Z' }, Z: pass }),
      good: choice({ Variable: '$.a', IsNull: true }),
    },
    {
      code: 'wrong-query-language',
      at: '/States/S/Choices/0/Variable',
      bad: choice({ Variable: '$.a' }, jsonata),
      good: choice({ Condition: '{% $states.input.a %}' }, jsonata),
    },
    {
      code: 'not-an-expression',
      at: '/States/S/Choices/0/Condition',
      service: [schema, 'JSONata string must start with {% and end with %}'],
      bad: choice({ Condition: 'true' }, jsonata),
      good: choice({ Condition: true }, jsonata),
    },
    {
      code: 'choice-without-default',
      at: '/States/S',
      severity: 'hint',
      bad: machineOf({ S: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Z' }] }, Z: pass }),
      good: choice({ Variable: '$.a', IsNull: true }),
    },
  ]);
});

describe('retriers and catchers', () => {
  const all = 'States.ALL must appear alone and at end of list';
  checkRule([
    {
      code: 'states-all-not-last',
      at: '/States/S/Retry/0/ErrorEquals',
      service: [schema, all],
      bad: task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }),
      good: task({ Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['States.ALL'] }] }),
    },
    {
      code: 'states-all-not-last',
      at: '/States/S/Catch/0/ErrorEquals',
      service: [schema, all],
      bad: task({ Catch: [{ ErrorEquals: ['A', 'States.ALL'], Next: 'S' }] }),
      good: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }] }),
    },
    {
      code: 'empty-value',
      at: '/States/S/Retry/0/ErrorEquals',
      service: [schema, 'Value cannot be empty'],
      bad: task({ Retry: [{ ErrorEquals: [] }] }),
      good: task({ Retry: [] }),
    },
    {
      code: 'wrong-type',
      at: '/States/S/Retry/0/ErrorEquals/0',
      bad: task({ Retry: [{ ErrorEquals: [5] }] }),
      good: task({ Retry: [{ ErrorEquals: ['5'] }] }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/Retry/0/BackoffRate',
      service: [schema, 'Minimum value is 1.0'],
      bad: task({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }),
      good: task({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 1, IntervalSeconds: 0 }] }),
    },
    {
      code: 'unknown-option',
      at: '/States/S/Retry/0/JitterStrategy',
      service: [schema, 'Value should be one of the following: [NONE, FULL]'],
      bad: task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'HALF' }] }),
      good: task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'FULL' }] }),
    },
    {
      code: 'error-already-handled',
      at: '/States/S/Retry/1/ErrorEquals/0',
      severity: 'warning',
      bad: task({ Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['A', 'B'] }] }),
      good: task({ Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['B'] }] }),
    },
    {
      code: 'unknown-error',
      at: '/States/S/Catch/0/ErrorEquals/0',
      severity: 'warning',
      says: 'Did you mean "States.Timeout"?',
      bad: task({ Catch: [{ ErrorEquals: ['States.TimeOut'], Next: 'S' }] }),
      good: task({ Catch: [{ ErrorEquals: ['States.Http.StatusCode.404'], Next: 'S' }] }),
    },
    {
      code: 'runtime-not-caught',
      at: '/States/S/Catch/0/ErrorEquals/0',
      severity: 'warning',
      bad: task({ Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'S' }] }),
      good: task({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'S' }] }),
    },
    {
      code: 'delay-not-above-interval',
      at: '/States/S/Retry/0/MaxDelaySeconds',
      severity: 'warning',
      bad: task({ Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] }),
      good: task({ Retry: [{ ErrorEquals: ['A'], MaxDelaySeconds: 5 }] }),
    },
    {
      code: 'catch-loses-input',
      at: '/States/S/Catch/0',
      severity: 'hint',
      bad: task({ Catch: [{ ErrorEquals: ['A'], Next: 'S' }] }),
      good: task({ Catch: [{ ErrorEquals: ['A'], Next: 'S', ResultPath: '$.error' }] }),
    },
    {
      code: 'missing-field',
      at: '/States/S/Catch/0',
      bad: task({ Catch: [{ ErrorEquals: ['A'] }] }),
      good: task({ Catch: [{ ErrorEquals: ['A'], Next: 'S', Comment: 'why' }] }),
    },
  ]);
});

describe('resources', () => {
  const sync = 'arn:aws:states:::ecs:runTask.sync';
  const argumentsOf: Readonly<Record<string, object>> = {
    lambda: { FunctionName: 'f' },
    ecs: { TaskDefinition: 't' },
    states: { StateMachineArn: 'm' },
  };
  const resource = (arn: string, parameters: object = argumentsOf[arn.split(':')[5] ?? ''] ?? {}) =>
    stateMachineOf({ Type: 'Task', Resource: arn, Parameters: { ...parameters } });
  checkRule([
    {
      code: 'resource-not-arn',
      at: '/States/S/Resource',
      service: [schema, 'Value is not a valid resource ARN'],
      bad: resource('my-function'),
      good: resource('${MyFunction.Arn}'),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      says: 'called through aws-sdk',
      service: [
        schema,
        'The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
      ],
      bad: resource('arn:aws:states:::dynamodb:query'),
      good: resource('arn:aws:states:::aws-sdk:dynamodb:query'),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      says: 'Did you mean "lambda"?',
      bad: resource('arn:aws:states:::lamda:invoke'),
      good: resource('arn:aws-cn:states:::lambda:invoke'),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      says: 'cannot be used with .sync',
      bad: resource('arn:aws:states:::lambda:invoke.sync'),
      good: resource('arn:aws:states:::states:startExecution.sync:2'),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      says: 'cannot wait with .sync',
      bad: resource('arn:aws:states:::aws-sdk:ecs:runTask.sync'),
      good: resource(sync),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      says: 'cannot run',
      bad: resource('arn:aws:sns:us-east-1:111111111111:topic'),
      good: resource('arn:aws:states:us-east-1:111111111111:activity:a'),
    },
    {
      code: 'not-in-express',
      at: '/States/S/Resource',
      type: 'EXPRESS',
      service: [schema, "Express state machine does not support '.sync' service integration"],
      bad: resource(sync),
      good: resource('arn:aws:states:::ecs:runTask'),
    },
    {
      code: 'not-in-express',
      at: '/States/S/Resource',
      type: 'EXPRESS',
      service: [schema, "Express state machine does not support '.waitForTaskToken' service integration "],
      bad: resource('arn:aws:states:::lambda:invoke.waitForTaskToken'),
      good: resource('arn:aws:states:::lambda:invoke'),
    },
    {
      code: 'not-in-express',
      at: '/States/S/Resource',
      type: 'EXPRESS',
      service: [schema, 'Express state machine does not support Activity ARN'],
      bad: resource('arn:aws:states:us-east-1:111111111111:activity:a'),
      good: resource('arn:aws:lambda:us-east-1:111111111111:function:a:live'),
    },
    {
      code: 'missing-arguments',
      at: '/States/S',
      severity: 'warning',
      says: 'which may be empty',
      service: [schema, 'Parameters field is required for resource ARN: arn:aws:states:::aws-sdk:s3:listBuckets'],
      bad: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' }),
      good: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', Parameters: {} }),
    },
    {
      code: 'missing-arguments',
      at: '/States/S',
      severity: 'warning',
      service: [schema, 'Parameters field is required for resource ARN: arn:aws:states:::lambda:invoke'],
      bad: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' }),
      good: resource('arn:aws:states:::lambda:invoke'),
    },
    {
      code: 'missing-argument',
      at: '/States/S/Parameters',
      service: [schema, "The field 'QueueUrl' is required but was missing"],
      bad: resource('arn:aws:states:::sqs:sendMessage', { MessageBody: '' }),
      good: resource('arn:aws:states:::sqs:sendMessage', { 'MessageBody.$': '$', 'QueueUrl.$': '$.url' }),
    },
    {
      code: 'unknown-credential',
      at: '/States/S/Credentials/Role',
      severity: 'warning',
      says: 'Did you mean "RoleArn"?',
      bad: task({ Credentials: { RoleArn: 'r', Role: 'r' } }),
      good: task({ Credentials: { RoleArn: 'r' } }),
    },
    {
      code: 'unknown-resource',
      at: '/States/S/Resource',
      bad: resource('arn:aws:lambda:us-east-1:111111111111:function:f:'),
      good: resource('arn:aws:lambda:us-east-1:111111111111:function:f:$LATEST'),
    },
    {
      code: 'credentials-on-activity',
      at: '/States/S/Credentials',
      bad: stateMachineOf({
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:111111111111:activity:a',
        Credentials: { RoleArn: 'r' },
      }),
      good: task({ Credentials: { RoleArn: 'r' } }),
    },
  ]);
});

describe('maps', () => {
  const map = (config: object, more: object = {}) =>
    stateMachineOf({
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { ...config }, StartAt: 'A', States: { A: pass } },
      ...more,
    });
  const distributed = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
  const reader = (config: object) =>
    map(distributed, {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: config,
        Parameters: { Bucket: 'b', Key: 'k' },
      },
    });
  const config = '/States/S/ItemProcessor/ProcessorConfig';
  const [getObject, putObject] = ['arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:putObject'];
  checkRule([
    {
      code: 'missing-execution-type',
      at: config,
      service: [schema, 'These fields are required: [ExecutionType]'],
      bad: map({ Mode: 'DISTRIBUTED' }),
      good: map(distributed),
    },
    {
      code: 'execution-type-inline',
      at: `${config}/ExecutionType`,
      service: [schema, "Field 'ExecutionType' is not supported"],
      bad: map({ Mode: 'INLINE', ExecutionType: 'EXPRESS' }),
      good: map({ Mode: 'INLINE' }),
    },
    {
      code: 'not-in-express',
      at: `${config}/Mode`,
      type: 'EXPRESS',
      service: [schema, "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines"],
      bad: map(distributed),
      good: map({ Mode: 'INLINE' }),
    },
    {
      code: 'distributed-only-field',
      at: '/States/S/Label',
      severity: 'warning',
      bad: map({ Mode: 'INLINE' }, { Label: 'a' }),
      good: map(distributed, { Label: 'a' }),
    },
    {
      code: 'items-not-a-list',
      at: '/States/S/Items',
      severity: 'warning',
      bad: map({}, { ...jsonata, Items: 'all' }),
      good: map({}, { ...jsonata, Items: '{% [1, 2] %}' }),
    },
    {
      code: 'inline-map-limit',
      at: '/States/S/MaxConcurrency',
      severity: 'hint',
      bad: map({ Mode: 'INLINE' }, { MaxConcurrency: 1000 }),
      good: map(distributed, { MaxConcurrency: 1000 }),
    },
    {
      code: 'missing-csv-header-location',
      at: '/States/S/ItemReader/ReaderConfig',
      bad: reader({ InputType: 'CSV' }),
      good: reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
    },
    {
      code: 'csv-field-without-csv',
      at: '/States/S/ItemReader/ReaderConfig/CSVHeaderLocation',
      service: [schema, "Field 'CSVHeaderLocation' is not supported"],
      bad: reader({ InputType: 'JSON', CSVHeaderLocation: 'FIRST_ROW' }),
      good: reader({ InputType: 'JSON' }),
    },
    {
      code: 'missing-csv-headers',
      at: '/States/S/ItemReader/ReaderConfig',
      bad: reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
      good: reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }),
    },
    {
      code: 'unknown-option',
      at: '/States/S/ItemReader/Resource',
      bad: map(distributed, { ItemReader: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } } }),
      good: map(distributed, {
        ItemReader: { Resource: 'arn:aws-us-gov:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } },
      }),
    },
    {
      code: 'batch-without-limit',
      at: '/States/S/ItemBatcher',
      service: [
        schema,
        'This object should have at least one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]',
      ],
      bad: map(distributed, { ItemBatcher: { BatchInput: {} } }),
      good: map(distributed, { ItemBatcher: { MaxItemsPerBatch: 10 } }),
    },
    {
      code: 'missing-field',
      at: '/States/S/ItemReader',
      service: [schema, 'These fields are required: [Parameters]'],
      bad: map(distributed, { ItemReader: { Resource: getObject } }),
      good: reader({ InputType: 'JSON' }),
    },
    {
      code: 'missing-field',
      at: '/States/S/ItemReader',
      service: [schema, 'These fields are required: [Arguments]'],
      bad: map(distributed, { ...jsonata, ItemReader: { Resource: getObject } }),
      good: map(distributed, { ...jsonata, ItemReader: { Resource: getObject, Arguments: '{% $states.input %}' } }),
    },
    {
      code: 'missing-argument',
      at: '/States/S/ItemReader/Parameters',
      service: [schema, "The field 'Key' is required but was missing"],
      bad: map(distributed, { ItemReader: { Resource: getObject, Parameters: { Bucket: 'b' } } }),
      good: map(distributed, { ItemReader: { Resource: getObject, Parameters: { Bucket: 'b', 'Key.$': '$.k' } } }),
    },
    {
      code: 'missing-argument',
      at: '/States/S/ItemReader/Arguments',
      bad: map(distributed, {
        ...jsonata,
        ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Prefix: 'p' } },
      }),
      good: map(distributed, {
        ...jsonata,
        ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: '{% $b %}' } },
      }),
    },
    {
      code: 'missing-field',
      at: '/States/S/ResultWriter',
      service: [schema, 'These fields are required: [Parameters]'],
      bad: map(distributed, { ResultWriter: { Resource: putObject } }),
      good: map(distributed, { ResultWriter: { Resource: putObject, Parameters: { Bucket: 'b' } } }),
    },
    {
      code: 'missing-field',
      at: '/States/S/ResultWriter',
      service: [schema, 'These fields are required: [Arguments]'],
      bad: map(distributed, {
        ...jsonata,
        ResultWriter: { Resource: putObject, WriterConfig: { OutputType: 'JSONL' } },
      }),
      good: map(distributed, { ...jsonata, ResultWriter: { Resource: putObject, Arguments: { Bucket: 'b' } } }),
    },
    {
      code: 'missing-field',
      at: '/States/S/ResultWriter',
      service: [schema, 'These fields are required: [Resource]'],
      bad: map(distributed, { ResultWriter: { Parameters: { Bucket: 'b' } } }),
      good: map(distributed, { ResultWriter: { WriterConfig: { OutputType: 'JSONL' } } }),
    },
    {
      code: 'missing-argument',
      at: '/States/S/ResultWriter/Parameters',
      bad: map(distributed, { ResultWriter: { Resource: putObject, Parameters: { Prefix: 'p' } } }),
      good: map(distributed, { ResultWriter: { Resource: putObject, Parameters: { 'Bucket.$': '$.b' } } }),
    },
    {
      code: 'empty-value',
      at: '/States/S/ResultWriter/WriterConfig',
      service: [schema, 'Value cannot be empty'],
      bad: map(distributed, { ResultWriter: { WriterConfig: {} } }),
      good: map(distributed, { ResultWriter: { WriterConfig: { OutputType: 'JSONL' } } }),
    },
    {
      code: 'empty-value',
      at: '/States/S/ResultWriter',
      service: [schema, 'Value cannot be empty'],
      bad: map(distributed, { ResultWriter: {} }),
      good: map(distributed, { ResultWriter: { WriterConfig: { Transformation: 'COMPACT' } } }),
    },
  ]);
});

describe('advice', () => {
  const callback = (Message: object, more = {}) =>
    stateMachineOf({
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
      Parameters: { Message: { ...Message } },
      TimeoutSeconds: 60,
      ...more,
    });
  checkRule([
    {
      code: 'task-without-timeout',
      at: '/States/S',
      severity: 'hint',
      bad: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:us-east-1:1:activity:a' }),
      good: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:us-east-1:1:activity:a', HeartbeatSeconds: 5 }),
    },
    { code: 'task-without-retry', at: '/States/S', severity: 'hint', bad: task({}), good: task({ Retry: [] }) },
    {
      code: 'callback-without-token',
      at: '/States/S',
      severity: 'warning',
      bad: callback({}),
      good: callback({ 'Token.$': '$$.Task.Token' }),
    },
    {
      code: 'callback-without-token',
      at: '/States/S',
      severity: 'warning',
      bad: callback({ 'Name.$': '$$.State.Name' }),
      good: callback({ 'Context.$': '$$' }),
    },
    {
      code: 'heartbeat-not-below-timeout',
      at: '/States/S/HeartbeatSeconds',
      severity: 'warning',
      bad: callback({ 'T.$': '$$.Task.Token' }, { HeartbeatSeconds: 60 }),
      good: callback({ 'T.$': '$$.Task.Token' }, { HeartbeatSeconds: 59 }),
    },
    {
      code: 'useless-heartbeat',
      at: '/States/S/HeartbeatSeconds',
      severity: 'hint',
      bad: task({ HeartbeatSeconds: 5 }),
      good: task({ TimeoutSeconds: 5 }),
    },
    {
      code: 'direct-lambda',
      at: '/States/S/Resource',
      severity: 'hint',
      bad: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f' }),
      good: task({}),
    },
  ]);
});
