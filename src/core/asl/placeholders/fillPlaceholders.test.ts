import { describe, expect, it } from 'vitest';
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { optional } from '../../base/optional';
import { readTree, toJson, type TreeNode } from '../../document/tree';
import { enableYaml } from '../../document/yaml';
import { judge } from '../judge';
import { bareTexts } from './bareTexts';
import { fillPlaceholders, type FilledDefinition, type PlaceholderOptions } from './fillPlaceholders';

/** A machine of one state, filled in; the state's fields. */
function filledState(fields: JsonObject, options?: PlaceholderOptions, more: JsonObject = {}): JsonObject {
  return stateIn(fillPlaceholders({ StartAt: 'S', ...more, States: { S: fields } }, options));
}

function stateIn({ definition }: FilledDefinition): JsonObject {
  const states = member(definition, 'States');
  const state = isJsonObject(states) ? member(states, 'S') : undefined;
  if (!isJsonObject(state)) throw new Error('There is no state S.');
  return state;
}

/** A JSON text as it is opened, filled in. */
function fillText(text: string, values?: Readonly<Record<string, string>>): FilledDefinition {
  const tree = readTree(text, 'json');
  const value = tree.root && toJson(tree.root);
  if (!isJsonObject(value)) throw new Error('The text holds no object.');
  return fillPlaceholders(value, { bare: bareTexts(tree), ...optional({ values }) });
}

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

describe('the Resource of a Task', () => {
  it.each<readonly [written: Json, run: string]>([
    ['${FnArn}', lambda('Fn')],
    ['${PayFunctionArn}', lambda('PayFunction')],
    ['${PayFunction.Arn}', lambda('PayFunction')],
    ['${aws_lambda_function.pay.arn}', lambda('pay')],
    ['${module.functions.pay_arn}', lambda('pay')],
    ['${var.pay_lambda_arn}', lambda('pay_lambda')],
    ['${self:custom.functions.pay}', lambda('pay')],
    ['${file(functions.yml):pay.arn}', lambda('pay')],
    ["${cf:stack-${opt:stage, 'dev'}.PayArn}", lambda('Pay')],
    ['{{resolve:ssm:/shop/pay:3}}', lambda('pay')],
    ['{{resolve:secretsmanager:shop/pay}}', lambda('pay')],
    ['{{ pay_function }}', lambda('pay_function')],
    ['<PayFunctionArn>', lambda('PayFunction')],
    ['%PAY_FUNCTION%', lambda('PAY_FUNCTION')],
    ['__pay__', lambda('pay')],
    ['REPLACE_WITH_PayArn', lambda('REPLACE_WITH_Pay')],
    ['PayActivity', 'arn:aws:states:us-east-1:123456789012:activity:PayActivity'],
    ['${ShipActivityArn}', 'arn:aws:states:us-east-1:123456789012:activity:ShipActivity'],
    ['arn:${AWS::Partition}:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke'],
    ['arn:${partition}:states:::sqs:sendMessage.waitForTaskToken', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
    ['arn:${AWSPartition}:states:::states:startExecution.sync:2', 'arn:aws:states:::states:startExecution.sync:2'],
    [
      'arn:${data.aws_partition.current.partition}:states:::aws-sdk:s3:getObject',
      'arn:aws:states:::aws-sdk:s3:getObject',
    ],
    ['arn:#{AWS::Partition}:states:::sns:publish', 'arn:aws:states:::sns:publish'],
    ['arn::states:::sns:publish', 'arn:aws:states:::sns:publish'],
    ['arn:aws:states:${AWS::Region}::dynamodb:getItem', 'arn:aws:states:us-east-1::dynamodb:getItem'],
    ['arn:aws:states:::sqs:${Action}', 'arn:aws:states:::sqs:sendMessage'],
    ['arn:aws:states:::glue:startJobRun.${Pattern}', 'arn:aws:states:::glue:startJobRun'],
    ['arn:aws:states:::${Integration}', lambda('Integration')],
    ['arn:aws:states:::aws-sdk:${Service}:${Action}', lambda('Action')],
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}', lambda('Fn')],
    ['arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}:$LATEST', `${lambda('Fn')}:$LATEST`],
    ['arn:aws:lambda:<region>:<account>:function:Pay', lambda('Pay')],
    ['arn:aws:lambda:{{aws_region}}:{{aws_account}}:function:{{lambda_name}}', lambda('lambda_name')],
    ['arn:aws:lambda:${Token[AWS.Region.4]}:${Token[AWS.AccountId.0]}:function:pay', lambda('pay')],
    [
      'arn:aws:states:${AWS::Region}:${AWS::AccountId}:activity:${Ship}',
      'arn:aws:states:us-east-1:123456789012:activity:Ship',
    ],
    ['${Prefix}:function:pay', lambda('Prefix')],
    ['arn:aws:rpcmessage:local::function:pay', lambda('pay')],
    [' arn:aws:lambda:us-east-1:123456789012:function:pay ', lambda('pay')],
    ['', lambda('S')],
    [{ 'Fn::GetAtt': ['Pay', 'Arn'] }, lambda('Pay')],
    [{ 'Fn::GetAtt': 'Pay.Arn' }, lambda('Pay')],
    [{ Ref: 'Pay' }, lambda('Pay')],
    [{ 'Fn::Sub': 'arn:${AWS::Partition}:states:::lambda:invoke' }, 'arn:aws:states:::lambda:invoke'],
    [
      { 'Fn::Sub': ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}', { Name: { Ref: 'Pay' } }] },
      lambda('Pay'),
    ],
    [
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'states', '', '', 'lambda:invoke']] },
      'arn:aws:states:::lambda:invoke',
    ],
    [{ 'Fn::ImportValue': 'shop-PayArn' }, lambda('shop-Pay')],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Stack}-PayArn' } }, lambda('Stack-Pay')],
    [{ 'Fn::If': ['IsProd', { 'Fn::GetAtt': ['Pay', 'Arn'] }, { Ref: 'Other' }] }, lambda('Pay')],
  ])('%j is run as %s', (written, run) => {
    expect(filledState({ Type: 'Task', Resource: written, End: true }).Resource).toBe(run);
  });

  it.each([
    'arn:aws:states:::lambda:invoke',
    lambda('pay'),
    'arn:aws:states:::aws-sdk:s3:getObject',
    'arn:aws:states:::dynamodb:query',
  ])('%s stays', (resource) => {
    expect(filledState({ Type: 'Task', Resource: resource, End: true }).Resource).toBe(resource);
  });
});

