import { describe, expect, it } from 'vitest';
import { foldTape, statusesOf } from './testing/tape';
import { takenKey } from './runView';

const mapBegins = ['1<0 ExecutionStarted', '2<0 MapStateEntered Each', '3<2 MapStateStarted {"length":2}'];

describe('foldHistory, Map', () => {
  it('gives each visit its iteration, also when they are interleaved', () => {
    const view = foldTape(
      ...mapBegins,
      '4<3 MapIterationStarted Each {"index":0}',
      '5<3 MapIterationStarted Each {"index":1}',
      '6<4 PassStateEntered A',
      '7<5 PassStateEntered A',
      '8<7 PassStateExited A',
      '9<6 PassStateExited A',
      '10<8 PassStateEntered B',
    );

    expect(view.visits.get(6)).toMatchObject({ iteration: { map: 2, index: 0 }, parentVisit: 2, status: 'succeeded' });
    expect(view.visits.get(7)).toMatchObject({ iteration: { map: 2, index: 1 } });
    expect(view.visits.get(10)).toMatchObject({
      stateName: 'B',
      iteration: { map: 2, index: 1 },
      status: 'inProgress',
    });
    expect(view.taken.get(takenKey('', 'A'))).toBe(2);
    expect(view.visits.get(2)?.iterations).toMatchObject({ total: 2, counts: { inProgress: 2 } });
  });

  it('follows serial items, whose start hangs on the item before', () => {
    const view = foldTape(
      ...mapBegins,
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 PassStateEntered A',
      '6<5 PassStateExited A',
      '7<6 MapIterationSucceeded Each {"index":0}',
      '8<6 MapIterationStarted Each {"index":1}',
      '9<8 PassStateEntered A',
      '10<9 PassStateExited A',
      '11<10 MapIterationSucceeded Each {"index":1}',
      '12<10 MapStateSucceeded',
      '13<10 MapStateExited Each',
      '14<13 ExecutionSucceeded',
    );

    expect(statusesOf(view)).toEqual({ Each: 'succeeded', A: 'succeeded' });
    expect(view.visits.get(9)?.iteration).toEqual({ map: 2, index: 1 });
    expect(view.visits.get(2)).toMatchObject({ eventIds: [2, 3, 12, 13], attempts: [{ status: 'succeeded' }] });
    expect(Object.fromEntries(view.visits.get(2)?.iterations?.byIndex ?? [])).toEqual({
      0: 'succeeded',
      1: 'succeeded',
    });
    expect(view.taken.get(takenKey('Each', ''))).toBe(1);
  });

  it('fails one item and aborts the others', () => {
    const view = foldTape(
      ...mapBegins,
      '4<3 MapIterationStarted Each {"index":0}',
      '5<3 MapIterationStarted Each {"index":1}',
      '6<4 TaskStateEntered T',
      '7<6 TaskScheduled',
      '8<5 TaskStateEntered T',
      '9<8 TaskScheduled',
      '10<7 TaskFailed {"error":"E"}',
      '11<10 MapIterationFailed Each {"index":0}',
      '12<10 TaskStateAborted',
      '13<10 MapIterationAborted Each {"index":1}',
      '14<10 MapStateFailed',
      '15<14 ExecutionFailed {"error":"E"}',
    );

    expect(view.visits.get(6)?.status).toBe('failed');
    expect(view.visits.get(8)).toMatchObject({ status: 'aborted', eventIds: [8, 9, 12] });
    expect(statusesOf(view)).toEqual({ Each: 'failed', T: 'failed' });
    expect(view.visits.get(2)).toMatchObject({ error: 'E', iterations: { counts: { failed: 1, aborted: 1 } } });
  });

  it('begins anew when the Map is retried, and forgets the failure of the first try', () => {
    const view = foldTape(
      ...mapBegins,
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 FailStateEntered F',
      '6<5 MapIterationFailed Each {"index":0}',
      '7<5 MapStateStarted {"length":2}',
      '8<7 MapIterationStarted Each {"index":0}',
      '9<8 PassStateEntered A',
    );

    expect(statusesOf(view)).toEqual({ Each: 'inProgress', F: 'failed', A: 'inProgress' });
    expect(view.states.get('Each')?.retries).toBe(1);
    expect(view.visits.get(2)).toMatchObject({
      attempts: [{ status: 'failed' }, { status: 'inProgress' }],
      iterations: { counts: { inProgress: 1 } },
    });
    expect(view.visits.get(9)).toMatchObject({ restartedBy: 7, iteration: { map: 2, index: 0 } });
  });

  it('catches the failure of a Map', () => {
    const view = foldTape(
      ...mapBegins,
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 FailStateEntered F',
      '6<5 MapIterationFailed Each {"index":0}',
      '7<5 MapStateFailed',
      '8<7 MapStateExited Each',
      '9<8 PassStateEntered H',
    );

    expect(statusesOf(view)).toEqual({ Each: 'caught', F: 'failed', H: 'inProgress' });
    expect(view.visits.get(9)?.parentVisit).toBeUndefined();
    expect(view.taken.get(takenKey('Each', 'H', true))).toBe(1);
  });

  it('keeps nested Maps apart', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Outer',
      '3<2 MapStateStarted {"length":1}',
      '4<3 MapIterationStarted Outer {"index":0}',
      '5<4 MapStateEntered Inner',
      '6<5 MapStateStarted {"length":1}',
      '7<6 MapIterationStarted Inner {"index":0}',
      '8<7 PassStateEntered A',
      '9<8 PassStateExited A',
      '10<9 MapIterationSucceeded Inner {"index":0}',
      '11<9 MapStateSucceeded',
      '12<9 MapStateExited Inner',
      '13<12 MapIterationSucceeded Outer {"index":0}',
      '14<12 MapStateSucceeded',
      '15<12 MapStateExited Outer',
      '16<15 ExecutionSucceeded',
    );

    expect(statusesOf(view)).toEqual({ Outer: 'succeeded', Inner: 'succeeded', A: 'succeeded' });
    expect(view.visits.get(8)).toMatchObject({ parentVisit: 5, iteration: { map: 5, index: 0 } });
    expect(view.visits.get(5)).toMatchObject({
      parentVisit: 2,
      iteration: { map: 2, index: 0 },
      eventIds: [5, 6, 11, 12],
    });
    expect(view.visits.get(2)?.eventIds).toEqual([2, 3, 14, 15]);
  });

  it('leaves no item in progress when the run fails inside of one at once', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted {"length":3}',
      '4<3 MapIterationStarted Each {"index":0}',
      '5<3 MapIterationStarted Each {"index":1}',
      '6<3 MapIterationStarted Each {"index":2}',
      '7<4 WaitStateEntered W',
      '8<5 ChoiceStateEntered C',
      '9<6 PassStateEntered P',
      '10<9 PassStateExited P',
      '11<10 MapIterationSucceeded Each {"index":2}',
      '12<8 ExecutionFailed {"error":"States.Runtime"}',
    );

    expect(view.visits.get(2)?.iterations?.counts).toEqual({ failed: 1, aborted: 1, succeeded: 1 });
    expect([0, 1, 2].map((index) => view.visits.get(2)?.iterations?.byIndex.get(index))).toEqual([
      'aborted',
      'failed',
      'succeeded',
    ]);
  });

  it('follows a distributed Map by its map run', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted {"length":0}',
      '4<3 MapRunStarted {"mapRunArn":"arn"}',
      '5<4 MapRunFailed {"error":"E","cause":"c"}',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed {"error":"E"}',
    );

    expect(view.visits.get(2)).toMatchObject({
      status: 'failed',
      error: 'E',
      cause: 'c',
      eventIds: [2, 3, 4, 5, 6],
      iterations: { asChildren: true },
    });
  });
});

