/**
 * JSON that is right up to its end and then stops in the middle of a member, as after a paste or a download that was cut
 * off. Where it stops between members, or where something before is wrong, `mendJson` looks for what is missing.
 */
import type { Change } from './changes';
import { createJsonScanner, type Scanner } from './jsonScanner';
import { isJsonNumber, wordValue } from './jsonWords';
import { closersOf } from './mendJson';

/** A text that is cut off, and how it can be ended. */
export type Cut = {
  /**
   * What is unfinished: a text, which is closed; a word (`tr`), which is finished; or a member that lacks more than that,
   * which is left out.
   */
  readonly rest: 'text' | 'word' | 'member';
  /** The unfinished part as it is written, shortened. */
  readonly unfinished: string;
  readonly closerCount: number;
  readonly change: Change;
};

/** Brackets that are closed at once, at most. */
const mostClosers = 100;
/** Of what is unfinished, so many characters are quoted. */
const mostQuoted = 24;

/** How a text is cut off; undefined where it is wrong before its end, and where it stops between two members. */
export function findCut(text: string): Cut | undefined {
  const scan = createJsonScanner(text);
  const open: number[] = [];
  /** What may stand next in the innermost container, and the place up to which all is whole. */
  let expects: 'key' | 'colon' | 'value' | 'comma' = 'value';
  let wholeTo = 0;
  let from = 0;
  for (scan.next(); !scan.isAtEnd(); scan.next()) {
    const isLast = text.slice(scan.to).trim() === '';
    const inObject = text.charAt(open.at(-1) ?? 0) === '{';
    if (expects === 'key' || expects === 'value') from = expects === 'key' || !inObject ? scan.from : from;
    if (scan.flaw)
      return isLast && scan.flaw === 'open-string' ? cutIn(expects === 'value' ? 'text' : 'member') : undefined;
    const kind = scan.kind;
    if (kind === '}' || kind === ']') {
      if (open.length === 0 || (kind === '}') !== inObject || expects === 'colon') return undefined;
      if (expects === 'value' && inObject) return undefined;
      open.pop();
      expects = 'comma';
      wholeTo = scan.to;
    } else if (expects === 'comma') {
      if (kind !== ',' || open.length === 0) return undefined;
      expects = inObject ? 'key' : 'value';
    } else if (expects === 'colon') {
      if (kind !== ':') return undefined;
      expects = 'value';
    } else if (expects === 'key') {
      if (kind !== 'string') return undefined;
      expects = 'colon';
    } else if (kind === '{' || kind === '[') {
      open.push(scan.from);
      expects = kind === '{' ? 'key' : 'value';
      wholeTo = scan.to;
    } else {
      if (kind === 'word' && !isWhole(scan)) return isLast ? cutIn('word') : undefined;
      if (kind !== 'word' && kind !== 'string') return undefined;
      expects = 'comma';
      wholeTo = scan.to;
    }
  }
  if (scan.flaw) return undefined; // a comment without an end
  const isBetween = expects === 'comma' || (text.slice(wholeTo).replace(',', '').trim() === '' && expects !== 'colon');
  return isBetween ? undefined : cutIn('member');

  function cutIn(rest: Cut['rest']): Cut | undefined {
    if (open.length === 0 || open.length > mostClosers) return undefined;
    const word = rest === 'word' ? finish(scan) : '';
    if (word === undefined) return cutIn('member');
    const written = text.trimEnd().length;
    const [at, ending] = rest === 'member' ? [wholeTo, ''] : [written, rest === 'text' ? endOfText(text) : word];
    const begun = text.slice(rest === 'member' ? from : scan.from, written).replace(/^"/, '');
    return {
      rest,
      unfinished: begun.length > mostQuoted ? `…${begun.slice(1 - mostQuoted)}` : begun,
      closerCount: open.length,
      change: { from: at, to: text.length, insert: ending + closersOf(text, open, at) },
    };
  }
}

/** Tells whether a word is a value as it stands. */
function isWhole(scan: Scanner): boolean {
  const isNumber = /^[-\d]/.test(scan.value) && !scan.placeholder;
  return isNumber ? isJsonNumber(scan.value) : wordValue(scan) !== undefined;
}

/** What a word that is cut off lacks; undefined for what is none of JSON's. */
function finish({ value }: Scanner): string | undefined {
  if (/^-?\d+(?:\.|(?:\.\d+)?[eE][+-]?)$/.test(value)) return '0';
  const whole = ['true', 'false', 'null'].find((word) => word.startsWith(value));
  return whole?.slice(value.length);
}

/** The quote that closes a text; an escape that is cut off is taken for a backslash, or for the character it begins. */
function endOfText(text: string): string {
  const escape = /\\(?:u([\da-fA-F]{0,3}))?$/.exec(text.trimEnd());
  const isOpen =
    escape !== null &&
    (/\\+(?:u[\da-fA-F]{0,3})?$/.exec(text.trimEnd())?.[0].replace(/u.*$/, '').length ?? 0) % 2 === 1;
  if (!isOpen) return '"';
  return escape[1] === undefined ? '\\"' : `${'0'.repeat(4 - escape[1].length)}"`;
}
