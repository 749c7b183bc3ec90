/** A syntax error while reading an expression. Thrown inside the parsers of this folder and caught at their doors. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
}

/** A place in a text that a recursive descent parser moves forward. */
export type Cursor = {
  readonly text: string;
  at: number;
  /** How deep brackets and calls are nested at the moment. */
  depth: number;
};

/** Nesting beyond this is refused, so that no text can exhaust the stack. */
export const maxNesting = 200;

/** The character at the cursor, or an empty text at the end. */
export function peek(cursor: Cursor): string {
  return cursor.text.charAt(cursor.at);
}

/** Moves past blanks. */
export function skipBlanks(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && isBlank(cursor.text.charCodeAt(cursor.at))) cursor.at++;
}

/** Moves past the text if it is next, and tells whether it was. */
export function accept(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

/** Moves past the text or throws. */
export function expect(cursor: Cursor, text: string): void {
  if (!accept(cursor, text)) throw fault(cursor, `expected "${text}"`);
}

/** A fault that says where. */
export function fault(cursor: Cursor, problem: string): SyntaxFault {
  const found = cursor.at < cursor.text.length ? `found "${cursor.text.charAt(cursor.at)}"` : 'found the end';
  return new SyntaxFault(`At position ${cursor.at}: ${problem}, ${found}.`);
}

/** Runs a nested reading one level deeper. */
export function deeper<T>(cursor: Cursor, read: () => T): T {
  if (++cursor.depth > maxNesting) throw fault(cursor, `nested more than ${maxNesting} levels deep`);
  const value = read();
  cursor.depth--;
  return value;
}

/** The text of a quoted string, cursor on the opening quote, with its escapes still in it. */
export function readQuoted(cursor: Cursor): string {
  const quote = peek(cursor);
  const from = ++cursor.at;
  for (;;) {
    const c = peek(cursor);
    if (c === '') throw fault(cursor, `a text that starts with ${quote} is not closed`);
    if (c === quote) break;
    cursor.at += c === '\\' ? 2 : 1;
  }
  return cursor.text.slice(from, cursor.at++);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
