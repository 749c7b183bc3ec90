import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { sdkNames } from '../../core/asl/testing/sdkNames';
import { applyChanges } from '../../core/document/changes';
import { readTree } from '../../core/document/tree';
import { actions } from '../../core/services/catalog/actions';
import { patterns } from '../../core/services/catalog/patterns';
import { findInsertables, insertables, type Insertable } from './insertables';

const find = (typed: string): readonly Insertable[] => findInsertables(typed).items;
const labels = (typed: string): readonly string[] => find(typed).map(({ label }) => label);

describe('insertables', () => {
  it('are the eight state types, every action of the catalogue and every pattern, each once', () => {
    const ids = insertables.map(({ id }) => id);

    expect(ids.filter((id) => id.startsWith('flow:'))).toHaveLength(8);
    expect(ids.filter((id) => id.startsWith('action:'))).toHaveLength(
      actions.filter(({ isRare }) => isRare !== true).length,
    );
    expect(ids.filter((id) => id.startsWith('pattern:'))).toHaveLength(patterns.length);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('findInsertables', () => {
  it('offers everything while nothing is typed', () => {
    expect(find('  ')).toBe(insertables);
  });

  it('puts a state type before actions that hold the same letters', () => {
    expect(labels('wait')[0]).toBe('Wait');
    expect(labels('pa')[0]).toBe('Parallel');
  });

  it('finds an action by service and action in any order', () => {
    expect(labels('sqs')[0]).toBe('SQS · SendMessage');
    expect(labels('sendmessage sqs')[0]).toBe('SQS · SendMessage');
    expect(labels('sqs:sendMessage')[0]).toBe('SQS · SendMessage');
  });

  it('finds a pattern by a word of its summary', () => {
    expect(labels('saga')[0]).toBe('Saga with compensation');
  });

  it('offers an API by its name although the catalogue does not have it', () => {
    const [last] = find('kms:Encrypt').slice(-1);

    expect(last?.label).toBe('AWS SDK · kms:encrypt');
    expect(last?.id).toBe('action:aws-sdk:kms:encrypt');
  });

  it('does not offer an API by name twice', () => {
    expect(find('aws-sdk:s3:putObject').filter(({ id }) => id === 'action:aws-sdk:s3:putObject')).toHaveLength(1);
  });

  it('finds rare integrations by their names only, whether the calls of AWS are known or not', () => {
    expect(insertables.map(({ label }) => label)).not.toContain('EKS · CreateNodegroup');
    expect(labels('eks nodegroup')).toEqual(['EKS · CreateNodegroup', 'EKS · DeleteNodegroup']);
  });

  it('finds nothing for nonsense', () => {
    expect(find('qzxw')).toEqual([]);
  });
});

describe('findInsertables with the names of all calls', () => {
  const all = (typed: string): readonly string[] => findInsertables(typed, sdkNames()).items.map(({ label }) => label);

  it('finds any action of any service by its words', () => {
    expect(all('list buckets')[0]).toBe('S3 · ListBuckets');
    expect(all('kms encrypt')[0]).toBe('KMS · Encrypt');
    expect(all('lex:recognizeText')).toContain('Lex Runtime V2 · RecognizeText');
  });

  it('offers the optimised integration before the call that it stands for', () => {
    const found = all('sqs send message');

    expect(found.slice(0, 2)).toEqual(['SQS · SendMessage', 'SQS · SendMessage (AWS SDK)']);
    expect(all('create endpoint config').slice(0, 2)).toEqual([
      'SageMaker · CreateEndpointConfig',
      'SageMaker · CreateEndpointConfig (AWS SDK)',
    ]);
  });

  it('lists no more than can be looked through, and says how many more there are', () => {
    const { items, moreCount } = findInsertables('describe', sdkNames());

    expect(items.length).toBeLessThan(130);
    expect(moreCount).toBeGreaterThan(1500);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('does not offer what does not exist', () => {
    expect(all('s3:putObjects').some((label) => label.includes('putObjects'))).toBe(false);
    expect(all('foo:bar')).toEqual([]);
  });

  it('adds the call with its service and action as they are written', () => {
    const machine = readModel(readTree('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}', 'json'));
    const item = findInsertables('list buckets', sdkNames()).items[0];
    const [stateId] = machine.states.keys();
    const result = stateId && item?.insert(machine, { kind: 'after', stateId });

    expect(result && 'changes' in result && JSON.parse(applyChanges(machine.tree.text, result.changes))).toMatchObject({
      States: {
        'S3 ListBuckets': { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', Parameters: {} },
      },
    });
  });
});
