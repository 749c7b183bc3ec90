/**
 * The JSON text of a value as `JSON.stringify` writes it, but for longs, which stay whole, cut off at a length. Values
 * share their parts, and a small one may stand for gigabytes of text: no more is written than is wanted.
 */
export function briefJson(value: unknown, maxLength: number): string {
  const pieces: string[] = [];
  let room = maxLength;
  const write = (piece: string): void => {
    pieces.push(piece);
    room -= piece.length;
  };
  const walk = (part: unknown): void => {
    if (typeof part === 'string') write(JSON.stringify(part.length > room ? part.slice(0, room) : part));
    else if (Array.isArray(part)) {
      write('[');
      for (let i = 0; i < part.length && room > 0; i++) {
        if (i > 0) write(',');
        walk(part[i]);
      }
      write(']');
    } else if (typeof part === 'object' && part !== null) {
      write('{');
      let isFirst = true;
      for (const key of Object.keys(part)) {
        const member = (part as { readonly [key: string]: unknown })[key];
        if (room <= 0) break;
        if (member === undefined || typeof member === 'function') continue;
        write(`${isFirst ? '' : ','}${JSON.stringify(key)}:`);
        isFirst = false;
        walk(member);
      }
      write('}');
    } else write(typeof part === 'bigint' ? String(part) : (JSON.stringify(part) ?? 'null'));
  };
  walk(value);
  const text = pieces.join('');
  return text.length > maxLength ? text.slice(0, maxLength) : text;
}
