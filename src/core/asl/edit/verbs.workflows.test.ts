/** The verbs on every real workflow: what is done can be undone by hand, too, and leaves no trace. */
import { describe, expect, it } from 'vitest';
import { isFailed } from '../../base/result';
import { applyChanges, type ChangeSet } from '../../document/changes';
import { createDocument } from '../../document/document';
import {
  overWorkflows,
  readWorkflow,
  sampled,
  sharedWorkflows,
  type SharedWorkflow,
} from '../../document/testing/workflows';
import { readTree } from '../../document/tree';
import type { Machine, StateId } from '../model';
import { readModel } from '../readModel';
import { stateTypes } from '../stateTypes';
import { allTransitions, changedTargets, checkUndo, countDangling, countErrors } from '../testing/checkProof';
import { uniqueName } from '../names';
import { hasFlow } from './flow';
import { insertState } from './insertState';
import { removeStates } from './removeStates';
import { renameState } from './renameState';
import type { VerbResult } from './verb';

const originals = sampled(
  sharedWorkflows(({ text, syntax }) => text === 'original' && (syntax === 'json' || syntax === 'jsonc')),
);

describe('real workflows', () => {
  it.skipIf(originals.length === 0)(
    overWorkflows('get their bytes back when a state is put on any arrow and deleted again', originals),
    () => {
      let count = 0;
      for (const workflow of originals) {
        const machine = open(workflow);
        for (const transition of allTransitions(machine)) {
          const longer = carryOut(machine, (now) =>
            insertState(now, { kind: 'transition', id: transition.id }, { type: 'Pass' }),
          );
          const [added] = longer.select as StateId[]; // what was put in is selected
          const changed = longer.changes.length;
          const elsewhere = changedTargets(machine, longer.machine);

          const back = carryOut(longer.machine, (now) => removeStates(now, added ? [added] : []));

          // the state, a comma, and one target
          expect(changed, `${workflow.file} ${transition.id}`).toBeLessThanOrEqual(3);
          if (elsewhere.length !== 1 || elsewhere[0] !== transition.id)
            expect(elsewhere, `${workflow.file} ${transition.id}`).toEqual([transition.id]);
          checkUndo(readWorkflow(workflow), workflow.file, longer.result);
          expect(longer.machine.states.size).toBe(machine.states.size + 1);
          if (back.machine.tree.text !== machine.tree.text)
            expect(back.machine.tree.text, `${workflow.file} ${transition.id}`).toBe(machine.tree.text);
          count++;
        }
      }
      expect(count).toBeGreaterThan(originals.length);
    },
  );

  it.skipIf(originals.length === 0)(
    overWorkflows('get their bytes back when a state is put behind any state and deleted again', originals),
    () => {
      for (const workflow of originals) {
        const machine = open(workflow);
        for (const state of machine.states.values()) {
          if (!hasFlow(state.type) || !('Next' in state.fields || 'End' in state.fields)) continue;
          const longer = carryOut(machine, (now) =>
            insertState(now, { kind: 'after', stateId: state.id }, { type: 'Wait' }),
          );
          const [added] = longer.select as StateId[]; // what was put in is selected

          const back = carryOut(longer.machine, (now) => removeStates(now, added ? [added] : []));

          expect(back.machine.tree.text, `${workflow.file} ${state.id}`).toBe(machine.tree.text);
        }
      }
    },
  );

  it.skipIf(originals.length === 0)(
    overWorkflows('get their bytes back when any state is renamed and renamed back', originals),
    () => {
      for (const workflow of originals) {
        const machine = open(workflow);
        for (const state of machine.states.values()) {
          const shared = [...machine.states.values()].filter(({ name }) => name === state.name).length > 1;
          if (shared || [...state.name].length > 80) continue; // the old name could not be given again
          const renamed = carryOut(machine, (now) => renameState(now, state.id, uniqueName(now, 'Another "name" <b>')));
          const [id] = renamed.select as StateId[]; // what was renamed is selected

          const back = carryOut(renamed.machine, (now) => renameState(now, id ?? state.id, state.name));

          checkUndo(readWorkflow(workflow), workflow.file, renamed.result);
          expect(renamed.machine.states.size).toBe(machine.states.size);
          expect(countDangling(renamed.machine)).toBe(countDangling(machine));
          expect(back.machine.tree.text, `${workflow.file} ${state.id}`).toBe(machine.tree.text);
        }
      }
    },
  );

  it.skipIf(originals.length === 0)(
    overWorkflows('stay whole, and as valid as they were, when any state is deleted', originals),
    () => {
      let rejected = 0;
      let deleted = 0;
      for (const workflow of originals) {
        const machine = open(workflow);
        const errorCount = countErrors(machine);
        for (const state of machine.states.values()) {
          const result = removeStates(machine, [state.id]);
          if (isFailed(result)) {
            rejected++;
            expect(result.error).toMatch(/nowhere left to go|where this part of the workflow ends/);
            continue;
          }
          const after = apply(machine, result.changes);
          checkUndo(readWorkflow(workflow), workflow.file, result);
          deleted++;

          expect(after.tree.errors, `${workflow.file} ${state.id}`).toEqual([]);
          expect(after.states.has(state.id)).toBe(false);
          // A scope without states is not valid, and cannot be: its last state was deleted.
          const isLast = machine.scopes.get(state.scopeId)?.states.length === 1;
          if (!isLast) expect(countErrors(after), `${workflow.file} ${state.id}`).toBeLessThanOrEqual(errorCount);
        }
      }
      expect(rejected).toBeLessThan(deleted / 50);
    },
  );

  it.skipIf(originals.length === 0)(
    overWorkflows('are as valid as they were when a state of any type is put in', originals),
    () => {
      for (const workflow of originals) {
        const machine = open(workflow);
        const errorCount = countErrors(machine);
        if (errorCount > 0) continue; // in what nothing leads to, or behind a missing target, nothing is valid
        const transition = allTransitions(machine)[machine.states.size % 3] ?? machine.root.startAt;
        for (const type of stateTypes) {
          if (!transition) continue;
          const result = insertState(machine, { kind: 'transition', id: transition.id }, { type });
          if (isFailed(result)) expect(result.error).toMatch(/ends the workflow/);
          else expect(countErrors(apply(machine, result.changes)), `${workflow.file} ${transition.id} ${type}`).toBe(0);
        }
      }
    },
  );
});

function open(workflow: SharedWorkflow): Machine {
  return readModel(readTree(createDocument(readWorkflow(workflow)).text, 'json'));
}

function carryOut(
  machine: Machine,
  verb: (machine: Machine) => VerbResult,
): { machine: Machine; select: readonly string[]; changes: ChangeSet; result: VerbResult } {
  const result = verb(machine);
  if (isFailed(result)) throw new Error(result.error);
  const after = apply(machine, result.changes);
  expect(after.tree.errors).toEqual([]);
  return { machine: after, select: result.select, changes: result.changes, result };
}

function apply(machine: Machine, changes: ChangeSet): Machine {
  return readModel(readTree(applyChanges(machine.tree.text, changes), 'json'), machine);
}
