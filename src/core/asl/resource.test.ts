import { describe, expect, it } from 'vitest';
import { integrations } from './integrations';
import {
  arnOfCall,
  callIdOf,
  isCall,
  mendResource,
  readResource,
  waitsForOutsider,
  type TaskResource,
} from './resource';

describe('readResource', () => {
  it.each<[string, TaskResource]>([
    ['arn:aws:lambda:us-east-1:123456789012:function:pay:PROD', { kind: 'lambda', name: 'pay' }],
    ['arn:aws-cn:lambda:cn-north-1:123456789012:function:pay', { kind: 'lambda', name: 'pay' }],
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Pay}', { kind: 'lambda', name: '${Pay}' }],
    ['arn:aws:lambda:us-east-1:123456789012:function:pay:PROD:more', { kind: 'unknown' }],
    ['arn:aws:lambda:us-east-1:123456789012:layer:pay', { kind: 'unknown' }],
    ['arn:aws:states:us-east-1:123456789012:activity:approve', { kind: 'activity', name: 'approve' }],
    ['arn:aws:states:us-east-1:123456789012:activity:', { kind: 'unknown' }],
    ['arn:aws:states:us-east-1:123456789012:stateMachine:child', { kind: 'states', name: 'child' }],
    [
      'arn:${AWS::Partition}:states:::sqs:sendMessage.waitForTaskToken',
      { kind: 'integration', service: 'sqs', action: 'sendMessage', pattern: 'waitForTaskToken' },
    ],
    [
      'arn:<partition:of:it>:states:::glue:startJobRun.sync',
      { kind: 'integration', service: 'glue', action: 'startJobRun', pattern: 'sync' },
    ],
    [
      'arn:aws:states:::states:startExecution.sync:2',
      { kind: 'integration', service: 'states', action: 'startExecution', pattern: 'sync:2' },
    ],
    [
      'arn:aws:states:::aws-sdk:s3:getObject',
      { kind: 'sdk', service: 's3', action: 'getObject', pattern: 'requestResponse' },
    ],
    ['arn:aws:states:::aws-sdk:s3', { kind: 'unknown' }],
    ['arn:aws:sns:us-east-1:123456789012:topic', { kind: 'unknown' }],
    ['${PayFunction.Arn}', { kind: 'function', name: '${PayFunction.Arn}' }],
    ['REPLACE_ME', { kind: 'function', name: 'REPLACE_ME' }],
    ['arn::states:::sqs:sendMessage', { kind: 'function', name: 'arn::states:::sqs:sendMessage' }],
    ['', { kind: 'function', name: '' }],
    ['__proto__', { kind: 'function', name: '__proto__' }],
  ])('reads %s', (text, expected) => expect(readResource(text)).toEqual(expected));

  it('reads back the ARN of every integration in every pattern', () => {
    for (const { id, patterns } of integrations) {
      for (const pattern of patterns) {
        const read = readResource(arnOfCall(id, pattern));
        expect(isCall(read) && { id: callIdOf(read), pattern: read.pattern }).toEqual({ id, pattern });
      }
    }
  });

  it('knows who answers from outside', () => {
    const waits = (text: string): boolean => waitsForOutsider(readResource(text));

    expect(waits('arn:aws:states:::lambda:invoke.waitForTaskToken')).toBe(true);
    expect(waits('arn:aws:states:us-east-1:1:activity:a')).toBe(true);
    expect(waits('arn:aws:states:::lambda:invoke')).toBe(false);
    expect(waits('made.waitForTaskToken')).toBe(false);
  });

  it('mends a blank too many and a partition that lacks', () => {
    expect(mendResource(' arn::states:::sqs:sendMessage ')).toBe('arn:aws:states:::sqs:sendMessage');
  });
});
