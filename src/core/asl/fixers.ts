import { isJsonObject, member, type Json } from '../base/json';
import { writeJson } from '../base/long';
import type { Edit } from '../document/edits';
import { joinPointer, parentPointer, type Pointer } from '../document/pointer';
import { nodeAt, toJson } from '../document/tree';
import { exclusiveFields } from './fields';
import type { Machine, State } from './model';
import { uniqueName } from './names';
import type { Problem, ProblemCode } from './problem';
import type { QuickFix } from './quickFix';

/** A problem as a fixer sees it. */
export type FixCase = {
  readonly machine: Machine;
  readonly problem: Problem;
  /** The last segment of the problem's place: the field, or the name of the state. */
  readonly key: string;
  /** The object or array that the place is in. */
  readonly holder: Pointer;
};

/** Finds the ways to put one kind of problem right. */
export type Fixer = (found: FixCase) => readonly QuickFix[];

const remove: Fixer = ({ problem, key }) => [fix(problem, `Remove "${key}"`, [{ op: 'remove', at: problem.at }])];

const takeSuggestion: Fixer = ({ problem }) =>
  problem.suggestion === undefined
    ? []
    : [preferred(fix(problem, `Change to "${problem.suggestion}"`, [set(problem.at, problem.suggestion)]))];

const transientLambdaErrors = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];
const lambdaRetrier = {
  ErrorEquals: transientLambdaErrors,
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
  JitterStrategy: 'FULL',
};
const newProcessor = {
  ProcessorConfig: { Mode: 'INLINE' },
  StartAt: 'Each item',
  States: { 'Each item': { Type: 'Pass', End: true } },
};

/** What can be done about each problem, by its code. Problems that take a person's judgement are not here. */
export const fixers: Readonly<Partial<Record<ProblemCode, Fixer>>> = {
  'unknown-target': (found) => [...takeSuggestion(found), ...createState(found)],
  'unreachable-state': ({ problem, key }) => [
    fix(problem, `Remove state "${key}"`, [{ op: 'remove', at: problem.at }], []),
  ],
  'no-next-or-end': goOnOrEnd,
  'next-and-end': ({ problem, holder }) => [
    preferred(fix(problem, 'Remove "End" and go on', [{ op: 'remove', at: joinPointer(holder, 'End') }])),
    fix(problem, 'Remove "Next" and end here', [{ op: 'remove', at: joinPointer(holder, 'Next') }]),
  ],
  'end-false': remove,
  'unknown-field': (found) => [...renameToSuggestion(found), ...remove(found)],
  'wrong-query-language': (found) => [...remove(found), ...turnToJsonata(found)],
  'downgraded-query-language': remove,
  'exclusive-fields': removeOneOf,
  'duplicate-key': remove,
  'duplicate-state-name': giveFreeName,
  'missing-field': addMissing,
  'missing-type': giveType,
  'missing-processor': add('ItemProcessor', newProcessor, 'Add an item processor'),
  'unknown-option': takeSuggestion,
  'unknown-type': takeSuggestion,
  'unknown-resource': takeSuggestion,
  'unknown-argument': (found) => [...renameToSuggestion(found), ...remove(found)],
  'wrong-argument-type': makeDynamic,
  'unknown-error': takeSuggestion,
  'wait-without-time': add('Seconds', 60, 'Wait for 60 seconds'),
  'wait-with-two-times': remove,
  'states-all-not-last': moveStatesAll,
  'error-already-handled': removeName,
  'missing-execution-type': (found) =>
    ['STANDARD', 'EXPRESS'].flatMap((type) => add('ExecutionType', type, `Run the items as ${type} executions`)(found)),
  'execution-type-inline': (found) => [
    ...remove(found),
    fix(found.problem, 'Make the map distributed', [set(joinPointer(found.holder, 'Mode'), 'DISTRIBUTED')]),
  ],
  'distributed-only-field': remove,
  'csv-field-without-csv': remove,
  'missing-csv-header-location': add('CSVHeaderLocation', 'FIRST_ROW', 'Take the column names from the first row'),
  'batch-without-limit': add('MaxItemsPerBatch', 100, 'Put at most 100 items in a batch'),
  'bad-path': startPath,
  'bad-dynamic-value': (found) => [...startPath(found), ...keepFixed(found)],
  'changed-number': rewriteNumber,
  'number-not-json': rewriteNumber,
  'missing-dollar': ({ problem, key }) => [
    preferred(fix(problem, `Call it "${key}.$"`, [{ op: 'renameKey', at: problem.at, key: `${key}.$` }])),
  ],
  'path-taken-as-text': ({ problem, key }) => [
    preferred(fix(problem, `Use "${key}Path"`, [{ op: 'renameKey', at: problem.at, key: `${key}Path` }])),
  ],
  'member-given-twice': remove,
  'result-is-static': turnToParameters,
  'half-marked-expression': completeMarks,
  'not-an-expression': completeMarks,
  'unsupported-reference': readInput,
  'credentials-on-activity': remove,
  'useless-heartbeat': remove,
  'task-without-timeout': add('TimeoutSeconds', 3600, 'Add a timeout of one hour'),
  'catch-loses-input': add('ResultPath', '$.error', 'Keep the input and put the error beside it'),
  'task-without-retry': add('Retry', [lambdaRetrier], 'Retry the passing errors of Lambda'),
};

