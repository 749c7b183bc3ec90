/** Takes a text with placeholders apart: what stands between them, and what each of them needs. */
import { optional } from '../../base/optional';
import { mendResource, readResource, standInOf } from '../resource';
import { findPlaceholders, type FoundPlaceholder } from './findPlaceholders';
import { standInFor, type Need } from './need';
import { needOfBareValue, needOfName, needOfPart } from './needOfPlace';
import { plainName } from './pseudoParameters';
import type { TextPlace } from './walkTexts';

/** One use of a placeholder. */
export type Use = {
  readonly name: string;
  readonly fallback?: string;
  /** What stands in for it, where that follows from something else than its need and name. */
  readonly standIn?: string;
  readonly need: Need;
  /** The need follows from the place, not from the placeholder's name. */
  readonly isCertain: boolean;
  /** It is all of a value, a part of a text, the name of a member in a path, or a value inside of an expression. */
  readonly as: 'value' | 'text' | 'step' | 'literal';
};

const plain: Need = { kind: 'name', of: 'plain' };

/** The texts and the uses that a place is made of, in their order; only texts when no placeholder stands there. */
export function takeApart(place: TextPlace, isSet: (name: string) => boolean): readonly (string | Use)[] {
  const { text } = place;
  const pieces: (string | Use)[] = [];
  let at = 0;
  for (const found of findPlaceholders(text, place.reading === 'jsonata')) {
    const use = found.literal ?? readUse(found, place);
    // What may as well be data is a placeholder where its place asks for something, or when it was given a value.
    if (typeof use !== 'string' && found.mayBeData && !use.isCertain && !place.isBare && !isSet(found.name)) continue;
    if (typeof use !== 'string' && use.as === 'value') return [use];
    pieces.push(text.slice(at, found.from), use);
    at = found.to;
  }
  if (pieces.length === 0 && place.isResource && isNoResource(text)) return [unknownResource(place)];
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== '');
}

/** A Resource that a Task cannot run, like REPLACE_ME: it is a placeholder however it is written. */
function isNoResource(text: string): boolean {
  const { kind } = readResource(text);
  return kind === 'function' || kind === 'states' || kind === 'unknown';
}

function unknownResource({ text, stateName }: TextPlace): Use {
  const name = text.trim();
  const known = { isCertain: true, as: 'value', need: wholeResource(name) } as const;
  const called = stateName ?? 'function';
  if (name === '')
    return { ...known, name: `Resource of ${called}`, standIn: String(standInFor(known.need, plainName(called))) };
  // It may lack no more than its partition, or have a blank too many.
  const mended = mendResource(name);
  return { ...known, name, ...(!isNoResource(mended) && { standIn: mended }) };
}

function wholeResource(name: string): Need {
  return { kind: 'arn', of: standInOf(name) };
}

function readUse(found: FoundPlaceholder, place: TextPlace): Use {
  const { name, fallback, from, to } = found;
  const known = { name, ...optional({ fallback }) };
  const { text, reading, need } = place;
  const isWhole = text.slice(0, from).trim() === '' && text.slice(to).trim() === '';
  if (isWhole) {
    if (place.isResource) return { ...known, need: wholeResource(name), isCertain: true, as: 'value' };
    if (need !== undefined && need.kind !== 'any') return { ...known, need, isCertain: true, as: 'value' };
    return { ...known, need: place.isBare ? needOfBare(name) : needOfName(name), isCertain: false, as: 'value' };
  }
  if (reading !== 'plain') return readUseInExpression(known, found, place);
  const part = needOfPart(before(text, from));
  if (part !== undefined) return { ...known, need: part, isCertain: true, as: 'text' };
  if (need?.kind === 'name' && isShort(need)) return { ...known, need, isCertain: true, as: 'text' };
  const leads = from === 0 && /^[:/]/.test(text.slice(to));
  if (leads && (need?.kind === 'arn' || need?.kind === 'name')) return { ...known, need, isCertain: true, as: 'text' };
  return { ...known, need: need === undefined ? needOfName(name) : plain, isCertain: place.isResource, as: 'text' };
}

/** Names of which a part may be stood in for as the whole is. */
function isShort(need: Need & { readonly kind: 'name' }): boolean {
  return ['plain', 'bucket', 'region', 'account', 'stage'].includes(need.of);
}

/** A value without quotes: what its name says, or a number. */
function needOfBare(name: string): Need {
  const need = needOfName(name);
  return need.kind === 'any' ? needOfBareValue(name) : need;
}

type Known = Pick<Use, 'name' | 'fallback'>;

/**
 * In quotes a part of a text; behind a dot the name of a member; else a value as the expression's language writes it.
 */
function readUseInExpression(known: Known, { from, to }: FoundPlaceholder, { text, reading, need }: TextPlace): Use {
  const quote = openQuote(text, from, reading === 'jsonata' ? `'"\`` : `'`);
  if (quote >= 0)
    return {
      ...known,
      need: needOfPart(before(text.slice(quote + 1), from - quote - 1)) ?? needOfName(known.name),
      isCertain: false,
      as: 'text',
    };
  // Behind `..` stands the end of a range in JSONata, and a member anywhere below in a path.
  if ((reading === 'jsonata' ? /([^.]\.|[$\w])$/ : /[.$\w]$/).test(text.slice(0, from)))
    return { ...known, need: plain, isCertain: false, as: 'step' };
  const isWhole = /^\{%\s*$/.test(text.slice(0, from)) && /^\s*%\}$/.test(text.slice(to));
  if (isWhole) return { ...known, need: need ?? needOfName(known.name), isCertain: need !== undefined, as: 'literal' };
  if (text.slice(0, from).endsWith('['))
    return {
      ...known,
      need: { kind: 'number', standIn: 0, range: { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true } },
      isCertain: false,
      as: 'literal',
    };
  return { ...known, need: needOfBareValue(known.name), isCertain: false, as: 'literal' };
}

/** What stands before an offset, with `x` for each placeholder in it. */
function before(text: string, offset: number): string {
  return text.slice(0, offset).replaceAll(/[$#]\{[^{}]*\}|\{\{[^{}]*\}\}|<[^<>]*>/g, 'x');
}

/** The offset of the quote that is open at `offset`; -1 when none is. */
function openQuote(text: string, offset: number, quotes: string): number {
  let open = -1;
  for (let at = 0; at < offset; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (open < 0 && quotes.includes(sign)) open = at;
    else if (open >= 0 && sign === text.charAt(open)) open = -1;
  }
  return open;
}
