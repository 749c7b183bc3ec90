import { describe, expect, it } from 'vitest';
import type { Machine, StateId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { readMachine } from '../testing/readMachine';
import { extractToNestedWorkflow } from './extractToNestedWorkflow';
import { unwrapState } from './unwrapState';
import { wrapStates } from './wrapStates';

const chain = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    // about b
    "B": {
      "Type": "Wait",
      "Seconds": 1.0, // long
      "Next": "C"
    },
    "C": {
      "Type": "Pass",
      "Next": "D"
    },
    "D": {
      "Type": "Succeed"
    }
  }
}
`;
const order = formattings['two spaces'] ?? '';
const id = (path: string): StateId => `/States/${path}` as StateId; // a state's pointer is its id
const wrap =
  (type: 'Parallel' | 'Map', ...paths: string[]) =>
  (machine: Machine) =>
    wrapStates(machine, paths.map(id), type);

describe('wrapStates', () => {
  it('puts states into a Map in their own words', () => {
    checkEdit(chain, wrap('Map', 'B', 'C'), {
      source: chain
        .replace(
          / {4}\/\/ about b\n[^]*? {4}"D"/,
          `    "Map": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "B",
        "States": {
          // about b
          "B": {
            "Type": "Wait",
            "Seconds": 1.0, // long
            "Next": "C"
          },
          "C": {
            "Type": "Pass",
            "End": true
          }
        }
      },
      "Next": "D"
    },
    "D"`,
        )
        .replace('"Next": "B"', '"Next": "Map"'),
      select: ['/States/Map'],
      label: 'Wrap 2 states in a Map',
    });
  });

  it('is undone by unwrapping, to the byte', () => {
    for (const type of ['Map', 'Parallel'] as const) {
      const wrapped = checkEdit(chain, wrap(type, 'B', 'C'));

      checkEdit(wrapped.source, (machine) => unwrapState(machine, id(type)), {
        source: chain,
        select: ['/States/B', '/States/C'],
        label: `Unwrap "${type}"`,
      });
    }
  });

  it('wraps the start and the end of a workflow', () => {
    const { machine } = checkEdit(chain, wrap('Parallel', 'A', 'B', 'C', 'D'));

    expect(machine.definition).toMatchObject({
      StartAt: 'Parallel',
      States: { Parallel: { Branches: [{ StartAt: 'A' }], End: true } },
    });
    expect(machine.states.size).toBe(5);
  });

  it('lets a Choice that leads out go to an end of its own inside', () => {
    const { machine } = checkEdit(order, (now) => wrapStates(now, [id('Approve')], 'Parallel'));
    const inner = checkEdit(
      '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Next": "F"}], "Default": "E"}, "F": {"Type": "Pass", "Next": "E"}, "E": {"Type": "Succeed"}}}',
      wrap('Parallel', 'C', 'F'),
    );

    expect(machine.states.get(id('Parallel/Branches/0/States/Approve'))?.fields).toMatchObject({ End: true });
    expect(
      inner.machine.states.get(id('Parallel/Branches/0/States/C'))?.transitions.map(({ target }) => target?.slice(-4)),
    ).toEqual(['es/F', 'Done']);
  });

  it('is refused for groups with several ways in or out', () => {
    expect(checkRejected(order, wrap('Map', 'Approve', 'Refuse'))).toBe(
      'These states are entered in 2 places, at "Approve", "Refuse". Choose states that are entered in one place.',
    );
    expect(checkRejected(order, wrap('Map', 'Charge'))).toBe(
      'These states lead to several others: "Both", "Refuse", "Recover". Choose states that lead to one.',
    );
    expect(
      checkRejected(
        '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Next": "F"}], "Default": "E"}, "F": {"Type": "Succeed"}, "E": {"Type": "Succeed"}}}',
        wrap('Map', 'C', 'F'),
      ),
    ).toBe(
      '"F" ends the workflow, but others of these states lead on to "E". Choose states that all end or all lead on.',
    );
  });
});

describe('unwrapState', () => {
  it('lets what ended the inside go on', () => {
    const source =
      '{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Next": "S"}], "Default": "T"}, "S": {"Type": "Succeed"}, "T": {"Type": "Pass", "End": true}}}], "Next": "Z"}, "Z": {"Type": "Succeed"}}}';

    checkEdit(source, (machine) => unwrapState(machine, id('P')), {
      source:
        '{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Next": "S"}], "Default": "T"}, "S": {"Type": "Pass", "Next": "Z"}, "T": {"Type": "Pass", "Next": "Z"}, "Z": {"Type": "Succeed"}}}',
    });
  });

  it('is refused where there is nothing to unwrap, or too much', () => {
    expect(checkRejected(order, (machine) => unwrapState(machine, id('Both')))).toBe(
      '"Both" has 2 branches, and only one can take its place. Remove the others first.',
    );
    expect(checkRejected(order, (machine) => unwrapState(machine, id('Charge')))).toBe(
      '"Charge" holds no states. Parallel and Map do.',
    );
    expect(
      checkRejected(
        '{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"States": {}}], "End": true}}}',
        (machine) => unwrapState(machine, id('P')),
      ),
    ).toBe('"P" is empty. Delete it instead.');
  });
});

describe('extractToNestedWorkflow', () => {
  it('puts a Task in the place of the states, and gives their workflow', () => {
    const { machine } = checkEdit(chain, (now) => extractToNestedWorkflow(now, [id('B'), id('C')]), {
      label: 'Extract 2 states to a workflow',
    });
    const result = extractToNestedWorkflow(readMachine(chain), [id('B'), id('C')]);
    const nested = readMachine(result.extracted ?? '');

    expect(machine.states.get(id('Run nested workflow'))?.fields).toEqual({
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: '${NestedWorkflowArn}', 'Input.$': '$' },
      OutputPath: '$.Output',
      Next: 'D',
    });
    expect(nested.definition).toEqual({
      StartAt: 'B',
      States: { B: { Type: 'Wait', Seconds: 1, Next: 'C' }, C: { Type: 'Pass', End: true } },
    });
    expect(result.extracted).toContain('"Seconds": 1.0, // long');
  });

  it('keeps the language of the workflow', () => {
    const jsonata = chain.replace('{\n', '{\n  "QueryLanguage": "JSONata",\n');
    const result = extractToNestedWorkflow(readMachine(jsonata), [id('B')]);

    expect(readMachine(result.extracted ?? '').queryLanguage).toBe('JSONata');
    expect(
      checkEdit(jsonata, (now) => extractToNestedWorkflow(now, [id('B')])).machine.states.get(id('Run B'))?.fields,
    ).toMatchObject({ Output: '{% $states.result.Output %}' });
  });
});
