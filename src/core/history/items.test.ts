import { describe, expect, it } from 'vitest';
import { itemsAround, itemsWithCaughtErrors, listItems, tellingVisit, viewOfItem, visitsInItem } from './items';
import { foldHistory, emptyRunView } from './foldHistory';
import { takenKey } from './runView';
import { foldTape, tape } from './testing/tape';
import { logOf } from './eventLog';

const nested = foldTape(
  '1<0 ExecutionStarted',
  '2<0 MapStateEntered Outer',
  '3<2 MapStateStarted {"length":2}',
  '4<3 MapIterationStarted Outer {"index":0}',
  '5<3 MapIterationStarted Outer {"index":1}',
  '6<4 PassStateEntered A',
  '7<6 PassStateExited A',
  '8<7 ParallelStateEntered P',
  '9<8 ParallelStateStarted',
  '10<9 MapStateEntered Inner',
  '11<10 MapStateStarted {"length":1}',
  '12<11 MapIterationStarted Inner {"index":0}',
  '13<12 TaskStateEntered T',
  '14<13 TaskScheduled',
  '15<5 PassStateEntered A',
  '16<15 PassStateExited A',
  '17<14 TaskFailed {"error":"E"}',
  '18<17 MapIterationFailed Inner {"index":0}',
  '19<17 MapStateFailed',
  '20<19 ParallelStateFailed',
  '21<20 MapIterationFailed Outer {"index":0}',
  '22<20 MapIterationAborted Outer {"index":1}',
  '23<20 MapStateFailed',
  '24<23 ExecutionFailed {"error":"E"}',
);

describe('items of a history', () => {
  it('are found around a visit through Parallel and Map states, outermost first', () => {
    expect(itemsAround(nested, nested.visits.get(13)!)).toEqual([
      { map: 2, index: 0 },
      { map: 10, index: 0 },
    ]); // 13 is in the tape
    expect(itemsAround(nested, nested.visits.get(2)!)).toEqual([]); // so is 2
  });

  it('know their own visits, and which states only other items came to', () => {
    const second = visitsInItem(nested, { map: 2, index: 1 });

    expect(second.get('A')?.id).toBe(15);
    expect(second.get('T')).toBeNull();
    expect(second.get('Outer')).toBeUndefined();
  });

  it('are told best by the visit that failed in them, else by the state that is looked at', () => {
    expect(tellingVisit(nested, { map: 2, index: 0 }, 'A')?.stateName).toBe('T');
    expect(tellingVisit(nested, { map: 2, index: 1 }, 'A')?.id).toBe(15);
    expect(tellingVisit(nested, { map: 2, index: 1 }, undefined)?.id).toBe(15);
  });

  it('are listed failed ones first', () => {
    expect(listItems(nested.visits.get(2)!)).toEqual([
      { index: 0, status: 'failed' },
      { index: 1, status: 'aborted' },
    ]); // 2 is in the tape
  });

  /**
   * @see https://states-language.net/#map-state and the service's histories: an
   * iteration fails only with an error that nothing in it handled.
   */
  it('that caught an error in themselves have succeeded, and are known as such', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted {"length":3}',
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 TaskStateEntered T',
      '6<5 TaskScheduled',
      '7<6 TaskFailed {"error":"E"}',
      '8<7 TaskStateExited T',
      '9<8 PassStateEntered Handle',
      '10<9 PassStateExited Handle',
      '11<10 MapIterationSucceeded Each {"index":0}',
      '12<3 MapIterationStarted Each {"index":1}',
      '13<12 TaskStateEntered T',
      '14<13 TaskScheduled',
      '15<14 TaskSucceeded',
      '16<15 TaskStateExited T',
      '17<16 MapIterationSucceeded Each {"index":1}',
      '18<3 MapIterationStarted Each {"index":2}',
      '19<18 TaskStateEntered T',
      '20<19 TaskScheduled',
      '21<20 TaskFailed {"error":"E"}',
      '22<21 MapIterationFailed Each {"index":2}',
    );
    const map = view.visits.get(2)!; // it is in the tape

    expect(listItems(map)).toEqual([
      { index: 2, status: 'failed' },
      { index: 0, status: 'succeeded' },
      { index: 1, status: 'succeeded' },
    ]);
    expect([...itemsWithCaughtErrors(view, map)]).toEqual([0]);
  });

  it('have the ways that were taken in them, and those around their Map', () => {
    const events = tape(
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered Before',
      '3<2 PassStateExited Before',
      '4<3 MapStateEntered Each',
      '5<4 MapStateStarted {"length":2}',
      '6<5 MapIterationStarted Each {"index":0}',
      '7<6 ChoiceStateEntered C',
      '8<7 ChoiceStateExited C',
      '9<8 PassStateEntered Left',
      '10<9 PassStateExited Left',
      '11<10 MapIterationSucceeded Each {"index":0}',
      '12<5 MapIterationStarted Each {"index":1}',
      '13<12 ChoiceStateEntered C',
      '14<13 ChoiceStateExited C',
      '15<14 PassStateEntered Right',
      '16<15 PassStateExited Right',
      '17<16 MapIterationSucceeded Each {"index":1}',
    );
    const view = foldHistory(emptyRunView(), events);
    const taken = (index: number, from: string, to: string): number =>
      viewOfItem(view, logOf(events), { map: 4, index }).taken.get(takenKey(from, to)) ?? 0;

    expect([taken(0, '', 'C'), taken(0, 'C', 'Left'), taken(0, 'C', 'Right'), taken(0, 'Left', '')]).toEqual([
      1, 1, 0, 1,
    ]);
    expect([taken(1, '', 'C'), taken(1, 'C', 'Left'), taken(1, 'C', 'Right'), taken(1, 'Right', '')]).toEqual([
      1, 0, 1, 1,
    ]);
    expect(taken(1, 'Before', 'Each')).toBe(1);
  });
});
