/**
 * Values as far as they are known before a run: parts that the definition writes down, and parts that come from places
 * which nobody has seen yet. Reading a part of such a place notes that it is needed there.
 */
import { isJsonObject, member, type Json } from '../../base/json';
import type { PathToken } from '../path/tokens';
import {
  createNeed,
  needCondition,
  needEncoded,
  needItem,
  needKind,
  needMember,
  needNoItems,
  needPieces,
  type Assumed,
  type Condition,
  type Kind,
  type Ledger,
  type Need,
} from './need';

/** A value as far as it is known. */
export type Value =
  /** Unknown: what is read of it is noted in the need. */
  | { readonly kind: 'place'; readonly need: Need }
  | { readonly kind: 'literal'; readonly json: Json }
  /** Members over those of `base`. */
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Value>; readonly base: Value | undefined }
  /** A list of these items; `isOpen`: of any number of items that are like them. */
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly isOpen: boolean }
  /** A text that encodes a value. */
  | { readonly kind: 'encoded'; readonly as: 'json' | 'base64'; readonly of: Value }
  /** The pieces of a text. */
  | { readonly kind: 'pieces'; readonly of: Value; readonly separator: string }
  /** The member of an object, or what stands in for it where the object has none. */
  | { readonly kind: 'fallback'; readonly holder: Value; readonly name: string; readonly otherwise: Value }
  /** Members of `over`, which is open, over those of `under`. */
  | { readonly kind: 'merged'; readonly over: Value; readonly under: Value }
  /** How many items a list has. */
  | { readonly kind: 'count'; readonly of: Value }
  /** Computed: a value of a kind, of which nothing else is known. */
  | { readonly kind: 'made'; readonly of: Kind | undefined };

/** A value that is computed. */
export const made = (of?: Kind): Value => ({ kind: 'made', of });
/** A value that is written down. */
export const literal = (json: Json): Value => ({ kind: 'literal', json });
/** A value that comes from a place. */
export const placeOf = (need: Need): Value => ({ kind: 'place', need });
/** An object with these members. */
export const objectOf = (members: Iterable<readonly [string, Value]>, base?: Value): Value => ({
  kind: 'object',
  members: new Map(members),
  base,
});
/** A list with exactly these items. */
export const listOf = (items: readonly Value[]): Value => ({ kind: 'list', items, isOpen: false });
/** A list of any number of items like this one. */
export const listOfAny = (item: Value): Value => ({ kind: 'list', items: [item], isOpen: true });

