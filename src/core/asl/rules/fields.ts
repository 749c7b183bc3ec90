import { isJsonObject, member, type Json } from '../../base/json';
import { optional } from '../../base/optional';
import { joinPointer } from '../../document/pointer';
import { exclusiveFields, fieldRows, type SubFieldRow } from '../fields';
import type { QueryLanguage } from '../model';
import type { Problem } from '../problem';
import { lowerFirst, type ObjectPlace } from './objectPlaces';
import { advice, refusal, type Part } from './rule';
import { createSuggester, didYouMean } from './suggest';

/** Fields that an object may not have, must have, or may have only one of. */
export function* checkFields({ machineLanguage, objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    const downgraded = machineLanguage === 'JSONata' && place.state?.fields.QueryLanguage === 'JSONPath';
    yield* checkKnown(place, downgraded);
    yield* checkRequired(place);
    yield* checkExclusive(place);
    if (downgraded && place.at === place.state?.id) {
      yield refusal(
        'downgraded-query-language',
        joinPointer(place.at, 'QueryLanguage'),
        `${place.called} asks for JSONPath, but the whole workflow uses JSONata. Remove its QueryLanguage, or set it to JSONata.`,
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        { ...inState(place), serviceAt: place.at },
      );
    }
  }
}

/** What problems of an object say about the state that it belongs to. */
export function inState(place: ObjectPlace): Partial<Problem> {
  return place.state ? { stateId: place.state.id } : {};
}

function* checkKnown(place: ObjectPlace, downgraded: boolean): Iterable<Problem> {
  let suggestField: ((word: string) => string | undefined) | undefined;
  for (const name of Object.keys(place.value)) {
    const row = place.rows.get(name);
    if (row && (row.languages.includes(place.language) || !place.state || downgraded)) continue;
    if (place.table === 'credentials' && name === 'RoleArn.$' && place.language === 'JSONPath') continue;
    suggestField ??= createSuggester(() => [...place.rows.keys()], 3000);
    const more = { ...inState(place), part: 'key', serviceAt: place.at } as const;
    if (!row && place.table === 'credentials') {
      const suggestion = suggestField(name);
      yield advice(
        'warning',
        'unknown-credential',
        joinPointer(place.at, name),
        `${place.called} has a field "${name}", which has no effect there.${didYouMean(suggestion)}`,
        {
          ...inState(place),
          part: 'key',
          ...optional({ suggestion }),
        },
      );
    } else if (!row) {
      const suggestion = suggestField(name);
      yield refusal(
        'unknown-field',
        joinPointer(place.at, name),
        `${place.called} has a field "${name}", which ${explainUnknown(place, name)}.${didYouMean(suggestion) || ' Remove it.'}`,
        `Field '${name}' is not supported`,
        { ...more, ...optional({ suggestion }) },
      );
    } else {
      const other: QueryLanguage = place.language === 'JSONPath' ? 'JSONata' : 'JSONPath';
      yield refusal(
        'wrong-query-language',
        joinPointer(place.at, name),
        `${place.called} uses ${place.language}, but "${name}" is a field of ${other}. ${instead(name, place.language)}`,
        `The QueryLanguage is set to '${place.language}', but field '${name}' is only supported for the '${other}' QueryLanguage`,
        more,
      );
    }
  }
}

