import { describe, expect, it } from 'vitest';
import { standingOf } from './standing';
import { foldTape } from './testing/tape';

const inItems = (...caught: readonly number[]): readonly string[] => {
  const lines = ['1<0 ExecutionStarted', '2<0 MapStateEntered M', '3<2 MapStateStarted {"length":3}'];
  let id = 3;
  for (const index of [0, 1, 2]) {
    lines.push(`${id + 1}<3 MapIterationStarted M {"index":${index}}`);
    lines.push(`${id + 2}<${id + 1} TaskStateEntered T`, `${id + 3}<${id + 2} TaskScheduled`);
    if (caught.includes(index)) {
      lines.push(`${id + 4}<${id + 3} TaskFailed {"error":"E"}`, `${id + 5}<${id + 4} TaskStateExited T`);
      lines.push(`${id + 6}<${id + 5} PassStateEntered R`, `${id + 7}<${id + 6} PassStateExited R`);
    } else {
      lines.push(`${id + 4}<${id + 3} TaskSucceeded`, `${id + 5}<${id + 4} TaskStateExited T`);
      lines.push(`${id + 6}<${id + 5} PassStateEntered N`, `${id + 7}<${id + 6} PassStateExited N`);
    }
    id += 7;
    lines.push(`${id + 1}<${id} MapIterationSucceeded M {"index":${index}}`);
    id += 1;
  }
  return lines;
};

describe('how a state stands over several items', () => {
  it('tells of the error that was caught in one of them, whichever came last', () => {
    for (const index of [0, 1, 2]) {
      const view = foldTape(...inItems(index));
      const standing = standingOf(view, 'T');

      expect(standing).toMatchObject({ status: 'caught', visits: 3, caughtItems: { count: 1, of: 3 } });
      expect(view.visits.get(standing?.lastVisit ?? 0)).toMatchObject({ status: 'caught', iteration: { index } });
      expect(standingOf(view, 'T')).toBe(standing);
    }
  });

  it('counts nothing where errors were caught in all of them, or in none', () => {
    expect(standingOf(foldTape(...inItems(0, 1, 2)), 'T')).toMatchObject({ status: 'caught' });
    expect(standingOf(foldTape(...inItems(0, 1, 2)), 'T')?.caughtItems).toBeUndefined();
    expect(standingOf(foldTape(...inItems()), 'T')).toMatchObject({ status: 'succeeded' });
    expect(standingOf(foldTape(...inItems()), 'Other')).toBeUndefined();
  });

  it('lets the last visit decide in a loop', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"E"}',
      '5<4 TaskStateExited T',
      '6<5 TaskStateEntered T',
      '7<6 TaskScheduled',
      '8<7 TaskSucceeded',
      '9<8 TaskStateExited T',
      '10<9 ExecutionSucceeded',
    );

    expect(standingOf(view, 'T')).toBe(view.states.get('T'));
    expect(standingOf(view, 'T')?.status).toBe('succeeded');
  });

  it('leads to the visit that failed, whichever came last', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered M',
      '3<2 MapStateStarted {"length":2}',
      '4<3 MapIterationStarted M {"index":0}',
      '5<3 MapIterationStarted M {"index":1}',
      '6<4 TaskStateEntered T',
      '7<6 TaskScheduled',
      '8<5 TaskStateEntered T',
      '9<8 TaskScheduled',
      '10<9 TaskSucceeded',
      '11<10 TaskStateExited T',
      '12<7 TaskFailed {"error":"E"}',
      '13<12 MapIterationFailed M {"index":0}',
      '14<12 MapStateFailed',
      '15<14 ExecutionFailed {"error":"E"}',
    );

    expect(view.states.get('T')?.lastVisit).toBe(8);
    expect(standingOf(view, 'T')).toMatchObject({ status: 'failed', lastVisit: 6 });
  });
});
