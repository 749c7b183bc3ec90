/** Goes through every text of a definition in which a placeholder may stand, with what its place needs. */
import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import { joinPointer, type Pointer } from '../../document/pointer';
import { factsOfKind } from '../fieldKinds';
import { fieldsByName, tableByName, type SubFieldRow } from '../fields';
import { isFunctionCall } from '../functionCall';
import type { QueryLanguage } from '../model';
import { argumentsOf, argumentShape, isListShape, memberShape } from '../sdk/argumentShapes';
import { stateTypes } from '../stateTypes';
import type { Need } from './need';
import { callOf, needOfArgument, needOfField, needOfParameter } from './needOfPlace';
import { findPlaceholders } from './findPlaceholders';
import { functionText, takenValue } from './functionText';
import { noValue } from './pseudoParameters';

/** A text of the definition, where it stands, and how it is read there. */
export type TextPlace = {
  readonly text: string;
  /** What stands in the definition: the text, or the function of CloudFormation that the text says. */
  readonly written: Json;
  readonly at: Pointer;
  /** The field or member, or the key itself, that has the text; an item of a list is called as the list is. */
  readonly field: string;
  readonly stateName: string | undefined;
  /** What a placeholder needs that is all of the text; undefined where nothing is known. */
  readonly need: Need | undefined;
  readonly reading: 'plain' | 'path' | 'jsonata';
  readonly isResource: boolean;
  /** It stands without quotes, so that it is no text when it is filled in. */
  readonly isBare: boolean;
};

/** What takes the place of a text. */
export type Visit = (place: TextPlace) => Json | typeof noValue;

/** One walk: what it was given, and how deep it is. */
type Walk = {
  /** The places whose values stand without quotes. */
  readonly bare: ReadonlySet<Pointer>;
  readonly visit: Visit;
  /** The query language of states that name none. */
  readonly language: QueryLanguage;
  depth: number;
  fieldDepth: number;
};

type Context = {
  readonly walk: Walk;
  readonly language: QueryLanguage;
  readonly stateName?: string;
  /** The service and action of the Task. */
  readonly call: string;
  /** What the call takes at this place of its arguments, where that is known. */
  readonly shape?: number | undefined;
  readonly scope: ScopeNames;
};

/** The states of a scope, in order, and which one the walk is in. */
type ScopeNames = {
  readonly names: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly index: number;
  /** States that placeholders lead to where no state is left to go to: each is made, and ends the scope. */
  readonly made: Set<string>;
};

/** How many levels of data are walked: far more than any service takes, far fewer than the stack holds. */
const deepest = 500;
/** How many objects with fields are walked in each other, two for each scope: far fewer than the stack holds. */
const deepestFields = 400;

/**
 * The definition with every text replaced by what `visit` gives for it; what
 * does not change is shared. Names of states stay.
 */
