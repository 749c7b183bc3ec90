import { describe, expect, it } from 'vitest';
import type { State } from '../../core/asl/model';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import type { JsonObject } from '../../core/base/json';
import { fullWaysInWords } from './arrowInWords';
import { stateInWords as say, type Remarks } from './stateInWords';

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

    expect(stateInWords(both, quiet)).toBe('Both, Parallel, 2 branches with 2 states, ends');
    expect(stateInWords(each, { ...quiet, isCollapsed: true })).toBe('Each, Map, collapsed, holds 1 state, ends');
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
