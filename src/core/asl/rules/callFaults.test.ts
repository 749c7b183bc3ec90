// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/json';
import { readTree } from '../../document/tree';
import type { Problem } from '../problem';
import { applyQuickFix, quickFixes } from '../quickFixes';
import { readModel } from '../readModel';
import { stateMachineOf } from '../testing/checkRule';
import { sdkNames } from '../testing/sdkNames';
import { validate } from '../validate';

const begin = 'arn:aws:states:::';

function machineCalling(call: string, more: Readonly<Record<string, Json>> = {}) {
  const text = JSON.stringify(stateMachineOf({ Type: 'Task', Resource: begin + call, Parameters: {}, ...more }));
  return readModel(readTree(text, 'json'));
}

function faultOf(call: string, withNames = true): Problem | undefined {
  return validate(machineCalling(call), withNames ? { sdkNames: sdkNames() } : {}).find(
    ({ code }) => code === 'unknown-resource',
  );
}

/** A call that does not exist, and the one that was meant. */
const meant: readonly (readonly [string, string])[] = [
  // A service misspelt, or called as elsewhere.
  ['aws-sdk:dynamo:putItem', 'aws-sdk:dynamodb:putItem'],
  ['aws-sdk:secretmanager:getSecretValue', 'aws-sdk:secretsmanager:getSecretValue'],
  ['aws-sdk:S3:listBuckets', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:AmazonS3:ListBuckets', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:cloudwatch-logs:putLogEvents', 'aws-sdk:cloudwatchlogs:putLogEvents'],
  ['aws-sdk:stepfunctions:startExecution', 'aws-sdk:sfn:startExecution'],
  ['aws-sdk:events:putEvents', 'aws-sdk:eventbridge:putEvents'],
  ['aws-sdk:logs:putLogEvents', 'aws-sdk:cloudwatchlogs:putLogEvents'],
  ['aws-sdk:cognito-idp:adminCreateUser', 'aws-sdk:cognitoidentityprovider:adminCreateUser'],
  ['aws-sdk:elbv2:describeLoadBalancers', 'aws-sdk:elasticloadbalancingv2:describeLoadBalancers'],
  ['aws-sdk:emr-serverless:startJobRun', 'aws-sdk:emrserverless:startJobRun'],
  ['aws-sdk:ce:getCostAndUsage', 'aws-sdk:costexplorer:getCostAndUsage'],
  // An action misspelt, in another case, in the plural or the singular, or nearly so called.
  ['aws-sdk:s3:ListBuckets', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:s3:list_buckets', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:s3:list-buckets', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:s3:listBucket', 'aws-sdk:s3:listBuckets'],
  ['aws-sdk:dynamodb:putItems', 'aws-sdk:dynamodb:putItem'],
  ['aws-sdk:rds:describeDbInstances', 'aws-sdk:rds:describeDBInstances'],
  ['aws-sdk:lambda:invokeFunction', 'aws-sdk:lambda:invoke'],
  ['aws-sdk:secretsmanager:getSecret', 'aws-sdk:secretsmanager:getSecretValue'],
  ['aws-sdk:ssm:getParam', 'aws-sdk:ssm:getParameter'],
  ['aws-sdk:ec2:listInstances', 'aws-sdk:ec2:describeInstances'],
  ['aws-sdk:s3:uploadObject', 'aws-sdk:s3:putObject'],
  ['aws-sdk:athena:runQuery', 'aws-sdk:athena:startQueryExecution'],
  ['aws-sdk:dynamodb:getBatchItem', 'aws-sdk:dynamodb:batchGetItem'],
  // An action of another service.
  ['aws-sdk:cloudwatch:putLogEvents', 'aws-sdk:cloudwatchlogs:putLogEvents'],
  ['aws-sdk:bedrock:invokeModel', 'aws-sdk:bedrockruntime:invokeModel'],
  ['aws-sdk:sqs:publish', 'aws-sdk:sns:publish'],
  ['aws-sdk:dynamodb:putObject', 'aws-sdk:s3:putObject'],
  ['aws-sdk:elasticloadbalancing:describeTargetGroups', 'aws-sdk:elasticloadbalancingv2:describeTargetGroups'],
  ['aws-sdk:http:invoke', 'http:invoke'],
  // What workflows cannot call.
  ['aws-sdk:rdsdata:executeSql', 'aws-sdk:rdsdata:executeStatement'],
  ['aws-sdk:bedrockruntime:converseStream', 'aws-sdk:bedrockruntime:converse'],
  ['aws-sdk:s3:getBucketLifecycle', 'aws-sdk:s3:getBucketLifecycleConfiguration'],
  // How it waits.
  ['aws-sdk:s3:getObject.sync', 'aws-sdk:s3:getObject'],
  ['aws-sdk:glue:startJobRun.sync', 'glue:startJobRun.sync'],
  ['aws-sdk:s3:getObject.waitForToken', 'aws-sdk:s3:getObject.waitForTaskToken'],
  ['aws-sdk:s3:getobject.waitForTaskToken', 'aws-sdk:s3:getObject.waitForTaskToken'],
  ['lambda:invoke.waitForCallback', 'lambda:invoke.waitForTaskToken'],
  ['glue:startJobRun.Sync', 'glue:startJobRun.sync'],
  // Optimised integrations that do not exist.
  ['dynamodb:query', 'aws-sdk:dynamodb:query'],
  ['s3:listBuckets', 'aws-sdk:s3:listBuckets'],
  ['events:putRule', 'aws-sdk:eventbridge:putRule'],
  ['states:listExecutions', 'aws-sdk:sfn:listExecutions'],
  ['elasticmapreduce:describeCluster', 'aws-sdk:emr:describeCluster'],
  ['bedrock:invokeAgent', 'aws-sdk:bedrockagentruntime:invokeAgent'],
  ['bedrock-agentcore:invokeHarness', 'bedrockagentcore:invokeHarness'],
  ['eventbridge:putEvents', 'events:putEvents'],
  ['stepfunctions:startExecution.sync:2', 'states:startExecution.sync:2'],
  ['lamda:invoke', 'lambda:invoke'],
  ['lambda:Invoke', 'lambda:invoke'],
  ['ecs:runTasks.sync', 'ecs:runTask.sync'],
  ['aws_sdk:s3:getObject', 'aws-sdk:s3:getObject'],
  ['awssdk:s3:listBucket', 'aws-sdk:s3:listBuckets'],
];

describe('calls of services that do not exist', () => {
  it.each(meant)('refuses %s and proposes %s', (call, wanted) => {
    const fault = faultOf(call);

    expect(fault?.suggestion).toBe(begin + wanted);
    expect(fault?.severity).toBe('error');
    expect(fault?.serviceMessage).toBe(
      `The resource provided ${begin}${call} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    );
    expect(fault?.message).toMatch(/^State "S" runs ".*", but .*\.|\?$/);
  });

  it.each(meant)('proposes for %s a call that exists', (_call, wanted) => {
    expect(faultOf(wanted)).toBeUndefined();
  });

  it('refuses what nothing is near to, without a remedy that does not exist', () => {
    expect(faultOf('aws-sdk:foo:bar')?.suggestion).toBeUndefined();
    expect(faultOf('foo:bar')?.suggestion).toBeUndefined();
    expect(faultOf('aws-sdk:sts:assumeRole')?.suggestion).toBeUndefined();
  });

  it('writes the right call by a quick fix, in the ARN as it was', () => {
    const machine = machineCalling('aws-sdk:s3:listBucket');
    const problem = validate(machine, { sdkNames: sdkNames() }).find(
      ({ code }) => code === 'unknown-resource',
    ) as Problem;
    const [fix] = quickFixes(machine, problem);

    expect(fix?.title).toBe('Change to "arn:aws:states:::aws-sdk:s3:listBuckets"');
    expect(fix && applyQuickFix(machine, fix)).toMatchObject({
      changes: [{ insert: '"arn:aws:states:::aws-sdk:s3:listBuckets"' }],
    });
  });

  it('accepts any call that exists, also with a token', () => {
    const accepted = [
      'aws-sdk:s3:getObject',
      'aws-sdk:s3:getObject.waitForTaskToken',
      'aws-sdk:rds:describeDBInstances',
      'aws-sdk:bedrockagentruntime:invokeAgent',
      'bedrockagentcore:invokeHarness',
      'aws-sdk:s3vectors:queryVectors',
    ];

    expect(accepted.filter((call) => faultOf(call) !== undefined)).toEqual([]);
  });

  it('says nothing of SDK calls without their names, but of how they wait', () => {
    expect(faultOf('aws-sdk:s3:listBucket', false)).toBeUndefined();
    expect(faultOf('aws-sdk:s3:getObject.sync', false)?.suggestion).toBe(`${begin}aws-sdk:s3:getObject`);
    expect(faultOf('dynamodb:query', false)?.suggestion).toBeUndefined();
    expect(faultOf('dynamodb:getItems', false)?.suggestion).toBe(`${begin}dynamodb:getItem`);
  });

  it('leaves placeholders alone', () => {
    expect(
      ['aws-sdk:${Service}:getObject', 'aws-sdk:s3:${Action}'].filter((call) => faultOf(call) !== undefined),
    ).toEqual([]);
  });

  it('looks for what was meant only so often, or a definition of nothing but wrong names would take long', () => {
    const states = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [
        `S${i}`,
        {
          Type: 'Task',
          Resource: `${begin}aws-sdk:ec2:describeInstanc${i}`,
          Parameters: {},
          ...(i === 499 ? { End: true } : { Next: `S${i + 1}` }),
        },
      ]),
    );
    const found = validate(readModel(readTree(JSON.stringify({ StartAt: 'S0', States: states }), 'json')), {
      sdkNames: sdkNames(),
    }).filter(({ code }) => code === 'unknown-resource');

    expect(found.length).toBe(500);
    expect(found.filter(({ suggestion }) => suggestion !== undefined).length).toBe(300);
  });
});
