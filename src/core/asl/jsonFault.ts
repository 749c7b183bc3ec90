/**
 * Finds the first place where a text is not plain JSON, and says so in the words of the parser that the service uses
 * (Jackson), because its messages and locations reach the user of CreateStateMachine unchanged.
 */
export type JsonFault = {
  readonly message: string;
  /** From 1. */ readonly line: number;
  /** From 1; just behind what was read last. */ readonly column: number;
};

/** The first fault, or undefined if the text starts with a whole JSON value. Iterative; never throws. */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return scan(text);
  }
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

type Expecting = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd';

function scan(text: string): JsonFault | undefined {
  const open: { readonly closer: '}' | ']'; readonly from: number }[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  for (;;) {
    while (at < text.length && /[ \t\r\n]/.test(text.charAt(at))) at++;
    const inner = open.at(-1);
    if (at >= text.length) return faultAt(text, at, endOfInput(text, inner));
    const char = text.charAt(at);
    const closes =
      inner !== undefined &&
      char === inner.closer &&
      expecting !== 'value' &&
      expecting !== 'key' &&
      expecting !== 'colon';
    if (closes) {
      open.pop();
      at++;
      expecting = 'commaOrEnd';
    } else if (expecting === 'colon') {
      if (char !== ':') return unexpected(text, at, 'was expecting a colon to separate field name and value');
      at++;
      expecting = 'value';
    } else if (expecting === 'commaOrEnd') {
      if (char !== ',')
        return unexpected(
          text,
          at,
          `was expecting comma to separate ${inner?.closer === ']' ? 'Array' : 'Object'} entries`,
        );
      at++;
      expecting = inner?.closer === ']' ? 'value' : 'key';
    } else if (expecting === 'key' || expecting === 'keyOrEnd') {
      if (char !== '"') return unexpected(text, at, 'was expecting double-quote to start field name');
      const end = readString(text, at, 'for name');
      if (typeof end !== 'number') return end;
      at = end;
      expecting = 'colon';
    } else {
      if (char === '{' || char === '[') {
        open.push({ closer: char === '{' ? '}' : ']', from: at });
        at++;
        expecting = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
        continue;
      }
      const end = readScalar(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      expecting = 'commaOrEnd';
    }
    // What follows the outermost value is not looked at.
    if (open.length === 0 && expecting === 'commaOrEnd') return undefined;
  }
}

function readScalar(text: string, from: number): number | JsonFault {
  if (text[from] === '"') return readString(text, from, 'for a string value');
  const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  number.lastIndex = from;
  const digits = number.exec(text)?.[0];
  if (digits !== undefined) return from + digits.length;
  const word = /[A-Za-z_$][\w$]*/y;
  word.lastIndex = from;
  const token = word.exec(text)?.[0];
  if (token === 'true' || token === 'false' || token === 'null') return from + token.length;
  if (token !== undefined)
    return faultAt(text, from + token.length, `Unrecognized token '${token}': was expecting ${values}`);
  return unexpected(text, from, `expected a valid value ${values}`);
}

function readString(text: string, from: number, purpose: string): number | JsonFault {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char < ' ')
      return faultAt(
        text,
        at + 1,
        `Illegal unquoted character ((CTRL-CHAR, code ${char.charCodeAt(0)})): has to be escaped using backslash to be included in ${purpose === 'for name' ? 'name' : 'string value'}`,
      );
    if (char !== '\\') continue;
    at++;
    const escaped = text.charAt(at);
    if (escaped === '' || !'"\\/bfnrtu'.includes(escaped))
      return faultAt(text, at + 1, `Unrecognized character escape '${escaped}' (code ${escaped.charCodeAt(0)})`);
  }
  return faultAt(text, text.length, `Unexpected end-of-input: was expecting closing quote ${purpose}`);
}

function unexpected(text: string, at: number, wanted: string): JsonFault {
  const char = text.charAt(at);
  return faultAt(text, at + 1, `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${wanted}`);
}

function endOfInput(text: string, inner: { readonly closer: string; readonly from: number } | undefined): string {
  if (!inner) return 'No content to map due to end-of-input';
  const { line, column } = faultAt(text, inner.from, '');
  return `Unexpected end-of-input: expected close marker for ${inner.closer === '}' ? 'Object' : 'Array'} (start marker at [Source: (String); line: ${line}, column: ${column}])`;
}

function faultAt(text: string, at: number, message: string): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { message, line: before.split('\n').length, column: at - lineStart + 1 };
}
