import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { arrowInWords, edgeInWords, fullWaysInWords } from './arrowInWords';

const definition = {
  StartAt: 'Region',
  States: {
    Region: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.order.region', StringEquals: 'A', Next: 'CreateA' },
        {
          And: [{ Variable: '$.n', NumericGreaterThan: 3 }, { Not: { Variable: '$.vip', BooleanEquals: true } }],
          Next: 'CreateA',
        },
        { Condition: '{% $n > 1 %}', Next: 'Nowhere' },
        { Next: 'CreateA' },
      ],
      Default: 'Refused',
    },
    CreateA: {
      Type: 'Task',
      Resource: 'r',
      Retry: [{ ErrorEquals: ['Busy', 'States.Timeout'], MaxAttempts: 1 }, { ErrorEquals: ['States.TaskFailed'] }],
      Catch: [
        { ErrorEquals: ['Declined', 'Expired'], Next: 'Refused' },
        { ErrorEquals: ['States.ALL'], Next: 'Refused' },
      ],
      End: true,
    },
    Refused: { Type: 'Fail' },
    Many: {
      Type: 'Choice',
      Choices: Array.from({ length: 7 }, (_, i) => ({ Variable: '$.i', NumericEquals: i, Next: 'Refused' })),
    },
  },
};
const machine = readModel(readTree(JSON.stringify(definition), 'json'));
// every name asked for is above
const stateOf = (name: string) => machine.root.states.find((state) => state.name === name)!;
const arrows = (name: string, taken?: number) =>
  stateOf(name).transitions.map((transition) => arrowInWords(stateOf(name), transition, taken));

describe('arrowInWords', () => {
  it('says which rule it is, when it holds, and where it leads', () => {
    expect(arrows('Region')).toEqual([
      'Rule 1, if $.order.region is "A", to CreateA',
      'Rule 2, if $.n > 3 and $.vip is not true, to CreateA',
      'Rule 3, if $n > 1, to Nowhere, no such state',
      'Rule 4, to CreateA',
      'Otherwise, to Refused',
    ]);
  });

  it('says the errors of a catcher', () => {
    expect(arrows('CreateA')).toEqual([
      'Catcher 1, on error Declined or Expired, to Refused',
      'Catcher 2, on error States.ALL, to Refused',
    ]);
  });

  it.each([
    [0, 'not taken'],
    [1, 'taken'],
    [3, 'taken 3 times'],
  ])('says how often the shown run took it: %s', (taken, words) => {
    expect(arrows('Region', taken)[0]).toBe(`Rule 1, if $.order.region is "A", to CreateA, ${words}`);
  });
});

describe('edgeInWords', () => {
  it('says of a start which one it is', () => {
    const body = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };
    const text = {
      StartAt: 'Each',
      States: {
        Each: { Type: 'Map', ItemProcessor: body, Next: 'Both' },
        Both: { Type: 'Parallel', Branches: [body] },
      },
    };
    const nested = readModel(readTree(JSON.stringify(text), 'json'));
    const says = (target: string, toName: string): string =>
      edgeInWords(nested, { edge: { kind: 'start', source: 'start', target }, fromName: 'Start', toName });

    expect(says('/States/Each', 'Each')).toBe('Start, to Each');
    expect(says('/States/Each/ItemProcessor/States/In', 'In')).toBe('Start of each item in Each, to In');
    expect(says('/States/Both/Branches/0/States/In', 'In')).toBe('Start in branch 1 of Both, to In');
  });
});

describe('fullWaysInWords', () => {
  it('gives every way with its condition, and what is retried', () => {
    expect(fullWaysInWords(stateOf('Region'))).toEqual([
      'if $.order.region is "A" to CreateA',
      'if $.n > 3 and $.vip is not true to CreateA',
      'if $n > 1 to Nowhere',
      'rule 4 to CreateA',
      'otherwise to Refused',
    ]);
    expect(fullWaysInWords(stateOf('CreateA'))).toEqual([
      'on error Declined or Expired to Refused',
      'on error States.ALL to Refused',
      'retries Busy or States.Timeout once',
      'retries States.TaskFailed up to 3 times',
      'ends',
    ]);
  });

  it('counts what is too much for one sentence', () => {
    expect(fullWaysInWords(stateOf('Many'))).toHaveLength(6);
    expect(fullWaysInWords(stateOf('Many')).at(-1)).toBe('and 2 more rules');
  });
});
