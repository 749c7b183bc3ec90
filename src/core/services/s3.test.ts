import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { readParquet } from './readParquet';
import { createS3, withObjects, type StoredObject } from './s3';
import { anyMoment, askInTurn, requestOf } from './testing/moment';
import { parquetFile } from './testing/parquetFile';

const s3 = createS3(readParquet);
const call = (action: string, parameters: JsonObject) => requestOf(`arn:aws:states:::aws-sdk:s3:${action}`, parameters);
const get = (key: string) => call('getObject', { Bucket: 'b', Key: key });
const readerOf = (key: string, inputType?: string) => ({
  ...requestOf('arn:aws:states:::s3:getObject', { Bucket: 'b', Key: key }),
  purpose: 'itemReader' as const,
  ...(inputType !== undefined && { inputType }),
});
const worldOf = (objects: Record<string, StoredObject>, areAll = false) =>
  withObjects(
    {},
    Object.entries(objects).map(([key, object]) => ['b', key, object] as const),
    areAll,
  );

describe('objects', () => {
  it('are put, and got again; the world before stays as it was', () => {
    const before = worldOf({ old: { text: 'old' } });
    const { answers, world } = askInTurn(
      s3,
      [call('putObject', { Bucket: 'b', Key: 'a/2', Body: { two: 2 } }), get('a/2')],
      before,
    );

    expect(answers).toMatchObject([
      { result: { ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) } },
      { result: { Body: '{"two":2}', ContentLength: 9 } },
    ]);
    expect(world).toMatchObject({ objects: { b: { 'a/2': { text: '{"two":2}', modifiedMs: 0 } } } });
    expect(before).toEqual(worldOf({ old: { text: 'old' } }));
  });

  it('are listed by prefix, in the order of their keys', () => {
    const world = worldOf({
      'a/2': { text: 'é', modifiedMs: 1_700_000_000_999 },
      'a/1': { base64: '/w==' },
      b: { text: '' },
    });

    expect(askInTurn(s3, [call('listObjectsV2', { Bucket: 'b', Prefix: 'a/' })], world).answers).toMatchObject([
      {
        result: {
          Contents: [
            { Key: 'a/1', Size: 1, LastModified: 1_735_689_600, ETag: '"00594fd4f42ba43fc1ca0427a0576295"' },
            { Key: 'a/2', Size: 2, LastModified: 1_700_000_000 },
          ],
        },
      },
    ]);
  });

  it('of bytes are texts to a Task that gets them', () => {
    const world = worldOf({ bytes: { base64: 'w6n/' } });

    expect(askInTurn(s3, [get('bytes')], world).answers).toMatchObject([
      { result: { Body: 'é\ufffd', ContentLength: 3 } },
    ]);
  });

  it('that are not there are left to others; a Map is told where the world has all that there is', () => {
    const gone = { kind: 'failed', error: 'S3.NoSuchKeyException' };

    expect(askInTurn(s3, [get('gone'), readerOf('gone')], worldOf({})).answers).toEqual([undefined, undefined]);
    expect(askInTurn(s3, [get('gone'), readerOf('gone')], worldOf({}, true)).answers).toMatchObject([undefined, gone]);
  });

  it.each([
    { objects: 'none' },
    { objects: { b: ['x'] } },
    { objects: { b: { k: 'text' } } },
    { objects: { b: { k: {} } } },
  ])('are not there when the world is not as it should be: %j', (world) => {
    expect(askInTurn(s3, [get('k')], world).answers).toEqual([undefined]);
  });

  it('are named by any text', () => {
    const put = call('putObject', { Bucket: '__proto__', Key: '__proto__', Body: 'x' });
    const got = call('getObject', { Bucket: '__proto__', Key: '__proto__' });

    expect(askInTurn(s3, [put, got]).answers[1]).toMatchObject({ result: { Body: 'x' } });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('are not touched by calls that are not emulated', () => {
    expect(
      askInTurn(s3, [call('deleteObject', { Bucket: 'b', Key: 'k' })], worldOf({ k: { text: '' } })).answers,
    ).toEqual([undefined]);
  });
});

describe('a Parquet file', () => {
  const ask = (object: StoredObject, key = 'rows') =>
    s3(readerOf(key, 'PARQUET'), { ...anyMoment, world: worldOf({ rows: object }, true) });

  it('is answered with its rows when an ItemReader asks for them', async () => {
    expect(await ask({ base64: parquetFile })).toMatchObject({
      kind: 'succeeded',
      result: { Rows: [{ id: 1, name: 'Ada' }, { id: 2 }] },
    });
  });

  it.each<[string, StoredObject, string]>([
    ['a text', { text: 'id\n1\n' }, 'The object is not a Parquet file that can be read.'],
    ['other bytes', { base64: 'A'.repeat(56) }, 'The object cannot be read as Parquet: parquet file invalid'],
    [
      'a file that breaks off',
      { base64: parquetFile.slice(0, 268) },
      'The object cannot be read as Parquet: parquet file invalid',
    ],
  ])('is not made of %s', async (_what, object, cause) => {
    expect(await ask(object)).toMatchObject({ kind: 'failed', cause: expect.stringContaining(cause) });
    expect(await ask(object, 'gone')).toMatchObject({ kind: 'failed', error: 'S3.NoSuchKeyException' });
  });
});