function explainUnknown(place: ObjectPlace, name: string): string {
  const types = fieldRows.filter((row) => row.name === name).flatMap((row) => row.types);
  if (types.length === 0 || place.at !== place.state?.id) return 'does not exist there';
  return `a ${place.table} state does not have (${listWords(types)} ${types.length === 1 ? 'has' : 'have'} it)`;
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const counterparts: Readonly<Record<string, string>> = {
  Parameters: 'Arguments',
  Arguments: 'Parameters',
  ResultSelector: 'Output',
  ResultPath: 'Output',
  OutputPath: 'Output',
  Result: 'Output',
  Output: 'OutputPath or ResultSelector',
  ItemsPath: 'Items',
  Items: 'ItemsPath',
  Variable: 'Condition',
  Condition: 'Variable and a comparison',
};

function instead(name: string, language: QueryLanguage): string {
  const counterpart = counterparts[name] ?? (name.endsWith('Path') ? name.slice(0, -'Path'.length) : undefined);
  return `${counterpart === undefined ? 'Remove it' : `Use ${counterpart} instead`}, or change the query language of the state${language === 'JSONPath' ? ' to JSONata' : ''}.`;
}

function* checkRequired(place: ObjectPlace): Iterable<Problem> {
  // A rule without anything in it is told of as a rule that is still to be written.
  if (place.table === 'rule' && Object.keys(place.value).length === 0) return;
  const missing = needsOf(place.rows).required.filter(
    (row) => row.languages.includes(place.language) && !Object.hasOwn(place.value, row.name),
  );
  if (missing.length === 0) return;
  const names = missing.map((row) => row.name);
  if (place.table === 'credentials') {
    if (Object.hasOwn(place.value, 'RoleArn.$')) return;
    yield refusal(
      'missing-field',
      place.at,
      `${place.called} has no RoleArn. Add the ARN of the role to take on.`,
      "The field 'RoleArn' is required but was missing",
      inState(place),
    );
    return;
  }
  const quoted = listWords(names.map((name) => `"${name}"`));
  // The service lists a scope's missing fields as [States, StartAt].
  const listed = names.includes('States') && names.includes('StartAt') ? ['States', 'StartAt'] : names;
  yield refusal(
    'missing-field',
    place.at,
    `${place.called} has no ${quoted}. Add ${names.length === 1 ? 'it' : 'them'}.`,
    `These fields are required: [${listed.join(', ')}]`,
    inState(place),
  );
}

function* checkExclusive(place: ObjectPlace): Iterable<Problem> {
  for (const pair of needsOf(place.rows).exclusive) {
    if (!pair.every((name) => Object.hasOwn(place.value, name))) continue;
    const [first = '', second = ''] = pair;
    yield refusal(
      'exclusive-fields',
      joinPointer(place.at, second),
      `${place.called} has both "${first}" and "${second}". Keep one of them.`,
      `There should only be one of the following fields: [${pair.join(', ')}]`,
      { ...inState(place), part: 'key', serviceAt: place.at },
    );
  }
  if (
    place.table === 'Map' &&
    !Object.hasOwn(place.value, 'ItemProcessor') &&
    !Object.hasOwn(place.value, 'Iterator')
  ) {
    yield refusal(
      'missing-processor',
      place.at,
      `${place.called} has no ItemProcessor. Add the workflow that runs for each item.`,
      'This object should have only one of the following fields: [ItemProcessor, Iterator]',
      inState(place),
    );
  }
  for (const name of needsOf(place.rows).neverEmpty) yield* checkNotEmpty(place, name);
}

type Needs = {
  readonly required: readonly SubFieldRow[];
  readonly exclusive: readonly (readonly string[])[];
  readonly neverEmpty: readonly string[];
};

const needs = new WeakMap<ReadonlyMap<string, SubFieldRow>, Needs>();

/** What the rows of a table ask for; found once for each table. */
function needsOf(rows: ReadonlyMap<string, SubFieldRow>): Needs {
  let found = needs.get(rows);
  if (!found) {
    const all = [...rows.values()];
    found = {
      required: all.filter((row) => row.required),
      exclusive: exclusiveFields.filter((pair) => pair.every((name) => rows.has(name))),
      neverEmpty: all.filter((row) => neverEmpty.has(row.kind) || row.name === 'ErrorEquals').map((row) => row.name),
    };
    needs.set(rows, found);
  }
  return found;
}

const neverEmpty = new Set(['branches', 'choices', 'rules', 'states', 'resultWriter']);

function* checkNotEmpty(place: ObjectPlace, name: string): Iterable<Problem> {
  const value = fieldOf(place, name);
  // What is no list where one is wanted, or no object, is told of as such.
  const isEmpty =
    name === 'States' || name === 'ResultWriter'
      ? isJsonObject(value) && Object.keys(value).length === 0
      : Array.isArray(value) && value.length === 0;
  if (!isEmpty) return;
  yield refusal(
    'empty-value',
    joinPointer(place.at, name),
    `"${name}" of ${lowerFirst(place.called)} is empty. It needs at least one entry.`,
    'Value cannot be empty',
    inState(place),
  );
}

/** An own member of a place's object. */
export function fieldOf(place: ObjectPlace, name: string): Json | undefined {
  return member(place.value, name);
}
