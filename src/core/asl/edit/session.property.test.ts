/** Laws of whole sessions: any verbs and keystrokes in any order, then everything undone. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../base/json';
import { isFailed } from '../../base/result';
import { applyTransaction, createDocument, redo, undo, writeSource, type StepDocument } from '../../document/document';
import { isDeep } from '../../document/testing/workflows';
import { readTree } from '../../document/tree';
import { enableYaml } from '../../document/yaml';
import { stateTypes } from '../stateTypes';
import type { Machine, ScopeId, State, StateId, Transition } from '../model';
import { readModel } from '../readModel';
import { formattings, yamlFormattings } from '../testing/formattings';
import { addBranch, removeBranch } from './branches';
import { changeType } from './changeType';
import { addTransition, connect, disconnect } from './connect';
import { copyStates } from './copyStates';
import { duplicateStates } from './duplicateStates';
import { extractToNestedWorkflow } from './extractToNestedWorkflow';
import { transitionsOf } from './flow';
import { insertState } from './insertState';
import { addItem, moveItem, removeItem } from './items';
import { moveStates } from './moveStates';
import { pasteStates } from './pasteStates';
import { removeStates } from './removeStates';
import { renameState } from './renameState';
import { setField } from './setField';
import { unwrapState } from './unwrapState';
import type { Place, VerbResult } from './verb';
import { wrapStates } from './wrapStates';

/** Numbers that pick a verb and what it works on: a session is a list of them, so that it shrinks well. */
type Step = { readonly verb: number; readonly a: number; readonly b: number; readonly c: number };

const step: fc.Arbitrary<Step> = fc.record({ verb: fc.nat(40), a: fc.nat(), b: fc.nat(), c: fc.nat() });
const kinds = ['next', 'choice', 'default', 'catch'] as const;
const names = ['New name', 'Pass', 'Check', '', '__proto__', 'constructor', '<b>"x"</b>', 'é\u2028', 'x'.repeat(81)];
const values: readonly Json[] = ['text', 1.5, null, true, [], { a: { b: [1] } }, ['States.ALL'], '${X}'];
const paths = [
  '/Comment',
  '/Retry/0/MaxAttempts',
  '/Parameters',
  '/Seconds',
  '/Assign/x',
  '/Choices/0/Comment',
  '/End',
  '/Next',
  '/Catch',
];
const keystrokes = ['"', '{', '}', '[', ']', ',', ':', '\n', ' ', 'a', '// ', '/*', '\\', '"Next": "Check",'];

describe.each([
  { syntax: 'json', sources: Object.values(formattings), numRuns: isDeep ? 10_000 : 200 },
  { syntax: 'yaml', sources: yamlFormattings, numRuns: isDeep ? 10_000 : 40 },
] as const)('a session in $syntax', ({ syntax, sources, numRuns }) => {
  if (syntax === 'yaml') beforeAll(enableYaml);

  it('is undone and redone to the byte, and no verb makes whole text unreadable', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(step, { minLength: 1, maxLength: 14 }), (source, steps) => {
        let document = createDocument(source, `x.${syntax}`);
        let machine = readModel(readTree(document.text, syntax));
        steps.forEach((next, index) => {
          const changed =
            next.verb < verbs.length ? byVerb(document, machine, next, index) : byKey(document, next, index);
          if (!changed) return;
          const tree = readTree(changed.text, syntax);
          if (next.verb < verbs.length && machine.tree.errors.length === 0)
            expect(tree.errors, changed.text).toEqual([]);
          document = changed;
          machine = readModel(tree, machine);
          if (tree.errors.length === 0) expect(shapeOf(machine)).toEqual(shapeOf(readModel(tree)));
        });
        const finished = writeSource(document);

        const beginning = travel(document, undo);
        expect(writeSource(beginning)).toBe(source);
        expect(writeSource(travel(beginning, redo))).toBe(finished);
      }),
      { numRuns },
    );
  });
});

