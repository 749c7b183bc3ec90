import { describe, expect, it } from 'vitest';
import type { Machine, ScopeId, StateId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { addBranch, removeBranch } from './branches';
import { addItem, moveItem, removeItem } from './items';

const rules = `{
  "StartAt": "C",
  "States": {
    "C": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "IsNull": true, "Next": "E" }, // a
        // about b
        { "Variable": "$.b", "IsNull": true, "Next": "E" },
        { "Variable": "$.c", "IsNull": true, "Next": "E" } // c
      ]
    },
    "E": { "Type": "Succeed" }
  }
}
`;
const order = formattings['two spaces'] ?? '';
const c = '/States/C' as StateId;
const variables = ({ machine }: { machine: Machine }) =>
  // C is a Choice with rules
  (machine.states.get(c)?.fields['Choices'] as { Variable: string }[]).map(({ Variable }) => Variable);

describe('items', () => {
  it('move with their comments', () => {
    checkEdit(rules, (machine) => moveItem(machine, c, '/Choices/1', 0), {
      source: rules
        .replace('        // about b\n        { "Variable": "$.b", "IsNull": true, "Next": "E" },\n', '')
        .replace(
          '      "Choices": [\n',
          '      "Choices": [\n        // about b\n        { "Variable": "$.b", "IsNull": true, "Next": "E" },\n',
        ),
      label: 'Move a rule of "C"',
    });
  });

  it('move to every place, and back to the same bytes', () => {
    for (const [from, to] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
      [2, 1],
      [1, 0],
    ] as const) {
      const moved = checkEdit(rules, (machine) => moveItem(machine, c, `/Choices/${from}`, to));
      const expected = ['$.a', '$.b', '$.c'];
      expected.splice(to, 0, ...expected.splice(from, 1));

      expect(variables(moved)).toEqual(expected);
      checkEdit(moved.source, (machine) => moveItem(machine, c, `/Choices/${to}`, from), { source: rules });
    }
  });

  it('are added where they are wanted, and the array with the first', () => {
    const { machine } = checkEdit(
      order,
      (now) => addItem(now, '/States/Each' as StateId, '/Retry', { ErrorEquals: ['States.ALL'] }),
      { label: 'Add a retrier to "Each"' },
    );

    expect(Object.keys(machine.states.get('/States/Each' as StateId)?.fields ?? {})).toEqual([
      'Type',
      'ItemProcessor',
      'Retry',
      'End',
    ]);
    expect(
      variables(
        checkEdit(rules, (now) => addItem(now, c, '/Choices', { Variable: '$.z', IsNull: true, Next: 'E' }, 1)),
      ),
    ).toEqual(['$.a', '$.z', '$.b', '$.c']);
  });

  it('are removed, and the array with the last', () => {
    const charge = '/States/Charge' as StateId;

    expect(variables(checkEdit(rules, (now) => removeItem(now, c, '/Choices/1')))).toEqual(['$.a', '$.c']);
    expect(
      checkEdit(order, (now) => removeItem(now, charge, '/Retry/0'), {
        label: 'Remove a retrier from "Charge"',
      }).machine.states.get(charge)?.fields,
    ).not.toHaveProperty('Retry');
  });

  it('are refused, in words, when they are needed or gone', () => {
    const single =
      '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Next": "E"}]}, "E": {"Type": "Succeed"}}}';

    expect(checkRejected(single, (machine) => removeItem(machine, c, '/Choices/0'))).toBe(
      'This is the only rule of "C", and a Choice needs one.',
    );
    expect(checkRejected(rules, (machine) => removeItem(machine, c, '/Choices/9'))).toBe(
      'That item of "C" is not there any more.',
    );
    expect(checkRejected(rules, (machine) => moveItem(machine, c, '/Retry/0', 1))).toBe(
      'That item of "C" is not there any more.',
    );
  });
});

describe('branches', () => {
  const both = '/States/Both' as StateId;

  it('are added with something in them, and removed with everything', () => {
    const added = checkEdit(order, (machine) => addBranch(machine, both), {
      select: ['/States/Both/Branches/2/States/Pass'],
      label: 'Add a branch to "Both"',
    });

    checkEdit(added.source, (machine) => removeBranch(machine, '/States/Both/Branches/2' as ScopeId), {
      source: order,
      label: 'Remove a branch from "Both"',
    });
  });

  it('are refused, in words, where they cannot be', () => {
    const one = checkEdit(order, (machine) => removeBranch(machine, '/States/Both/Branches/1' as ScopeId)).source;

    expect(checkRejected(one, (machine) => removeBranch(machine, '/States/Both/Branches/0' as ScopeId))).toBe(
      'This is the only branch of "Both", and a Parallel needs one.',
    );
    expect(checkRejected(order, (machine) => removeBranch(machine, '/States/Each/ItemProcessor' as ScopeId))).toBe(
      'Only branches of a Parallel can be removed.',
    );
    expect(checkRejected(order, (machine) => addBranch(machine, '/States/Each' as StateId))).toBe(
      'Only a Parallel has branches; "Each" is a Map.',
    );
  });
});
