import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRunView, foldHistory } from './foldHistory';
import { takenKey } from './runView';
import { foldTape, plain, statusesOf, tape } from './testing/tape';

describe('foldHistory, one state after another', () => {
  it('tells a run in progress by its open visits', () => {
    const view = foldTape(
      '1<0 ExecutionStarted {"input":{"a":1}}',
      '2<0 PassStateEntered A',
      '3<2 PassStateExited A',
      '4<3 TaskStateEntered B',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
    );

    expect(view.status).toBe('RUNNING');
    expect(view.input).toEqual({ a: 1 });
    expect(statusesOf(view)).toEqual({ A: 'succeeded', B: 'inProgress' });
    expect(view.visits.get(4)).toMatchObject({
      stateName: 'B',
      stateType: 'Task',
      eventIds: [4, 5, 6],
      attempts: [{ eventId: 5, status: 'inProgress' }],
    });
  });

  it('keeps input, output and assigned variables of a visit', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered A {"input":{"x":1}}',
      '3<2 PassStateExited A {"output":{"x":2},"assignedVariables":{"v":[1]}}',
      '4<3 ExecutionSucceeded {"output":{"x":2}}',
    );

    expect(view).toMatchObject({ status: 'SUCCEEDED', output: { x: 2 } });
    expect(view.visits.get(2)).toMatchObject({
      input: { x: 1 },
      output: { x: 2 },
      assigned: { v: [1] },
      status: 'succeeded',
    });
  });

  it('counts the ways taken, loops and ends included', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 WaitStateEntered W',
      '3<2 WaitStateExited W',
      '4<3 ChoiceStateEntered C',
      '5<4 ChoiceStateExited C',
      '6<5 WaitStateEntered W',
      '7<6 WaitStateExited W',
      '8<7 ChoiceStateEntered C',
      '9<8 ChoiceStateExited C',
      '10<9 PassStateEntered Done',
      '11<10 PassStateExited Done',
      '12<11 ExecutionSucceeded',
    );

    expect(Object.fromEntries(view.taken)).toEqual({
      [takenKey('', 'W')]: 1,
      [takenKey('W', 'C')]: 2,
      [takenKey('C', 'W')]: 1,
      [takenKey('C', 'Done')]: 1,
      [takenKey('Done', '')]: 1,
    });
    expect(view.states.get('W')).toMatchObject({ visits: 2, lastVisit: 6, counts: { succeeded: 2 } });
  });

  it('takes a failed attempt for one to be retried until the history tells otherwise', () => {
    const soFar = [
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed {"error":"E","cause":"why"}',
    ];

    expect(statusesOf(foldTape(...soFar))).toEqual({ A: 'retrying' });
    const again = foldTape(...soFar, '6<5 TaskScheduled');
    expect(again.states.get('A')).toMatchObject({ status: 'inProgress', retries: 1 });
    const done = foldTape(
      ...soFar,
      '6<5 TaskScheduled',
      '7<6 TaskStarted',
      '8<7 TaskSucceeded',
      '9<8 TaskStateExited A',
    );
    expect(done.visits.get(2)).toMatchObject({
      status: 'succeeded',
      attempts: [{ status: 'failed', error: 'E', cause: 'why' }, { status: 'succeeded' }],
    });
    expect(done.visits.get(2)?.error).toBeUndefined();
  });

  it('calls a visit caught when its last failure was, and the way from there too', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed {"error":"E"}',
      '6<5 TaskStateExited A',
      '7<6 PassStateEntered H',
      '8<7 PassStateExited H',
      '9<8 ExecutionSucceeded',
    );

    expect(statusesOf(view)).toEqual({ A: 'caught', H: 'succeeded' });
    expect(view.visits.get(2)?.error).toBe('E');
    expect(view.taken.get(takenKey('A', 'H', true))).toBe(1);
    expect(view.taken.has(takenKey('A', '', true))).toBe(false);
  });

  it('lets the execution fail where the task failed, and says by what', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionFailed {"error":"E","cause":"c"}',
      '6<5 ExecutionFailed {"error":"E","cause":"c"}',
    );

    expect(view).toMatchObject({ status: 'FAILED', error: 'E', cause: 'c' });
    expect(view.visits.get(2)).toMatchObject({ status: 'failed', error: 'E', attempts: [{ status: 'failed' }] });
  });

  it('tells a timeout nobody handled from other failures', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskTimedOut {"error":"States.Timeout"}',
      '6<5 ExecutionFailed {"error":"States.Timeout"}',
    );

    expect(statusesOf(view)).toEqual({ A: 'timedOut' });
  });

  it('fails a state that broke at its entry, before any attempt', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered A',
      '3<2 ExecutionFailed {"error":"States.Runtime","cause":"c"}',
    );

    expect(view.visits.get(2)).toMatchObject({ status: 'failed', error: 'States.Runtime', cause: 'c' });
  });

  it('gives a Fail state the error that it raised', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 FailStateEntered F',
      '3<2 ExecutionFailed {"error":"Mine","cause":"c"}',
    );

    expect(view.visits.get(2)).toMatchObject({ status: 'failed', error: 'Mine', cause: 'c' });
  });

  it('finds the state of a failed expression, whose event hangs on the state before', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered A',
      '3<2 PassStateExited A',
      '4<3 PassStateEntered B',
      '5<3 EvaluationFailed B {"error":"States.QueryEvaluationError","cause":"c"}',
      '6<5 ExecutionFailed {"error":"States.QueryEvaluationError","cause":"c"}',
    );

    expect(statusesOf(view)).toEqual({ A: 'succeeded', B: 'failed' });
    expect(view.visits.get(4)).toMatchObject({ cause: 'c', eventIds: [4, 5] });
  });

  it('aborts what is open when the execution is stopped, and times it out when its time is over', () => {
    const open = ['1<0 ExecutionStarted', '2<0 WaitStateEntered W'];

    expect(statusesOf(foldTape(...open, '3<0 ExecutionAborted'))).toEqual({ W: 'aborted' });
    expect(statusesOf(foldTape(...open, '3<0 ExecutionTimedOut {"error":"States.Timeout"}'))).toEqual({
      W: 'timedOut',
    });
  });

  it('takes a failed execution up again when it is redriven', () => {
    const failed = [
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"E"}',
      '5<4 ExecutionFailed {"error":"E"}',
      '6<5 ExecutionRedriven {"redriveCount":1}',
    ];

    const running = foldTape(...failed, '7<6 TaskScheduled');
    expect(running).toMatchObject({ status: 'RUNNING', redriveCount: 1 });
    expect(running.closedMs).toBeUndefined();
    expect(statusesOf(running)).toEqual({ A: 'inProgress' });
    const done = foldTape(
      ...failed,
      '7<6 TaskScheduled',
      '8<7 TaskSucceeded',
      '9<8 TaskStateExited A',
      '10<9 ExecutionSucceeded',
    );
    expect(done.visits.get(2)).toMatchObject({
      status: 'succeeded',
      attempts: [{ status: 'failed' }, { status: 'succeeded' }],
    });
  });

  it('marks a visit that was answered with a sample', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered A',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSucceeded {"output":{},"sample":true}',
      '6<5 TaskStateExited A',
    );

    expect(view.visits.get(2)?.sample).toBe(true);
  });
});

