import { describe, expect, it } from 'vitest';
import { readParquet } from './readParquet';
import { parquetFile } from './testing/parquetFile';

const bytes = Uint8Array.from(atob(parquetFile), (character) => character.charCodeAt(0));
const rows = [
  { id: 1, name: 'Ada', at: '2025-01-02T03:04:05.678Z', tags: ['a'] },
  { id: 2, name: null, at: '1970-01-01T00:00:00.000Z', tags: { x: 1 } },
];

describe('a Parquet file', () => {
  it('is read as rows of JSON values', async () => {
    expect(await readParquet(bytes)).toEqual(rows);
  });

  it('is read from the middle of a larger buffer', async () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);

    expect(await readParquet(larger.subarray(7))).toEqual(rows);
  });
});
