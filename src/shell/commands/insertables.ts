/**
 * Everything that can be added to a workflow: state types, service actions, patterns, any AWS API by name. The palette,
 * the type-ahead of an arrow, the outline and "add Wait after Validate" of the command palette offer this one list.
 */
import { glyphOfType } from '../../core/asl/stateTypes';
import { insertState } from '../../core/asl/edit/insertState';
import { insertStates } from '../../core/asl/edit/insertStates';
import type { Place, VerbResult } from '../../core/asl/edit/verb';
import { awsServiceOf, capitalise } from '../../core/asl/awsServices';
import { integrationForCall } from '../../core/asl/integrations';
import type { Machine, QueryLanguage, StateType } from '../../core/asl/model';
import { uniqueName } from '../../core/asl/names';
import type { SdkNames, SdkService } from '../../core/asl/sdk/readSdkNames';
import { searchSdkNames } from '../../core/asl/sdk/searchSdkNames';
import type { GlyphName } from '../../core/base/glyphName';
import type { Action } from '../../core/services/catalog/action';
import { actions } from '../../core/services/catalog/actions';
import { actionOf, sdkCallId, sdkTaskFields, taskFields } from '../../core/services/catalog/index';
import { patterns, type Pattern } from '../../core/services/catalog/patterns';

/** The headings of the palette, in their order. */
export type InsertableGroup = 'Flow' | 'Actions' | 'Patterns';

/** Something that can be added: how it is offered, and the verb that adds it. */
export type Insertable = {
  /** Stable: `flow:Wait`, `action:sqs:sendMessage`, `pattern:saga`. */
  readonly id: string;
  readonly group: InsertableGroup;
  /** `Wait`, `SQS · SendMessage`, `Saga with compensation`. */
  readonly label: string;
  readonly summary: string;
  readonly glyph: GlyphName;
  readonly insert: (machine: Machine, place: Place) => VerbResult;
};

const flow: readonly (readonly [StateType, string])[] = [
  ['Choice', 'Goes one of several ways, by rules over the data.'],
  ['Parallel', 'Runs branches side by side and waits for all of them.'],
  ['Map', 'Runs the same states for each item of a list.'],
  ['Pass', 'Hands its input on, changed if you like. Good as a stand-in.'],
  ['Wait', 'Waits for some seconds, or until a time.'],
  ['Succeed', 'Ends the workflow, or its branch, with success.'],
  ['Fail', 'Ends the workflow with an error and its cause.'],
  ['Task', 'Calls a service; choose which in its form.'],
];

/** All that is offered without typing, in the order of the palette. */
export const insertables: readonly Insertable[] = [
  ...flow.map(([type, summary]) => flowInsertable(type, summary)),
  ...actions.filter(({ isRare }) => isRare !== true).map(actionInsertable),
  ...patterns.map(patternInsertable),
];

/** Those, and what is offered only to those who look for it. */
const searched: readonly Insertable[] = [
  ...insertables,
  ...actions.filter(({ isRare }) => isRare === true).map(actionInsertable),
];

/** What a search found, and how much more there is than can be listed. */
export type Found = { readonly items: readonly Insertable[]; readonly moreCount: number };

const mostSdkCalls = 60;

/**
 * What the typed words find, best first: names that begin with them, then words that do, then
 * any that hold them all; then the calls of AWS that do, if their names are here (the best of
 * them, and how many more there are). An optimised integration comes before the call that it
 * stands for. Without the names, `service:action` in the SDK's spelling is offered unseen.
 */
export function findInsertables(typed: string, sdkNames?: SdkNames): Found {
  const words = typed
    .toLowerCase()
    .split(/[\s·:]+/)
    .filter(Boolean);
  if (words.length === 0) return { items: insertables, moreCount: 0 };
  const found = searched
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
  const ids = new Set(found.map(({ id }) => id));
  if (!sdkNames) {
    const sdk = typedCall(typed);
    return { items: sdk && !ids.has(sdk.id) ? [...found, sdk] : found, moreCount: 0 };
  }
  const { calls, total } = searchSdkNames(sdkNames, typed, mostSdkCalls);
  const items = [...found];
  for (const item of calls.flatMap(({ service, action }) => callInsertables(service, action))) {
    if (ids.has(item.id)) continue;
    ids.add(item.id);
    items.push(item);
  }
  return { items, moreCount: total - calls.length };
}

