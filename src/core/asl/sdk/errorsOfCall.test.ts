// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { problemsOf, stateMachineOf } from '../testing/checkRule';
import { sdkNames } from '../testing/sdkNames';
import { readTree } from '../../document/tree';
import { readModel } from '../readModel';
import { validate } from '../validate';
import { complete } from '../complete';
import { errorsOfResource, pascalCase } from './errorsOfCall';

describe('the errors of calls', () => {
  /** @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html (read 2026-11) */
  it.each([
    ['s3', 'S3'],
    ['sfn', 'Sfn'],
    ['dynamodb', 'DynamoDb'],
    ['ec2', 'Ec2'],
    ['ecs', 'Ecs'],
    ['kms', 'Kms'],
    ['secretsmanager', 'SecretsManager'],
    ['eventbridge', 'EventBridge'],
    ['cloudwatchlogs', 'CloudWatchLogs'],
    ['redshiftdata', 'RedshiftData'],
    ['sesv2', 'SesV2'],
    ['cognitoidentityprovider', 'CognitoIdentityProvider'],
    ['appflow', 'Appflow'],
    ['datasync', 'DataSync'],
    ['acmpca', 'AcmPca'],
  ])('of %s begin with %s', (service, prefix) => {
    expect(pascalCase(sdkNames().services.get(service)?.id ?? '')).toBe(prefix);
  });

  it.each([
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.DynamoDbException'],
    ['arn:aws:states:::aws-sdk:s3:getObject', 'S3.NoSuchKeyException'],
    ['arn:aws:states:::aws-sdk:rds:describeDBInstances', 'Rds.DbInstanceNotFoundException'],
    ['arn:aws:states:::aws-sdk:sfn:sendTaskSuccess', 'Sfn.InvalidTokenException'],
    ['arn:aws:states:::lambda:invoke', 'Lambda.TooManyRequestsException'],
    ['arn:aws:lambda:us-east-1:111111111111:function:f', 'Lambda.ServiceException'],
    ['arn:aws:states:::dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
    ['arn:aws:states:::sqs:sendMessage', 'SQS.QueueDoesNotExistException'],
    ['arn:aws:states:::states:startExecution', 'StepFunctions.ExecutionAlreadyExistsException'],
  ])('of %s have %s', (resource, name) => {
    expect(errorsOfResource(resource, sdkNames())?.names).toContain(name);
  });

  const handling = (resource: string, name: string) =>
    stateMachineOf({
      Type: 'Task',
      Resource: resource,
      Parameters: { TableName: 't', Item: {}, Key: 'k', Bucket: 'b', FunctionName: 'f' },
      Retry: [{ ErrorEquals: [name] }],
    });
  const told = (resource: string, name: string) =>
    validate(readModel(readTree(JSON.stringify(handling(resource, name)), 'json')), { sdkNames: sdkNames() })
      .filter(({ code }) => code === 'unknown-error')
      .map(({ severity, suggestion, at }) => [severity, suggestion, at]);
  const at = '/States/S/Retry/0/ErrorEquals/0';

  it.each([
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDb.ConditionalCheckFailedExcepton',
      'DynamoDb.ConditionalCheckFailedException',
    ],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDb.ConditionalCheckFailed',
      'DynamoDb.ConditionalCheckFailedException',
    ],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDB.ConditionalCheckFailedException',
      'DynamoDb.ConditionalCheckFailedException',
    ],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDb.conditionalCheckFailedException',
      'DynamoDb.ConditionalCheckFailedException',
    ],
    ['arn:aws:states:::aws-sdk:s3:getObject', 'S3.NoSuchKey', 'S3.NoSuchKeyException'],
    ['arn:aws:states:::aws-sdk:s3:getObject', 'S3.NoSuchBukcetException', 'S3.NoSuchBucketException'],
    [
      'arn:aws:states:::aws-sdk:sfn:startExecution',
      'SFN.ExecutionAlreadyExistsException',
      'Sfn.ExecutionAlreadyExistsException',
    ],
    ['arn:aws:states:::lambda:invoke', 'Lambda.TooManyRequestException', 'Lambda.TooManyRequestsException'],
    ['arn:aws:states:::lambda:invoke', 'Lamda.ServiceException', 'Lambda.ServiceException'],
    ['arn:aws:states:::lambda:invoke', 'Lambda.AwsLambdaException', 'Lambda.AWSLambdaException'],
    [
      'arn:aws:states:::dynamodb:putItem',
      'DynamoDb.ConditionalCheckFailedException',
      'DynamoDB.ConditionalCheckFailedException',
    ],
  ])('of %s: %s was meant as %s', (resource, name, suggestion) => {
    expect(told(resource, name)).toEqual([['warning', suggestion, at]]);
  });

  it.each([
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.SdkClientException'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'MyError'],
    ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'com.acme.Failure'],
    ['arn:aws:states:::lambda:invoke', 'Lambda.EC2ThrottledException'],
    ['arn:aws:states:::lambda:invoke', 'Lambda.Unknown'],
    ['arn:aws:states:::lambda:invoke', 'Sandbox.Timedout'],
    ['arn:aws:states:::sns:publish', 'SNS.AmazonSNSException'],
    ['arn:aws:states:::batch:submitJob', 'Batch.Anything'],
  ])('of %s: nothing is said of %s', (resource, name) => {
    expect(told(resource, name)).toEqual([]);
  });

  it('are told as a hint where nothing is near, and not at all without their names', () => {
    expect(told('arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.SomethingElseWentWrong')).toEqual([
      ['hint', undefined, at],
    ]);
    expect(
      problemsOf(handling('arn:aws:states:::aws-sdk:s3:getObject', 'S3.NoSuchKey')).filter(
        ({ code }) => code === 'unknown-error',
      ),
    ).toEqual([]);
  });

  it('are offered where a name is written', () => {
    const text = JSON.stringify(handling('arn:aws:states:::aws-sdk:s3:getObject', ''));
    const labels = complete(readTree(text, 'json'), text.indexOf('[""]') + 2, { sdkNames: sdkNames() }).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(expect.arrayContaining(['States.ALL', 'S3.NoSuchKeyException', 'S3.S3Exception']));
  });
});
