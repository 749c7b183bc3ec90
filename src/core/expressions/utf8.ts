/** The UTF-8 bytes of a text. A lone surrogate becomes `?`, as the service's runtime writes it. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code <= 0xdfff) bytes.push(63);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. */
export function textOfUtf8(bytes: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    const extra =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead < 0xe0
          ? 1
          : lead >= 0xe0 && lead < 0xf0
            ? 2
            : lead >= 0xf0 && lead < 0xf5
              ? 3
              : -1;
    let code = extra <= 0 ? lead : lead & (0x3f >> extra);
    let used = 1;
    while (used <= extra && ((bytes[i + used] ?? 0) & 0xc0) === 0x80)
      code = (code << 6) | ((bytes[i + used++] ?? 0) & 63);
    const isWhole =
      extra >= 0 &&
      used === extra + 1 &&
      (extra < 2 || code >= (extra === 2 ? 0x800 : 0x10000)) &&
      code <= 0x10ffff &&
      !(code >= 0xd800 && code <= 0xdfff);
    text += isWhole ? String.fromCodePoint(code) : '\ufffd';
    i += used;
  }
  return text;
}