export function walkTexts(definition: JsonObject, bare: ReadonlySet<Pointer>, visit: Visit): JsonObject {
  const language = member(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
  const walk: Walk = { bare, visit, language, depth: 0, fieldDepth: 0 };
  return walkScope(definition, tableByName('machine'), { walk, language, call: '', scope: namesIn(definition) }, '');
}

function walkScope(
  object: JsonObject,
  rows: ReadonlyMap<string, SubFieldRow>,
  context: Context,
  at: Pointer,
): JsonObject {
  const walked = walkFields(object, rows, context, at);
  const states = member(walked, 'States');
  if (context.scope.made.size === 0 || !isJsonObject(states)) return walked;
  return {
    ...walked,
    States: { ...states, ...Object.fromEntries([...context.scope.made].map((name) => [name, { Type: 'Succeed' }])) },
  };
}

function walkFields(
  object: JsonObject,
  rows: ReadonlyMap<string, SubFieldRow>,
  context: Context,
  at: Pointer,
): JsonObject {
  const { walk } = context;
  if (walk.fieldDepth >= deepestFields) return object;
  walk.fieldDepth++;
  const walked = mapMembers(object, (key, value) => {
    const row = rows.get(key);
    const here = joinPointer(at, key);
    if (key === 'Comment') return value;
    return row ? walkField(row, value, object, context, here) : walkData(key, value, context, here);
  });
  walk.fieldDepth--;
  return walked;
}

function walkField(
  row: SubFieldRow,
  given: Json,
  beside: JsonObject,
  context: Context,
  at: Pointer,
): Json | typeof noValue {
  const value = takenValue(given);
  const need =
    row.kind === 'stateName'
      ? needOfTarget(row, value, context.scope)
      : (needInScope(row, context) ?? needOfField(row, beside));
  if (row.kind === 'stateName') {
    const target =
      need === undefined
        ? value
        : visitText(row.name, typeof value === 'string' || isFunctionCall(value) ? value : '', need, context, at, row);
    if (
      need?.kind === 'state' &&
      need.standIn === undefined &&
      target !== value &&
      typeof target === 'string' &&
      !context.scope.known.has(target)
    )
      context.scope.made.add(target);
    return target;
  }
  if (typeof value === 'string' || isFunctionCall(value)) return visitText(row.name, value, need, context, at, row);
  const table = factsOfKind(row.kind).table;
  if (row.kind === 'states') return isJsonObject(value) ? walkStates(value, context, at) : value;
  if (table !== undefined)
    return walkObjects(value, context, at, (object, here) => {
      if (table === 'branch' || table === 'processor')
        return walkScope(object, tableByName(table), { ...context, scope: namesIn(object) }, here);
      return walkFields(object, tableByName(table), callWithin(object, context), here);
    });
  const shape = row.name === 'Parameters' || row.name === 'Arguments' ? argumentsOf(context.call) : undefined;
  return walkData(row.name, value, { ...context, shape }, at);
}

function walkObjects(
  value: Json,
  context: Context,
  at: Pointer,
  each: (object: JsonObject, at: Pointer) => Json,
): Json {
  if (isJsonObject(value)) return each(value, at);
  return Array.isArray(value)
    ? mapItems(value as readonly Json[], (item, i) =>
        isJsonObject(item) ? each(item, joinPointer(at, i)) : walkData('', item, context, joinPointer(at, i)),
      )
    : value;
}

function walkStates(states: JsonObject, context: Context, at: Pointer): Json {
  const { walk } = context;
  let index = -1;
  return mapMembers(states, (name, state) => {
    index++;
    const here = joinPointer(at, name);
    const scope = { ...context.scope, index };
    if (typeof state === 'string' || isFunctionCall(state))
      return visitText(
        name,
        state,
        { kind: 'object', standIn: passTo(scope.names[index + 1]) },
        { ...context, scope, stateName: name },
        here,
      );
    if (!isJsonObject(state)) return state;
    const type = stateTypes.find((one) => one === member(state, 'Type')) ?? 'Task';
    const stateLanguage = member(state, 'QueryLanguage') === 'JSONata' ? 'JSONata' : walk.language;
    return walkFields(
      state,
      fieldsByName(type),
      { walk, language: stateLanguage, stateName: name, call: callOf(state), scope },
      here,
    );
  });
}

/** Goes into data as deep as the stack surely allows; what lies deeper stays as it is written. */
function walkData(field: string, value: Json, context: Context, at: Pointer): Json | typeof noValue {
  const { walk } = context;
  if (walk.depth >= deepest) return value;
  walk.depth++;
  const walked = walkMembers(field, value, context, at);
  walk.depth--;
  return walked;
}

function walkMembers(field: string, given: Json, context: Context, at: Pointer): Json | typeof noValue {
  const value = takenValue(given);
  if (typeof value === 'string') return visitText(field, value, needOfMember(field, context), context, at);
  if (isFunctionCall(value)) {
    const need = needOfMember(field, context);
    // A member called Ref may also be data.
    if (need !== undefined || !Object.hasOwn(value, 'Ref') || context.walk.bare.has(at))
      return visitText(field, value, need, context, at);
  }
  if (Array.isArray(value))
    return mapItems(value as readonly Json[], (item, i) => walkData(field, item, itemsOf(context), joinPointer(at, i)));
  if (!isJsonObject(value)) return value;
  return withKeys(
    mapMembers(value, (key, inner) => walkData(key, inner, memberOf(context, key), joinPointer(at, key))),
    context,
    at,
  );
}

function visitText(
  field: string,
  written: string | JsonObject,
  need: Need | undefined,
  { walk, language, stateName }: Context,
  at: Pointer,
  row?: SubFieldRow,
): Json | typeof noValue {
  const text = typeof written === 'string' ? written : functionText(written);
  const isPath = language === 'JSONPath' && (field.endsWith('.$') || need?.kind === 'path');
  const reading = language === 'JSONata' && text.startsWith('{%') ? 'jsonata' : isPath ? 'path' : 'plain';
  return walk.visit({
    text,
    written,
    at,
    field,
    stateName,
    need,
    reading,
    isResource: row?.kind === 'resource',
    isBare: typeof written === 'string' && walk.bare.has(at),
  });
}

function withKeys(object: JsonObject, { walk, stateName }: Context, at: Pointer): JsonObject {
  if (!Object.keys(object).some((key) => key.includes('{'))) return object;
  const renamed: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    const filled = walk.visit({
      text: key,
      written: key,
      at: joinPointer(at, key),
      field: key,
      stateName,
      need: { kind: 'name', of: 'plain' },
      reading: 'plain',
      isResource: false,
      isBare: false,
    });
    setMember(renamed, typeof filled === 'string' ? filled : key, value);
  }
  return renamed;
}

