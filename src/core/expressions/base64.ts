import { textOfUtf8, utf8Bytes } from './utf8';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The Base64 text of a text's UTF-8 bytes. */
export function encodeBase64(text: string): string {
  return encodeBytes(utf8Bytes(text));
}

/** The Base64 text of bytes. */
export function encodeBytes(bytes: readonly number[]): string {
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    encoded += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    encoded += (left > 1 ? alphabet.charAt((group >> 6) & 63) : '=') + (left > 2 ? alphabet.charAt(group & 63) : '=');
  }
  return encoded;
}

/**
 * The text whose UTF-8 bytes a Base64 text holds. Like the service's decoder it is lenient: characters outside the
 * alphabet are skipped, the URL-safe alphabet is understood, padding may be missing, and the first `=` ends the data.
 */
export function decodeBase64(encoded: string): string {
  return textOfUtf8(bytesOfBase64(encoded));
}

/** What each character stands for, by its code: six bits, or 64 for one that stands for none. */
const sextets: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const value = alphabet.indexOf(character === '-' ? '+' : character === '_' ? '/' : character);
  return value === -1 ? 64 : value;
});

/** The bytes that a Base64 text holds, read as leniently. */
export function bytesOfBase64(encoded: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let count = 0;
  let bits = 0;
  let bitCount = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i);
    if (code === 61) break; // an equals sign
    const value = sextets[code] ?? 64;
    if (value === 64) continue;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[count++] = (bits >> bitCount) & 0xff;
  }
  return bytes.subarray(0, count);
}

const strictBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The same for a text that is nothing but Base64, with or without padding; undefined for any other. */
export function decodeStrictBase64(encoded: string): string | undefined {
  return strictBase64.test(encoded) ? decodeBase64(encoded) : undefined;
}

/** How many bytes a Base64 text holds; undefined for any other text. */
export function base64Length(encoded: string): number | undefined {
  return strictBase64.test(encoded) ? Math.floor((encoded.replace(/=+$/, '').length * 3) / 4) : undefined;
}