const verbs: readonly ((machine: Machine, step: Step) => VerbResult)[] = [
  (machine, { a, b, c }) =>
    insertState(machine, placeIn(machine, a, b), { type: stateTypes[c % stateTypes.length] ?? 'Pass' }),
  (machine, { a, b, c }) => insertState(machine, placeIn(machine, a, b), { type: 'Pass', name: choose(names, c) }),
  (machine, { a }) => removeStates(machine, [stateIn(machine, a).id]),
  (machine, { a, b, c }) =>
    removeStates(machine, [stateIn(machine, a).id, stateIn(machine, b).id, stateIn(machine, c).id]),
  (machine, { a, b }) => renameState(machine, stateIn(machine, a).id, choose(names, b)),
  (machine, { a, b }) => connect(machine, arrowIn(machine, a).id, stateIn(machine, b).name),
  (machine, { a, b, c }) => addTransition(machine, stateIn(machine, a).id, choose(kinds, b), stateIn(machine, c).name),
  (machine, { a }) => disconnect(machine, arrowIn(machine, a).id),
  (machine, { a, b, c }) => moveStates(machine, [stateIn(machine, a).id], placeIn(machine, b, c)),
  (machine, { a, b, c }) => moveStates(machine, siblings(machine, a, 2), placeIn(machine, b, c)),
  (machine, { a, b, c }) =>
    setField(machine, stateIn(machine, a).id, choose(paths, b), choose([...values, undefined], c)),
  (machine, { a, b }) =>
    setField(
      machine,
      '',
      choose(['/Comment', '/TimeoutSeconds', '/QueryLanguage'], a),
      choose([...values, undefined], b),
    ),
  (machine, { a, b }) => changeType(machine, stateIn(machine, a).id, choose(stateTypes, b)),
  (machine, { a, b }) => duplicateStates(machine, siblings(machine, a, (b % 3) + 1)),
  (machine, { a, b, c }) => pasteCopy(machine, siblings(machine, a, 2), placeIn(machine, b, c)),
  (machine, { a, b, c }) => wrapStates(machine, siblings(machine, a, (b % 3) + 1), c % 2 ? 'Map' : 'Parallel'),
  (machine, { a }) => unwrapState(machine, stateIn(machine, a).id),
  (machine, { a, b }) => extractToNestedWorkflow(machine, siblings(machine, a, (b % 3) + 1)),
  (machine, { a }) => addBranch(machine, stateIn(machine, a).id),
  (machine, { a }) => removeBranch(machine, choose([...machine.scopes.keys()], a)),
  (machine, { a, b }) =>
    addItem(
      machine,
      stateIn(machine, a).id,
      choose(['/Retry', '/Catch', '/Choices'], b),
      { ErrorEquals: ['x'] },
      b % 3,
    ),
  (machine, { a, b }) =>
    removeItem(machine, stateIn(machine, a).id, `${choose(['/Retry', '/Catch', '/Choices', '/Branches'], b)}/0`),
  (machine, { a, b, c }) =>
    moveItem(machine, stateIn(machine, a).id, `${choose(['/Catch', '/Choices', '/Branches'], b)}/${c % 2}`, b % 2),
];

function pasteCopy(machine: Machine, ids: readonly StateId[], place: Place): VerbResult {
  const copied = copyStates(machine, ids);
  return isFailed(copied) ? copied : pasteStates(machine, place, copied.text);
}

function byVerb(document: StepDocument, machine: Machine, next: Step, index: number): StepDocument | undefined {
  const result = verbs[next.verb]?.(machine, next);
  if (!result || isFailed(result)) {
    if (result) expect(result.error).toMatch(/^\S.*[.]$/s);
    return undefined;
  }
  return applyTransaction(document, { ...result, origin: 'canvas' }, { nowMs: index * 1000, selection: [] });
}

function byKey(document: StepDocument, { a, b, c }: Step, index: number): StepDocument {
  const from = a % (document.text.length + 1);
  const to = Math.min(document.text.length, from + (b % 3));
  const changes = [{ from, to, insert: c % 4 === 0 ? '' : choose(keystrokes, c) }];
  return applyTransaction(
    document,
    { changes, label: 'Type', origin: 'text', joinKey: 'typing' },
    { nowMs: index * 300, selection: [] },
  );
}

function travel(document: StepDocument, way: typeof undo): StepDocument {
  let here = document;
  for (let next = way(here); next; next = way(here)) here = next.document;
  return here;
}

/** What a machine says, without what it is made of. */
function shapeOf(machine: Machine): unknown {
  return {
    definition: machine.definition,
    states: [...machine.states.values()],
    scopes: [...machine.scopes.values()],
    unread: [...machine.unread],
  };
}

function choose<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!; // never empty
}

function stateIn(machine: Machine, at: number): Pick<State, 'id' | 'name' | 'scopeId'> {
  const states = [...machine.states.values()];
  return states.length > 0
    ? choose(states, at)
    : { id: '/States/None' as StateId, name: 'None', scopeId: '' as ScopeId };
}

function siblings(machine: Machine, at: number, count: number): StateId[] {
  const { id, scopeId } = stateIn(machine, at);
  const states = machine.scopes.get(scopeId)?.states.map((state) => state.id) ?? [];
  const from = states.indexOf(id);
  return states.slice(from, from + count);
}

function arrowIn(machine: Machine, at: number): Pick<Transition, 'id'> {
  const arrows = [...machine.scopes.values()].flatMap(transitionsOf);
  return arrows.length > 0 ? choose(arrows, at) : { id: '/StartAt' as Transition['id'] };
}

function placeIn(machine: Machine, kind: number, at: number): Place {
  switch (kind % 4) {
    case 0:
      return { kind: 'transition', id: arrowIn(machine, at).id };
    case 1:
      return { kind: 'after', stateId: stateIn(machine, at).id };
    case 2:
      return { kind: 'before', stateId: stateIn(machine, at).id };
    default:
      return { kind: 'scope', scopeId: choose([...machine.scopes.keys()], at) };
  }
}

it('reads a YAML key that has lost its value as a text without history would be', () => {
  enableYaml();
  const before = readModel(readTree('StartAt: A\nStates: { "A": { "Type": "Pass" } }\n', 'yaml'));
  const tree = readTree('StartAt: A\nStates: { "A",: { "Type": "Pass" } }\n', 'yaml');

  expect(tree.errors).toEqual([]);
  expect([...readModel(tree, before).states.keys()]).toEqual([...readModel(tree).states.keys()]);
});