/** The member of a value. Undefined when it has none. */
export function memberOf(ledger: Ledger, value: Value | undefined, name: string): Value | undefined {
  for (let at = value; at !== undefined;) {
    if (ledger.stepsLeft-- < 0) return undefined;
    switch (at.kind) {
      case 'place':
        return at.need.isAbsent || at.need.item !== undefined || at.need.fixed !== undefined
          ? undefined
          : placeOf(needMember(ledger, at.need, name));
      case 'literal': {
        const json: Json | undefined = isJsonObject(at.json) ? member(at.json, name) : undefined;
        return json === undefined ? undefined : literal(json);
      }
      case 'object': {
        const own: Value | undefined = at.members.get(name);
        if (own !== undefined) return own;
        at = at.base;
        break;
      }
      case 'merged': {
        const otherwise: Value | undefined =
          hasMember(at.under, name) === true ? memberOf(ledger, at.under, name) : undefined;
        return otherwise === undefined
          ? memberOf(ledger, at.over, name)
          : { kind: 'fallback', holder: at.over, name, otherwise };
      }
      case 'fallback':
        at = presentOf(ledger, at);
        break;
      case 'made':
        return at.of === undefined ? at : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** What a fallback stands for now. */
function presentOf(ledger: Ledger, { holder, name, otherwise }: Extract<Value, { kind: 'fallback' }>): Value {
  return hasMember(holder, name) === true ? (memberOf(ledger, holder, name) ?? otherwise) : otherwise;
}

/** Tells whether a member is there: for certain, not, or as one likes. */
export function hasMember(value: Value | undefined, name: string): boolean | 'open' {
  let at = value;
  while (at !== undefined) {
    switch (at.kind) {
      case 'place': {
        const inner = at.need.members.get(name);
        if (at.need.isAbsent || inner?.isAbsent === true) return false;
        if (inner !== undefined) return true;
        return at.need.item !== undefined || at.need.fixed !== undefined ? false : 'open';
      }
      case 'literal':
        return isJsonObject(at.json) && member(at.json, name) !== undefined;
      case 'object':
        if (at.members.has(name)) return true;
        at = at.base;
        break;
      case 'merged':
        if (hasMember(at.under, name) === true) return true;
        at = at.over;
        break;
      case 'fallback':
        at = at.otherwise;
        break;
      case 'made':
        return at.of === undefined ? 'open' : false;
      default:
        return false;
    }
  }
  return false;
}

/** The item of a value at an index; any item without one. Undefined when it is no list. */
export function itemOf(ledger: Ledger, value: Value | undefined, index?: number): Value | undefined {
  if (value === undefined || ledger.stepsLeft-- < 0) return undefined;
  switch (value.kind) {
    case 'place':
      if (value.need.isAbsent || value.need.fixed !== undefined || value.need.members.size > 0) return undefined;
      return placeOf(needItem(ledger, value.need, index === undefined || index < 0 ? 1 : index + 1));
    case 'literal': {
      const items: readonly Json[] = Array.isArray(value.json) ? (value.json as readonly Json[]) : [];
      const json = items.at(index ?? 0);
      return json === undefined ? undefined : literal(json);
    }
    case 'list':
      return value.items.at(index ?? 0) ?? (value.isOpen ? value.items[0] : undefined);
    case 'pieces':
      if (value.of.kind === 'place')
        needPieces(ledger, value.of.need, value.separator, index === undefined || index < 0 ? 1 : index + 1);
      return made('text');
    case 'fallback':
      return itemOf(ledger, presentOf(ledger, value), index);
    case 'made':
      return value.of === undefined || value.of === 'list' ? made() : undefined;
    default:
      return undefined;
  }
}

/** How many items of a list are followed. */
const maxItems = 8;

/** The items of a value that differ from each other in what is known of them; undefined when it is no list. */
export function itemsOf(ledger: Ledger, value: Value | undefined): readonly Value[] | undefined {
  if (value?.kind === 'list') return value.items.slice(0, maxItems);
  if (value?.kind === 'fallback') return itemsOf(ledger, presentOf(ledger, value));
  if (value?.kind === 'literal')
    return Array.isArray(value.json) ? (value.json as readonly Json[]).slice(0, maxItems).map(literal) : undefined;
  const item = itemOf(ledger, value);
  return item === undefined ? undefined : [item];
}

/** Asks for a value of a kind. */
export function wantKind(ledger: Ledger, value: Value | undefined, kind: Kind): void {
  if (value?.kind === 'place') needKind(ledger, value.need, kind);
}

/** Asks for a list. */
export function wantList(ledger: Ledger, value: Value | undefined): void {
  itemOf(ledger, value);
}

/** What a text encodes. */
export function decoded(ledger: Ledger, value: Value | undefined, as: 'json' | 'base64'): Value {
  if (value?.kind === 'fallback') return decoded(ledger, presentOf(ledger, value), as);
  if (value?.kind === 'encoded' && value.as === as) return value.of;
  if (value?.kind === 'place') {
    const inner = needEncoded(ledger, value.need, as);
    return inner === undefined ? made() : placeOf(inner);
  }
  if (value?.kind === 'literal' && as === 'json' && typeof value.json === 'string') {
    try {
      // JSON.parse gives JSON values only.
      return literal(JSON.parse(value.json) as Json);
    } catch {
      return made();
    }
  }
  return as === 'base64' ? made('text') : made();
}

/** Whether a value meets a condition: it does or can be made to, it does not, or nobody knows. */
export function wantCondition(ledger: Ledger, value: Value | undefined, condition: Condition): Assumed {
  if (value === undefined) return false;
  if (value.kind === 'fallback') {
    const now = wantCondition(ledger, presentOf(ledger, value), condition);
    return now === false ? wantCondition(ledger, memberOf(ledger, value.holder, value.name), condition) : now;
  }
  if (value.kind === 'count') return wantCount(ledger, value.of, condition);
  const known = knownJson(value);
  if (known !== undefined) return condition.holds(known.value);
  if (value.kind === 'place') return needCondition(ledger, value.need, condition);
  if (value.kind === 'object') return condition.holds({});
  if (value.kind === 'list') return condition.holds([]);
  return 'unknown';
}

/** A list of a length that meets a condition: as long as it is, else empty. */
function wantCount(ledger: Ledger, list: Value, condition: Condition): Assumed {
  const count = countOf(list);
  if (count === undefined) return 'unknown';
  return (
    condition.holds(count) ||
    (list.kind === 'place' && condition.holds(0) && needNoItems(ledger, list.need)) ||
    (list.kind === 'place' && wantLonger(ledger, list, condition))
  );
}

function wantLonger(ledger: Ledger, list: Value, condition: Condition): boolean {
  const count = [2, 3, 4, 5, 10, ...condition.ideas].find(
    (idea) => typeof idea === 'number' && idea > 0 && idea <= 100 && condition.holds(idea),
  );
  return typeof count === 'number' && !isEmptyPlace(list) && itemOf(ledger, list, count - 1) !== undefined;
}

function isEmptyPlace(value: Value): boolean {
  return value.kind === 'place' && value.need.isEmpty;
}

/** How many items a list has, as far as it is known; one that is asked for has what is read of it, and one at least. */
function countOf(list: Value): number | undefined {
  if (list.kind === 'place') return list.need.isEmpty ? 0 : Math.max(list.need.itemCount, 1);
  if (list.kind === 'list') return list.isOpen ? 1 : list.items.length;
  return list.kind === 'literal' && Array.isArray(list.json) ? list.json.length : undefined;
}

/** The value itself, where it is known as a whole. */
export function knownJson(value: Value | undefined): { readonly value: Json } | undefined {
  if (value?.kind === 'fallback')
    return hasMember(value.holder, value.name) === true ? undefined : knownJson(value.otherwise);
  if (value?.kind === 'count' && value.of.kind !== 'place') {
    const count = countOf(value.of);
    return count === undefined ? undefined : { value: count };
  }
  if (value?.kind === 'literal') return { value: value.json };
  if (value?.kind === 'place') return value.need.fixed;
  return undefined;
}

/** So many members are kept in one layer of an object. */
const maxLayer = 64;

/** A value with a part put where a reference path says; undefined when there is no such place. */
export function writeAt(
  ledger: Ledger,
  target: Value | undefined,
  tokens: readonly PathToken[],
  part: Value,
): Value | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return part;
  if (token.kind === 'names') {
    const [name] = token.names;
    if (name === undefined) return undefined;
    wantKind(ledger, target, 'object');
    const inner = rest.length === 0 ? part : writeAt(ledger, parentOf(ledger, target, name), rest, part);
    return inner === undefined ? undefined : withMember(target, name, inner);
  }
  if (token.kind !== 'indexes') return undefined;
  const [index] = token.indexes;
  const inner = rest.length === 0 ? part : writeAt(ledger, itemOf(ledger, target, index), rest, part);
  return inner === undefined ? undefined : listOfAny(inner);
}

/** What a deeper write goes into: something that is made when it is not there. */
function parentOf(ledger: Ledger, target: Value | undefined, name: string): Value {
  return (
    (hasMember(target, name) === true
      ? memberOf(ledger, target, name)
      : target?.kind === 'place'
        ? placeOf(needMember(ledger, target.need, name))
        : undefined) ?? literal({})
  );
}

function withMember(target: Value | undefined, name: string, value: Value): Value {
  if (target?.kind === 'object' && (target.members.size < maxLayer || target.members.has(name)))
    return { kind: 'object', members: new Map(target.members).set(name, value), base: target.base };
  return { kind: 'object', members: new Map([[name, value]]), base: target };
}

/** A place that nobody has seen and of which nobody asks anything yet. */
export function unseen(): Value {
  return placeOf(createNeed());
}
