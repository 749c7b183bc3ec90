// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sdkNames, sdkNamesPath } from '../testing/sdkNames';
import { readSdkNames, type SdkNamesFile } from './readSdkNames';

describe('the names of AWS SDK calls', () => {
  it('are read as the file writes them: shared letters, verbs, plurals, and actions as they stand', () => {
    const names = readSdkNames({
      source: 'made up',
      date: '2026-01-01',
      verbs: 'List Get Delete',
      services: { 'Lex Runtime': "0Object 12'0'2,6Acl 1,2fuscate,0Policy '0,0Select .1" },
      titles: {},
      aliases: { lex: 'lexruntime' },
      unsupported: { lexruntime: ['GetSelect'] },
      errors: { lexruntime: 'Conflict,NotFound' },
    });

    expect([...names.services.values()]).toEqual([{ name: 'lexruntime', id: 'Lex Runtime' }]);
    expect([...names.actionsOf('lexruntime')]).toEqual([
      'deleteObject',
      'deleteObjects',
      'getObject',
      'getObjectAcl',
      'listObjects',
      'listPolicies',
      'obfuscate',
      'select',
    ]);
    expect(names.isUnsupported('lexruntime', 'getSelect')).toBe(true);
    expect(names.aliasOf('lex')).toBe('lexruntime');
    expect(names.servicesWith('GETOBJECT')).toEqual(['lexruntime']);
    expect([...names.actionsOf('constructor')]).toEqual([]);
    expect([names.errorsOf('lexruntime'), names.errorsOf('constructor')]).toEqual([
      ['ConflictException', 'NotFoundException'],
      [],
    ]);
  });

  it('are those of the services, called as the service calls them', () => {
    const called = [
      'sfn',
      's3',
      'dynamodb',
      'cloudwatchlogs',
      'elasticloadbalancingv2',
      'cognitoidentityprovider',
      'eventbridge',
      'databasemigration',
      'lexruntime',
      'config',
      'emrserverless',
      'wafregional',
      'sesv2',
      's3vectors',
      'bedrockagentcore',
    ];
    expect(called.filter((name) => !sdkNames().services.has(name))).toEqual([]);

    expect([...sdkNames().actionsOf('sqs')]).toEqual([
      'addPermission',
      'cancelMessageMoveTask',
      'changeMessageVisibility',
      'changeMessageVisibilityBatch',
      'createQueue',
      'deleteMessage',
      'deleteMessageBatch',
      'deleteQueue',
      'getQueueAttributes',
      'getQueueUrl',
      'listDeadLetterSourceQueues',
      'listMessageMoveTasks',
      'listQueueTags',
      'listQueues',
      'purgeQueue',
      'receiveMessage',
      'removePermission',
      'sendMessage',
      'sendMessageBatch',
      'setQueueAttributes',
      'startMessageMoveTask',
      'tagQueue',
      'untagQueue',
    ]);
  });

  it('leave out what answers with a stream, and what was left out of the service', () => {
    for (const [service, action] of [
      ['s3', 'selectObjectContent'],
      ['kinesis', 'subscribeToShard'],
      ['lambda', 'invokeAsync'],
      ['rdsdata', 'executeSql'],
      ['bedrockruntime', 'converseStream'],
    ] as const) {
      expect([
        service,
        action,
        sdkNames().actionsOf(service).has(action),
        sdkNames().isUnsupported(service, action),
      ]).toEqual([service, action, false, true]);
    }
  });

  it('keep services that AWS has retired: workflows with them are about', () => {
    expect(sdkNames().actionsOf('iotanalytics').has('createDataset')).toBe(true);
    expect(sdkNames().services.has('macie')).toBe(false);
  });

  it('are nearly the same as in the models that answers are held against, which may be of another day', () => {
    const models = readdirSync('public/catalog').filter((file) => /^[\w-]+\.json$/.test(file));
    const missing = models.flatMap((file) => {
      const service =
        { elasticmapreduce: 'emr', 'emr-containers': 'emrcontainers', 'emr-serverless': 'emrserverless' }[
          file.replace('.json', '')
        ] ?? file.replace('.json', '');
      const { actions } = JSON.parse(readFileSync(`public/catalog/${file}`, 'utf8')) as {
        readonly actions: Readonly<Record<string, number>>;
      };
      const inCamelCase = Object.keys(actions).map((action) => action.charAt(0).toLowerCase() + action.slice(1));
      return inCamelCase
        .filter((action) => !sdkNames().actionsOf(service).has(action) && !sdkNames().isUnsupported(service, action))
        .map((action) => `${service}:${action}`);
    });

    expect(models.length).toBeGreaterThan(40);
    expect(missing.length).toBeLessThan(10);
  });

  it('are small to fetch, and say where they are from', () => {
    const text = readFileSync(sdkNamesPath, 'utf8');
    const file = JSON.parse(text) as SdkNamesFile;

    expect(text.length).toBeLessThan(310_000);
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(84_000);
    expect(file.source).toMatch(/^botocore \d+\.\d+\.\d+.*Apache-2\.0$/);
    expect(file.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