describe('foldHistory, Parallel', () => {
  const begins = ['1<0 ExecutionStarted', '2<0 ParallelStateEntered Both', '3<2 ParallelStateStarted'];

  it('puts the branches inside, and goes on after the last of them', () => {
    const view = foldTape(
      ...begins,
      '4<3 PassStateEntered A',
      '5<3 PassStateEntered B',
      '6<4 PassStateExited A',
      '7<5 PassStateExited B',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited Both',
      '10<9 PassStateEntered C',
    );

    expect(statusesOf(view)).toEqual({ Both: 'succeeded', A: 'succeeded', B: 'succeeded', C: 'inProgress' });
    expect(view.visits.get(4)?.parentVisit).toBe(2);
    expect(view.visits.get(10)?.parentVisit).toBeUndefined();
    expect(view.taken.get(takenKey('A', ''))).toBe(1);
    expect(view.taken.get(takenKey('Both', 'C'))).toBe(1);
  });

  it('fails with its branch and aborts the others', () => {
    const view = foldTape(
      ...begins,
      '4<3 TaskStateEntered A',
      '5<4 TaskScheduled',
      '6<3 WaitStateEntered B',
      '7<5 TaskFailed {"error":"E"}',
      '8<7 ParallelStateFailed',
      '9<8 ExecutionFailed {"error":"E"}',
    );

    expect(statusesOf(view)).toEqual({ Both: 'failed', A: 'failed', B: 'aborted' });
  });

  it('starts its branches again when it is retried', () => {
    const view = foldTape(
      ...begins,
      '4<3 TaskStateEntered A',
      '5<4 TaskScheduled',
      '6<5 TaskFailed {"error":"E"}',
      '7<6 ParallelStateStarted',
      '8<7 TaskStateEntered A',
      '9<8 TaskScheduled',
      '10<9 TaskSucceeded',
      '11<10 TaskStateExited A',
      '12<11 ParallelStateSucceeded',
      '13<11 ParallelStateExited Both',
    );

    expect(view.visits.get(4)?.status).toBe('failed');
    expect(statusesOf(view)).toEqual({ Both: 'succeeded', A: 'succeeded' });
    expect(view.states.get('A')).toMatchObject({ visits: 2, counts: { failed: 1, succeeded: 1 } });
  });

  it('finds the Parallel around when one inside another failed', () => {
    const view = foldTape(
      ...begins,
      '4<3 ParallelStateEntered Inner',
      '5<4 ParallelStateStarted',
      '6<5 FailStateEntered F',
      '7<6 ParallelStateFailed',
      '8<7 ParallelStateFailed',
      '9<8 ParallelStateExited Both',
      '10<9 PassStateEntered H',
    );

    expect(statusesOf(view)).toEqual({ Both: 'caught', Inner: 'failed', F: 'failed', H: 'inProgress' });
  });
});