function scoreOf(item: Insertable, words: readonly string[]): number {
  const label = item.label.toLowerCase();
  const all = `${label} ${item.id.toLowerCase()} ${item.summary.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const labelWords = label.split(/[\s·]+/);
  const begins = words.every((word) => labelWords.some((labelWord) => labelWord.startsWith(word)));
  const flowFirst = item.group === 'Flow' ? 0.5 : 0;
  if (begins && label.startsWith(words[0] ?? '')) return 3 + flowFirst;
  if (begins) return 2 + flowFirst;
  return label.includes(words[0] ?? '') ? 1.2 : 1;
}

function flowInsertable(type: StateType, summary: string): Insertable {
  return {
    id: `flow:${type}`,
    group: 'Flow',
    label: type,
    summary,
    glyph: glyphOfType(type),
    insert: (machine, place) => insertState(machine, place, { type }),
  };
}

function actionInsertable(action: Action): Insertable {
  return {
    id: `action:${action.id}`,
    group: 'Actions',
    label: `${action.service} · ${action.action}`,
    summary: action.summary,
    glyph: action.glyph,
    insert: (machine, place) => {
      const fields = taskFields(action, action.usual, machine.queryLanguage);
      return insertState(machine, place, {
        type: 'Task',
        name: uniqueName(machine, `${action.service} ${action.action}`),
        fields,
      });
    },
  };
}

function patternInsertable(pattern: Pattern): Insertable {
  return {
    id: `pattern:${pattern.id}`,
    group: 'Patterns',
    label: pattern.title,
    summary: pattern.summary,
    glyph: pattern.glyph,
    insert: (machine, place) => insertStates(machine, place, pattern.fragment[machine.queryLanguage]),
  };
}

/** A call of AWS, after the optimised integration that stands for it, where there is one. */
function callInsertables(service: SdkService, action: string): readonly Insertable[] {
  const optimised = integrationForCall(service.name, action);
  const name = `${service.id} · ${capitalise(action)}`;
  const summary = `Calls aws-sdk:${service.name}:${action}${service.title === undefined ? '' : ` (${service.title})`}.`;
  const call = insertableOf(service.name, action, optimised ? `${name} (AWS SDK)` : name, summary);
  if (!optimised) return [call];
  const known = actionOf(optimised.id);
  return known ? [actionInsertable(known), call] : [call];
}

/** Any API of AWS, typed as `s3:putObject` or `aws-sdk:s3:putObject`, while nobody knows whether it exists. */
function typedCall(typed: string): Insertable | undefined {
  const [, service, action] = /^(?:aws-sdk:)?([a-z][a-z0-9]*):([a-z]\w*)$/i.exec(typed.trim()) ?? [];
  if (!service || !action) return undefined;
  const name = sdkCallId(service, action).replace('aws-sdk:', '');
  return insertableOf(service, action, `AWS SDK · ${name}`, 'Calls this API of AWS by its name.');
}

function insertableOf(service: string, action: string, label: string, summary: string): Insertable {
  const fields = (language: QueryLanguage) => sdkTaskFields(service, action, language);
  return {
    id: `action:${sdkCallId(service, action)}`,
    group: 'Actions',
    label,
    summary,
    glyph: awsServiceOf(service).glyph,
    insert: (machine, place) => {
      const name = label.startsWith('AWS SDK')
        ? `${service} ${action}`
        : label.replace(' · ', ' ').replace(' (AWS SDK)', '');
      return insertState(machine, place, {
        type: 'Task',
        name: uniqueName(machine, name),
        fields: fields(machine.queryLanguage),
      });
    },
  };
}
