/**
 * Makes a definition that runs of one that is deployed by a tool which fills
 * placeholders in: each gets the value that was set for it, or a stand-in of the kind
 * that its place needs. The document's text is not touched by this; only what is run is.
 */
import { sayChange } from '../../base/changedNumber';
import type { Json, JsonObject } from '../../base/json';
import { optional } from '../../base/optional';
import { fail, ok, type Result } from '../../base/result';
import { findChangedNumbers } from '../../document/changedNumbers';
import type { Pointer } from '../../document/pointer';
import { readTree } from '../../document/tree';
import { integrationOf, integrations, isOptimised } from '../integrations';
import { arnOfCall, isCall, readResource } from '../resource';
import { sayNeed, standInFor, type Need } from './need';
import { takeApart, type Use } from './pieces';
import { noValue, plainName, pseudoParameter } from './pseudoParameters';
import { readJson, readValue } from './readValue';
import { walkTexts, type TextPlace } from './walkTexts';

/** Where the value of a placeholder comes from: a person, the placeholder's own default, the service, or nowhere. */
export type PlaceholderSource = 'set' | 'default' | 'pseudo' | 'standIn';

/** One placeholder of a definition. */
export type Placeholder = {
  readonly name: string;
  readonly uses: readonly PlaceholderUse[];
  /** What its first place needs, in words: `a whole number`. */
  readonly needs: string;
  /** What it is run with at its first place; `null` where the member is left out. */
  readonly value: Json;
  /** What it would be run with if nothing were set. */
  readonly standIn: Json;
  readonly source: PlaceholderSource;
  /** Why what was set could not be used, if so: it is run with a stand-in. */
  readonly fault?: string;
};

/** A place where a placeholder stands. */
export type PlaceholderUse = { readonly at: Pointer; readonly field: string; readonly stateName?: string };

/** What a definition is filled in with. */
export type PlaceholderOptions = {
  /** What a person set, as text, by the names of the placeholders. */
  readonly values?: Readonly<Record<string, string>>;
  /** Where placeholders stand without quotes (`bareTexts`). */
  readonly bare?: ReadonlySet<Pointer>;
};

/** A definition that can be run, and the placeholders that were in it, in their order. */
export type FilledDefinition = { readonly definition: JsonObject; readonly placeholders: readonly Placeholder[] };

type MutablePlaceholder = { -readonly [K in keyof Placeholder]: Placeholder[K] } & { readonly uses: PlaceholderUse[] };
type Value = Json | typeof noValue;
/** How one use was filled in. */
type Filled = {
  readonly value: Value;
  readonly standIn: Value;
  readonly source: PlaceholderSource;
  readonly fault?: string;
};

const nowhere: ReadonlySet<Pointer> = new Set();

/**
 * Fills a definition in. Linear in its size; what holds no placeholder is shared with the definition that was given.
 */
export function fillPlaceholders(
  given: JsonObject,
  { values = {}, bare = nowhere }: PlaceholderOptions = {},
): FilledDefinition {
  const isSet = (name: string): boolean => Object.hasOwn(values, name);
  const needs = commonNeeds(given, bare, isSet);
  const found = new Map<string, MutablePlaceholder>();
  const definition = walkTexts(given, bare, (place) => {
    const pieces = takeApart(place, isSet);
    const isDone = pieces.length === 0 || (pieces.length === 1 && pieces[0] === place.text);
    return isDone ? place.text : fill(place, pieces);
  });
  return { definition, placeholders: [...found.values()] };

  function fill(place: TextPlace, pieces: readonly (string | Use)[]): Value {
    const [only] = pieces;
    if (pieces.length === 1 && typeof only === 'object' && only.as === 'value' && !place.isResource)
      return valueOf(only, place).value;
    let isGuess = false;
    let isCallWritten = true;
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      const { value, source } = valueOf(piece, place);
      isGuess ||= source !== 'set';
      isCallWritten &&= text.split(':').length <= partsBeforeCall;
      text += source === 'set' && typeof value === 'string' ? value : written(value, piece);
    }
    return place.isResource && isGuess ? asResource(text, pieces, isCallWritten) : text;
  }

  function valueOf(use: Use, place: TextPlace): { readonly value: Value; readonly source: PlaceholderSource } {
    const set = isSet(use.name) ? readSet(values[use.name] ?? '', use, place) : undefined;
    const otherwise = unset(use, place);
    const chosen = set?.ok === true ? ({ value: set.value, source: 'set' } as const) : otherwise;
    note(use, place, { ...chosen, standIn: otherwise.value, ...(set?.ok === false && { fault: set.error }) });
    return chosen;
  }

  function unset(use: Use, place: TextPlace): { readonly value: Value; readonly source: PlaceholderSource } {
    const fallback = use.fallback === undefined ? undefined : readSet(use.fallback, use, place);
    if (fallback?.ok === true) return { value: fallback.value, source: 'default' };
    const pseudo = pseudoParameter(use.name);
    return pseudo === undefined ? { value: standIn(use), source: 'standIn' } : { value: pseudo, source: 'pseudo' };
  }

  function standIn(use: Use): Json {
    if (use.standIn !== undefined) return use.standIn;
    const shared = needs.get(use.name);
    const need = shared !== undefined && fits(shared, use) ? shared : use.need;
    return standInFor(need, plainName(use.name));
  }

  function note(
    { name, need }: Use,
    { at, field, stateName }: TextPlace,
    { value, standIn: other, source, fault }: Filled,
  ): void {
    const use = { at, field, ...optional({ stateName }) };
    const known = found.get(name);
    if (known) {
      known.uses.push(use);
      if (fault !== undefined) known.fault ??= fault;
    } else
      found.set(name, {
        name,
        uses: [use],
        needs: sayNeed(need),
        value: asJson(value),
        standIn: asJson(other),
        source,
        ...optional({ fault }),
      });
  }
}

