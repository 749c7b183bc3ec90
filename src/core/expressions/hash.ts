import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8Bytes } from './utf8';

/** The algorithms that `States.Hash` and `$hash` know, by the exact names that they take. */
const hashAlgorithms = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const;

/** The lower-case hexadecimal hash of a text's UTF-8 bytes, or undefined when no algorithm has that name. */
export function hashText(text: string, algorithm: string): string | undefined {
  if (!Object.hasOwn(hashAlgorithms, algorithm)) return undefined;
  const hash = hashAlgorithms[algorithm as keyof typeof hashAlgorithms]; // just looked up
  return bytesToHex(hash(Uint8Array.from(utf8Bytes(text))));
}

/** The lower-case hexadecimal MD5 hash of bytes. */
export function md5OfBytes(bytes: Uint8Array): string {
  return bytesToHex(md5(bytes));
}
