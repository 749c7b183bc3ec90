/**
 * Cuts JSON text into tokens, forgivingly: comments are skipped, an unquoted `${placeholder}` is
 * one value, single quotes and bare words are told apart from garbage. Common tokens are cut here,
 * because that is several times faster; strings with escapes are left to jsonc-parser's scanner.
 */
import { createScanner } from 'jsonc-parser';

/** What a token is. A `word` is anything bare: a number, a keyword, a placeholder, or text that is none of them. */
export type TokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'eof';

/** What is wrong with a token itself. */
export type TokenFlaw = 'open-string' | 'bad-escape' | 'control-character' | 'single-quotes' | 'open-comment';

/** The token at hand, changed in place by `next`: reading a large text must not make an object for each token. */
export type Scanner = {
  kind: TokenKind;
  from: number;
  to: number;
  /** The text that a string token stands for; for a word, its own text. */
  value: string;
  flaw: TokenFlaw | undefined;
  /** A word with a `${…}` or `{{…}}` in it, or that is `%NAME%`, `__name__` or `<name>`. */
  placeholder: boolean;
  /** Nothing but blanks stands before it on its line. */
  firstOnLine: boolean;
  /** Blanks before the first token of its line. */
  indent: number;
  /** Where the token before this one ended. */
  previousTo: number;
  /** Where the comments between the two begin and end, in turn; the same list for every token. */
  readonly comments: number[];
  /** Goes on to the next token. */
  next(): void;
  /** Tells whether there are no more tokens. */
  isAtEnd(): boolean;
  /** Tells whether the character after the token, blanks apart, is a colon. */
  isBeforeColon(): boolean;
};

// The library's `ScanError`, an ambient enum that isolated modules cannot name.
const unexpectedEndOfString = 2;
const invalidUnicode = 4;
const invalidEscapeCharacter = 5;
const invalidCharacter = 6;

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const dollar = 36;
const apostrophe = 39;
const asterisk = 42;
const slash = 47;
const colon = 58;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;

/** A template's placeholder: JSON has no name behind two braces. */
const template = /\{\{-?[ \t]*[A-Za-z_][^{}\r\n]*\}\}/y;
/** Bare words that are nothing but placeholders. */
const wholePlaceholder = /^(?:%[A-Z_]+%|_+[A-Za-z]\w*_|<[A-Za-z][^<>]*>)$/;

const punctuation = new Map<number, TokenKind>([
  [openBrace, '{'],
  [closeBrace, '}'],
  [91, '['],
  [93, ']'],
  [44, ','],
  [colon, ':'],
]);

