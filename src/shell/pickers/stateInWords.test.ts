import { describe, expect, it } from 'vitest';
import type { State } from '../../core/asl/model';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import type { JsonObject } from '../../core/base/json';
import { fullWaysInWords } from './arrowInWords';
import { insideOfState, stateInWords as say, type Remarks } from './stateInWords';

const stateInWords = (state: State, remarks: Remarks): string =>
  say(state, { ...remarks, ways: fullWaysInWords(state) });

const quiet: Remarks = { subtitle: '', problemCount: 0, isUnreachable: false, isCollapsed: false, status: undefined };

function stateOf(name: string, fields: JsonObject): State {
  const text = JSON.stringify({ StartAt: name, States: { [name]: fields } });
  const [state] = readModel(readTree(text, 'json')).root.states;
  if (!state) throw new Error('The test has no state.');
  return state;
}

describe('stateInWords', () => {
  it('says name, type, what is called, and where it goes', () => {
    const state = stateOf('Fetch order', {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Next: 'Which region?',
    });

    expect(stateInWords(state, { ...quiet, subtitle: 'Lambda · Invoke' })).toBe(
      'Fetch order, Task, Lambda Invoke, goes to Which region?',
    );
  });

  it('says the rules of a Choice, and what happens otherwise', () => {
    const state = stateOf('Which', {
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', IsNull: true, Next: 'A' },
        { Variable: '$.a', IsNull: false, Next: 'B' },
      ],
      Default: 'C',
    });

    expect(stateInWords(state, { ...quiet, subtitle: 'Choice · 2 rules' })).toBe(
      'Which, Choice, 2 rules, if $.a is null to A, if $.a is not null to B, otherwise to C',
    );
  });

  it('says where errors go, and that a state ends', () => {
    const state = stateOf('Charge', {
      Type: 'Task',
      Resource: 'r',
      End: true,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
    });

    expect(stateInWords(state, quiet)).toBe('Charge, Task, on error States.ALL to Refund, ends');
    expect(stateInWords(stateOf('Stop', { Type: 'Fail' }), { ...quiet, subtitle: 'Fail' })).toBe('Stop, Fail, ends');
  });

  it('says what a container holds, and that it is collapsed', () => {
    const body = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const both = stateOf('Both', { Type: 'Parallel', Branches: [body, body], End: true });
    const each = stateOf('Each', { Type: 'Map', ItemProcessor: body, End: true });

    expect(stateInWords(both, quiet)).toBe('Both, Parallel, 2 branches with 2 states: A, A, ends');
    expect(stateInWords(each, { ...quiet, isCollapsed: true })).toBe('Each, Map, collapsed, holds 1 state: A, ends');
  });

  it('says what stands in a container as part of it, and counts nothing twice', () => {
    const state = stateOf('Pack', { Type: 'Task', Resource: 'r', End: true });
    const both = stateOf('Both', {
      Type: 'Parallel',
      Branches: [1, 2].map((n) => ({ StartAt: `A${n}`, States: { [`A${n}`]: { Type: 'Pass', End: true } } })),
      Next: 'Done',
    });

    expect(
      stateInWords(state, { ...quiet, inside: { name: 'Each', part: 'item' }, comesFrom: ['Start', 'Pack'] }),
    ).toBe('Pack, Task, in Each, starts each item, ends the item, comes from Pack');
    expect(stateInWords(state, { ...quiet, inside: { name: 'Both', part: 2 }, comesFrom: ['Start'] })).toBe(
      'Pack, Task, in branch 2 of Both, starts branch 2, ends branch 2',
    );
    expect(stateInWords(both, { ...quiet, subtitle: 'Parallel · 2 branches · 2 states', isCollapsed: true })).toBe(
      'Both, Parallel, collapsed, 2 branches with 2 states: A1, A2, goes to Done',
    );
    expect(
      stateInWords(stateOf('Refused', { Type: 'Fail', Error: 'Refused' }), {
        ...quiet,
        subtitle: 'Fail · Refused',
        status: 'Failed · Refused',
      }),
    ).toBe('Refused, Failed, Fail, ends');
  });

  it('knows where a state stands', () => {
    const body = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
    const definition = {
      StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', Branches: [body('A'), body('B')], Next: 'Each' },
        Each: { Type: 'Map', ItemProcessor: body('C'), End: true },
      },
    };
    const machine = readModel(readTree(JSON.stringify(definition), 'json'));
    const places = [...machine.states.values()].map(({ id, name }) => [name, insideOfState(machine, id)]);

    expect(Object.fromEntries(places)).toEqual({
      Both: undefined,
      Each: undefined,
      A: { name: 'Both', part: 1 },
      B: { name: 'Both', part: 2 },
      C: { name: 'Each', part: 'item' },
    });
  });

  it('puts the status of a run first, and troubles last', () => {
    const state = stateOf('Wait', { Type: 'Wait', Seconds: 5, End: true });

    expect(
      stateInWords(state, {
        subtitle: 'waits 5 s',
        problemCount: 2,
        isUnreachable: true,
        isCollapsed: false,
        status: 'In progress',
      }),
    ).toBe('Wait, In progress, Wait, waits 5 s, ends, not reachable from the start, 2 problems');
  });

  it('says where arrows come from, and what a run did there', () => {
    const state = stateOf('Ship', { Type: 'Task', Resource: 'r', End: true });
    const remarks = {
      ...quiet,
      status: 'Succeeded · 2 ms',
      run: { visits: 2, isSample: true },
      comesFrom: ['Start', 'A', 'B', 'C', 'D'],
    };

    expect(stateInWords(state, remarks)).toBe(
      'Ship, Succeeded, 2 ms, visited 2 times, answered with a sample, Task, ends, comes from Start, A, B and 2 more',
    );
  });
});
