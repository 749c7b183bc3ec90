/** The verbs on YAML: the same promises as for JSON, comments, anchors and quotes included. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fail, isFailed } from '../../base/result';
import { applyChanges } from '../../document/changes';
import { createDocument, writeSource } from '../../document/document';
import { overWorkflows, readWorkflow, sharedWorkflows } from '../../document/testing/workflows';
import { readTree } from '../../document/tree';
import { enableYaml } from '../../document/yaml';
import type { Machine, StateId } from '../model';
import { uniqueName } from '../names';
import { readModel } from '../readModel';
import { allTransitions, changedTargets, checkUndo, countDangling, countErrors } from '../testing/checkProof';
import { copied } from '../testing/copied';
import { checkEdit } from '../testing/checkEdit';
import { changeType } from './changeType';
import { duplicateStates } from './duplicateStates';
import { hasFlow } from './flow';
import { insertState } from './insertState';
import { moveStates } from './moveStates';
import { pasteStates } from './pasteStates';
import { removeStates } from './removeStates';
import { renameState } from './renameState';
import { setField } from './setField';
import type { VerbResult } from './verb';
import { wrapStates } from './wrapStates';

beforeAll(enableYaml);

const order = `# Takes an order
StartAt: Check   # where else
States:
  # first of all
  Check:
    Type: Choice
    Choices:
    - Variable: $.total
      NumericGreaterThan: 100
      Next: Approve
    - {Variable: "$.paid", BooleanEquals: false, Next: 'Refuse'}
    Default: Charge
  Approve: {Type: Wait, Seconds: \${Delay}, Next: Charge}

  Charge:
    Type: Task
    Resource: "arn:aws:states:::lambda:invoke" # the usual
    Parameters: &payload
      FunctionName: pay
      Payload.$: $
    Catch:
      - ErrorEquals: [ States.ALL ]
        Next: Refuse
    Next: "Both"
  Both:
    Type: Parallel
    Branches:
      - StartAt: Ship
        States:
          Ship:
            Type: Task
            Resource: 'arn:aws:states:::sqs:sendMessage'
            Parameters: *payload
            End: true
      - StartAt: Bill
        States:
          Bill: {Type: Pass, End: true}
    End: true
  Refuse:
    Type: Fail
    Cause: |
      Not
      paid.
`;
const id = (path: string): StateId => `/States/${path}` as StateId; // a state's pointer is its id

describe('verbs on YAML', () => {
  it('rename, and leave every other byte alone', () => {
    checkEdit(
      order,
      (machine) => renameState(machine, id('Refuse'), 'Say no'),
      {
        source: order
          .replace("Next: 'Refuse'", "Next: 'Say no'")
          .replace('Next: Refuse', 'Next: Say no')
          .replace('  Refuse:', '  Say no:'),
      },
      'yaml',
    );
    checkEdit(
      order,
      (machine) => renameState(machine, id('Both'), 'x: y'),
      { source: order.replace('"Both"', '"x: y"').replace('  Both:', "  'x: y':") },
      'yaml',
    );
  });

  it('insert in the indented style, and delete again to the same bytes', () => {
    for (const path of [
      'Check/Choices/0/Next',
      'Check/Choices/1/Next',
      'Check/Default',
      'Approve/Next',
      'Charge/Catch/0/Next',
      'Charge/Next',
    ]) {
      const inserted = checkEdit(
        order,
        (machine) => insertState(machine, { kind: 'transition', id: id(path) as never }, { type: 'Wait' }),
        {},
        'yaml',
      );

      expect(inserted.source).toContain('  Wait:\n    Type: Wait\n    Seconds: 5\n    Next: ');
      checkEdit(inserted.source, (machine) => removeStates(machine, [id('Wait')]), { source: order }, 'yaml');
    }
  });

  const verbs: Record<string, (machine: Machine) => VerbResult> = {
    'delete a state': (machine) => removeStates(machine, [id('Approve')]),
    'delete all that an anchor is for': (machine) => removeStates(machine, [id('Charge'), id('Both')]),
    'delete the last state of a branch': (machine) => removeStates(machine, [id('Both/Branches/1/States/Bill')]),
    'set a field': (machine) => setField(machine, id('Charge'), '/TimeoutSeconds', 30),
    'set a deep field': (machine) => setField(machine, id('Charge'), '/Retry/0/ErrorEquals', ['States.ALL']),
    'remove a field': (machine) => setField(machine, id('Refuse'), '/Cause', undefined),
    'change a type': (machine) => changeType(machine, id('Approve'), 'Choice'),
    duplicate: (machine) => duplicateStates(machine, [id('Charge')]),
    move: (machine) =>
      moveStates(machine, [id('Approve')], { kind: 'after', stateId: id('Both/Branches/1/States/Bill') }),
    'copy and paste': (machine) =>
      pasteStates(machine, { kind: 'transition', id: id('Charge/Next') as never }, copied(machine, [id('Approve')])),
    wrap: (machine) => wrapStates(machine, [id('Both')], 'Map'),
  };

  it.each(Object.entries(verbs))('%s', (_, verb) => {
    const { source, machine } = checkEdit(order, verb, {}, 'yaml');

    expect(machine.tree.errors, source).toEqual([]);
    expect(source).toContain('# Takes an order\nStartAt: Check   # where else\n');
    expect(countDangling(machine), source).toBe(0);
  });
});

describe('pasting into YAML', () => {
  it('takes states in YAML, as they stand in a file', () => {
    const states = '  Look: # twice\n    Type: Pass\n    Next: Tell\n  Tell: {Type: Wait, Seconds: 5, End: true}\n';

    const { machine } = checkEdit(
      order,
      (now) => pasteStates(now, { kind: 'after', stateId: id('Charge') }, states),
      { select: ['/States/Look', '/States/Tell'] },
      'yaml',
    );

    expect(
      ['Charge', 'Look', 'Tell'].map(
        (name) => machine.states.get(id(name))?.transitions.find(({ kind }) => kind === 'next')?.targetName,
      ),
    ).toEqual(['Look', 'Tell', 'Both']);
  });

  it.each(['Hello, world', 'a: 1', '- Type: Pass', 'Type: [Pass'])('refuses %j, which is no state', (text) => {
    expect(
      pasteStates(readModel(readTree(order, 'yaml')), { kind: 'after', stateId: id('Charge') }, text),
    ).toMatchObject(fail(expect.stringContaining('not a state of the Amazon States Language')));
  });
});

describe('pasting YAML into JSON', () => {
  it('takes its states as they are meant, written as the file is', () => {
    const source =
      '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Pass",\n      "End": true\n    }\n  }\n}\n';
    const states =
      'Look: &look # once\n  Type: Pass\n  Next: Again\nAgain:\n  <<: *look\n  Next: Tell\nTell: {Type: Wait, Seconds: 5, End: true}\n';

    const { source: after } = checkEdit(
      source,
      (now) => pasteStates(now, { kind: 'after', stateId: id('A') }, states),
      { select: ['/States/Look', '/States/Again', '/States/Tell'] },
    );

    expect(JSON.parse(after).States).toEqual({
      A: { Type: 'Pass', Next: 'Look' },
      Look: { Type: 'Pass', Next: 'Again' },
      Again: { Next: 'Tell', Type: 'Pass' },
      Tell: { Type: 'Wait', Seconds: 5, End: true },
    });
    expect(after).toContain('    "Tell": {\n      "Type": "Wait",\n      "Seconds": 5,\n      "End": true\n    }');
  });
});

describe('anchors', () => {
  it('are not taken away while something refers to them', () => {
    const machine = readModel(readTree(order, 'yaml'));

    expect(removeStates(machine, [id('Charge')])).toEqual({
      ok: false,
      error: 'Another part of the file refers to an anchor in what would go (&name, *name). Resolve that first.',
    });
  });
});

describe('real YAML workflows', () => {
  const workflows = sharedWorkflows(({ syntax }) => syntax === 'yaml');

  it.skipIf(workflows.length === 0)(overWorkflows('are read, and written as they were', workflows), () => {
    for (const workflow of workflows) {
      const source = readWorkflow(workflow);
      const machine = open(source);

      expect(machine.tree.errors, workflow.file).toEqual([]);
      expect(machine.states.size, workflow.file).toBe(workflow.states);
      expect(writeSource(createDocument(source, workflow.file))).toBe(source);
    }
  });

  it.skipIf(workflows.length === 0)(
    overWorkflows('get their bytes back when a state is put on any arrow and deleted again', workflows),
    () => {
      for (const workflow of workflows) {
        const machine = open(readWorkflow(workflow));
        for (const transition of allTransitions(machine)) {
          const longer = carryOut(machine, (now) =>
            insertState(now, { kind: 'transition', id: transition.id }, { type: 'Pass' }),
          );
          const [added] = longer.select as StateId[]; // what was put in is selected

          const back = carryOut(longer.machine, (now) => removeStates(now, added ? [added] : []));

          expect(changedTargets(machine, longer.machine)).toEqual([transition.id]);
          checkUndo(readWorkflow(workflow), workflow.file, longer.result);
          expect(longer.machine.states.size).toBe(machine.states.size + 1);
          expect(back.machine.tree.text, `${workflow.file} ${transition.id}`).toBe(machine.tree.text);
        }
      }
    },
  );

  it.skipIf(workflows.length === 0)(
    overWorkflows('get their bytes back when a state is put behind another, or renamed, and back', workflows),
    () => {
      for (const workflow of workflows) {
        const machine = open(readWorkflow(workflow));
        for (const state of machine.states.values()) {
          const renamed = carryOut(machine, (now) => renameState(now, state.id, uniqueName(now, 'Another "name": #1')));
          const [id1] = renamed.select as StateId[]; // what was renamed is selected
          checkUndo(readWorkflow(workflow), workflow.file, renamed.result);
          expect(countDangling(renamed.machine)).toBe(countDangling(machine));
          expect(
            carryOut(renamed.machine, (now) => renameState(now, id1 ?? state.id, state.name)).machine.tree.text,
            `${workflow.file} ${state.id}`,
          ).toBe(machine.tree.text);

          if (!hasFlow(state.type) || !('Next' in state.fields || 'End' in state.fields)) continue;
          const longer = carryOut(machine, (now) =>
            insertState(now, { kind: 'after', stateId: state.id }, { type: 'Wait' }),
          );
          const [added] = longer.select as StateId[]; // what was put in is selected
          expect(
            carryOut(longer.machine, (now) => removeStates(now, added ? [added] : [])).machine.tree.text,
            `${workflow.file} ${state.id}`,
          ).toBe(machine.tree.text);
        }
      }
    },
  );

  it.skipIf(workflows.length === 0)(
    overWorkflows('stay whole, and as valid as they were, when any state is deleted', workflows),
    () => {
      for (const workflow of workflows) {
        const machine = open(readWorkflow(workflow));
        const errorCount = countErrors(machine);
        for (const state of machine.states.values()) {
          const result = removeStates(machine, [state.id]);
          if (isFailed(result)) continue;
          const after = readModel(readTree(applyChanges(machine.tree.text, result.changes), 'yaml'), machine);

          expect(after.tree.errors, `${workflow.file} ${state.id}`).toEqual([]);
          expect(after.states.has(state.id)).toBe(false);
          checkUndo(readWorkflow(workflow), workflow.file, result);
          const isLast = machine.scopes.get(state.scopeId)?.states.length === 1; // a scope without states is not valid
          if (!isLast) expect(countErrors(after), `${workflow.file} ${state.id}`).toBeLessThanOrEqual(errorCount);
        }
      }
    },
  );
});

function open(source: string): Machine {
  return readModel(readTree(createDocument(source).text, 'yaml'));
}

function carryOut(
  machine: Machine,
  verb: (machine: Machine) => VerbResult,
): { machine: Machine; select: readonly string[]; result: VerbResult } {
  const result = verb(machine);
  if (isFailed(result)) throw new Error(result.error);
  const tree = readTree(applyChanges(machine.tree.text, result.changes), 'yaml');
  expect(tree.errors, tree.text).toEqual([]);
  return { machine: readModel(tree, machine), select: result.select, result };
}
