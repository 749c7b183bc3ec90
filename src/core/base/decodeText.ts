import { fail, ok, type Result } from './result';

/** The encodings of texts that are read. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Makes a decoder that throws for bytes that are no text of its encoding, and leaves the
 * byte order mark in: `new TextDecoder(encoding, { fatal: true, ignoreBOM: true })`.
 */
export type CreateDecoder = (encoding: TextEncoding) => {
  decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string;
};

/**
 * The text of bytes: UTF-8, or UTF-16 that says so by its byte order mark, which stays in the text. The error says
 * which byte is none of the encoding, and in which line; it stands after "is not a text: ".
 */
export function decodeText(bytes: Uint8Array, createDecoder: CreateDecoder): Result<string> {
  const encoding = encodingOf(bytes);
  const zero = encoding === 'utf-8' ? bytes.indexOf(0) : -1;
  if (zero >= 0) return fail(`byte ${zero + 1} is zero, so it is data of another kind`);
  try {
    return ok(createDecoder(encoding).decode(bytes));
  } catch {
    const at = firstBadByte(bytes, encoding, createDecoder);
    return fail(`byte ${at + 1}${placeOf(bytes, at, encoding)} is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}`);
  }
}

/** The encoding of a text by its first bytes. */
export function encodingOf([first, second]: Uint8Array): TextEncoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Where the text becomes invalid: with the first byte of a character that does not go on as it must. */
function firstBadByte(bytes: Uint8Array, encoding: TextEncoding, createDecoder: CreateDecoder): number {
  let low = 0;
  let high = bytes.length;
  const decodes = (end: number, stream = true): boolean => {
    try {
      createDecoder(encoding).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !decodes(low, false)) low--;
  return low;
}

/** ` (line 3, character 5)`, where there are lines before the byte that tell more than its number. */
function placeOf(bytes: Uint8Array, at: number, encoding: TextEncoding): string {
  if (encoding !== 'utf-8') return '';
  let line = 1;
  let character = 1;
  for (let i = 0; i < at; i++) {
    if (bytes[i] === 0x0a) {
      line++;
      character = 1;
    } else if (((bytes[i] ?? 0) & 0xc0) !== 0x80) character++; // the other bytes of a character begin with the bits 10
  }
  return at === 0 ? '' : ` (line ${line}, character ${character})`;
}
