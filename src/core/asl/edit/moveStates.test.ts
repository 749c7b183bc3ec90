import { describe, expect, it } from 'vitest';
import { isFailed } from '../../base/result';
import type { Machine, ScopeId, StateId, TransitionId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { moveStates } from './moveStates';
import type { Place } from './verb';

const chain = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" }, // a
    // about b
    "B": { "Type": "Wait", "Seconds": 1.0, "Next": "C" }, // b
    "C": { "Type": "Pass", "Next": "D" },
    "D": { "Type": "Succeed" }
  }
}
`;
const order = formattings['two spaces'] ?? '';
const id = (path: string): StateId => `/States/${path}` as StateId; // a state's pointer is its id
const on = (path: string): Place => ({ kind: 'transition', id: `/States/${path}` as TransitionId });
const move =
  (place: Place, ...paths: string[]) =>
  (machine: Machine) =>
    moveStates(machine, paths.map(id), place);
const names = (machine: Machine, scopeId = ''): string[] =>
  machine.scopes.get(scopeId as ScopeId)?.states.map(({ name }) => name) ?? [];

describe('moveStates', () => {
  it('takes a state out and puts it on another arrow, comments and spelling with it', () => {
    checkEdit(chain, move(on('C/Next'), 'B'), {
      source: chain
        .replace('    // about b\n    "B": { "Type": "Wait", "Seconds": 1.0, "Next": "C" }, // b\n', '')
        .replace('"Next": "B"', '"Next": "C"')
        .replace(
          '"C": { "Type": "Pass", "Next": "D" },\n',
          '"C": { "Type": "Pass", "Next": "B" },\n    // about b\n    "B": { "Type": "Wait", "Seconds": 1.0, "Next": "D" }, // b\n',
        ),
      select: ['/States/B'],
      label: 'Move "B"',
    });
  });

  it('gives the same bytes when it is moved back', () => {
    const moved = checkEdit(chain, move(on('C/Next'), 'B'));

    checkEdit(moved.source, move(on('A/Next'), 'B'), { source: chain });
  });

  it('moves a group with its inner arrows', () => {
    const { machine } = checkEdit(chain, move({ kind: 'before', stateId: id('A') }, 'B', 'C'), {
      label: 'Move 2 states',
    });

    expect(names(machine)).toEqual(['B', 'C', 'A', 'D']);
    expect(machine.root.startAt?.targetName).toBe('B');
    expect(['B', 'C', 'A'].map((name) => machine.states.get(id(name))?.transitions[0]?.targetName)).toEqual([
      'C',
      'A',
      'D',
    ]);
  });

  it('moves into a branch and out of it, names unchanged', () => {
    const into = checkEdit(order, move({ kind: 'scope', scopeId: '/States/Both/Branches/1' as ScopeId }, 'Approve'));
    const out = checkEdit(order, move(on('Check/Default'), 'Both/Branches/0/States/Ship'));

    expect(names(into.machine, '/States/Both/Branches/1')).toEqual(['Bill', 'Approve']);
    expect(into.machine.states.get(id('Check'))?.transitions.map(({ targetName }) => targetName)).toEqual([
      'Charge',
      'Refuse',
      'Charge',
    ]);
    expect(names(out.machine, '/States/Both/Branches/0')).toEqual(['Track']);
    expect(out.machine.states.get(id('Ship'))?.transitions[0]?.targetName).toBe('Charge');
    expect(out.source).toContain(
      '    "Ship": {\n      "Type": "Task",\n      "Resource": "${Ship}",\n      "Next": "Charge"\n    },',
    );
  });

  it('empties the scope that its last state leaves', () => {
    const { machine } = checkEdit(order, move(on('Charge/Next'), 'Both/Branches/1/States/Bill'));

    expect(names(machine, '/States/Both/Branches/1')).toEqual([]);
    expect(machine.scopes.get('/States/Both/Branches/1' as ScopeId)?.startAt).toBeUndefined();
  });

  it('follows the place though rules before it go', () => {
    const { machine } = checkEdit(order, move(on('Check/Choices/1/Next'), 'Each'));

    expect(machine.states.get(id('Check'))?.transitions[1]?.targetName).toBe('Each');
    expect(machine.states.get(id('Both'))?.fields).toMatchObject({ End: true });
  });

  it('changes nothing when the states are there already', () => {
    expect(checkNoChange(on('A/Next'), 'B')).toBe(true);
    expect(checkNoChange(on('B/Next'), 'B')).toBe(true);
    expect(checkNoChange({ kind: 'after', stateId: id('B') }, 'B')).toBe(true);
  });

  it('is refused, in words, where it cannot be', () => {
    expect(checkRejected(order, move({ kind: 'scope', scopeId: '/States/Both/Branches/0' as ScopeId }, 'Both'))).toBe(
      '"Both" cannot be moved into itself.',
    );
    expect(checkRejected(order, move(on('Both/Branches/0/States/Ship/Next'), 'Both'))).toBe(
      '"Both" cannot be moved into itself.',
    );
    expect(checkRejected(order, move({ kind: 'scope', scopeId: '/States/Both/Branches/0' as ScopeId }, 'Check'))).toBe(
      '"Check" is a Choice and would have nowhere to go there. Put it on an arrow.',
    );
    expect(checkRejected(order, move(on('Charge/Next'), 'Approve', 'Both/Branches/0/States/Ship'))).toBe(
      'These states are in different scopes. Choose states that are beside each other.',
    );
    expect(
      checkRejected(
        order.replace('"Type": "Pass",\n              "End": true', '"Type": \n              "End": true'),
        move(on('Charge/Catch/0/Next'), 'Both'),
      ),
    ).toBe('The text of "Both" cannot be read to its end at the moment. Mend it first.');
  });

  it('is refused where an end would cut off what comes after', () => {
    expect(checkRejected(chain, move(on('A/Next'), 'D'))).toBe(
      '"D" ends the workflow: "B" could not be reached any more. Put it behind a state that ends.',
    );
    expect(checkRejected(chain, move({ kind: 'before', stateId: id('A') }, 'C', 'D'))).toMatch(
      /^"D" ends the workflow: "A" could not be reached/,
    );
    // goes on, and is there already
    expect(checkEdit(chain, move({ kind: 'before', stateId: id('D') }, 'C')).source).toBe(chain);
  });

  function checkNoChange(place: Place, name: string): boolean {
    const { source } = checkNothing(move(place, name));
    return source === chain;
  }

  function checkNothing(verb: (machine: Machine) => ReturnType<typeof moveStates>): { source: string } {
    let changes = -1;
    const edited = checkEdit(chain, (machine) => {
      const result = verb(machine);
      changes = isFailed(result) ? -1 : result.changes.length;
      return result;
    });
    expect(changes).toBe(0);
    return edited;
  }
});
