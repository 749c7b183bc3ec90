import { describe, expect, it } from 'vitest';
import type { Machine, StateId, TransitionId } from '../../core/asl/model';
import { readModel } from '../../core/asl/readModel';
import { isFailed } from '../../core/base/result';
import { readTree } from '../../core/document/tree';
import { applyChanges } from '../../core/document/changes';
import { arrowKinds, setArrow, sourceName, targetsOf } from './arrows';

const definition = {
  StartAt: 'Check',
  States: {
    Check: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Pay' }], Default: 'Stop' },
    Pay: { Type: 'Task', Resource: 'r', Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Pack', States: { Pack: { Type: 'Pass', End: true } } }, End: true },
    Stop: { Type: 'Fail' },
  },
};
const machine = readModel(readTree(JSON.stringify(definition), 'json'));
// each name is in the definition
const id = (name: string): StateId => [...machine.states.values()].find((state) => state.name === name)!.id;

/** The definition after a verb. */
function after(stateName: string, kind: Parameters<typeof setArrow>[2], target: string): Machine {
  const result = setArrow(machine, id(stateName), kind, target);
  if (isFailed(result)) throw new Error(result.error);
  return readModel(readTree(applyChanges(machine.tree.text, result.changes), 'json'));
}

const ways = (now: Machine, name: string): readonly string[] =>
  [...now.states.values()]
    .find((state) => state.name === name)!
    .transitions.map(({ kind, targetName }) => `${kind} ${targetName}`); // the name is kept

describe('arrowKinds', () => {
  it('puts the usual kind first', () => {
    expect(arrowKinds(machine.states.get(id('Check'))!)).toEqual(['choice', 'default']); // in the definition
    expect(arrowKinds(machine.states.get(id('Pay'))!)).toEqual(['next', 'catch']); // in the definition
    expect(arrowKinds(machine.states.get(id('Pack'))!)).toEqual(['next']); // in the definition
  });
});

describe('setArrow', () => {
  it('leads the one Next or Default elsewhere', () => {
    expect(ways(after('Pay', 'next', 'Stop'), 'Pay')).toEqual(['next Stop']);
    expect(ways(after('Check', 'default', 'Pay'), 'Check')).toEqual(['choice Pay', 'default Pay']);
  });

  it('adds rules and catchers beside those that are there', () => {
    expect(ways(after('Check', 'choice', 'Each'), 'Check')).toEqual(['choice Pay', 'choice Each', 'default Stop']);
    expect(ways(after('Pay', 'catch', 'Stop'), 'Pay')).toEqual(['next Each', 'catch Stop']);
  });

  it('gives a Next to a state that ended', () => {
    expect(ways(after('Each', 'next', 'Stop'), 'Each')).toEqual(['next Stop']);
  });
});

describe('targetsOf', () => {
  const names = (request: Parameters<typeof targetsOf>[1]): readonly string[] =>
    targetsOf(machine, request).map(({ name }) => name);

  it('offers the other states of the same scope', () => {
    expect(names({ kind: 'from', stateId: id('Pay') })).toEqual(['Check', 'Each', 'Stop']);
    expect(names({ kind: 'from', stateId: id('Pack') })).toEqual([]);
  });

  it('knows the scope of an arrow, StartAt included', () => {
    expect(names({ kind: 'reroute', transitionId: '/States/Pay/Next' as TransitionId })).toEqual([
      'Check',
      'Pay',
      'Each',
      'Stop',
    ]);
    expect(names({ kind: 'reroute', transitionId: '/States/Each/ItemProcessor/StartAt' as TransitionId })).toEqual([
      'Pack',
    ]);
  });
});

describe('sourceName', () => {
  it('is the name of the state, or Start', () => {
    expect(sourceName(machine, '/States/Check/Choices/0/Next' as TransitionId)).toBe('Check');
    expect(sourceName(machine, '/StartAt' as TransitionId)).toBe('Start');
  });
});
