/**
 * The bytes of UTF-8 that a value takes as JSON text, exactly, without making that text. Stops
 * counting, with a number above the limit, once the limit is passed: values share their parts,
 * and a small one may stand for gigabytes. Infinite for a value of more levels than given.
 */
export function jsonSize(value: unknown, limit: number, levels: number): number {
  if (typeof value === 'string') return textSize(value, limit);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).length : 4;
  if (typeof value === 'bigint') return String(value).length;
  if (typeof value === 'boolean') return value ? 4 : 5;
  if (typeof value !== 'object' || value === null) return 4;
  if (levels === 0) return Number.POSITIVE_INFINITY;
  let size = 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && size <= limit; i++)
      size += (i === 0 ? 0 : 1) + jsonSize(value[i], limit - size, levels - 1);
    return size;
  }
  let isFirst = true;
  for (const key of Object.keys(value)) {
    const member = (value as { readonly [key: string]: unknown })[key];
    size += (isFirst ? 1 : 2) + textSize(key, limit - size) + jsonSize(member, limit - size, levels - 1);
    isFirst = false;
    if (size > limit) break;
  }
  return size;
}

/** The bytes of a text between its quotes, with what has to be escaped in it. */
function textSize(text: string, limit: number): number {
  let size = text.length + 2;
  if (size > limit) return size;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20) size += unit === 8 || unit === 9 || unit === 10 || unit === 12 || unit === 13 ? 1 : 5;
    else if (unit === 0x22 || unit === 0x5c) size += 1;
    else if (unit < 0x80) continue;
    else if (unit < 0x800) size += 1;
    else if (unit < 0xd800 || unit > 0xdfff) size += 2;
    else if (unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      size += 2;
      i++;
    } else size += 5; // half of a pair is written as \udXXX
  }
  return size;
}
