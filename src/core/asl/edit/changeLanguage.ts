import { isJsonObject, jsonEquals, type Json } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { joinPointer, type Pointer } from '../../document/pointer';
import { memberAt } from '../../document/tree';
import { convertLanguage, type FieldChange, type StatePlan } from '../convertLanguage';
import type { Machine, QueryLanguage, StateId } from '../model';
import { addField } from './addField';
import { editText, findState } from './result';
import type { VerbResult } from './verb';

/**
 * Changes the query language of a state, or of the machine when the id is '', and converts the fields that have an
 * equivalent. Only what differs is written: a template keeps its layout, and its members are renamed in place.
 */
export function changeLanguage(machine: Machine, id: StateId | '', language: QueryLanguage): VerbResult {
  const state = id === '' ? undefined : findState(machine, id as StateId); // not '', so it is a state's
  if (state && isFailed(state)) return state;
  if (state && language === 'JSONPath' && machine.queryLanguage === 'JSONata')
    return fail(
      `The workflow is JSONata, so "${state.name}" cannot be JSONPath. Change the language of the workflow instead.`,
    );
  const broken = id === '' ? [...machine.states.values()].find((one) => one.broken) : undefined;
  if (broken) return fail(`The text of "${broken.name}" cannot be read at the moment. Mend it first.`);

  const plan = convertLanguage(machine, id, language);
  const edits = plan.states.flatMap((one) => editsOf(machine, one));
  if (state)
    edits.push(
      ...setLanguage(
        machine,
        state.id,
        state.queryLanguage === language || machine.queryLanguage !== language ? language : undefined,
      ),
    );
  else {
    edits.push(...setLanguage(machine, '', language));
    const keeping = new Set(plan.states.filter(({ keepsLanguage }) => keepsLanguage).map((one) => one.id));
    for (const one of machine.states.values()) {
      if (keeping.has(one.id)) edits.push(...setLanguage(machine, one.id, 'JSONata'));
      else if (language === 'JSONata' && one.fields['QueryLanguage'] === 'JSONPath')
        edits.push(...setLanguage(machine, one.id, undefined));
    }
  }
  return editText(
    machine,
    edits,
    `Change ${state ? `"${state.name}"` : 'the workflow'} to ${language}`,
    state ? [state.id] : [],
  );
}

function setLanguage(machine: Machine, at: StateId | '', language: QueryLanguage | undefined): readonly Edit[] {
  const pointer = `${at}/QueryLanguage`;
  const stands = memberAt(machine.tree, pointer) !== undefined;
  if (language === undefined) return stands ? [{ op: 'remove', at: pointer }] : [];
  if (stands) return [{ op: 'set', at: pointer, value: { value: language } }];
  if (at === '') return [addField(machine, '', 'QueryLanguage', { value: language })];
  const after = memberAt(machine.tree, `${at}/Type`) ? 'Type' : null;
  return [{ op: 'insertMember', at, key: 'QueryLanguage', value: { value: language }, after }];
}

function editsOf(machine: Machine, plan: StatePlan): readonly Edit[] {
  return plan.changes.flatMap((change) => editsOfChange(machine, plan.id + change.at, change));
}

/** The members that go and come: the first to come takes the place of the one that it is most like. */
function editsOfChange(machine: Machine, at: Pointer, { before = {}, after = {} }: FieldChange): readonly Edit[] {
  const comers = Object.entries(after);
  const [first] = comers;
  const pivot = first && pivotOf(Object.entries(before), first);
  const edits: Edit[] = Object.keys(before)
    .filter((key) => key !== pivot?.[0] && !Object.hasOwn(after, key))
    .map((key) => ({ op: 'remove', at: joinPointer(at, key) }));
  for (const [key, value] of comers) {
    if (first && pivot && key === first[0])
      edits.push(...rename(at, pivot[0], key), ...rewrite(joinPointer(at, pivot[0]), pivot[1], value));
    else
      edits.push(
        pivot
          ? { op: 'insertMember', at, key, value: { value }, after: pivot[0] }
          : addField(machine, at, key, { value }),
      );
  }
  return edits;
}

function pivotOf(
  before: readonly (readonly [string, Json])[],
  [key, value]: readonly [string, Json],
): readonly [string, Json] | undefined {
  return (
    before.find(([name]) => name === key) ??
    before.find(([, old]) => isJsonObject(old) === isJsonObject(value)) ??
    before[0]
  );
}

function rename(at: Pointer, from: string, to: string): readonly Edit[] {
  return from === to ? [] : [{ op: 'renameKey', at: joinPointer(at, from), key: to }];
}

/** From one value to another. Members that keep their place and their name, but for `.$`, are changed one by one. */
function rewrite(at: Pointer, before: Json, after: Json): readonly Edit[] {
  if (jsonEquals(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const values = after as readonly Json[];
    return (before as readonly Json[]).flatMap((item, i) => rewrite(joinPointer(at, i), item, values[i] ?? null));
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const old = Object.entries(before);
    const now = Object.entries(after);
    if (old.length === now.length && old.every(([key], i) => bare(key) === bare(now[i]?.[0] ?? ''))) {
      return old.flatMap(([key, value], i) => [
        ...rename(at, key, now[i]?.[0] ?? key),
        ...rewrite(joinPointer(at, key), value, now[i]?.[1] ?? null),
      ]);
    }
  }
  return [{ op: 'set', at, value: { value: after } }];
}

function bare(key: string): string {
  return key.endsWith('.$') ? key.slice(0, -2) : key;
}