function asJson(value: Value): Json {
  return value === noValue ? null : value;
}

/** What each placeholder needs most certainly: it is stood in for by the same value where that makes sense. */
function commonNeeds(
  definition: JsonObject,
  bare: ReadonlySet<Pointer>,
  isSet: (name: string) => boolean,
): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>();
  walkTexts(definition, bare, (place) => {
    for (const piece of takeApart(place, isSet)) {
      if (typeof piece === 'object' && piece.isCertain && piece.as === 'value' && !needs.has(piece.name))
        needs.set(piece.name, piece.need);
    }
    return place.written;
  });
  return needs;
}

/** Whether what is needed elsewhere suits this use as well. */
function fits(shared: Need, { need, isCertain, as }: Use): boolean {
  if (as === 'step') return false;
  if (shared.kind === 'number')
    return need.kind === 'number'
      ? shared.standIn >= need.range.min &&
          shared.standIn <= need.range.max &&
          (!need.range.integer || Number.isInteger(shared.standIn))
      : !isCertain && as !== 'text';
  if (shared.kind === 'arn' || shared.kind === 'name') return !isCertain && as !== 'literal';
  return false;
}

/** What was set, as the place takes it: a value of the kind that it needs, or the text as deploying would put it in. */
function readSet(text: string, use: Use, place: TextPlace): ReturnType<typeof readValue> {
  if (use.as !== 'value') return ok(text);
  const read = use.isCertain
    ? readValue(text, use.need, place.field)
    : ok(place.isBare ? (readJson(text) ?? text) : text);
  return !read.ok || read.value === text ? read : keptNumbers(text, read.value);
}

/** The value of a text, unless numbers in it would be other ones than those that were set. */
function keptNumbers(text: string, value: Json): Result<Json, string> {
  const [change] = findChangedNumbers(readTree(text, 'json')).found;
  return change === undefined ? ok(value) : fail(sayChange(change));
}

/** A value inside of a text. */
function written(value: Value, { as }: Use): string {
  if (value === noValue) return '';
  if (as === 'step') return String(value).replaceAll(/\W/g, '_');
  return typeof value === 'string' && as !== 'literal' ? value : JSON.stringify(value);
}

/** The service and the action of an integration's ARN stand behind `arn`, partition, `states`, region and account. */
const partsBeforeCall = 5;

/** A Resource that is partly guessed: what it says if that can be run, the nearest integration, or else a function. */
function asResource(text: string, pieces: readonly (string | Use)[], isCallWritten: boolean): string {
  const resource = readResource(text);
  if (resource.kind === 'lambda' || resource.kind === 'activity') return text;
  if (isCallWritten && isCall(resource)) return text;
  if (resource.kind === 'integration' && isOptimised(resource.service)) {
    const { service, action, pattern } = resource;
    const near =
      integrationOf(service, action.split('.')[0] ?? '') ??
      integrations.find((row) => row.service === service && row.patterns.includes(pattern));
    if (near !== undefined) return arnOfCall(near.id, near.patterns.includes(pattern) ? pattern : 'requestResponse');
  }
  const named = pieces.findLast((piece) => typeof piece === 'object');
  return String(
    standInFor({ kind: 'arn', of: 'function' }, typeof named === 'object' ? plainName(named.name) : 'function'),
  );
}
