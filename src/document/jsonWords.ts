import { readWhole } from '../base/long';
import type { Scanner, TokenFlaw } from './jsonScanner';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const looseNumber = /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|0[xX][\da-fA-F]+)$/;

/** Tells whether a bare word is a number as JSON writes it. */
export function isJsonNumber(word: string): boolean {
  return jsonNumber.test(word);
}

/** The value that a bare word stands for; undefined when it stands for none. */
export function wordValue({ value, placeholder }: Pick<Scanner, 'value' | 'placeholder'>): string | number | bigint | boolean | null | undefined {
  if (placeholder) return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (value === 'null') return null;
  if (!looseNumber.test(value)) return undefined;
  if (/^-?\d+$/.test(value)) return readWhole(value);
  const negative = value.startsWith('-');
  const number = Number(/^[+-]/.test(value) ? value.slice(1) : value);
  return negative ? -number : number;
}

/** What is said of a token that is wrong in itself. */
export const flawMessages: Record<TokenFlaw, string> = {
  'open-string': 'This text is not closed. End it with a double quote on the same line.',
  'bad-escape': 'A backslash in a text begins an escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits.',
  'control-character': 'Tabs and other control characters in a text are written as escapes: \\t, \\u0000.',
  'single-quotes': 'Texts stand in double quotes, not in single ones.',
  'open-comment': 'This comment is never closed. End it with "*/".',
};

/** A piece of the user's text, fit to stand in a message. */
export function quoteText(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return shown.startsWith('"') ? shown : `"${shown}"`;
}
