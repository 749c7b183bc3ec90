import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { outlineRows, type Toggled } from './outlineRows';

const definition = {
  StartAt: 'Fetch',
  States: {
    Loose: { Type: 'Pass', End: true },
    Side: { Type: 'Fail' },
    Fetch: { Type: 'Task', Resource: 'r', Next: 'Which', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Side' }] },
    Which: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Both' }], Default: 'Side' },
    Both: {
      Type: 'Parallel',
      End: true,
      Branches: [
        { StartAt: 'B', States: { A: { Type: 'Pass', End: true }, B: { Type: 'Pass', Next: 'A' } } },
        { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } },
      ],
    },
  },
};
const machine = readModel(readTree(JSON.stringify(definition), 'json'));

function titles(toggled: Toggled = new Map()): string[] {
  return outlineRows(machine, toggled).map(
    (row) => `${'  '.repeat(row.level - 1)}${row.kind === 'state' ? row.state.name : row.title}`,
  );
}

describe('outlineRows', () => {
  it('lists states in the order in which they run, with branches open, and unreachable ones last', () => {
    expect(titles()).toEqual([
      'Fetch',
      'Which',
      'Both',
      '  Branch 1',
      '    B',
      '    A',
      '  Branch 2',
      '    C',
      'Side',
      'Loose',
    ]);
  });

  it('says which states nothing leads to', () => {
    const unreachable = outlineRows(machine, new Map()).filter((row) => row.kind === 'state' && row.isUnreachable);

    expect(unreachable.map((row) => row.kind === 'state' && row.state.name)).toEqual(['Loose']);
  });

  it('shows the arrows of a state that was opened', () => {
    expect(titles(new Map([['/States/Fetch', true]])).slice(0, 4)).toEqual([
      'Fetch',
      '  Next → Which',
      '  On error 1 → Side',
      'Which',
    ]);
    expect(titles(new Map([['/States/Which', true]])).slice(1, 4)).toEqual([
      'Which',
      '  Rule 1 → Both',
      '  Otherwise → Side',
    ]);
  });

  it('hides what is in a container that was closed', () => {
    expect(titles(new Map([['/States/Both', false]]))).toEqual(['Fetch', 'Which', 'Both', 'Side', 'Loose']);
  });

  it('counts places among siblings for readers of the screen', () => {
    const rows = outlineRows(machine, new Map());

    expect(rows.map(({ level, position, setSize }) => `${level}: ${position}/${setSize}`)).toEqual([
      '1: 1/5',
      '1: 2/5',
      '1: 3/5',
      '2: 1/2',
      '3: 1/2',
      '3: 2/2',
      '2: 2/2',
      '3: 1/1',
      '1: 4/5',
      '1: 5/5',
    ]);
  });
});
