import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import type { TaskHandlers, TaskRequest } from '../interpreter/ports';
import { createObjectStore } from './objectStore';
import { readParquet } from './readParquet';
import { parquetFile } from './testing/parquetFile';
import { anyMoment } from './testing/moment';

const bytes = Uint8Array.from(atob(parquetFile), (character) => character.charCodeAt(0));
const rows = [
  { id: 1, name: 'Ada', at: '2025-01-02T03:04:05.678Z', tags: ['a'] },
  { id: 2, name: null, at: '1970-01-01T00:00:00.000Z', tags: { x: 1 } },
];

const otherwise: TaskHandlers = { request: () => ({ kind: 'succeeded', result: 'else' }) };

function ask(key: string, request: Partial<TaskRequest>): TaskRequest {
  return {
    purpose: 'itemReader',
    stateName: 'M',
    attempt: 0,
    token: 't',
    executionArn: 'e',
    stateMachineArn: 'm',
    parameters: { Bucket: 'b', Key: key } satisfies JsonObject,
    target: {
      kind: 'service',
      arn: 'arn:aws:states:::s3:getObject',
      resourceType: 's3',
      action: 'getObject',
      pattern: 'requestResponse',
    },
    ...request,
  };
}

describe('a Parquet file', () => {
  it('is read as rows of JSON values', async () => {
    expect(await readParquet(bytes)).toEqual(rows);
  });

  it('is read from the middle of a larger buffer', async () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);

    expect(await readParquet(larger.subarray(7))).toEqual(rows);
  });

  it('is answered with its rows when an ItemReader asks for them', async () => {
    const { handlers } = createObjectStore([['b/rows', bytes]], otherwise, readParquet);

    expect(await handlers.request(ask('rows', { inputType: 'PARQUET' }), anyMoment)).toEqual({
      kind: 'succeeded',
      result: { Rows: rows },
    });
  });

  it.each<[string, Uint8Array | string, string]>([
    ['a text', 'id\n1\n', 'The object is not a Parquet file that can be read.'],
    ['other bytes', new Uint8Array(40), 'The object cannot be read as Parquet: parquet file invalid'],
    ['a file that breaks off', bytes.subarray(0, 200), 'The object cannot be read as Parquet: parquet file invalid'],
  ])('is not made of %s', async (_what, body, cause) => {
    const { handlers } = createObjectStore([['b/rows', body]], otherwise, readParquet);

    expect(await handlers.request(ask('rows', { inputType: 'PARQUET' }), anyMoment)).toMatchObject({
      kind: 'failed',
      cause: expect.stringContaining(cause),
    });
    expect(await handlers.request(ask('gone', { inputType: 'PARQUET' }), anyMoment)).toMatchObject({
      kind: 'failed',
      error: 'S3.NoSuchKeyException',
    });
  });
});

it('an object of bytes is a text to a Task that gets it', () => {
  const { handlers } = createObjectStore([['b/k', new Uint8Array([0xc3, 0xa9, 0xff])]], otherwise);

  expect(
    createObjectStore([['b/k', 'é']], otherwise).handlers.request(ask('k', { purpose: 'task' }), anyMoment),
  ).toMatchObject({
    result: { ContentLength: 2 },
  });
  expect(handlers.request(ask('k', { purpose: 'task' }), anyMoment)).toMatchObject({
    result: { Body: 'é\ufffd', ContentLength: 3 },
  });
});
