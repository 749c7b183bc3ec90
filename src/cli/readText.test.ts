import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLines } from './readLines';
import { readText } from './readText';

const folder = mkdtempSync(join(tmpdir(), 'stepyard-'));

function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

function read(bytes: Uint8Array): ReturnType<typeof readText> {
  const file = join(folder, 'file');
  writeFileSync(file, bytes);
  return readText(file);
}

describe('readText', () => {
  it.each([
    ['UTF-8', Buffer.from('{"é": "𝄞"}')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF{"é": "𝄞"}')],
    ['UTF-16, low byte first', utf16('{"é": "𝄞"}', false)],
    ['UTF-16, high byte first', utf16('{"é": "𝄞"}', true)],
  ])('reads %s', (_what, bytes) => {
    expect(read(bytes)).toEqual({ ok: true, value: '{"é": "𝄞"}' });
  });

  it.each<[string, Uint8Array, string]>([
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{\n  "é": "'), 0xe9, 0x22, 0x7d]),
      'byte 12 (line 2, character 9) is not UTF-8',
    ],
    ['a text cut off within a character', Buffer.from([0x22, 0xc3]), 'byte 2 (line 1, character 2) is not UTF-8'],
    ['half of a pair in UTF-16', utf16('a\ud800b', false), 'is not UTF-16'],
    ['data of another kind', Buffer.from([0x50, 0x4b, 0, 4]), 'byte 3 is zero'],
  ])('refuses %s and says where', (_what, bytes, reason) => {
    expect(read(bytes)).toMatchObject({ ok: false, error: expect.stringContaining(reason) as string });
  });
});

describe('readLines', () => {
  async function lines(bytes: Buffer, chunkSize: number): Promise<unknown[]> {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += chunkSize)
        yield await Promise.resolve(bytes.subarray(at, at + chunkSize));
    }
    const found: unknown[] = [];
    for await (const line of readLines(chunks())) found.push(line.ok ? line.value : 'bad');
    return found;
  }

  it.each([1, 2, 3, 7, 1_000])('reads lines whatever pieces they come in: %d bytes', async (chunkSize) => {
    const text = 'é1\r\n\nਊ𝄞\nlast'; // the third line begins with U+0A0A, two bytes like a line feed's

    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text, false), utf16(text, true)])
      expect(await lines(bytes, chunkSize)).toEqual(['é1', '', 'ਊ𝄞', 'last']);
  });

  it('goes on after a line that is no text', async () => {
    expect(await lines(Buffer.from([0x61, 0x0a, 0xe9, 0x0a, 0x62, 0x0a]), 2)).toEqual(['a', 'bad', 'b']);
  });
});
