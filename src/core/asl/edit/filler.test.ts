import { describe, expect, it } from 'vitest';
import { isFailed } from '../../base/result';
import { readMachine } from '../testing/readMachine';
import { insertState } from './insertState';
import { insertStates } from './insertStates';
import { moveStates } from './moveStates';
import { intoFiller } from './place';
import type { Place } from './verb';
import { applyChanges } from '../../document/changes';

const text = (branch: object) =>
  JSON.stringify(
    {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [branch, { StartAt: 'X', States: { X: { Type: 'Wait', Seconds: 1, End: true } } }],
          End: true,
        },
      },
    },
    null,
    2,
  );
const filler = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } };
const scopeId = '/States/P/Branches/0';

function branchAfter(
  before: string,
  verb: (machine: ReturnType<typeof readMachine>) => ReturnType<typeof insertState>,
): unknown {
  const result = verb(readMachine(before));
  if (isFailed(result)) throw new Error(result.error);
  return (JSON.parse(applyChanges(before, result.changes)) as { States: { P: { Branches: unknown[] } } }).States.P
    .Branches[0];
}

describe('what is put into a branch that nobody has filled', () => {
  const places: Place[] = [
    { kind: 'transition', id: `${scopeId}/StartAt` as never },
    { kind: 'scope', scopeId: scopeId as never },
  ];

  it.each(places)('takes the place of the Pass that made it valid: $kind', (place) => {
    const branch = branchAfter(text(filler), (machine) => insertState(machine, place, { type: 'Wait', name: 'Rest' }));

    expect(branch).toEqual({ StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 5, End: true } } });
  });

  it('takes it with several states at once', () => {
    const fragment = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: { Type: 'Succeed' } } };

    expect(branchAfter(text(filler), (machine) => insertStates(machine, places[0]!, fragment))).toEqual(fragment);
  });

  it('takes it when it is meant to stand before or behind it, and when it comes from elsewhere', () => {
    const behind: Place = { kind: 'after', stateId: `${scopeId}/States/Pass` as never };
    const other = text(filler)
      .replace('"P":', '"W": { "Type": "Wait", "Seconds": 1, "Next": "P" },\n    "P":')
      .replace('"StartAt": "P"', '"StartAt": "W"');

    expect(intoFiller(readMachine(text(filler)), behind)).toEqual({ kind: 'scope', scopeId });
    expect(
      branchAfter(other, (machine) => moveStates(machine, ['/States/W' as never], intoFiller(machine, behind))),
    ).toEqual({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } });
  });

  it('stands beside a Pass that somebody has touched, and beside one that is not alone', () => {
    const touched = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Comment: 'mine', End: true } } };
    const named = { StartAt: 'Ready', States: { Ready: { Type: 'Pass', End: true } } };

    for (const [branch, place] of [
      [touched, places[0]!],
      [named, { kind: 'transition', id: `${scopeId}/StartAt` as never } as const],
    ] as const) {
      expect(
        Object.keys(
          (
            branchAfter(text(branch), (machine) => insertState(machine, place, { type: 'Wait', name: 'Rest' })) as {
              States: object;
            }
          ).States,
        ),
      ).toHaveLength(2);
    }
  });
});
