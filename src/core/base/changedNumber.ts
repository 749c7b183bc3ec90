/**
 * What becomes of a number that is not kept as somebody wrote it. Numbers are those of eight bytes, as JSON's readers
 * have them, the service's too; whole numbers up to 2^63 are kept to the last digit (`long.ts`).
 */
import { readNumber } from './long';

/**
 * Why a number is another one than was written: more or less than a number holds, a whole number of too many digits, a
 * fraction of too many digits, a zero with a sign, what JSON has no number for, another notation of the same number, a
 * notation that readers take differently, or the name of a member.
 */
export type ChangeReason =
  'tooLarge' | 'tooSmall' | 'rounded' | 'shortened' | 'signedZero' | 'notJson' | 'notation' | 'ambiguous' | 'key';

/**
 * A written number and what it becomes, as JSON; `elsewhere` is what other
 * readers make of it, where that is something else.
 */
export type ChangedNumber = {
  readonly reason: ChangeReason;
  readonly written: string;
  readonly becomes: string;
  readonly elsewhere?: string;
};

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Digits that a number of eight bytes always keeps. */
const safeDigits = 15;
/** The smallest number that keeps as many. */
const smallestNormal = 2.2250738585072014e-308;
/** Digits that `toPrecision` writes at most. */
const mostDigits = 100;

/**
 * What becomes of a number in decimal digits; undefined when it is kept, and for a text that is no number. A number is
 * kept when its shortest name has the digits that were written; a fraction also when they are those of what it is
 * exactly, as 0.1 is 0.10000000000000000555. Linear in the length of the text.
 */
export function changeOfNumber(written: string): ChangedNumber | undefined {
  const parts = decimal.exec(written);
  if (!parts || !/\d/.test(written)) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const value = readNumber(sign === '+' ? written.slice(1) : written);
  if (typeof value === 'bigint') return undefined;
  const changed = (reason: ChangeReason): ChangedNumber => ({ reason, written, becomes: JSON.stringify(value) });
  const digits = significantDigits(whole + fraction);
  if (digits === '') return sign === '-' ? changed('signedZero') : undefined;
  if (typeof value === 'string') return changed('tooLarge');
  if (value === 0) return changed('tooSmall');
  if (digits.length <= safeDigits && Math.abs(value) >= smallestNormal) return undefined;
  const isWhole = fraction.replace(/0+$/, '').length <= Number(exponent);
  const names = [String(value), ...(isWhole || digits.length > mostDigits ? [] : [value.toPrecision(digits.length)])];
  return names.some((name) => significantDigits(name.replace(/e.*/, '')) === digits)
    ? undefined
    : changed(isWhole ? 'rounded' : 'shortened');
}

/** The digits of a number without sign and point, and without the zeros around them. */
function significantDigits(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  let to = digits.length;
  while (digits[to - 1] === '0') to--;
  return digits.slice(0, to).replace(/^0+/, '');
}

/** Says what becomes of a number, and what to write instead: whole sentences. */
export function sayChange({ reason, written, becomes, elsewhere }: ChangedNumber): string {
  const name = written.length > 40 ? `${written.slice(0, 40)}…` : written;
  switch (reason) {
    case 'tooLarge':
      return `The number ${name} is more than a number holds, about 1.8e308. It becomes the text ${becomes} here; the service may refuse it. Write a smaller number, or put it in quotes, as a text.`;
    case 'tooSmall':
      return `The number ${name} is closer to 0 than a number can be. It becomes ${becomes}. Write 0, or put it in quotes, as a text.`;
    case 'rounded':
      return `The number ${name} has more digits than are kept. It becomes ${becomes}: every digit is kept of whole numbers up to 9223372036854775807 without a point or an exponent. Put it in quotes, as a text.`;
    case 'shortened':
      return `The number ${name} has more digits than are kept. It becomes ${becomes}. Write that, or put it in quotes, as a text.`;
    case 'signedZero':
      return `The number ${name} becomes 0: a zero keeps no sign. Write 0.`;
    case 'notJson':
      return `JSON, in which Step Functions takes definitions and data, has no ${name}. It becomes the text ${becomes} here. Write a number, or put it in quotes, as a text.`;
    case 'notation':
      return `The number ${name} becomes ${becomes}: JSON has decimal digits only. Write ${becomes}, or put it in quotes, as a text.`;
    case 'key':
      return `The key ${name} is a number, and becomes the text ${becomes}. Put the text that you mean in quotes.`;
    case 'ambiguous':
      return `${name} becomes ${becomes} here, and ${elsewhere ?? becomes} where YAML 1.1 is read, as by CloudFormation. Write the number in decimal digits, or put it in quotes, as a text.`;
  }
}
