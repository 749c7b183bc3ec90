/**
 * Everything that can be added to a workflow: state types, service actions, patterns, any AWS API by name. The palette, the
 * type-ahead of an arrow, the outline and "add Wait after Validate" of the command palette offer this one list.
 */
import { insertState } from '../asl/edit/insertState';
import { insertStates } from '../asl/edit/insertStates';
import type { Place, VerbResult } from '../asl/edit/verb';
import type { Machine, StateType } from '../asl/model';
import { uniqueName } from '../asl/names';
import { resourceWords } from '../graph/resourceWords';
import { resourceOf, type Action } from '../services/catalog/action';
import { actions } from '../services/catalog/actions';
import { sdkTaskFields, taskFields } from '../services/catalog/index';
import { patterns, type Pattern } from '../services/catalog/patterns';

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
  readonly glyph: string;
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
  ...actions.map(actionInsertable),
  ...patterns.map(patternInsertable),
];

/**
 * What the typed words find, best first: names that begin with them, then words that do, then any that hold them all.
 * `service:action` in the SDK's spelling offers that API too, whether it is in the catalogue or not.
 */
export function searchInsertables(typed: string, among: readonly Insertable[] = insertables): readonly Insertable[] {
  const words = typed.toLowerCase().split(/[\s·:]+/).filter(Boolean);
  if (words.length === 0) return among;
  const found = among
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
  const sdk = sdkInsertable(typed);
  return sdk && !found.some((item) => item.id === sdk.id) ? [...found, sdk] : found;
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
  return { id: `flow:${type}`, group: 'Flow', label: type, summary, glyph: type.toLowerCase(), insert: (machine, place) => insertState(machine, place, { type }) };
}

function actionInsertable(action: Action): Insertable {
  return {
    id: `action:${action.id}`,
    group: 'Actions',
    label: `${action.service} · ${action.action}`,
    summary: action.summary,
    glyph: resourceWords(resourceOf(action, 'request')).glyph,
    insert: (machine, place) => {
      const fields = taskFields(action, action.patterns[0] ?? 'request', machine.queryLanguage);
      return insertState(machine, place, { type: 'Task', name: uniqueName(machine, `${action.service} ${action.action}`), fields });
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

/** Any API of AWS, typed as `s3:putObject` or `aws-sdk:s3:putObject`. */
function sdkInsertable(typed: string): Insertable | undefined {
  const [, service, action] = /^(?:aws-sdk:)?([a-z][a-z0-9]*):([a-z]\w*)$/i.exec(typed.trim()) ?? [];
  if (!service || !action) return undefined;
  const name = `${service.toLowerCase()}:${action.slice(0, 1).toLowerCase()}${action.slice(1)}`;
  return {
    id: `action:aws-sdk:${name}`,
    group: 'Actions',
    label: `AWS SDK · ${name}`,
    summary: 'Calls this API of AWS by its name.',
    glyph: 'aws-sdk',
    insert: (machine, place) =>
      insertState(machine, place, { type: 'Task', name: uniqueName(machine, `${service} ${action}`), fields: sdkTaskFields(service, action, machine.queryLanguage) }),
  };
}