describe('a range in JSONata', () => {
  it.each([
    ['{% [1..${N}] %}', '{% [1..1] %}'],
    ['{% $.a.${N} %}', '{% $.a.N %}'],
  ])('%s is run as %s', (written, run) => {
    expect(filledState({ Type: 'Pass', Output: written }, {}, { QueryLanguage: 'JSONata' }).Output).toBe(run);
  });
});

describe('short forms of functions in YAML', () => {
  it('are filled in as what they are short for', () => {
    enableYaml();
    const tree = readTree(
      'States:\n  S:\n    Type: Wait\n    Seconds: !Ref Secs\n  T:\n    Type: Task\n    Resource: !GetAtt Pay.Arn\n    Parameters: { a: !Ref Name, b: !Sub "x-${Y}" }\n',
      'yaml',
    );
    const { definition } = fillPlaceholders(toJson(tree.root as TreeNode) as JsonObject, { bare: bareTexts(tree) });

    expect(definition.States).toEqual({
      S: { Type: 'Wait', Seconds: 1 },
      T: { Type: 'Task', Resource: lambda('Pay'), Parameters: { a: 'Name', b: 'x-Y' } },
    });
  });
});

describe('what a place needs', () => {
  it.each<readonly [fields: JsonObject, filled: JsonObject]>([
    [{ Type: 'Wait', Seconds: '${secs}' }, { Seconds: 1 }],
    [{ Type: 'Wait', Seconds: { Ref: 'Secs' } }, { Seconds: 1 }],
    [{ Type: 'Wait', Timestamp: '${When}' }, { Timestamp: '2026-01-01T00:00:00Z' }],
    [{ Type: 'Wait', SecondsPath: '${p}' }, { SecondsPath: '$.p' }],
    [{ Type: 'Wait', SecondsPath: '$.${Field}' }, { SecondsPath: '$.Field' }],
    [
      { Type: 'Task', TimeoutSeconds: '${t}', HeartbeatSeconds: '${h}' },
      { TimeoutSeconds: 300, HeartbeatSeconds: 60 },
    ],
    [
      { Type: 'Task', TimeoutSeconds: 30, HeartbeatSeconds: '${h}' },
      { TimeoutSeconds: 30, HeartbeatSeconds: 29 },
    ],
    [{ Type: 'Map', MaxConcurrency: '${c}' }, { MaxConcurrency: 10 }],
    [
      { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: '${Mode}' } } },
      { ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' } } },
    ],
    [
      {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:${AWS::Partition}:states:::s3:getObject',
          Parameters: { Bucket: '${DataBucket}', Key: '${Key}' },
        },
      },
      { ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'data-bucket', Key: 'Key' } } },
    ],
    [
      { Type: 'Map', ItemReader: { Resource: '${Reader}' }, ResultWriter: { Resource: '${Writer}' } },
      {
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' },
      },
    ],
    [
      { Type: 'Map', ToleratedFailurePercentage: '${p}', ItemBatcher: { MaxItemsPerBatch: '${n}' } },
      { ToleratedFailurePercentage: 0, ItemBatcher: { MaxItemsPerBatch: 10 } },
    ],
    [
      {
        Type: 'Task',
        Retry: [{ ErrorEquals: ['${Error}'], MaxAttempts: '${n}', BackoffRate: '${r}', IntervalSeconds: '${i}' }],
      },
      { Retry: [{ ErrorEquals: ['Error'], MaxAttempts: 3, BackoffRate: 2, IntervalSeconds: 1 }] },
    ],
    [
      {
        Type: 'Task',
        Retry: '${file(retry.json)}',
        Catch: '${jsonencode(local.catch)}',
        Parameters: '${file(parameters.json)}',
      },
      { Retry: [], Catch: [], Parameters: {} },
    ],
    [
      { Type: 'Task', Credentials: { RoleArn: '${Role}' } },
      { Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/Role' } },
    ],
    [
      { Type: 'Task', Credentials: { RoleArn: 'arn:aws:iam::${AWS::AccountId}:role/${Role}' } },
      { Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/Role' } },
    ],
    [
      {
        Type: 'Choice',
        Choices: [
          { Variable: '$.n', NumericGreaterThan: '${n}', Next: 'S' },
          { Variable: '$.b', BooleanEquals: '${b}', Next: 'S' },
          { Variable: '${path}', StringEquals: '${s}', Next: 'S' },
        ],
      },
      {
        Choices: [
          { Variable: '$.n', NumericGreaterThan: 1, Next: 'S' },
          { Variable: '$.b', BooleanEquals: true, Next: 'S' },
          { Variable: '$.path', StringEquals: 's', Next: 'S' },
        ],
      },
    ],
    [
      { Type: 'Choice', Choices: [{ Not: { Variable: '$.n', StringMatches: '*-${Suffix}' }, Next: 'S' }] },
      { Choices: [{ Not: { Variable: '$.n', StringMatches: '*-Suffix' }, Next: 'S' }] },
    ],
    [{ Type: 'Pass', End: '${x}' }, { End: true }],
    [
      { Type: 'Pass', InputPath: '${p}', ResultPath: '${r}' },
      { InputPath: '$', ResultPath: '$' },
    ],
    [
      { Type: 'Fail', Error: '${E}', Cause: 'In ${AWS::Region}' },
      { Error: 'E', Cause: 'In us-east-1' },
    ],
    [
      { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: '${s}', End: true } } }] },
      { Branches: [{ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, End: true } } }] },
    ],
  ])('fills %j', (fields, filled) => {
    expect(filledState({ ...fields })).toMatchObject(filled);
  });

  it.each<readonly [call: string, parameters: JsonObject, filled: JsonObject]>([
    ['lambda:invoke', { FunctionName: '${Fn}', Qualifier: '${Q}' }, { FunctionName: lambda('Fn'), Qualifier: 'Q' }],
    ['lambda:invoke', { FunctionName: '${Fn.Arn}:$LATEST' }, { FunctionName: `${lambda('Fn')}:$LATEST` }],
    [
      'sqs:sendMessage',
      { QueueUrl: '${Queue}' },
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue' },
    ],
    [
      'sqs:sendMessage',
      { QueueUrl: 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/${QueueName}' },
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/QueueName' },
    ],
    [
      'sns:publish',
      { TopicArn: { Ref: 'Topic' }, Message: '${Text}' },
      { TopicArn: 'arn:aws:sns:us-east-1:123456789012:Topic', Message: 'Text' },
    ],
    [
      'states:startExecution',
      { StateMachineArn: '${Child.Arn}' },
      { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
    ],
    [
      'dynamodb:getItem',
      { TableName: '${Table}', Key: { id: { S: '${Id}' }, n: { N: '${Limit}' } } },
      { TableName: 'Table', Key: { id: { S: 'Id' }, n: { N: '1' } } },
    ],
    [
      'apigateway:invoke',
      { ApiEndpoint: '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}', Stage: '${Stage}' },
      { ApiEndpoint: 'Api.execute-api.us-east-1.amazonaws.com', Stage: 'dev' },
    ],
    [
      'http:invoke',
      { ApiEndpoint: 'https://${Host}/items', Authentication: { ConnectionArn: '${Connection}' } },
      { ApiEndpoint: 'https://example.com/items' },
    ],
    ['http:invoke', { ApiEndpoint: '${Url}' }, { ApiEndpoint: 'https://example.com/Url' }],
    [
      'ecs:runTask',
      {
        Cluster: '${C}',
        TaskDefinition: '${T}',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['${Net}'] } },
      },
      {
        Cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/C',
        TaskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/T:1',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0123456789abcdef0'] } },
      },
    ],
    [
      'ecs:runTask',
      {
        Cluster: 'c',
        Overrides: { ContainerOverrides: [{ Cpu: '${cpu}', Memory: '${memory}' }] },
        EnableExecuteCommand: '${debug}',
      },
      { Overrides: { ContainerOverrides: [{ Cpu: 1, Memory: 1 }] }, EnableExecuteCommand: true },
    ],
    [
      'glue:startJobRun',
      { JobName: '${Job}', NumberOfWorkers: '${workers}', MaxCapacity: '${capacity}', Arguments: { '--n': '${n}' } },
      { JobName: 'Job', NumberOfWorkers: 1, MaxCapacity: 1, Arguments: { '--n': 'n' } },
    ],
    ['aws-sdk:dynamodb:putItem', { Item: { a: { BOOL: '${flag}' } } }, { Item: { a: { BOOL: true } } }],
    [
      'lambda:invoke',
      {
        FunctionName: 'f',
        Payload: { n: { 'Fn::If': ['IsProd', 3, { Ref: 'AWS::NoValue' }] }, t: { 'Fn::Join': ['-', ['a', 'b']] } },
      },
      { Payload: { n: 3, t: 'a-b' } },
    ],
    [
      'aws-sdk:s3:getObject',
      { Bucket: '${Prefix}-data', Key: 'in/${AWS::StackName}.json' },
      { Bucket: 'prefix-data', Key: 'in/my-stack.json' },
    ],
    [
      'lambda:invoke',
      { FunctionName: 'f', Payload: { role: '${WorkerRoleArn}', url: '${ApiUrl}', bucket: '${B}', note: '${Note}' } },
      {
        FunctionName: 'f',
        Payload: {
          role: 'arn:aws:iam::123456789012:role/WorkerRole',
          url: 'https://example.com/Api',
          bucket: 'b-bucket',
          note: 'Note',
        },
      },
    ],
    [
      'lambda:invoke',
      {
        FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
        Extra: { Ref: 'AWS::NoValue' },
        Other: '${AWS::NoValue}',
        List: [{ 'Fn::Sub': '${AWS::NoValue}' }, 1],
      },
      { FunctionName: lambda('Fn'), List: [1], Extra: { Ref: 'AWS::NoValue' } },
    ],
    [
      'dynamodb:batchGetItem',
      { RequestItems: { '${Table}': { Keys: [] } } },
      { RequestItems: { Table: { Keys: [] } } },
    ],
  ])('fills the parameters of %s: %j', (call, parameters, filled) => {
    expect(
      filledState({ Type: 'Task', Resource: `arn:aws:states:::${call}`, Parameters: parameters, End: true }).Parameters,
    ).toMatchObject(filled);
  });

  it('leaves out what is set to no value', () => {
    expect(
      filledState({ Type: 'Task', Resource: lambda('f'), Parameters: { A: '${AWS::NoValue}', B: 1 } }).Parameters,
    ).toEqual({ B: 1 });
  });

  it('gives one placeholder one stand-in where that makes sense', () => {
    const { definition, placeholders } = fillPlaceholders({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Result: { function: '${Fn}', wait: '${N}' }, Next: 'B' },
        B: { Type: 'Task', Resource: '${Fn}', TimeoutSeconds: '${N}', Next: 'C' },
        C: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:${Fn}', Next: 'D' },
        D: { Type: 'Wait', Seconds: '${N}', End: true },
      },
    });

    expect(definition.States).toMatchObject({
      A: { Result: { function: lambda('Fn'), wait: 300 } },
      B: { Resource: lambda('Fn'), TimeoutSeconds: 300 },
      C: { Resource: lambda('Fn') },
      D: { Seconds: 300 },
    });
    expect(placeholders.map(({ name, uses }) => [name, uses.map(({ at }) => at)])).toEqual([
      ['Fn', ['/States/A/Result/function', '/States/B/Resource', '/States/C/Resource']],
      ['N', ['/States/A/Result/wait', '/States/B/TimeoutSeconds', '/States/D/Seconds']],
    ]);
  });

  it('goes to a state that is there when a transition is left open, and keeps the names of states', () => {
    const { definition } = fillPlaceholders({
      StartAt: '${First}',
      States: {
        '${A}': { Type: 'Pass', Next: '${Then}' },
        B: { Type: 'Pass', Next: '${C}' },
        '${C}': { Type: 'Succeed' },
      },
    });

    expect(definition).toMatchObject({ StartAt: '${A}', States: { '${A}': { Next: 'B' }, B: { Next: '${C}' } } });
  });

  const pass = { Type: 'Pass', End: true };
  const task = { Type: 'Task', Resource: lambda('f'), End: true };
  const openRule = { Variable: '$.a', IsPresent: true, Next: '${Yes}' };

  it.each<[string, JsonObject, JsonObject]>([
    [
      'Next of the last state',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: '${Then}' } } },
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Then' }, Then: { Type: 'Succeed' } } },
    ],
    [
      'Next of the last state, by a function',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: { Ref: 'Then' } } } },
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Then' }, Then: { Type: 'Succeed' } } },
    ],
    [
      'rules and Default of the last state',
      { StartAt: 'A', States: { A: { Type: 'Choice', Choices: [openRule], Default: '${No}' } } },
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Choice', Choices: [{ ...openRule, Next: 'Yes' }], Default: 'No' },
          Yes: { Type: 'Succeed' },
          No: { Type: 'Succeed' },
        },
      },
    ],
    [
      'a catcher in a branch',
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'A', States: { A: { ...task, Catch: [{ ErrorEquals: ['E'], Next: '${Rescue}' }] } } },
            ],
            End: true,
          },
        },
      },
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'A',
                States: {
                  A: { ...task, Catch: [{ ErrorEquals: ['E'], Next: 'Rescue' }] },
                  Rescue: { Type: 'Succeed' },
                },
              },
            ],
            End: true,
          },
        },
      },
    ],
    ['all states', { StartAt: 'First', States: '${file(states.json)}' }, { StartAt: 'First', States: { First: pass } }],
    [
      'all states, and where they start',
      { StartAt: '${First}', States: '${states}' },
      { StartAt: 'State', States: { State: pass } },
    ],
    [
      'all states, by a function',
      { StartAt: 'A', States: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } } },
      { StartAt: 'A', States: { A: pass } },
    ],
    [
      'all states of a processor',
      { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: { StartAt: 'X', States: '${states}' }, End: true } } },
      { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: { StartAt: 'X', States: { X: pass } }, End: true } } },
    ],
    [
      'all branches',
      { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: '${branches}', End: true } } },
      {
        StartAt: 'P',
        States: { P: { Type: 'Parallel', Branches: [{ StartAt: 'Pass', States: { Pass: pass } }], End: true } },
      },
    ],
    [
      'all rules',
      { StartAt: 'A', States: { A: { Type: 'Choice', Choices: '${rules}' }, B: { Type: 'Succeed' } } },
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'B' }] },
          B: { Type: 'Succeed' },
        },
      },
    ],
    [
      'a state before others',
      { StartAt: 'A', States: { A: '${file(a.json)}', B: { Type: 'Succeed' } } },
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } },
    ],
  ])('stands in for what is open: %s', (_what, given, run) => {
    const { definition } = fillPlaceholders(given);

    expect(definition).toEqual(run);
    expect(judge(JSON.stringify(definition)).result).toBe('OK');
    expect(judge(JSON.stringify(given)).diagnostics).toEqual([]);
  });

  it('goes where it is told to', () => {
    const given = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: '${Then}' }, B: { Type: 'Pass', Next: '${Then}' }, C: { Type: 'Succeed' } },
    };

    expect(fillPlaceholders(given, { values: { Then: 'C' } }).definition).toMatchObject({
      States: { A: { Next: 'C' }, B: { Next: 'C' } },
    });
    expect(
      fillPlaceholders({ StartAt: 'A', States: '${s}' }, { values: { s: '{"A":{"Type":"Succeed"}}' } }).definition,
    ).toEqual({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  });

  it('takes a state that comes from a file for a Pass', () => {
    expect(
      filledState({ Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: '${file(a.json)}' } }] }).Branches,
    ).toEqual([{ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }]);
  });
});