/** A context without shapes is good for all that is below. */
function memberOf(context: Context, key: string): Context {
  return context.shape === undefined ? context : { ...context, shape: memberShape(argumentShape(context.shape), key) };
}

function itemsOf(context: Context): Context {
  const shape = context.shape === undefined ? undefined : argumentShape(context.shape);
  return shape === undefined ? context : { ...context, shape: isListShape(shape) ? shape[0] : undefined };
}

function needOfMember(field: string, { call, language, shape }: Context): Need | undefined {
  if (language === 'JSONPath' && field.endsWith('.$')) return { kind: 'path', ofMember: false };
  return needOfArgument(shape) ?? needOfParameter(field, call);
}

/** The call that readers and writers of a Map make is their own. */
function callWithin(object: JsonObject, context: Context): Context {
  return Object.hasOwn(object, 'Resource') ? { ...context, call: callOf(object) } : context;
}

/** What a transition needs that names no state; undefined when it does name one. */
function needOfTarget(row: SubFieldRow, value: Json, { names, known, index }: ScopeNames): Need | undefined {
  if (typeof value === 'string' && known.has(value)) return undefined;
  return { kind: 'state', standIn: row.name === 'StartAt' ? names[0] : names[index + 1], names };
}

/**
 * The states of a scope. Where a placeholder stands for all of them, it is
 * stood in for by the one that the scope starts at.
 */
function namesIn(scope: JsonObject): ScopeNames {
  const [states, startAt] = [member(scope, 'States'), member(scope, 'StartAt')];
  const isGiven = isJsonObject(states) && !isFunctionCall(states);
  const only =
    typeof startAt === 'string' && startAt !== '' && findPlaceholders(startAt).length === 0 ? startAt : 'State';
  const names = isGiven ? Object.keys(states) : [only];
  return { names, known: new Set(names), index: 0, made: new Set() };
}

/** What takes the place of states, of one or of a whole scope, and of a Choice's rules. */
function needInScope({ kind }: SubFieldRow, { language, scope: { names, index } }: Context): Need | undefined {
  if (kind === 'states') return { kind: 'object', standIn: { [names[0] ?? 'State']: passTo(undefined) } };
  if (kind !== 'choices') return undefined;
  const next = names[index + 1] ?? names[index] ?? '';
  return {
    kind: 'list',
    standIn: [
      language === 'JSONata' ? { Condition: true, Next: next } : { Variable: '$', IsPresent: true, Next: next },
    ],
  };
}

function passTo(next: string | undefined): JsonObject {
  return next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next: next };
}

function mapMembers(object: JsonObject, map: (key: string, value: Json) => Json | typeof noValue): JsonObject {
  const entries = Object.entries(object);
  const mapped = entries.map(([key, value]) => map(key, value));
  if (mapped.every((value, i) => value === entries[i]?.[1])) return object;
  const changed: Record<string, Json> = {};
  for (const [i, [key]] of entries.entries()) {
    const value = mapped[i];
    if (value !== undefined && value !== noValue) setMember(changed, key, value as Json /* the symbol is excluded */);
  }
  return changed;
}

function mapItems(items: readonly Json[], map: (item: Json, index: number) => Json | typeof noValue): readonly Json[] {
  const mapped = items.map(map);
  return mapped.every((value, i) => value === items[i])
    ? items
    : mapped.filter((value): value is Json => value !== noValue);
}
