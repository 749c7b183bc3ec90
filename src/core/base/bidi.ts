/**
 * Text of both directions, kept in order. A name that is written from right to left turns what stands beside it around
 * ("$.total > 1" would be read "1 < $.total"), unless it is isolated.
 * @see https://unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */

const rightToLeft = '\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}';
const anyRightToLeft = new RegExp(`[${rightToLeft}]`, 'u');
const wordsRightToLeft = new RegExp(`[${rightToLeft}]+(?:[ _-]+[${rightToLeft}]+)*`, 'gu');

const firstStrong = '\u2068';
const end = '\u2069';

/** A name beside other text, with a direction of its own: by its first letter that has one. */
export function isolateName(name: string): string {
  return anyRightToLeft.test(name) ? `${firstStrong}${name}${end}` : name;
}

/**
 * An expression or a sentence that goes from left to right, in which words from
 * right to left turn nothing but themselves around.
 */
export function isolateWords(text: string): string {
  return anyRightToLeft.test(text) ? text.replace(wordsRightToLeft, (words) => `${firstStrong}${words}${end}`) : text;
}
