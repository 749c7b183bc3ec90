import { utf8Bytes } from './utf8';

/** The algorithms that `States.Hash` and `$hash` know, by the exact names that they take. */
export const hashAlgorithms = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const;

/** The lower-case hexadecimal hash of a text's UTF-8 bytes, or undefined when no algorithm has that name. */
export function hashText(text: string, algorithm: string): string | undefined {
  if (!Object.hasOwn(hashAlgorithms, algorithm)) return undefined;
  return hashAlgorithms[algorithm as keyof typeof hashAlgorithms](utf8Bytes(text)); // just looked up
}

/** Pads a message to whole blocks: a one bit, zeros, and the length in bits (at most 2^53). */
function pad(bytes: readonly number[], blockBytes: number, lengthBytes: number, littleEndian: boolean): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1 + lengthBytes) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  const [high, low] = [Math.floor((bytes.length * 8) / 2 ** 32), (bytes.length * 8) >>> 0];
  const end = padded.length;
  view.setUint32(littleEndian ? end - 4 : end - 8, high, littleEndian);
  view.setUint32(littleEndian ? end - 8 : end - 4, low, littleEndian);
  return padded;
}

function hex(words: readonly number[]): string {
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

const md5Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Constants = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);

/** @see RFC 1321 */
function md5(bytes: readonly number[]): string {
  const padded = pad(bytes, 64, 8, true);
  const view = new DataView(padded.buffer);
  const state: [number, number, number, number] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mix =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word = (round === 0 ? i : round === 1 ? 5 * i + 1 : round === 2 ? 3 * i + 5 : 7 * i) & 15;
      const sum = (a + mix + (md5Constants[i] ?? 0) + view.getInt32(block + word * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, md5Shifts[round * 4 + (i & 3)] ?? 0)) | 0];
    }
    [a, b, c, d].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => out.setInt32(i * 4, word, true));
  return hex([0, 4, 8, 12].map((at) => out.getInt32(at)));
}

/** @see FIPS 180-4, 6.1 */
function sha1(bytes: readonly number[]): string {
  const padded = pad(bytes, 64, 8, false);
  const view = new DataView(padded.buffer);
  const state: [number, number, number, number, number] = [
    0x67452301,
    0xefcdab89 | 0,
    0x98badcfe | 0,
    0x10325476,
    0xc3d2e1f0 | 0,
  ];
  const w = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 80; i++)
      w[i] =
        i < 16
          ? view.getInt32(block + i * 4)
          : rotateLeft((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1);
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const [mix, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotateLeft(a, 5) + mix + e + constant + (w[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    [a, b, c, d, e].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
  }
  return hex(state);
}

/** The first primes, from whose roots SHA-2 takes its constants. */
const primes = Array.from({ length: 410 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n - 2 }, (_, i) => i + 2).every((d) => n % d !== 0),
);

/** The first 64 bits of the fraction of a root, exactly. */
function rootFraction(prime: number, degree: 2n | 3n): bigint {
  const scaled = BigInt(prime) << (64n * degree);
  let low = 0n;
  let high = 1n << 72n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= scaled) low = middle;
    else high = middle;
  }
  return low & ((1n << 64n) - 1n);
}

const cubeRoots = primes.slice(0, 80).map((prime) => rootFraction(prime, 3n));
const squareRoots = primes.slice(0, 16).map((prime) => rootFraction(prime, 2n));
const sha256Constants = cubeRoots.slice(0, 64).map((root) => Number(root >> 32n) | 0);

/** @see FIPS 180-4, 6.2 */
function sha256(bytes: readonly number[]): string {
  const padded = pad(bytes, 64, 8, false);
  const view = new DataView(padded.buffer);
  const state = squareRoots.slice(0, 8).map((root) => Number(root >> 32n) | 0);
  const w = new Int32Array(64);
  const right = (word: number, by: number): number => rotateLeft(word, 32 - by);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      const [early, late] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
      w[i] =
        i < 16
          ? view.getInt32(block + i * 4)
          : (w[i - 16] ?? 0) +
            (right(early, 7) ^ right(early, 18) ^ (early >>> 3)) +
            (w[i - 7] ?? 0) +
            (right(late, 17) ^ right(late, 19) ^ (late >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const t1 =
        (h +
          (right(e, 6) ^ right(e, 11) ^ right(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (sha256Constants[i] ?? 0) +
          (w[i] ?? 0)) |
        0;
      const t2 = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
  }
  return hex(state);
}

const mask = (1n << 64n) - 1n;

/** @see FIPS 180-4, 6.4. With 64-bit integers: simple, and fast enough for texts of at most 10,000 characters. */
function sha512Words(bytes: readonly number[], start: readonly bigint[]): bigint[] {
  const padded = pad(bytes, 128, 16, false);
  const view = new DataView(padded.buffer);
  const state = [...start];
  const right = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (64n - by))) & mask;
  for (let block = 0; block < padded.length; block += 128) {
    const w: bigint[] = Array.from({ length: 16 }, (_, i) => view.getBigUint64(block + i * 8));
    for (let i = 16; i < 80; i++) {
      const [early = 0n, late = 0n] = [w[i - 15], w[i - 2]];
      w.push(
        ((w[i - 16] ?? 0n) +
          (right(early, 1n) ^ right(early, 8n) ^ (early >> 7n)) +
          (w[i - 7] ?? 0n) +
          (right(late, 19n) ^ right(late, 61n) ^ (late >> 6n))) &
          mask,
      );
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let i = 0; i < 80; i++) {
      const t1 =
        h +
        (right(e, 14n) ^ right(e, 18n) ^ right(e, 41n)) +
        ((e & f) ^ (~e & mask & g)) +
        (cubeRoots[i] ?? 0n) +
        (w[i] ?? 0n);
      const t2 = (right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & mask, c, b, a, (t1 + t2) & mask];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0n) + word) & mask));
  }
  return state;
}

function hexOfWords(words: readonly bigint[]): string {
  return words.map((word) => word.toString(16).padStart(16, '0')).join('');
}

function sha512(bytes: readonly number[]): string {
  return hexOfWords(sha512Words(bytes, squareRoots.slice(0, 8)));
}

function sha384(bytes: readonly number[]): string {
  return hexOfWords(sha512Words(bytes, squareRoots.slice(8, 16)).slice(0, 6));
}