describe('placeholders in expressions', () => {
  it.each([
    ["States.Format('s3://${B}/{}', $.key)", "States.Format('s3://b-bucket/{}', $.key)"],
    ["States.Format('arn:aws:iam::{}:role/${RoleName}', $.id)", "States.Format('arn:aws:iam::{}:role/RoleName', $.id)"],
    ["States.Format('arn:${AWS::Partition}:s3:::${Bucket}/{}', $.id)", "States.Format('arn:aws:s3:::bucket/{}', $.id)"],
    ['States.MathAdd($.n, ${Step})', 'States.MathAdd($.n, 1)'],
    ['$.${Field}.id', '$.Field.id'],
    ["$['${Field}']", "$['Field']"],
    ['$.items[${i}]', '$.items[0]'],
    ['$.items[?(@.n > ${n})]', '$.items[?(@.n > 1)]'],
    ['${path}', '$'],
  ])('reads %s as %s', (written, filled) => {
    expect(filledState({ Type: 'Pass', Parameters: { 'x.$': written } }).Parameters).toEqual({ 'x.$': filled });
  });

  it.each([
    ["{% 's3://${Bucket}/' & $states.input.key %}", "{% 's3://bucket/' & $states.input.key %}"],
    ['{% $states.input.n > ${Limit} %}', '{% $states.input.n > 1 %}'],
    ['{% $states.input.${Field} %}', '{% $states.input.Field %}'],
    ['{% "${AWS::Region}" %}', '{% "us-east-1" %}'],
    ['{% ${Name} %}', '{% "Name" %}'],
    ["{% $states.input.x = '${self:custom.name}' %}", "{% $states.input.x = 'name' %}"],
    ['{% $states.input.orders.${kind: $sum(price)} %}', '{% $states.input.orders.${kind: $sum(price)} %}'],
    ["{% ${'a': 1} %}", "{% ${'a': 1} %}"],
    ["{% {'a': {'b': {}}} %}", "{% {'a': {'b': {}}} %}"],
    ["{%{'a': 1}%}", "{%{'a': 1}%}"],
  ])('reads %s as %s', (written, filled) => {
    expect(filledState({ Type: 'Pass', Output: { x: written } }, {}, { QueryLanguage: 'JSONata' }).Output).toEqual({
      x: filled,
    });
  });

  it('gives a field of JSONata the kind that it needs', () => {
    expect(filledState({ Type: 'Wait', Seconds: '{% ${secs} %}' }, {}, { QueryLanguage: 'JSONata' })).toMatchObject({
      Seconds: '{% 1 %}',
    });
    expect(filledState({ Type: 'Map', Items: '${Items}' }, {}, { QueryLanguage: 'JSONata' })).toMatchObject({
      Items: [{}],
    });
    expect(
      filledState({ Type: 'Choice', Choices: [{ Condition: '${c}', Next: 'S' }] }, {}, { QueryLanguage: 'JSONata' }),
    ).toMatchObject({ Choices: [{ Condition: true }] });
  });
});

