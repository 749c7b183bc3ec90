/** Reads what a command is given: files, and the standard input as `-`. Bytes are taken as the page takes them. */
import { readFileSync } from 'node:fs';
import { decodeText, type CreateDecoder } from '../core/base/decodeText';
import { fail, ok, type Result } from '../core/base/result';

/** What decodes bytes in Node. */
export const createDecoder: CreateDecoder = (encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

/**
 * The text of a file, without a byte order mark. Fails, in words, when it
 * cannot be read or is no text of UTF-8 or marked UTF-16.
 */
export function readText(file: string): Result<string, string> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeText(bytes.value, createDecoder);
  return text.ok
    ? ok(withoutMark(text.value))
    : fail(`${nameOf(file)} is not a text: ${text.error}. Save it as UTF-8.`);
}

/** The bytes of a file. */
export function readBytes(file: string): Result<Buffer, string> {
  try {
    return ok(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    return fail(`${nameOf(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A text without its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input:' : `${file}:`;
}
