import { describe, expect, it } from 'vitest';
import { failingVisit } from './failingVisit';
import { foldTape } from './testing/tape';

describe('failingVisit', () => {
  it('is the state that let the execution fail, not one whose error was caught before', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"E"}',
      '5<4 TaskStateExited A',
      '6<5 TaskStateEntered B',
      '7<6 TaskScheduled',
      '8<7 TaskFailed {"error":"F"}',
      '9<8 ExecutionFailed {"error":"F"}',
    );

    expect(failingVisit(view)).toMatchObject({ stateName: 'B', error: 'F' });
  });

  it('is inside the failing item of a Map, in its newest attempt', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted {"length":2}',
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 FailStateEntered F',
      '6<5 MapIterationFailed Each {"index":0}',
      '7<5 MapStateStarted {"length":2}',
      '8<7 MapIterationStarted Each {"index":0}',
      '9<7 MapIterationStarted Each {"index":1}',
      '10<8 TaskStateEntered T',
      '11<10 TaskScheduled',
      '12<9 TaskStateEntered T',
      '13<12 TaskScheduled',
      '14<13 TaskFailed {"error":"E"}',
      '15<14 MapIterationFailed Each {"index":1}',
      '16<14 TaskStateAborted',
      '17<14 MapIterationAborted Each {"index":0}',
      '18<14 MapStateFailed',
      '19<18 ExecutionFailed {"error":"E"}',
    );

    expect(failingVisit(view)).toMatchObject({ id: 12, stateName: 'T', iteration: { map: 2, index: 1 } });
  });

  it('is the container itself when nothing inside failed in its newest attempt', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered P',
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered F',
      '5<4 ParallelStateStarted',
      '6<5 PassStateEntered A',
      '7<6 PassStateExited A',
      '8<7 ParallelStateSucceeded',
      '9<7 ExecutionFailed {"error":"States.ReferencePathConflict"}',
    );

    expect(failingVisit(view)).toMatchObject({ stateName: 'P' });
  });

  it('is what went on last when the time was up, and nothing for a run that goes on, succeeds or was stopped', () => {
    const open = ['1<0 ExecutionStarted', '2<0 WaitStateEntered W'];

    expect(failingVisit(foldTape(...open, '3<0 ExecutionTimedOut'))).toMatchObject({ stateName: 'W' });
    expect(failingVisit(foldTape(...open))).toBeUndefined();
    expect(failingVisit(foldTape(...open, '3<0 ExecutionAborted'))).toBeUndefined();
  });
});