function fix(
  problem: Problem,
  title: string,
  edits: readonly Edit[],
  select: readonly Pointer[] = problem.stateId === undefined ? [] : [problem.stateId],
): QuickFix {
  return { title, action: { kind: 'edit', edits, select } };
}

function preferred(quickFix: QuickFix): QuickFix {
  return { ...quickFix, preferred: true };
}

function set(at: Pointer, value: Json): Edit {
  return { op: 'set', at, value: { value } };
}

/** A state that is a text was meant to be its first field: in YAML, where a colon or the blank behind it is missing. */
function giveType(found: FixCase): readonly QuickFix[] {
  const written = valueAt(found.machine, found.problem.at);
  if (written === undefined || isJsonObject(written)) return add('Type', 'Pass', 'Make it a Pass state')(found);
  const meant = typeof written === 'string' ? /^([A-Z]\w*)(?::| +)([^\s:]+)$/.exec(written) : null;
  const [, name, value] = meant ?? ['', 'Type', 'Pass'];
  const title = meant ? `Write "${name}: ${value}"` : 'Make it a Pass state';
  return [preferred(fix(found.problem, title, [set(found.problem.at, { [name ?? '']: value ?? '' })]))];
}

function add(name: string, value: Json, title: string): Fixer {
  return ({ problem }) => [preferred(fix(problem, title, [set(joinPointer(problem.at, name), value)]))];
}

