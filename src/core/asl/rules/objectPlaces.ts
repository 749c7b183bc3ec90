import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { optional } from '../../base/optional';
import { joinPointer, splitPointer, type Pointer } from '../../document/pointer';
import { factsOfKind, isListOfObjects, type TableName } from '../fieldKinds';
import { fieldsByName, tableByName, type SubFieldRow } from '../fields';
import type { Machine, QueryLanguage, Scope, State, StateType } from '../model';

/** An object of the definition together with the rows of the field table that describe it. */
export type ObjectPlace = {
  readonly at: Pointer;
  readonly value: JsonObject;
  readonly table: TableName | StateType;
  readonly rows: ReadonlyMap<string, SubFieldRow>;
  /** The query language that holds in it. */
  readonly language: QueryLanguage;
  /** The state that it is, or is part of. */
  readonly state?: State;
  /** How messages call it: `State "Pay"`, `Retrier 2 of state "Pay"`. */
  readonly called: string;
};

/** The machine's own object; none while the text holds no object. */
export function objectsOfMachine(machine: Machine): readonly ObjectPlace[] {
  if (machine.tree.root?.kind !== 'object') return [];
  return [
    {
      at: '',
      value: machine.definition,
      table: 'machine',
      rows: tableByName('machine'),
      language: machine.queryLanguage,
      called: 'The workflow',
    },
  ];
}

/**
 * The objects of a state that the field table describes: the state, its branches or
 * processor, retriers, rules and so on, without the states inside. A state of an unknown type
 * has none, nor has one that cannot be read. Iterative, because rules may be nested deeply.
 */
export function objectsOfState(state: State): readonly ObjectPlace[] {
  if (state.type === undefined || state.broken) return [];
  const places: ObjectPlace[] = [
    {
      at: state.id,
      value: state.fields,
      table: state.type,
      rows: fieldsByName(state.type),
      language: state.queryLanguage,
      state,
      called: `State "${state.name}"`,
    },
  ];
  for (const scope of state.scopes) {
    const place = placeOfScope(state, scope);
    if (place) places.push(place);
  }
  // The list grows while it is walked: inner objects are appended and walked in their turn.
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place) for (const inner of innerPlaces(place)) places.push(inner);
  }
  return places;
}

function placeOfScope(owner: State, scope: Scope): ObjectPlace | undefined {
  const value = scopeValue(owner, scope);
  if (!value) return undefined;
  const table = scope.kind === 'branch' ? 'branch' : 'processor';
  const called =
    scope.kind === 'branch'
      ? `Branch ${scope.index + 1} of state "${owner.name}"`
      : `The item processor of state "${owner.name}"`;
  return { at: scope.id, value, table, rows: tableByName(table), language: owner.queryLanguage, state: owner, called };
}

/** The object that holds a scope's StartAt and States, read from its owner. */
function scopeValue(owner: State, scope: Scope): JsonObject | undefined {
  const segments = splitPointer(scope.id);
  const field = scope.kind === 'branch' ? 'Branches' : (segments[segments.length - 1] ?? '').replace(/#\d+$/, '');
  const held = member(owner.fields, field);
  const value = scope.kind === 'branch' && Array.isArray(held) ? (held as readonly Json[])[scope.index] : held;
  return isJsonObject(value) ? value : undefined;
}

/** Fields that hold lists; an object in one is not read as an entry. */
const itemNames: Partial<Record<TableName, string>> = {
  retrier: 'Retrier',
  catcher: 'Catcher',
  rule: 'Rule',
  nestedRule: 'Condition',
};

function innerPlaces(place: ObjectPlace): readonly ObjectPlace[] {
  const found: ObjectPlace[] = [];
  for (const [name, value] of Object.entries(place.value)) {
    const row = place.rows.get(name);
    const table = row && row.kind !== 'scope' && row.kind !== 'branches' ? factsOfKind(row.kind).table : undefined;
    if (table === undefined) continue;
    const at = joinPointer(place.at, name);
    const base = {
      table,
      rows: tableByName(table),
      language: place.language,
      ...optional({ state: place.state }),
    };
    const owner = lowerFirst(place.called);
    if (Array.isArray(value)) {
      (value as readonly Json[]).forEach((item, i) => {
        if (isJsonObject(item))
          found.push({ ...base, at: joinPointer(at, i), value: item, called: callItem(table, i, place, owner) });
      });
    } else if (isJsonObject(value) && row && !isListOfObjects(row.kind)) {
      found.push({
        ...base,
        at,
        value,
        called: table === 'nestedRule' ? callItem(table, undefined, place, owner) : `${name} of ${owner}`,
      });
    }
  }
  return found;
}

/**
 * Conditions inside conditions are named after the rule that holds them, or their names would grow with their depth.
 */
function callItem(table: TableName, index: number | undefined, place: ObjectPlace, owner: string): string {
  if (table === 'nestedRule') return place.table === 'nestedRule' ? place.called : `A condition in ${owner}`;
  return `${itemNames[table] ?? table} ${(index ?? 0) + 1} of ${owner}`;
}

/** The text as it reads inside a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
