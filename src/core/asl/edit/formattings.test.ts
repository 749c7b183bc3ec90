/**
 * Every verb in every formatting: the text stays whole, undo and redo are
 * exact, and the outcome does not depend on how the file is written.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { copied } from '../testing/copied';
import { checkEdit } from '../testing/checkEdit';
import { formattings, yamlFormattings } from '../testing/formattings';
import { enableYaml } from '../../document/yaml';
import type { Machine, ScopeId, StateId, TransitionId } from '../model';
import { addBranch, removeBranch } from './branches';
import { changeType } from './changeType';
import { addTransition, connect, disconnect } from './connect';
import { duplicateStates } from './duplicateStates';
import { extractToNestedWorkflow } from './extractToNestedWorkflow';
import { insertState } from './insertState';
import { insertStates } from './insertStates';
import { addItem, moveItem, removeItem } from './items';
import { moveStates } from './moveStates';
import { pasteStates } from './pasteStates';
import { removeStates } from './removeStates';
import { renameState } from './renameState';
import { setField } from './setField';
import { unwrapState } from './unwrapState';
import type { VerbResult } from './verb';
import { wrapStates } from './wrapStates';

const state = (path: string): StateId => `/States/${path}` as StateId; // a state's pointer is its id
const arrow = (path: string): TransitionId => `/States/${path}` as TransitionId; // so is an arrow's
const scope = (path: string): ScopeId => path as ScopeId; // and a scope's

const fragment = {
  StartAt: 'Ask',
  States: {
    Ask: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'Charge' },
    Charge: { Type: 'Pass', End: true },
  },
};

const verbs: Readonly<Record<string, (machine: Machine) => VerbResult>> = {
  'insert on Next': (machine) =>
    insertState(machine, { kind: 'transition', id: arrow('Approve/Next') }, { type: 'Pass' }),
  'insert on a rule': (machine) =>
    insertState(machine, { kind: 'transition', id: arrow('Check/Choices/1/Next') }, { type: 'Task', name: 'Say no' }),
  'insert on Default': (machine) =>
    insertState(machine, { kind: 'transition', id: arrow('Check/Default') }, { type: 'Choice' }),
  'insert on a catcher': (machine) =>
    insertState(machine, { kind: 'transition', id: arrow('Charge/Catch/0/Next') }, { type: 'Map' }),
  'insert on StartAt': (machine) =>
    insertState(machine, { kind: 'transition', id: '/StartAt' as TransitionId }, { type: 'Wait' }),
  'insert at an end': (machine) => insertState(machine, { kind: 'after', stateId: state('Each') }, { type: 'Succeed' }),
  'insert a Choice at an end': (machine) =>
    insertState(machine, { kind: 'after', stateId: state('Both/Branches/0/States/Track') }, { type: 'Choice' }),
  'insert before': (machine) =>
    insertState(machine, { kind: 'before', stateId: state('Refuse') }, { type: 'Parallel' }),
  'insert loose': (machine) =>
    insertState(machine, { kind: 'scope', scopeId: scope('/States/Each/ItemProcessor') }, { type: 'Pass' }),
  'insert a fragment': (machine) => insertStates(machine, { kind: 'transition', id: arrow('Charge/Next') }, fragment),
  'delete a middle state': (machine) => removeStates(machine, [state('Charge')]),
  'delete the first state': (machine) => removeStates(machine, [state('Check')]),
  'delete an end': (machine) => removeStates(machine, [state('Refuse')]),
  'delete the only state of a branch': (machine) => removeStates(machine, [state('Both/Branches/1/States/Bill')]),
  'delete several': (machine) =>
    removeStates(machine, [
      state('Approve'),
      state('Recover'),
      state('Each'),
      state('Each/ItemProcessor/States/Notify'),
    ]),
  rename: (machine) => renameState(machine, state('Charge'), 'Pay "now" <b>'),
  'rename inside': (machine) => renameState(machine, state('Both/Branches/0/States/Track'), 'Étape 2'),
  connect: (machine) => connect(machine, arrow('Check/Choices/0/Next'), 'Recover'),
  'add Next': (machine) => addTransition(machine, state('Each'), 'next', 'Refuse'),
  'add a rule': (machine) => addTransition(machine, state('Check'), 'next', 'Each'),
  'add a catcher': (machine) => addTransition(machine, state('Each'), 'catch', 'Refuse'),
  'add a catcher before States.ALL': (machine) => addTransition(machine, state('Charge'), 'catch', 'Refuse'),
  'disconnect Next': (machine) => disconnect(machine, arrow('Both/Next')),
  'disconnect a rule': (machine) => disconnect(machine, arrow('Check/Choices/0/Next')),
  'disconnect a catcher': (machine) => disconnect(machine, arrow('Charge/Catch/1/Next')),
  'disconnect Default': (machine) => disconnect(machine, arrow('Check/Default')),
  'move onto an arrow': (machine) =>
    moveStates(machine, [state('Approve')], { kind: 'transition', id: arrow('Both/Next') }),
  'move into a branch': (machine) =>
    moveStates(machine, [state('Recover')], { kind: 'after', stateId: state('Both/Branches/0/States/Ship') }),
  'move out of a branch': (machine) =>
    moveStates(machine, [state('Both/Branches/0/States/Track')], { kind: 'before', stateId: state('Refuse') }),
  'move a container': (machine) =>
    moveStates(machine, [state('Both')], { kind: 'transition', id: arrow('Approve/Next') }),
  'set a field': (machine) => setField(machine, state('Charge'), '/TimeoutSeconds', 30),
  'set a deep field': (machine) => setField(machine, state('Charge'), '/Retry/0/MaxAttempts', 5),
  'set a whole template': (machine) =>
    setField(machine, state('Charge'), '/Parameters', {
      FunctionName: '${ChargeFunction}',
      Payload: { a: [1, { b: null }] },
    }),
  'make a deep field': (machine) => setField(machine, state('Each'), '/ItemReader/ReaderConfig/InputType', 'CSV'),
  'remove a field': (machine) => setField(machine, state('Charge'), '/Retry', undefined),
  'set a field of the machine': (machine) => setField(machine, '', '/TimeoutSeconds', 300),
  'end a state by its form': (machine) => setField(machine, state('Approve'), '/End', true),
  'add an item': (machine) => addItem(machine, state('Charge'), '/Retry', { ErrorEquals: ['States.Timeout'] }, 0),
  'remove an item': (machine) => removeItem(machine, state('Charge'), '/Retry/0'),
  'move a rule': (machine) => moveItem(machine, state('Check'), '/Choices/0', 1),
  'move a branch': (machine) => moveItem(machine, state('Both'), '/Branches/1', 0),
  'add a branch': (machine) => addBranch(machine, state('Both')),
  'remove a branch': (machine) => removeBranch(machine, scope('/States/Both/Branches/0')),
  'make a Task a Pass': (machine) => changeType(machine, state('Charge'), 'Pass'),
  'make a Choice a Task': (machine) => changeType(machine, state('Check'), 'Task'),
  'make a Pass a Choice': (machine) => changeType(machine, state('Recover'), 'Choice'),
  'make an end a Choice': (machine) => changeType(machine, state('Each/ItemProcessor/States/Notify'), 'Choice'),
  'make a Map a Parallel': (machine) => changeType(machine, state('Each'), 'Parallel'),
  'make a Fail a Wait': (machine) => changeType(machine, state('Refuse'), 'Wait'),
  duplicate: (machine) => duplicateStates(machine, [state('Both')]),
  'duplicate several': (machine) => duplicateStates(machine, [state('Approve'), state('Charge')]),
  'copy and paste': (machine) =>
    pasteStates(
      machine,
      { kind: 'transition', id: arrow('Both/Branches/0/States/Ship/Next') },
      copied(machine, [state('Charge'), state('Recover')]),
    ),
  'wrap in a Parallel': (machine) => wrapStates(machine, [state('Both'), state('Each')], 'Parallel'),
  'wrap one in a Map': (machine) => wrapStates(machine, [state('Recover')], 'Map'),
  unwrap: (machine) => unwrapState(machine, state('Each')),
  extract: (machine) => extractToNestedWorkflow(machine, [state('Both'), state('Each')]),
};

beforeAll(enableYaml);

describe.each(Object.entries(verbs))('%s', (_, verb) => {
  const plain = checkEdit(formattings['two spaces'] ?? '', verb);

  it.each(Object.entries(formattings))('works in a file with %s', (name, source) => {
    const edited = checkEdit(source, verb, { label: plain.label });

    if (name !== 'keys in reverse') expect(edited.select).toEqual(plain.select);
    expect(edited.machine.definition).toEqual(
      name === 'keys in reverse' ? expect.anything() : plain.machine.definition,
    );
    expect(edited.machine.tree.errors).toEqual([]);
    if (name === 'CRLF line ends') expect(edited.source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    if (name === 'one line' || name === 'one spaced line') expect(edited.source).not.toContain('\n');
    if (name === 'tabs') expect(edited.source).not.toMatch(/^\t* /m);
    if (name === 'four spaces') expect(edited.source).not.toMatch(/^(?: {4})* {1,3}\S/m);
  });

  it.each(yamlFormattings.map((source, index) => [index + 1, source] as const))(
    'works in YAML, written in way %i',
    (_way, source) => {
      const edited = checkEdit(source, verb, { label: plain.label, select: plain.select }, 'yaml');

      expect(edited.machine.definition).toEqual(plain.machine.definition);
      expect(edited.machine.tree.errors).toEqual([]);
    },
  );
});
