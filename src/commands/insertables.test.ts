import { describe, expect, it } from 'vitest';
import { actions } from '../services/catalog/actions';
import { patterns } from '../services/catalog/patterns';
import { insertables, searchInsertables } from './insertables';

const labels = (typed: string): readonly string[] => searchInsertables(typed).map(({ label }) => label);

describe('insertables', () => {
  it('are the eight state types, every action of the catalogue and every pattern, each once', () => {
    const ids = insertables.map(({ id }) => id);

    expect(ids.filter((id) => id.startsWith('flow:'))).toHaveLength(8);
    expect(ids.filter((id) => id.startsWith('action:'))).toHaveLength(actions.length);
    expect(ids.filter((id) => id.startsWith('pattern:'))).toHaveLength(patterns.length);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('searchInsertables', () => {
  it('offers everything while nothing is typed', () => {
    expect(searchInsertables('  ')).toBe(insertables);
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
    const [last] = searchInsertables('kms:Encrypt').slice(-1);

    expect(last?.label).toBe('AWS SDK · kms:encrypt');
    expect(last?.id).toBe('action:aws-sdk:kms:encrypt');
  });

  it('does not offer an API by name twice', () => {
    expect(searchInsertables('aws-sdk:s3:putObject').filter(({ id }) => id === 'action:aws-sdk:s3:putObject')).toHaveLength(1);
  });

  it('finds nothing for nonsense', () => {
    expect(searchInsertables('qzxw')).toEqual([]);
  });
});