describe('placeholders without quotes', () => {
  it('are numbers, unless their place or their name says something else', () => {
    const { definition } = fillText(
      '{"StartAt": "S", "States": {"S": {"Type": "Pass", "Result": {"n": ${n}, "on": ${is_enabled}, "o": ${jsonencode(var.o)}, "r": ${AWS::Region}, "q": "${n}"}, "Next": "W"}, "W": {"Type": "Wait", "Seconds": ${secs}, "End": true}}}',
    );

    expect(definition.States).toMatchObject({
      S: { Result: { n: 1, on: true, o: {}, r: 'us-east-1', q: 'n' } },
      W: { Seconds: 1 },
    });
  });

  it('take what is set as JSON', () => {
    const { definition } = fillText('{"States": {"S": {"Type": "Pass", "Result": [${a}, ${b}, ${c}, "${a}"]}}}', {
      a: '5',
      b: '{"x": [true]}',
      c: 'word',
    });

    expect(definition.States).toMatchObject({ S: { Result: [5, { x: [true] }, 'word', '5'] } });
  });
});

describe('what is no placeholder', () => {
  it.each<Json>([
    '${}',
    '${!Literal',
    'a {{ name }} in a message',
    '<body>Hello</body>',
    '100 % of {} and {x}',
    '%d',
    '{{}}',
    '_',
    '${open',
    'cost: $5',
    { Ref: 'row 7' },
    '<b>',
    '__proto__',
  ])('%j in data is left alone', (value) => {
    const given: JsonObject = { StartAt: 'S', States: { S: { Type: 'Pass', Result: { value }, End: true } } };

    expect(fillPlaceholders(given)).toEqual({ definition: given, placeholders: [] });
    expect(fillPlaceholders(given).definition).toBe(given);
  });

  it('reads the escape of CloudFormation as what it stands for', () => {
    const { definition, placeholders } = fillPlaceholders({
      States: { S: { Type: 'Pass', Result: 'a ${!Literal} of ${Name}' } },
    });

    expect(definition.States).toMatchObject({ S: { Result: 'a ${Literal} of Name' } });
    expect(placeholders.map(({ name }) => name)).toEqual(['Name']);
  });

  it('leaves out the directives of Terraform', () => {
    expect(filledState({ Type: 'Pass', Result: 'a%{ if var.x }b%{ else }c%{ endif }' }).Result).toBe('abc');
  });

  it('fills in what may be data when it is set', () => {
    expect(filledState({ Type: 'Pass', Result: 'Dear {{ name }}' }, { values: { name: 'Ada' } }).Result).toBe(
      'Dear Ada',
    );
  });

  it('keeps a member called __proto__ a member', () => {
    const { definition } = fillText('{"States": {"S": {"Type": "Pass", "Result": {"__proto__": {"a": "${x}"}}}}}');

    expect(JSON.stringify(definition)).toContain('"__proto__":{"a":"x"}');
  });

  it('does not look into comments', () => {
    expect(
      fillPlaceholders({ Comment: 'for ${x}', States: { S: { Type: 'Pass', Comment: '${y}' } } }).placeholders,
    ).toEqual([]);
  });
});

