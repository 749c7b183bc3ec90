import { decodeText, encodingOf, type TextEncoding } from '../core/base/decodeText';
import { ok, type Result } from '../core/base/result';
import { createDecoder, withoutMark } from './readText';

/**
 * The lines of a stream of bytes, one after another, so that no more than a line is held. Each is a text, or the reason
 * why its bytes are none: the lines after it can still be read. The encoding is told by the first bytes.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Result<string, string>> {
  let encoding: TextEncoding | undefined;
  let pieces: Uint8Array[] = [];
  let isFirst = true;
  const take = (): Result<string, string> => {
    const line = decodeLine(Buffer.concat(pieces), encoding ?? 'utf-8', isFirst);
    pieces = [];
    isFirst = false;
    return line;
  };
  for await (const chunk of aligned(stream)) {
    encoding ??= encodingOf(chunk);
    let from = 0;
    for (let end = lineEnd(chunk, encoding, 0); end >= 0; end = lineEnd(chunk, encoding, from)) {
      pieces.push(chunk.subarray(from, end));
      from = end;
      yield take();
    }
    pieces.push(chunk.subarray(from));
  }
  if (pieces.some(({ length }) => length > 0)) yield take();
}

/** The chunks of a stream with an even number of bytes each, so that none ends within a unit of UTF-16. */
async function* aligned(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left: Uint8Array = new Uint8Array(0);
  for await (const chunk of stream) {
    const all = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    const even = all.length - (all.length % 2);
    left = all.subarray(even);
    if (even > 0) yield all.subarray(0, even);
  }
  if (left.length > 0) yield left;
}

/** Where a line ends, behind its line feed; -1 when the bytes have no more of them. */
function lineEnd(bytes: Uint8Array, encoding: TextEncoding, from: number): number {
  if (encoding === 'utf-8') {
    const at = bytes.indexOf(0x0a, from);
    return at < 0 ? -1 : at + 1;
  }
  const [high, low] = encoding === 'utf-16be' ? [0, 1] : [1, 0];
  for (let i = from; i + 1 < bytes.length; i += 2) if (bytes[i + low] === 0x0a && bytes[i + high] === 0) return i + 2;
  return -1;
}

function decodeLine(bytes: Buffer, encoding: TextEncoding, isFirst: boolean): Result<string, string> {
  const mark =
    isFirst || encoding === 'utf-8'
      ? Buffer.alloc(0)
      : Buffer.from(encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]);
  const text = decodeText(mark.length === 0 ? bytes : Buffer.concat([mark, bytes]), createDecoder);
  return text.ok ? ok(withoutMark(text.value).replace(/\r?\n$/, '')) : text;
}