describe('foldHistory, any history', () => {
  it('gives the same in one piece as in two', () => {
    const whole = longTape(12);
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), fc.nat({ max: whole.length }), (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const inPieces = foldHistory(
          foldHistory(foldHistory(emptyRunView(), whole.slice(0, first)), whole.slice(first, second)),
          whole.slice(second),
        );
        expect(plain(inPieces)).toEqual(plain(foldHistory(emptyRunView(), whole)));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves earlier views as they were', () => {
    const whole = longTape(3);
    const early = foldHistory(emptyRunView(), whole.slice(0, 10));
    const before = plain(early);

    foldHistory(early, whole.slice(10));

    expect(plain(early)).toEqual(before);
  });

  it('never throws, whatever events are missing', () => {
    const whole = longTape(6);
    fc.assert(
      fc.property(fc.subarray(whole), (some) => {
        const view = foldHistory(emptyRunView(), some);
        expect(view.eventCount).toBe(some.length);
        for (const summary of view.states.values())
          expect(Object.values(summary.counts).reduce((sum, count) => sum + count, 0)).toBe(summary.visits);
      }),
      { numRuns: 200 },
    );
  });

  it('adds an event to 25,000 others without copying what it has', () => {
    const whole = longTape(25_000 / 14);
    let view = foldHistory(emptyRunView(), whole.slice(0, -14));

    for (const event of whole.slice(-14)) {
      const next = foldHistory(view, [event]);
      const copied = next.visits.buckets.filter((bucket, index) => bucket !== view.visits.buckets[index]);
      // The visit that goes on, and one that begins or contains it.
      expect(copied.length).toBeLessThanOrEqual(3);
      view = next;
    }

    expect(view.visits.size).toBe(Math.ceil(25_000 / 14) * 3);
    expect(view.visits.buckets.length).toBeGreaterThan(80);
  });
});

/** A loop of a task that fails once and a Map of one item, some times over. */
function longTape(rounds: number) {
  const lines = ['1<0 ExecutionStarted'];
  let id = 1;
  let previous = 0;
  const add = (rest: string, after = previous) => {
    id++;
    lines.push(`${id}<${after} ${rest}`);
    previous = id;
  };
  for (let round = 0; round < rounds; round++) {
    add('TaskStateEntered Call');
    add('TaskScheduled');
    add('TaskFailed {"error":"E"}');
    add('TaskScheduled');
    add('TaskSucceeded');
    add('TaskStateExited Call');
    add('MapStateEntered Each');
    add('MapStateStarted {"length":1}');
    add('MapIterationStarted Each {"index":0}');
    add('PassStateEntered Item');
    add('PassStateExited Item');
    const last = previous;
    add('MapIterationSucceeded Each {"index":0}');
    add('MapStateSucceeded', last);
    add('MapStateExited Each', last);
  }
  return tape(...lines);
}
