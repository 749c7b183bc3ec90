import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { createSimulatedClock, createStepClock } from './clock';
import { compile } from './compile';
import type { HistoryEvent } from './event';
import type { Clock, TaskRequest } from './ports';
import { runExecution } from './run';

const token = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const activity = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
const task = (fields: JsonObject, Resource = token): JsonObject => ({
  Type: 'Task',
  Resource,
  Parameters: { 't.$': '$$.Task.Token' },
  End: true,
  ...fields,
});

/** A run in a time that stands still while somebody is asked. */
function play(
  definition: JsonObject,
  clock: Clock = createSimulatedClock(0, { waitsForOutsiders: true }),
  paused = false,
) {
  const program = compile(definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const asked: TaskRequest[] = [];
  const handlers = { request: (request: TaskRequest) => (asked.push(request), { kind: 'waiting' } as const) };
  const run = runExecution({
    program: program.value,
    input: {},
    seed: 1,
    handlers,
    clock,
    paused,
    onEvents: (more) => void events.push(...more),
  });
  /** What happened and when, in seconds, of the events of a kind. */
  const told = (kind: RegExp) =>
    events.filter(({ type }) => kind.test(type)).map(({ type, timestampMs }) => `${timestampMs / 1_000} ${type}`);
  return {
    run,
    asked,
    told,
    tokenOf: (name: string) => asked.findLast(({ stateName }) => stateName === name)?.token ?? '',
  };
}

const alone = (fields: JsonObject, more: JsonObject = {}, resource = token): JsonObject => ({
  StartAt: 'T',
  States: { T: task(fields, resource), Caught: { Type: 'Pass', End: true } },
  ...more,
});

describe('a task that nobody is going to answer', () => {
  it.each<[string, JsonObject, RegExp, readonly string[], string]>([
    [
      'times out when its time is up',
      alone({ TimeoutSeconds: 60 }),
      /TimedOut|Failed$/,
      ['60 TaskTimedOut', '60 ExecutionFailed'],
      'FAILED',
    ],
    [
      'times out without a heartbeat',
      alone({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }),
      /TimedOut|Failed$/,
      ['10 TaskTimedOut', '10 ExecutionFailed'],
      'FAILED',
    ],
    [
      'ends with the whole execution',
      alone({}, { TimeoutSeconds: 90 }),
      /TimedOut|Failed$/,
      ['90 ExecutionTimedOut'],
      'TIMED_OUT',
    ],
    [
      'ends with the execution when that comes first',
      alone({ TimeoutSeconds: 100 }, { TimeoutSeconds: 90 }),
      /TimedOut|Failed$/,
      ['90 ExecutionTimedOut'],
      'TIMED_OUT',
    ],
  ])('%s', async (_, definition, kind, expected, status) => {
    const { run, told, tokenOf } = play(definition);

    expect(told(kind)).toEqual([]);
    run.letLapse(tokenOf('T'));

    expect(told(kind)).toEqual(expected);
    expect((await run.done).status).toBe(status);
  });

  it.each<[string, string]>([
    ['States.Timeout', 'TimeoutSeconds'],
    ['States.HeartbeatTimeout', 'HeartbeatSeconds'],
  ])('is caught as %s where %s ended it', async (error, field) => {
    const { run, told, tokenOf } = play(
      alone({ TimeoutSeconds: 300, [field]: 5, Catch: [{ ErrorEquals: [error], Next: 'Caught' }] }),
    );

    run.letLapse(tokenOf('T'));

    expect(told(/PassStateEntered/)).toEqual(['5 PassStateEntered']);
    expect((await run.done).status).toBe('SUCCEEDED');
  });

  it('is retried after its back-off, and the next attempt waits for an answer again', async () => {
    const { run, asked, told, tokenOf } = play(
      alone({ TimeoutSeconds: 60, Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 7, MaxAttempts: 1 }] }),
    );

    run.letLapse(tokenOf('T'));

    expect(asked).toHaveLength(2);
    expect(told(/Scheduled|TimedOut/)).toEqual(['0 TaskScheduled', '60 TaskTimedOut', '67 TaskScheduled']);
    run.sendTaskSuccess(tokenOf('T'), 'late');
    expect((await run.done).output).toBe('late');
  });

  it('takes time that the others that wait grow older by, and no more', () => {
    const branches: readonly JsonObject[] = [
      {
        StartAt: 'Long',
        States: {
          Long: task({ TimeoutSeconds: 60, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'L' }] }),
          L: { Type: 'Pass', End: true },
        },
      },
      {
        StartAt: 'Short',
        States: {
          Short: task({ TimeoutSeconds: 20, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }] }),
          S: { Type: 'Pass', End: true },
        },
      },
      { StartAt: 'Longest', States: { Longest: task({ TimeoutSeconds: 600 }) } },
    ];
    const { run, told, tokenOf } = play({
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: branches, End: true } },
    });

    run.letLapse(tokenOf('Long'));

    expect(told(/TimedOut/)).toEqual(['20 TaskTimedOut', '60 TaskTimedOut']);
    expect(run.outcome().status).toBe('RUNNING');
  });

  it('waits again once another task asks somebody, and until it is let lapse again', () => {
    const branches: readonly JsonObject[] = [
      { StartAt: 'T', States: { T: task({ TimeoutSeconds: 60 }) } },
      {
        StartAt: 'Later',
        States: { Later: { Type: 'Wait', Seconds: 30, Next: 'U' }, U: task({ TimeoutSeconds: 500 }) },
      },
    ];
    const { run, told, tokenOf } = play({
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: branches, End: true } },
    });

    run.letLapse(tokenOf('T'));
    expect(told(/Scheduled|TimedOut/)).toEqual(['0 TaskScheduled', '30 TaskScheduled']);

    run.letLapse(tokenOf('T'));
    expect(told(/TimedOut/)).toEqual(['60 TaskTimedOut']);
  });

  it('lapses at the next step of a run that is gone through step by step', () => {
    const { run, asked, told, tokenOf } = play(
      alone({ TimeoutSeconds: 60 }),
      createStepClock({ nowMs: () => 0, delay: (_, fire) => (fire(), () => undefined) }, 0),
      true,
    );
    while (asked.length === 0) run.step();

    run.letLapse(tokenOf('T'));
    expect(told(/TimedOut/)).toEqual([]);
    run.step();

    expect(told(/TaskTimedOut/)).toEqual(['60 TaskTimedOut']);
  });

  it('of an activity has been taken by a worker, the one whose token it is', () => {
    const branches: readonly JsonObject[] = ['A', 'B'].map((name) => ({
      StartAt: name,
      States: {
        [name]: task(
          { TimeoutSeconds: 60, Parameters: {}, Catch: [{ ErrorEquals: ['States.ALL'], Next: `${name}2` }] },
          activity,
        ),
        [`${name}2`]: { Type: 'Pass', End: true },
      },
    }));
    const { run, told, asked, tokenOf } = play({
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: branches, End: true } },
    });

    run.getActivityTask(activity, 'you', tokenOf('B'));
    run.letLapse(tokenOf('B'));

    expect(told(/Activity/)).toEqual([
      '0 ActivityScheduled',
      '0 ActivityScheduled',
      '0 ActivityStarted',
      '60 ActivityTimedOut',
    ]);
    expect(asked.map(({ stateName, lapse }) => [stateName, lapse])).toEqual(
      ['A', 'B'].map((name) => [name, { by: 'timeout', afterMs: 60_000 }]),
    );
    expect(run.outcome().status).toBe('RUNNING');
  });

  it('is told what would end it: of several times the first, of none nothing', () => {
    const lapses = [
      alone({}),
      alone({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }),
      alone({ TimeoutSeconds: 60 }, { TimeoutSeconds: 30 }),
    ].map((definition) => play(definition).asked[0]?.lapse);

    expect(lapses).toEqual([undefined, { by: 'heartbeat', afterMs: 10_000 }, { by: 'execution', afterMs: 30_000 }]);
  });
});
