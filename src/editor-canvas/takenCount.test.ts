import { describe, expect, it } from 'vitest';
import { emptyRunView } from '../history/foldHistory';
import { emptyMap, editMap } from '../history/persistentMap';
import { takenKey, type RunView, type StateSummary, type Visit } from '../history/runView';
import { endedCount, takenCount } from './takenCount';

function viewOf(taken: readonly (readonly [string, number])[], failedFail?: string): RunView {
  const ways = editMap(emptyMap<string, number>());
  for (const [key, count] of taken) ways.set(key, count);
  const states = editMap(emptyMap<string, StateSummary>());
  const visits = editMap(emptyMap<number, Visit>());
  if (failedFail !== undefined) {
    states.set(failedFail, { status: 'failed', visits: 1, lastVisit: 7, retries: 0, counts: { failed: 1 } });
    visits.set(7, { id: 7, stateName: failedFail, stateType: 'Fail', status: 'failed', enteredMs: 0, attempts: [], eventIds: [7] });
  }
  return { ...emptyRunView(), taken: ways.done(), states: states.done(), visits: visits.done() };
}

describe('takenCount', () => {
  it('tells a way taken because of an error from the ordinary way between the same states', () => {
    const view = viewOf([[takenKey('A', 'B'), 3], [takenKey('A', 'B', true), 1]]);

    expect(takenCount(view, 'next', 'A', 'B')).toBe(2);
    expect(takenCount(view, 'catch', 'A', 'B')).toBe(1);
  });

  it('counts nothing while no run is shown', () => {
    expect(takenCount(undefined, 'next', 'A', 'B')).toBe(0);
  });

  it('counts the failing of a Fail state as going to its end', () => {
    expect(takenCount(viewOf([], 'Stop'), 'end', 'Stop', '')).toBe(1);
    expect(endedCount(viewOf([]), 'Stop')).toBe(0);
  });
});
