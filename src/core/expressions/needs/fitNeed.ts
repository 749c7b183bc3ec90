/** Makes values that have what is read of them. */
import { isJsonObject, member, setMember, type Json } from '../../base/json';
import { encodeBase64 } from '../base64';
import { findValue, isBlank, type Need } from './need';
import { isOfKind } from './kinds';

/** How values are fitted. `isEarly`: for the first visits of a loop, which does not end yet. */
export type FitOptions = { readonly isEarly?: boolean };

/** Nesting beyond this is cut off. */
const maxDepth = 100;

/**
 * A value that has everything that is read of it. Of `base`, a value in the right shape, everything is kept that does
 * not contradict. Undefined when there must be nothing.
 */
export function fitNeed(need: Need, base: Json | undefined, options: FitOptions = {}, depth = 0): Json | undefined {
  if (need.isAbsent) return undefined;
  if (options.isEarly === true && need.before !== undefined) return need.before.value;
  if (depth > maxDepth || (isBlank(need) && base !== undefined)) return base ?? null;
  if (need.isEmpty) return [];
  if (need.encoded !== undefined) return fitEncoded(need.encoded, base, options, depth);
  if (need.item !== undefined) return fitItems(need, need.item, base, options, depth);
  if (need.members.size > 0) return fitMembers(need, base, options, depth);
  if (need.split !== undefined && need.fixed === undefined) return fitPieces(need.split, base);
  if (base !== undefined && isGood(need, base)) return base;
  return (findValue(need) ?? { value: 'text' }).value;
}

function isGood(need: Need, base: Json): boolean {
  return (need.kind === undefined || isOfKind(base, need.kind)) && need.conditions.every(({ holds }) => holds(base));
}

function fitMembers(need: Need, base: Json | undefined, options: FitOptions, depth: number): Json {
  const made: Record<string, Json> = {};
  if (isJsonObject(base))
    for (const [name, value] of Object.entries(base))
      if (need.members.get(name)?.isAbsent !== true) setMember(made, name, value);
  for (const [name, inner] of need.members) {
    const value = fitNeed(inner, isJsonObject(base) ? member(base, name) : undefined, options, depth + 1);
    if (value !== undefined) setMember(made, name, value);
  }
  return made;
}

function fitItems(need: Need, item: Need, base: Json | undefined, options: FitOptions, depth: number): Json {
  const given: readonly Json[] = Array.isArray(base) ? (base as readonly Json[]) : [];
  const count = Math.max(given.length, need.itemCount, 1);
  return Array.from({ length: count }, (_, i) =>
    isBlank(item) ? (given[i] ?? {}) : (fitNeed(item, given[i], options, depth + 1) ?? {}),
  );
}

function fitEncoded(
  { as, inner }: NonNullable<Need['encoded']>,
  base: Json | undefined,
  options: FitOptions,
  depth: number,
): Json {
  const given =
    as === 'json' && typeof base === 'string' ? parse(base) : as === 'json' && isJsonObject(base) ? base : undefined;
  const value = isBlank(inner)
    ? (given ?? (as === 'json' ? {} : 'text'))
    : (fitNeed(inner, given, options, depth + 1) ?? {});
  if (as === 'json') return JSON.stringify(value);
  return encodeBase64(typeof value === 'string' ? value : JSON.stringify(value));
}

function fitPieces({ separator, pieceCount }: NonNullable<Need['split']>, base: Json | undefined): string {
  if (typeof base === 'string' && base.split(separator).length >= pieceCount) return base;
  return Array.from({ length: Math.max(pieceCount, 1) }, () => 'text').join(separator === '' ? ' ' : separator);
}

function parse(text: string): Json | undefined {
  try {
    // JSON.parse gives JSON values only.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
