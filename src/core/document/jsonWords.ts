import { readNumber } from '../base/long';
import type { Scanner, TokenFlaw } from './jsonScanner';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** Numbers as other languages write them, and those that JSON does not have. */
const looseNumber =
  /^[+-]?(\d[\d_]*\.?[\d_]*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|0([xX][\da-fA-F_]+|[oO][0-7_]+|[bB][01_]+)|NaN|Infinity)$/;

/** Tells whether a bare word is a number as JSON writes it. */
export function isJsonNumber(word: string): boolean {
  return jsonNumber.test(word);
}

/**
 * The value that a bare word stands for, also a number in another language's
 * notation; undefined when it stands for none.
 */
export function wordValue({
  value,
  placeholder,
}: Pick<Scanner, 'value' | 'placeholder'>): string | number | bigint | boolean | null | undefined {
  if (placeholder) return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (value === 'null') return null;
  if (jsonNumber.test(value)) return readNumber(value);
  if (!looseNumber.test(value)) return undefined;
  const unsigned = value.replaceAll(/_|^[+-]/g, '');
  const negative = value.startsWith('-');
  if (/^0[xob]/i.test(unsigned)) return negative ? -Number(unsigned) : Number(unsigned);
  return unsigned === 'NaN' ? unsigned : readNumber(negative ? `-${unsigned}` : unsigned);
}

/** Says how to write a bare word that stands for a number, though JSON does not write it so. */
export function sayLooseNumber(word: string, value: unknown): string {
  if (typeof value === 'string') return `JSON has no ${word}. Write a number, or ${JSON.stringify(value)} as a text.`;
  return `"${word}" is not how JSON writes a number. Write ${String(value)}.`;
}

/** What is said of a token that is wrong in itself. */
export const flawMessages: Record<TokenFlaw, string> = {
  'open-string': 'This text is not closed. End it with a double quote on the same line.',
  'bad-escape':
    'A backslash in a text begins an escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits.',
  'control-character': 'Tabs and other control characters in a text are written as escapes: \\t, \\u0000.',
  'single-quotes': 'Texts stand in double quotes, not in single ones.',
  'open-comment': 'This comment is never closed. End it with "*/".',
};

/** A piece of the user's text, fit to stand in a message. */
export function quoteText(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return shown.startsWith('"') ? shown : `"${shown}"`;
}