describe('values that are set', () => {
  it.each<readonly [fields: JsonObject, values: Readonly<Record<string, string>>, filled: JsonObject]>([
    [{ Type: 'Wait', Seconds: '${secs}' }, { secs: '30' }, { Seconds: 30 }],
    [
      { Type: 'Task', Resource: '${Fn}' },
      { Fn: 'arn:aws:states:::sqs:sendMessage' },
      { Resource: 'arn:aws:states:::sqs:sendMessage' },
    ],
    [
      { Type: 'Task', Resource: 'arn:aws:lambda:${AWS::Region}:1:function:${F}' },
      { 'AWS::Region': 'eu-west-1', F: 'pay' },
      { Resource: 'arn:aws:lambda:eu-west-1:1:function:pay' },
    ],
    [{ Type: 'Task', Resource: 'REPLACE_ME' }, { REPLACE_ME: lambda('real') }, { Resource: lambda('real') }],
    [
      { Type: 'Pass', Parameters: { 'x.$': "States.Format('${A}', 1)" } },
      { A: 'a{}' },
      { Parameters: { 'x.$': "States.Format('a{}', 1)" } },
    ],
    [{ Type: 'Pass', End: '${x}' }, { x: 'false' }, { End: false }],
    [{ Type: 'Task', Retry: '${r}' }, { r: '[{"ErrorEquals": ["E"]}]' }, { Retry: [{ ErrorEquals: ['E'] }] }],
    [{ Type: 'Pass', Result: '${self:custom.a.${opt:stage}}' }, { 'self:custom.a.${opt:stage}': 'v' }, { Result: 'v' }],
  ])('%j with %j', (fields, values, filled) => {
    const given = { States: { S: fields } };

    expect(stateIn(fillPlaceholders(given, { values }))).toMatchObject(filled);
    expect(
      fillPlaceholders(given, { values }).placeholders.every(
        ({ source, fault }) => source === 'set' && fault === undefined,
      ),
    ).toBe(true);
  });

  it.each<readonly [fields: JsonObject, value: string, fault: string]>([
    [{ Type: 'Wait', Seconds: '${x}' }, 'soon', 'Seconds needs a whole number from 0 to 99999999, not "soon".'],
    [{ Type: 'Wait', Seconds: '${x}' }, '1.5', 'Seconds needs a whole number from 0 to 99999999, not "1.5".'],
    [{ Type: 'Wait', Seconds: '${x}' }, ' ', 'Seconds needs a whole number from 0 to 99999999, not an empty text.'],
    [
      { Type: 'Wait', Timestamp: '${x}' },
      'tomorrow',
      'Timestamp needs a timestamp such as 2026-03-14T01:59:00Z, not "tomorrow".',
    ],
    [{ Type: 'Task', Resource: '${x}' }, 'pay', 'Resource needs the ARN of a Lambda function, not "pay".'],
    [
      { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: '${x}' } } },
      'inline',
      'Mode needs one of INLINE, DISTRIBUTED, not "inline".',
    ],
    [{ Type: 'Pass', End: '${x}' }, 'yes', 'End needs true or false, not "yes".'],
    [{ Type: 'Pass', Next: '${x}' }, 'Nowhere', 'Next needs the name of a state, not "Nowhere".'],
  ])('%j cannot be %j', (fields, value, fault) => {
    const { placeholders } = fillPlaceholders(
      { States: { S: fields, T: { Type: 'Pass', End: true } } },
      { values: { x: value } },
    );

    expect(placeholders).toMatchObject([{ name: 'x', source: 'standIn', fault }]);
  });

  it('prefers the default that a placeholder names to a stand-in', () => {
    expect(filledState({ Type: 'Pass', Result: "${opt:stage, 'prod'}-${env:NAME, 'n'}-${STAGE:-s}" }).Result).toBe(
      'prod-n-s',
    );
    expect(filledState({ Type: 'Wait', Seconds: '${self:custom.wait, 7}' }).Seconds).toBe(7);
  });
});