/** Creates a scanner that stands before the first token of a text. */
export function createJsonScanner(text: string): Scanner {
  const library = createScanner(text);
  const length = text.length;
  let lineFrom = 0;

  const scanner: Scanner = {
    kind: 'eof',
    from: 0,
    to: 0,
    value: '',
    flaw: undefined,
    placeholder: false,
    firstOnLine: true,
    indent: 0,
    previousTo: 0,
    comments: [],
    next,
    isAtEnd: () => scanner.kind === 'eof',
    isBeforeColon,
  };
  return scanner;

  function next(): void {
    scanner.previousTo = scanner.to;
    scanner.flaw = undefined;
    scanner.placeholder = false;
    scanner.firstOnLine = scanner.to === 0;
    scanner.comments.length = 0;
    let at = skipBlanks(scanner.to);
    while (text.charCodeAt(at) === slash && isCommentStart(at)) {
      if (scanner.firstOnLine) scanner.indent = at - lineFrom;
      scanner.firstOnLine = false;
      const end = skipComment(at);
      scanner.comments.push(at, end);
      at = skipBlanks(end);
    }
    scanner.from = at;
    if (scanner.firstOnLine) scanner.indent = at - lineFrom;
    if (at >= length) {
      scanner.kind = 'eof';
      scanner.to = length;
      return;
    }
    const code = text.charCodeAt(at);
    const mark = code === openBrace && templateEnd(at) > 0 ? undefined : punctuation.get(code);
    if (mark) {
      scanner.kind = mark;
      scanner.to = at + 1;
    } else if (code === quote) readString(at);
    else if (code === apostrophe) readSingleQuoted(at);
    else readWord(at);
  }

  function isBeforeColon(): boolean {
    let at = scanner.to;
    for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(++at));
    return text.charCodeAt(at) === colon;
  }

  function skipBlanks(start: number): number {
    let at = start;
    for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(++at)) {
      if (code === lineFeed || code === carriageReturn) {
        scanner.firstOnLine = true;
        lineFrom = at + 1;
      }
    }
    return at;
  }

  function skipComment(start: number): number {
    if (text.charCodeAt(start + 1) === slash) {
      let at = start + 2;
      while (at < length && text.charCodeAt(at) !== lineFeed && text.charCodeAt(at) !== carriageReturn) at++;
      return at;
    }
    const end = text.indexOf('*/', start + 2);
    if (end < 0) scanner.flaw = 'open-comment';
    return end < 0 ? length : end + 2;
  }

  function readString(start: number): void {
    scanner.kind = 'string';
    let at = start + 1;
    for (
      let code = text.charCodeAt(at);
      code !== quote && code !== backslash && code >= space;
      code = text.charCodeAt(++at)
    );
    if (text.charCodeAt(at) === quote) {
      scanner.value = text.slice(start + 1, at);
      scanner.to = at + 1;
      return;
    }
    library.setPosition(start);
    library.scan();
    scanner.value = library.getTokenValue();
    scanner.to = library.getPosition();
    const error: number = library.getTokenError();
    if (error === unexpectedEndOfString) scanner.flaw = 'open-string';
    else if (error === invalidUnicode || error === invalidEscapeCharacter) scanner.flaw = 'bad-escape';
    else if (error === invalidCharacter) scanner.flaw = 'control-character';
    // After a backslash the library reads on through the end of the line; a string never does.
    const lineEnd = firstLineEnd(start, scanner.to);
    if (lineEnd >= 0) {
      scanner.value = text.slice(start + 1, lineEnd);
      scanner.to = lineEnd;
      scanner.flaw = 'open-string';
    }
  }

  function firstLineEnd(start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) return at;
    }
    return -1;
  }

  function readSingleQuoted(start: number): void {
    let at = start + 1;
    for (
      let code = text.charCodeAt(at);
      at < length && code !== apostrophe && code !== lineFeed && code !== carriageReturn;
      code = text.charCodeAt(at)
    ) {
      at += code === backslash ? 2 : 1;
    }
    const closed = text.charCodeAt(at) === apostrophe;
    scanner.kind = 'string';
    scanner.value = text.slice(start + 1, at).replace(/\\(.)/gs, '$1');
    scanner.to = Math.min(length, closed ? at + 1 : at);
    scanner.flaw = closed ? 'single-quotes' : 'open-string';
  }

  function readWord(start: number): void {
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === dollar && text.charCodeAt(at + 1) === openBrace) {
        const end = placeholderEnd(at);
        if (end < 0) break;
        scanner.placeholder = true;
        at = end;
      } else if (code === openBrace && templateEnd(at) > 0) {
        scanner.placeholder = true;
        at = templateEnd(at);
      } else if (at < length && !endsWord(at, code)) at++;
      else break;
    }
    // A `$` whose brace is never closed still has to be passed.
    scanner.to = Math.max(at, start + 1);
    scanner.kind = 'word';
    scanner.value = text.slice(start, scanner.to);
    if (wholePlaceholder.test(scanner.value)) scanner.placeholder = true;
  }

  /** Where the `{{ name }}` of a template that begins here ends; -1 when none does. */
  function templateEnd(start: number): number {
    if (text.charCodeAt(start + 1) !== openBrace) return -1;
    template.lastIndex = start;
    return template.test(text) ? template.lastIndex : -1;
  }

  /** Where the `${…}` that begins here ends, nested braces counted; -1 when not on this line. */
  function placeholderEnd(start: number): number {
    let depth = 0;
    for (let at = start + 1; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === openBrace) depth++;
      else if (code === closeBrace && --depth === 0) return at + 1;
      else if (code === lineFeed || code === carriageReturn) return -1;
    }
    return -1;
  }

  function endsWord(at: number, code: number): boolean {
    if (isBlank(code) || code === quote || punctuation.has(code)) return true;
    return code === slash && isCommentStart(at);
  }

  function isCommentStart(at: number): boolean {
    const second = text.charCodeAt(at + 1);
    return second === slash || second === asterisk;
  }
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === tab || code === carriageReturn;
}
