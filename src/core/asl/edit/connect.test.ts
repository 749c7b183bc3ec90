import { describe, expect, it } from 'vitest';
import type { Machine, ScopeId, StateId, Transition, TransitionId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { addTransition, connect, disconnect } from './connect';

const order = formattings['two spaces'] ?? '';
const arrow = (path: string): TransitionId => `/States/${path}` as TransitionId; // an arrow's pointer is its id
const fields = ({ machine }: { machine: Machine }, name: string) =>
  machine.states.get(`/States/${name}` as StateId)?.fields;
const add = (from: string, kind: Transition['kind'], to: string) => (machine: Machine) =>
  addTransition(machine, `/States/${from}` as StateId, kind, to);

describe('connect', () => {
  it('sets the one property that is the arrow', () => {
    checkEdit(order, (machine) => connect(machine, arrow('Check/Choices/0/Next'), 'Each'), {
      source: order.replace('"Next": "Approve"', '"Next": "Each"'),
      select: ['/States/Check'],
      label: 'Lead rule 1 of "Check" to "Each"',
    });
    checkEdit(order, (machine) => connect(machine, '/StartAt' as TransitionId, 'Charge'), {
      source: order.replace('"StartAt": "Check"', '"StartAt": "Charge"'),
    });
  });

  it('is refused for states elsewhere, and for none', () => {
    expect(checkRejected(order, (machine) => connect(machine, arrow('Charge/Next'), 'Ship'))).toBe(
      '"Ship" is inside of "Both". A state can only lead to states beside it.',
    );
    expect(
      checkRejected(order, (machine) => connect(machine, arrow('Both/Branches/0/States/Ship/Next'), 'Charge')),
    ).toBe('"Charge" is outside of this Parallel or Map. A state can only lead to states beside it.');
    expect(checkRejected(order, (machine) => connect(machine, arrow('Charge/Next'), 'Nobody'))).toBe(
      'There is no state called "Nobody".',
    );
    expect(checkRejected(order, (machine) => connect(machine, arrow('Each/Next'), 'Charge'))).toBe(
      'That arrow is not there any more.',
    );
  });
});

describe('addTransition', () => {
  it('lets a state that ends go on', () => {
    checkEdit(order, add('Each', 'next', 'Refuse'), {
      source: order.replace(
        '      },\n      "End": true\n    },\n    "Refuse"',
        '      },\n      "Next": "Refuse"\n    },\n    "Refuse"',
      ),
    });
  });

  it('leads Next elsewhere when there is one', () => {
    expect(fields(checkEdit(order, add('Approve', 'next', 'Each')), 'Approve')).toMatchObject({ Next: 'Each' });
  });

  it('gives a Choice a rule in the language that it is written in', () => {
    expect(fields(checkEdit(order, add('Check', 'next', 'Each')), 'Check')?.['Choices']).toHaveLength(3);
    const jsonata =
      '{"QueryLanguage": "JSONata", "StartAt": "C", "States": {"C": {"Type": "Choice", "Default": "E"}, "E": {"Type": "Succeed"}}}';
    expect(fields(checkEdit(jsonata, add('C', 'choice', 'E')), 'C')).toEqual({
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.value) %}', Next: 'E' }],
      Default: 'E',
    });
  });

  it('puts a catcher before the one of States.ALL, and Catch before Next', () => {
    expect(fields(checkEdit(order, add('Charge', 'catch', 'Each')), 'Charge')?.['Catch']).toMatchObject([
      {},
      { ErrorEquals: ['States.TaskFailed'], Next: 'Each' },
      { ErrorEquals: ['States.ALL'] },
    ]);
    expect(Object.keys(fields(checkEdit(order, add('Both', 'catch', 'Refuse')), 'Both') ?? {})).toEqual([
      'Type',
      'Branches',
      'Catch',
      'Next',
    ]);
  });

  it('sets a Default, and where a scope starts', () => {
    expect(fields(checkEdit(order, add('Check', 'default', 'Each')), 'Check')).toMatchObject({ Default: 'Each' });
    const unstarted = '{"States": {"A": {"Type": "Succeed"}}}';
    checkEdit(unstarted, (machine) => addTransition(machine, '' as ScopeId, 'start', 'A'), {
      source: '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}',
    });
  });

  it('is refused for arrows that a type does not have', () => {
    expect(checkRejected(order, add('Refuse', 'next', 'Each'))).toBe(
      '"Refuse" ends the workflow here: nothing can follow a Fail state.',
    );
    expect(checkRejected(order, add('Approve', 'catch', 'Each'))).toBe(
      'A Wait state does not fail, so it has nothing to catch. Task, Parallel and Map have.',
    );
    expect(checkRejected(order, add('Approve', 'choice', 'Each'))).toBe(
      'Only a Choice has rules; "Approve" is a Wait.',
    );
    expect(checkRejected(order, add('Approve', 'default', 'Each'))).toBe(
      'Only a Choice has a Default; "Approve" is a Wait.',
    );
  });
});

describe('disconnect', () => {
  it('ends the state, or takes the rule, the Default, the catcher', () => {
    checkEdit(order, (machine) => disconnect(machine, arrow('Recover/Next')), {
      source: order.replace('"Type": "Pass",\n      "Next": "Refuse"', '"Type": "Pass",\n      "End": true'),
      label: 'Remove the arrow of "Recover"',
    });
    checkEdit(order, (machine) => disconnect(machine, arrow('Check/Default')), {
      source: order.replace('],\n      "Default": "Charge"', ']'),
    });
    expect(
      fields(
        checkEdit(order, (machine) => disconnect(machine, arrow('Charge/Catch/0/Next'))),
        'Charge',
      )?.['Catch'],
    ).toHaveLength(1);
  });

  it('is refused for the last rule, and for the start', () => {
    const single =
      '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Next": "E"}]}, "E": {"Type": "Succeed"}}}';

    expect(checkRejected(single, (machine) => disconnect(machine, arrow('C/Choices/0/Next')))).toBe(
      'This is the only rule of "C", and a Choice needs one. Lead it somewhere else instead.',
    );
    expect(checkRejected(single, (machine) => disconnect(machine, '/StartAt' as TransitionId))).toBe(
      'A workflow has to start somewhere. Lead the arrow to another state instead.',
    );
  });
});