function textAt(machine: Machine, at: Pointer): string | undefined {
  const node = nodeAt(machine.tree, at);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function valueAt(machine: Machine, at: Pointer): Json | undefined {
  const node = nodeAt(machine.tree, at);
  return node && toJson(node);
}

function stateOf({ machine, problem }: FixCase): State | undefined {
  return problem.stateId === undefined ? undefined : machine.states.get(problem.stateId);
}

/** A path that stands where a fixed value is taken is to be evaluated. */
function makeDynamic({ machine, problem, key }: FixCase): readonly QuickFix[] {
  const isPath =
    stateOf({ machine, problem, key, holder: '' })?.queryLanguage === 'JSONPath' &&
    (textAt(machine, problem.at) ?? '').startsWith('$');
  return isPath
    ? [preferred(fix(problem, `Call it "${key}.$"`, [{ op: 'renameKey', at: problem.at, key: `${key}.$` }]))]
    : [];
}

/** A number that is not kept becomes the text that it was written as, or what it would be anyway. */
function rewriteNumber({ machine, problem }: FixCase): readonly QuickFix[] {
  const { text } = machine.tree;
  const node = nodeAt(machine.tree, problem.at);
  if (problem.part === 'key' || node?.kind !== 'scalar') return [];
  // As text: to an edit by value, a number in another notation is what it should be already.
  const write = (title: string, insert: string): QuickFix => ({
    title,
    action: { kind: 'text', changes: [{ from: node.from, to: node.to, insert }] },
  });
  const quoted = write('Put it in quotes, as a text', JSON.stringify(text.slice(node.from, node.to)));
  return typeof node.value === 'string'
    ? [quoted]
    : [write(`Write ${writeJson(node.value)}`, writeJson(node.value)), quoted];
}

function createState(found: FixCase): readonly QuickFix[] {
  const { machine, problem, key, holder } = found;
  const name = textAt(machine, problem.at);
  // A StartAt stands in the scope itself, every other transition in a state of it.
  const scopeAt = key === 'StartAt' ? holder : stateOf(found)?.scopeId;
  if (
    name === undefined ||
    name === '' ||
    scopeAt === undefined ||
    nodeAt(machine.tree, joinPointer(scopeAt, 'States'))?.kind !== 'object'
  )
    return [];
  const states = joinPointer(scopeAt, 'States');
  return [
    fix(
      problem,
      `Create state "${name}"`,
      [{ op: 'insertMember', at: states, key: name, value: { value: { Type: 'Pass', End: true } } }],
      [joinPointer(states, name)],
    ),
  ];
}

function goOnOrEnd(found: FixCase): readonly QuickFix[] {
  const { machine, problem } = found;
  const state = stateOf(found);
  const siblings = state ? (machine.scopes.get(state.scopeId)?.states ?? []) : [];
  const following = siblings[siblings.findIndex(({ id }) => id === problem.at) + 1];
  const end = fix(problem, 'End here', [set(joinPointer(problem.at, 'End'), true)]);
  return following
    ? [fix(problem, `Go on to "${following.name}"`, [set(joinPointer(problem.at, 'Next'), following.name)]), end]
    : [preferred(end)];
}

function renameToSuggestion({ machine, problem, holder }: FixCase): readonly QuickFix[] {
  const { suggestion } = problem;
  if (suggestion === undefined || nodeAt(machine.tree, joinPointer(holder, suggestion))) return [];
  return [preferred(fix(problem, `Rename to "${suggestion}"`, [{ op: 'renameKey', at: problem.at, key: suggestion }]))];
}

function turnToJsonata(found: FixCase): readonly QuickFix[] {
  const state = stateOf(found);
  if (!state || state.queryLanguage === 'JSONata') return [];
  return [
    fix(found.problem, `Make "${state.name}" a JSONata state`, [
      set(joinPointer(state.id, 'QueryLanguage'), 'JSONata'),
    ]),
  ];
}

function removeOneOf({ problem, key, holder }: FixCase): readonly QuickFix[] {
  const pair = exclusiveFields.find((names) => names[1] === key) ?? [];
  return pair.map((name) => fix(problem, `Remove "${name}"`, [{ op: 'remove', at: joinPointer(holder, name) }]));
}

function giveFreeName(found: FixCase): readonly QuickFix[] {
  const state = stateOf(found);
  if (!state) return [];
  const name = uniqueName(found.machine, state.name);
  return [{ title: `Rename to "${name}"`, preferred: true, action: { kind: 'rename', id: state.id, name } }];
}

function addMissing({ machine, problem }: FixCase): readonly QuickFix[] {
  const value = valueAt(machine, problem.at);
  const states = isJsonObject(value) ? member(value, 'States') : undefined;
  const first = isJsonObject(states) ? Object.keys(states)[0] : undefined;
  if (first === undefined || !isJsonObject(value) || Object.hasOwn(value, 'StartAt')) return [];
  return [preferred(fix(problem, `Start at "${first}"`, [set(joinPointer(problem.at, 'StartAt'), first)]))];
}

/** Takes States.ALL out of its entry and gives it one of its own at the end; or moves the entry to the end. */
function moveStatesAll({ machine, problem, holder }: FixCase): readonly QuickFix[] {
  const list = parentPointer(holder);
  const entries = nodeAt(machine.tree, list);
  const entry = valueAt(machine, holder);
  const names = valueAt(machine, problem.at);
  if (entries?.kind !== 'array' || !isJsonObject(entry) || !Array.isArray(names)) return [];
  const others = (names as readonly Json[]).filter((name) => name !== 'States.ALL');
  const atEnd: Edit = {
    op: 'insertItem',
    at: list,
    index: entries.items.length,
    value: { value: { ...entry, ErrorEquals: ['States.ALL'] } },
  };
  if (others.length === 0)
    return [preferred(fix(problem, 'Move it to the end', [{ op: 'remove', at: holder }, atEnd]))];
  return [preferred(fix(problem, 'Give States.ALL an entry of its own at the end', [set(problem.at, others), atEnd]))];
}

function removeName({ machine, problem, holder }: FixCase): readonly QuickFix[] {
  const names = nodeAt(machine.tree, holder);
  if (names?.kind === 'array' && names.items.length === 1)
    return [fix(problem, 'Remove this entry', [{ op: 'remove', at: parentPointer(holder) }])];
  return [fix(problem, 'Remove the name', [{ op: 'remove', at: problem.at }])];
}

function startPath({ machine, problem }: FixCase): readonly QuickFix[] {
  const text = textAt(machine, problem.at);
  return text !== undefined && /^[A-Za-z_][\w.[\]]*$/.test(text)
    ? [preferred(fix(problem, `Change to "$.${text}"`, [set(problem.at, `$.${text}`)]))]
    : [];
}

function keepFixed({ problem, key }: FixCase): readonly QuickFix[] {
  return key.endsWith('.$')
    ? [
        fix(problem, `Call it "${key.slice(0, -2)}" and take the value as it stands`, [
          { op: 'renameKey', at: problem.at, key: key.slice(0, -2) },
        ]),
      ]
    : [];
}

function turnToParameters(found: FixCase): readonly QuickFix[] {
  const state = stateOf(found);
  if (!state || Object.hasOwn(state.fields, 'Parameters')) return [];
  return [
    preferred(
      fix(found.problem, 'Use "Parameters" instead of "Result"', [
        { op: 'renameKey', at: joinPointer(state.id, 'Result'), key: 'Parameters' },
      ]),
    ),
  ];
}

function completeMarks({ machine, problem }: FixCase): readonly QuickFix[] {
  const text = textAt(machine, problem.at);
  return text === undefined
    ? []
    : [
        preferred(
          fix(problem, 'Put it between {% and %}', [set(problem.at, `{% ${text.replace(/^\{%|%\}$/g, '').trim()} %}`)]),
        ),
      ];
}

function readInput({ machine, problem }: FixCase): readonly QuickFix[] {
  const name = /^\{%\s*([A-Za-z_][\w.]*)\s*%\}$/.exec(textAt(machine, problem.at) ?? '')?.[1];
  return name === undefined
    ? []
    : [preferred(fix(problem, `Change to $states.input.${name}`, [set(problem.at, `{% $states.input.${name} %}`)]))];
}