it('leaves data nested thousands of levels deep as they are below the depth that is walked', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}"\${Name}"${'}'.repeat(5000)}`) as JsonObject;
  expect(fillPlaceholders(deep).definition).toBe(deep);
});

describe('placeholders of templates without quotes', () => {
  it.each<[string, JsonObject]>([
    ['{"Type":"Wait","Seconds":{{ wait_seconds }},"End":true}', { Seconds: 1 }],
    ['{"Type":"Wait","Seconds":{{wait_seconds|default(5)}},"End":true}', { Seconds: 1 }],
    ['{"Type":"Wait","Seconds": %WAIT% , "End":true}', { Seconds: 1 }],
    ['{"Type":"Wait","Seconds":<seconds>,"End":__last__}', { Seconds: 1, End: true }],
    [
      '{"Type":"Task","Resource":{{ pay_arn }},"TimeoutSeconds":%TIMEOUT%,"End":true}',
      { Resource: lambda('pay'), TimeoutSeconds: 300 },
    ],
    [
      '{"Type":"Pass","Result":{"a":[{{ first }},%SECOND%],"mail":"Dear {{ name }}, 100 %OFF%"},"End":true}',
      { Result: { a: [1, 1], mail: 'Dear {{ name }}, 100 %OFF%' } },
    ],
  ])('are values in JSON: %s', (state, fields) => {
    const text = `{"StartAt":"S","States":{"S":${state}}}`;

    expect(readTree(text, 'json').errors).toEqual([]);
    expect(stateIn(fillText(text))).toMatchObject(fields);
  });

  it('are values in YAML', () => {
    enableYaml();
    const tree = readTree(
      "StartAt: S\nStates:\n  S:\n    Type: Task\n    Resource: %FN_ARN%\n    TimeoutSeconds: {{ timeout }}\n    HeartbeatSeconds: {{beat}}\n    Parameters: { a: {{ x }}, text: '{{ name }}: 5 %OFF%' }\n    End: true\n",
      'yaml',
    );
    const value = tree.root && toJson(tree.root);

    expect(tree.errors).toEqual([]);
    expect(isJsonObject(value) && stateIn(fillPlaceholders(value, { bare: bareTexts(tree) }))).toMatchObject({
      TimeoutSeconds: 300,
      HeartbeatSeconds: 60,
      Parameters: { a: '{{ x }}', text: '{{ name }}: 5 %OFF%' },
    });
  });

  it('are none where braces are doubled by mistake', () => {
    expect(readTree('{{"StartAt": "A", "States": {}}}', 'json').errors.length).toBeGreaterThan(0);
    expect(readTree('{"a": {{"b": 1}}}', 'json').errors.length).toBeGreaterThan(0);
  });
});

it('leaves scopes nested thousands of levels deep as they are below the depth that is walked', () => {
  let inner: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', Result: '${Name}', End: true } } };
  for (let level = 0; level < 3000; level++)
    inner = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [inner], Comment: 'x', End: true } } };
  const deep = { ...inner, TimeoutSeconds: '${Limit}' };
  expect(fillPlaceholders(deep).placeholders.map(({ name }) => name)).toEqual(['Limit']);
});
