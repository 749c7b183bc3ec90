import { describe, expect, it } from 'vitest';
import { integrations } from '../integrations';
import { argumentsOf, argumentShape, memberShape, requiredArgumentsOf } from '../sdk/argumentShapes';
import { checkRule, problemsOf, stateMachineOf } from '../testing/checkRule';

const schema = 'SCHEMA_VALIDATION_FAILED';
const call = (name: string, given: object, more: object = {}) =>
  stateMachineOf({ Type: 'Task', Resource: `arn:aws:states:::${name}`, Parameters: { ...given }, ...more });
const item = (value: object) =>
  call('dynamodb:putItem', { TableName: 't', Item: { id: { S: 'a' }, paid: { ...value } } });
const paidAt = '/States/S/Parameters/Item/paid';

describe('names that an integration does not take', () => {
  const unknown = (name: string): readonly [string, string] => [
    schema,
    `The field "${name}" is not supported by Step Functions`,
  ];
  checkRule([
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/Payloads',
      says: 'Did you mean "Payload"?',
      service: unknown('Payloads'),
      bad: call('lambda:invoke', { FunctionName: 'f', Payloads: {} }),
      good: call('lambda:invoke', { FunctionName: 'f', Payload: { anything: [{ Goes: 1 }] } }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/qualifier.$',
      service: unknown('qualifier'),
      bad: call('lambda:invoke', { FunctionName: 'f', 'qualifier.$': '$.q' }),
      good: call('lambda:invoke', { 'FunctionName.$': '$.f', 'Qualifier.$': '$.q' }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/NetworkConfiguration/AwsVpcConfiguration',
      says: 'Did you mean "AwsvpcConfiguration"?',
      service: unknown('AwsVpcConfiguration'),
      bad: call('ecs:runTask', { TaskDefinition: 't', NetworkConfiguration: { AwsVpcConfiguration: {} } }),
      good: call('ecs:runTask', {
        TaskDefinition: 't',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['s'] } },
      }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/Tags/0/key',
      service: unknown('key'),
      bad: call('sagemaker:createModel', { ModelName: 'm', ExecutionRoleArn: 'r', Tags: [{ key: 'a', Value: 'b' }] }),
      good: call('sagemaker:createModel', { ModelName: 'm', ExecutionRoleArn: 'r', Tags: [{ Key: 'a', Value: 'b' }] }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/Url',
      bad: call('http:invoke', { ApiEndpoint: 'https://example.com', Method: 'GET', Url: 'x' }),
      good: call('http:invoke', {
        ApiEndpoint: 'https://example.com',
        Method: 'GET',
        Transform: { RequestBodyEncoding: 'NONE' },
      }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/modelId',
      says: 'Did you mean "ModelId"?',
      bad: call('bedrock:invokeModel', { ModelId: 'm', modelId: 'm' }),
      good: call('bedrock:invokeModel', { ModelId: 'm', Body: { prompt: 'p' } }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/JobRole',
      bad: call('mediaconvert:createJob', { Role: 'r', Settings: {}, JobRole: 'r' }),
      good: call('mediaconvert:createJob.sync', { Role: 'r', Settings: {} }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/Instances/InstanceGroup',
      says: 'Did you mean "InstanceGroups"?',
      bad: call('elasticmapreduce:createCluster', { Name: 'n', Instances: { InstanceGroup: [] } }),
      good: call('elasticmapreduce:createCluster.sync', {
        Name: 'n',
        Instances: { InstanceGroups: [{ InstanceCount: 1 }] },
      }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/GroupName',
      bad: call('elasticmapreduce:modifyInstanceGroupByName', {
        ClusterId: 'c',
        InstanceGroupName: 'g',
        InstanceGroup: {},
        GroupName: 'g',
      }),
      good: call('elasticmapreduce:modifyInstanceGroupByName', {
        ClusterId: 'c',
        InstanceGroupName: 'g',
        InstanceGroup: { InstanceCount: 8 },
      }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/Problem',
      bad: call('sagemaker:createAutoMLJob', {
        AutoMLJobName: 'j',
        InputDataConfig: [],
        OutputDataConfig: {},
        RoleArn: 'r',
        Problem: 'x',
      }),
      good: call('sagemaker:createAutoMLJob', {
        AutoMLJobName: 'j',
        InputDataConfig: [],
        OutputDataConfig: {},
        RoleArn: 'r',
      }),
    },
    {
      code: 'unknown-argument',
      at: '/States/S/Parameters/SessionId',
      bad: call('bedrockagentcore:invokeHarness', {
        HarnessArn: 'h',
        RuntimeSessionId: 's',
        Messages: [],
        SessionId: 's',
      }),
      good: call('bedrockagentcore:invokeHarness', {
        HarnessArn: 'h',
        RuntimeSessionId: 's',
        Messages: [{ Role: 'user', Content: [{ Text: 't' }] }],
      }),
    },
    {
      code: 'unknown-argument',
      at: `${paidAt}/Bool`,
      says: 'Did you mean "BOOL"?',
      bad: item({ Bool: true }),
      good: item({ BOOL: true }),
    },
  ]);

  it('are not looked for where any name may stand, or where nothing is known', () => {
    const fine = [
      call('sqs:sendMessage', {
        QueueUrl: 'u',
        MessageBody: { any: { Name: 1 } },
        MessageAttributes: { any: { DataType: 'String', StringValue: 'a' } },
      }),
      call('glue:startJobRun.sync', { JobName: 'j', Arguments: { '--any': 'a' } }),
      call('mediaconvert:createJob', { Role: 'r', Settings: { Anything: 1 } }),
      call('bedrock:invokeModel', { ModelId: 'm', Input: { S3Uri: 's3://b/k' }, Output: { S3Uri: 's3://b/o' } }),
      call('aws-sdk:dynamodb:putItem', { TableNam: 't' }),
      call('lambda:invoke', { FunctionName: 'f', '${More}': 'x' }),
    ];

    expect(fine.flatMap((machine) => problemsOf(machine)).filter(({ code }) => code === 'unknown-argument')).toEqual(
      [],
    );
  });
});

describe('texts where an integration takes true, false or a number', () => {
  const boolean = (text: string): readonly [string, string] => [
    schema,
    `Cannot deserialize value of type \`java.lang.Boolean\` from String "${text}": only "true" or "false" recognized`,
  ];
  checkRule([
    {
      code: 'wrong-argument-type',
      at: `${paidAt}/BOOL`,
      says: 'call the member "BOOL.$"',
      service: boolean('$.v'),
      bad: item({ BOOL: '$.v' }),
      good: item({ 'BOOL.$': '$.v' }),
    },
    {
      code: 'wrong-argument-type',
      at: `${paidAt}/NULL`,
      service: boolean('yes'),
      bad: item({ NULL: 'yes' }),
      good: item({ NULL: 'true' }),
    },
    {
      code: 'wrong-argument-type',
      at: `${paidAt}/M/deep/L/0/BOOL`,
      bad: item({ M: { deep: { L: [{ BOOL: 'x' }] } } }),
      good: item({ M: { deep: { L: [{ BOOL: false }, { N: '1' }] } } }),
    },
    {
      code: 'wrong-argument-type',
      at: '/States/S/Parameters/DelaySeconds',
      service: [
        schema,
        'Cannot deserialize value of type `java.lang.Integer` from String "$.wait": not a valid `java.lang.Integer` value',
      ],
      bad: call('sqs:sendMessage', { QueueUrl: 'u', MessageBody: 'b', DelaySeconds: '$.wait' }),
      good: call('sqs:sendMessage', { QueueUrl: 'u', MessageBody: 'b', DelaySeconds: '5' }),
    },
    {
      code: 'wrong-argument-type',
      at: '/States/S/Arguments/ConsistentRead',
      bad: stateMachineOf({
        Type: 'Task',
        QueryLanguage: 'JSONata',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Arguments: { TableName: 't', Key: {}, ConsistentRead: '$v' },
      }),
      good: stateMachineOf({
        Type: 'Task',
        QueryLanguage: 'JSONata',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Arguments: { TableName: 't', Key: {}, ConsistentRead: '{% $v %}' },
      }),
    },
  ]);

  it('may be placeholders, and other values are what the service makes of them', () => {
    const fine = [
      item({ BOOL: '${Paid}' }),
      item({ BOOL: 1 }),
      call('sqs:sendMessage', { QueueUrl: 'u', MessageBody: 5, DelaySeconds: null }),
    ];

    expect(fine.flatMap((machine) => problemsOf(machine)).filter(({ code }) => code === 'wrong-argument-type')).toEqual(
      [],
    );
  });
});

describe('arguments without which a call fails', () => {
  const lacking = { code: 'lacking-argument', at: '/States/S/Parameters', severity: 'warning' } as const;
  const cluster = { ClusterName: 'c', CertificateAuthority: 'a', Endpoint: 'e' };
  checkRule([
    {
      ...lacking,
      says: '"Path"',
      bad: call('eks:call', { ...cluster, Method: 'GET' }),
      good: call('eks:call', { ...cluster, Method: 'GET', 'Path.$': '$.path' }),
    },
    {
      ...lacking,
      says: '"Job"',
      bad: call('eks:runJob.sync', { ...cluster }),
      good: call('eks:runJob.sync', { ...cluster, Job: {} }),
    },
    {
      ...lacking,
      says: '"ModelId"',
      bad: call('bedrock:invokeModel', { Body: {} }),
      good: call('bedrock:invokeModel', { Body: {}, 'ModelId.$': '$.model' }),
    },
    {
      ...lacking,
      says: '"JobDefinition"',
      bad: call('batch:submitJob', { JobName: 'j', JobQueue: 'q' }),
      good: call('batch:submitJob', { JobName: 'j', JobQueue: 'q', JobDefinition: 'd' }),
    },
    {
      ...lacking,
      says: '"StepId"',
      bad: call('elasticmapreduce:cancelStep', { ClusterId: 'c' }),
      good: call('elasticmapreduce:cancelStep', { ClusterId: 'c', StepId: 's' }),
    },
    {
      ...lacking,
      says: '"QueryString"',
      bad: call('athena:startQueryExecution', {}),
      good: call('athena:startQueryExecution', { QueryString: 'q' }),
    },
  ]);

  it('are those of every integration whose API is known', () => {
    const unknown = integrations
      .map(({ service, action }) => `${service}:${action}`)
      .filter((name) => argumentsOf(name) === undefined);
    expect(unknown).toEqual([]);
    for (const { service, action, required } of integrations) {
      for (const name of [...required, ...requiredArgumentsOf(`${service}:${action}`)])
        expect([
          service,
          action,
          name,
          memberShape(argumentShape(argumentsOf(`${service}:${action}`) ?? -1), name) !== undefined,
        ]).toEqual([service, action, name, true]);
    }
  });
});
