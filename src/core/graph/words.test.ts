import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { resourceWords } from './resourceWords';
import { ruleWords, shorterWords } from './ruleWords';
import { stateWords } from './stateWords';
import { machineOf } from './testing/graphs';

describe('ruleWords', () => {
  it.each<[JsonObject, string]>([
    [{ Variable: '$.a', StringEquals: 'x' }, '$.a is "x"'],
    [{ Variable: '$.a', NumericEquals: 5 }, '$.a = 5'],
    [{ Variable: '$.a', NumericGreaterThanEqualsPath: '$.b' }, '$.a ≥ $.b'],
    [{ Variable: '$.a', StringLessThan: 'x' }, '$.a < "x"'],
    [{ Variable: '$.a', BooleanEquals: true }, '$.a is true'],
    [{ Variable: '$.a', TimestampLessThan: '2025-01-01T00:00:00Z' }, '$.a before "2025-01-01T00:00:00Z"'],
    [{ Not: { Variable: '$.a', TimestampGreaterThan: '2025' } }, '$.a not after "2025"'],
    [{ Variable: '$.a', StringMatches: '*.png' }, '$.a matches "*.png"'],
    [{ Variable: '$.a', IsPresent: true }, '$.a is present'],
    [{ Variable: '$.a', IsPresent: false }, '$.a is missing'],
    [{ Not: { Variable: '$.a', IsNull: true } }, '$.a is not null'],
    [{ Not: { Variable: '$.a', StringEquals: 'x' } }, '$.a is not "x"'],
    [{ Not: { Variable: '$.a', NumericLessThan: 3 } }, '$.a ≥ 3'],
    [{ Not: { Not: { Variable: '$.a', IsNull: true } } }, '$.a is null'],
    [
      {
        And: [
          { Variable: '$.a', IsPresent: true },
          {
            Or: [
              { Variable: '$.b', NumericEquals: 1 },
              { Variable: '$.b', NumericEquals: 2 },
            ],
          },
        ],
      },
      '$.a is present and ($.b = 1 or $.b = 2)',
    ],
    [{ Not: { And: [{ Variable: '$.a', IsNull: true }] } }, 'not ($.a is null)'],
    [{ Condition: '{% $states.input.total\n  > 100 %}' }, '$states.input.total > 100'],
    [{ Condition: true }, 'true'],
    [{ Variable: '$.a' }, ''],
    [{ And: [7] }, '…'],
  ])('%j is %s', (rule, words) => expect(ruleWords(rule)).toBe(words));

  it('cuts the way to a value before the value', () => {
    expect(shorterWords('$.order.payment.status is "OPEN"')).toEqual([
      '$….payment.status is "OPEN"',
      '$….status is "OPEN"',
    ]);
    expect(shorterWords('$.a is "x"')).toEqual([]);
    expect(shorterWords('not (…)')).toEqual([]);
  });
});

describe('resourceWords', () => {
  it.each([
    ['arn:aws:states:::lambda:invoke', 'Lambda · Invoke', 'lambda'],
    ['arn:aws:states:::lambda:invoke.waitForTaskToken', 'Lambda · wait for token', 'lambda'],
    ['arn:aws:states:::glue:startJobRun.sync', 'Glue · until done', 'glue'],
    ['arn:aws:states:::athena:startQueryExecution.sync', 'Athena · StartQueryExecution · until done', 'athena'],
    ['arn:aws:states:::states:startExecution.sync:2', 'Step Functions · until done', 'states'],
    ['arn:aws:states:::aws-sdk:s3:getObject', 'S3 · GetObject', 's3'],
    ['arn:aws:states:::aws-sdk:cognitoidentityprovider:adminCreateUser', 'Cognito · AdminCreateUser', 'aws-sdk'],
    ['arn:aws:states:::aws-sdk:newService:doIt', 'NewService · DoIt', 'aws-sdk'],
    ['arn:${AWS::Partition}:states:::sqs:sendMessage', 'SQS · SendMessage', 'sqs'],
    ['arn:aws:lambda:us-east-1:123456789012:function:pay:PROD', 'Lambda · pay', 'lambda'],
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:pay', 'Lambda · pay', 'lambda'],
    ['arn:aws:states:us-east-1:123456789012:activity:approve', 'Activity · approve', 'activity'],
    ['${PayFunction.Arn}', 'Lambda · PayFunction', 'lambda'],
    ['${Something}', 'Lambda · Something', 'lambda'],
    ['${ApprovalActivityArn}', 'Activity · ApprovalActivityArn', 'activity'],
    ['REPLACE_ME', 'Lambda · REPLACE_ME', 'lambda'],
    ['foo:bar', 'Lambda · foo:bar', 'lambda'],
    ['arn::states:::sqs:sendMessage', 'SQS · SendMessage', 'sqs'],
    ['arn:aws:lambda:us-east-1:123456789012:function:${Pay}', 'Lambda · Pay', 'lambda'],
    ['arn:aws:states:us-east-1:123456789012:stateMachine:child', 'Step Functions · child', 'states'],
    ['arn:aws:states:::aws-sdk:kinesis:putRecord', 'Kinesis · PutRecord', 'stream'],
    [
      'arn:aws:states:::aws-sdk:ssm:getParameter.waitForTaskToken',
      'Systems Manager · GetParameter · wait for token',
      'parameter',
    ],
    ['', 'Task', 'task'],
  ])('%s is %s', (resource, subtitle, glyph) => expect(resourceWords(resource)).toEqual({ subtitle, glyph }));
});

describe('stateWords', () => {
  const words = (fields: JsonObject): string =>
    // there is one state
    stateWords([...machineOf({ StartAt: 'A', States: { A: fields } }).states.values()][0]!).subtitle;

  it.each<[JsonObject, string]>([
    [{ Type: 'Wait', Seconds: 90 }, 'waits 1 min 30 s'],
    [{ Type: 'Wait', SecondsPath: '$.delay' }, 'waits $.delay seconds'],
    [{ Type: 'Wait', Seconds: '{% $delay %}' }, 'waits $delay seconds'],
    [{ Type: 'Wait', TimestampPath: '$.due' }, 'waits until $.due'],
    [{ Type: 'Wait' }, 'Wait'],
    [{ Type: 'Fail' }, 'Fail'],
    [{ Type: 'Choice', Choices: [{}] }, 'Choice · 1 rule'],
    [{ Type: 'Pass', Assign: { 'a.$': '$.x', b: 1 } }, 'Pass · sets $a, $b'],
    [{ Type: 'Pass', Result: {} }, 'Pass · fixed result'],
    [{ Type: 'Parallel', Branches: [] }, 'Parallel · 0 branches'],
    [
      { Type: 'Map', Items: '{% $states.input.rows %}', MaxConcurrency: 1, ItemProcessor: {} },
      'Map · for each of $states.input.rows · one at a time',
    ],
    [
      {
        Type: 'Map',
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } },
      },
      'Distributed Map · for each item from S3',
    ],
    [{ Type: 'Robot' }, 'unknown Type "Robot"'],
    [{}, 'no Type'],
  ])('%j: %s', (fields, expected) => expect(words(fields)).toBe(expected));
});
