// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sdkNames } from '../testing/sdkNames';
import { searchSdkNames } from './searchSdkNames';

function find(typed: string, limit = 5): readonly string[] {
  return searchSdkNames(sdkNames(), typed, limit).calls.map(({ service, action }) => `${service.name}:${action}`);
}

describe('searching AWS SDK calls', () => {
  it.each([
    ['list buckets', 's3:listBuckets'],
    ['s3 put object', 's3:putObject'],
    ['dynamodb query', 'dynamodb:query'],
    ['query dynamodb', 'dynamodb:query'],
    ['step functions list executions', 'sfn:listExecutions'],
    ['secretsmanager:getSecretValue', 'secretsmanager:getSecretValue'],
    ['aws-sdk:ec2:stopInstances', 'ec2:stopInstances'],
    ['put log events', 'cloudwatchlogs:putLogEvents'],
    ['describe instances', 'ec2:describeInstances'],
    ['logs filter', 'cloudwatchlogs:filterLogEvents'],
  ])('finds by "%s" %s first', (typed, call) => {
    expect(find(typed)[0]).toBe(call);
  });

  it('gives the best only, and says how many there are', () => {
    const { calls, total } = searchSdkNames(sdkNames(), 'list', 20);

    expect(calls.length).toBe(20);
    expect(total).toBeGreaterThan(3000);
  });

  it('finds nothing for nothing and for nonsense', () => {
    expect(find('  ')).toEqual([]);
    expect(find('qzxw')).toEqual([]);
  });
});
