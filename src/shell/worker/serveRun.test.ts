import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../core/base/json';
import { parquetFile } from '../../core/services/testing/parquetFile';
import { createRunHandlers } from './createRunHandlers';
import type { FromWorker, RunOrder, RunSpeed } from './protocol';
import { serveRun } from './serveRun';

/** A worker on time that the test lets pass. */
function play() {
  let nowMs = 1_000_000;
  const posted: FromWorker[] = [];
  const timers: { dueMs: number; fire: () => void }[] = [];
  const served = serveRun(
    {
      post: (message) => void posted.push(message),
      nowMs: () => nowMs,
      delay(delayMs, fire) {
        const timer = { dueMs: nowMs + delayMs, fire };
        timers.push(timer);
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
      },
    },
    createRunHandlers,
  );

  /** Lets time pass, timers firing when they are due. */
  async function wait(ms: number): Promise<void> {
    const untilMs = nowMs + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = timers.toSorted((a, b) => a.dueMs - b.dueMs);
      if (!next || next.dueMs > untilMs) break;
      timers.splice(timers.indexOf(next), 1);
      nowMs = Math.max(nowMs, next.dueMs);
      next.fire();
    }
    nowMs = untilMs;
  }

  const events = () => posted.flatMap((message) => (message.kind === 'events' ? message.events : []));
  const types = () => events().map((event) => event.type);
  const start = (definition: JsonObject, speed: RunSpeed, more: Partial<RunOrder> = {}): void => {
    const order: RunOrder = {
      ...more,
      definition,
      type: 'STANDARD',
      name: 'run-1',
      input: { n: 1 },
      speed,
      seed: 7,
      startMs: 1_700_000_000_000,
    };
    served.receive({ kind: 'start', order });
  };
  return { served, posted, start, wait, events, types };
}

const twoPasses: JsonObject = {
  StartAt: 'A',
  States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } },
};
const longWait: JsonObject = { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 86_400, End: true } } };
const approval: JsonObject = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
      TimeoutSeconds: 600,
      End: true,
    },
  },
};

describe('serveRun', () => {
  it('finishes at once at speed Instant, and says that it has closed', async () => {
    const { start, wait, types, posted } = play();

    start(longWait, 'instant');
    await wait(0);

    expect(types()).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded']);
    expect(posted.at(-1)).toEqual({ kind: 'closed' });
  });

  it('fills placeholders in, says so first, and runs with that', async () => {
    const { served, posted, wait, events } = play();
    const definition: JsonObject = {
      StartAt: 'Pay',
      States: {
        Pay: { Type: 'Task', Resource: '${PayArn}', Next: 'Rest' },
        Rest: { Type: 'Wait', Seconds: '${secs}', End: true },
      },
    };
    const order: RunOrder = {
      definition,
      placeholders: { values: { secs: '9' }, bare: [] },
      type: 'STANDARD',
      name: 'run-1',
      input: {},
      speed: 'instant',
      seed: 7,
      startMs: 0,
    };

    served.receive({ kind: 'start', order });
    await wait(0);

    expect(posted[0]).toMatchObject({
      kind: 'filled',
      placeholders: [
        { name: 'PayArn', source: 'standIn' },
        { name: 'secs', source: 'set', value: 9, standIn: 1 },
      ],
    });
    expect(events().find(({ type }) => type === 'LambdaFunctionScheduled')?.details).toMatchObject({
      resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay',
    });
    expect(events().at(-1)).toMatchObject({ type: 'ExecutionSucceeded', timestampMs: 9_000 });
  });

  it('shows each visit for a while at speed Watch', async () => {
    const { start, wait, types } = play();

    start(twoPasses, 'watch');
    await wait(300);
    expect(types()).toEqual(['ExecutionStarted', 'PassStateEntered']);
    await wait(500);
    expect(types().filter((type) => type === 'PassStateEntered')).toHaveLength(2);
    await wait(500);
    expect(types().at(-1)).toBe('ExecutionSucceeded');
  });

  it('shortens a wait of a day at speed Watch, and still records a day', async () => {
    const { start, wait, events } = play();

    start(longWait, 'watch');
    await wait(3_000);

    const [first, last] = [events()[0], events().at(-1)];
    expect(last?.type).toBe('ExecutionSucceeded');
    expect((last?.timestampMs ?? 0) - (first?.timestampMs ?? 0)).toBeGreaterThanOrEqual(86_400_000);
  });

  it('passes a minute in a second at speed ×60', async () => {
    const { start, wait, types } = play();

    start({ StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 60, End: true } } }, 'x60');
    await wait(900);
    expect(types()).not.toContain('ExecutionSucceeded');
    await wait(200);
    expect(types()).toContain('ExecutionSucceeded');
  });

  describe('the history', () => {
    const fails: JsonObject = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { TopicArn: 'a' },
      ResultPath: '$.n.m',
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3, MaxAttempts: 2 }],
      End: true,
    };
    const machines: Readonly<Record<string, JsonObject>> = {
      'a wait': longWait,
      'more visits than its time limit would allow, if they took any': {
        TimeoutSeconds: 1,
        StartAt: 'S0',
        States: Object.fromEntries(
          Array.from({ length: 8 }, (_, i) => [
            `S${i}`,
            { Type: 'Pass', ...(i < 7 ? { Next: `S${i + 1}` } : { End: true }) },
          ]),
        ),
      },
      'a time limit that passes in a wait': {
        TimeoutSeconds: 10,
        StartAt: 'A',
        States: { A: { Type: 'Pass', Next: 'W' }, W: { Type: 'Wait', Seconds: 60, End: true } },
      },
      'a task that is retried': { StartAt: 'T', States: { T: fails } },
      'a Parallel that is retried': {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }],
            Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 2, MaxAttempts: 2 }],
            End: true,
          },
        },
      },
    };

    it.each(Object.entries(machines))('is the same at every speed, times included: %s', async (_name, definition) => {
      const instant = play();
      instant.start(definition, 'instant');
      await instant.wait(0);
      const watched = play();
      watched.start(definition, 'watch');
      await watched.wait(60_000);
      const stepped = play();
      stepped.start(definition, 'step');
      for (let i = 0; i < 30; i++) {
        stepped.served.receive({ kind: 'step' });
        await stepped.wait(7_000);
      }

      expect(instant.types().at(-1)).toMatch(/^Execution(Succeeded|Failed|TimedOut)$/);
      expect(watched.events()).toEqual(instant.events());
      expect(stepped.events()).toEqual(instant.events());
    });

    it('does not count the time of a pause', async () => {
      const { served, start, wait, events } = play();
      start({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 2, End: true } } }, 'x1');
      await wait(1_000);

      served.receive({ kind: 'pause' });
      await wait(3_600_000);
      served.receive({ kind: 'resume' });
      await wait(1_100);

      expect((events().at(-1)?.timestampMs ?? 0) - (events()[0]?.timestampMs ?? 0)).toBe(2_000);
    });
  });

  it('makes one visit for each step', async () => {
    const { served, start, wait, types, posted } = play();

    start(twoPasses, 'step');
    await wait(1_000);
    expect(types()).toEqual([]);
    expect(posted).toContainEqual({ kind: 'paused', paused: true });
    served.receive({ kind: 'step' });
    await wait(1_000);
    expect(types()).toEqual(['ExecutionStarted', 'PassStateEntered']);
    served.receive({ kind: 'step' });
    await wait(1_000);
    expect(types().filter((type) => type === 'PassStateEntered')).toHaveLength(2);
  });

  it('pauses and goes on', async () => {
    const { served, start, wait, types } = play();
    start(twoPasses, 'watch');
    await wait(100);

    served.receive({ kind: 'pause' });
    await wait(5_000);
    expect(types().at(-1)).toBe('PassStateEntered');
    served.receive({ kind: 'resume' });
    await wait(5_000);
    expect(types().at(-1)).toBe('ExecutionSucceeded');
  });

  it('stops with ExecutionAborted', async () => {
    const { served, start, wait, types, posted } = play();
    start(longWait, 'x1');
    await wait(50);

    served.receive({ kind: 'stop' });
    await wait(50);

    expect(types().at(-1)).toBe('ExecutionAborted');
    expect(posted.at(-1)).toEqual({ kind: 'closed' });
  });

  it('goes on at another speed', async () => {
    const { served, start, wait, types } = play();
    start(longWait, 'x1');
    await wait(50);

    served.receive({ kind: 'speed', speed: 'instant' });
    await wait(50);

    expect(types().at(-1)).toBe('ExecutionSucceeded');
  });

  it('refuses what cannot be run at all, with the reason', async () => {
    const { start, wait, posted } = play();

    start({ States: {} }, 'instant');
    await wait(0);

    expect(posted).toMatchObject([{ kind: 'refused' }]);
  });

  describe('a task that waits for its token', () => {
    it('is told of, has the time that it says, and is answered', async () => {
      const { served, start, wait, types, posted } = play();
      start(approval, 'watch');
      await wait(60_000);

      const waiting = posted.findLast((message) => message.kind === 'waiting');
      expect(waiting?.tasks).toMatchObject([{ stateName: 'Ask', attempt: 0 }]);
      expect(types()).not.toContain('TaskTimedOut');
      served.receive({
        kind: 'answer',
        token: waiting?.tasks[0]?.token ?? '',
        answer: { kind: 'success', output: { ok: true } },
      });
      await wait(5_000);

      expect(types().at(-1)).toBe('ExecutionSucceeded');
      expect(posted.findLast((message) => message.kind === 'waiting')?.tasks).toEqual([]);
    });

    it('lapses when nobody answers in time', async () => {
      const { start, wait, types } = play();

      start(approval, 'watch');
      await wait(700_000);

      expect(types()).toContain('TaskTimedOut');
    });

    it.each(['instant', 'watch'] as const)('times out at speed %s when a person lets it', async (speed) => {
      const { served, start, wait, types, posted } = play();
      start(approval, speed);
      await wait(1_000);
      const task = posted.findLast((message) => message.kind === 'waiting')?.tasks[0];

      served.receive({ kind: 'answer', token: task?.token ?? '', answer: { kind: 'lapse' } });
      await wait(2_000);

      expect(task?.lapse).toEqual({ by: 'timeout', afterMs: 600_000 });
      expect(types()).toContain('TaskTimedOut');
      expect(posted.findLast((message) => message.kind === 'waiting')?.tasks).toEqual([]);
    });

    it('is marked while a paused run lets it time out, until a heartbeat comes', async () => {
      const { served, start, wait, posted } = play();
      start(approval, 'instant');
      await wait(100);
      served.receive({ kind: 'pause' });
      const newest = () => posted.findLast((message) => message.kind === 'waiting')?.tasks[0];
      const token = newest()?.token ?? '';

      served.receive({ kind: 'answer', token, answer: { kind: 'lapse' } });
      await wait(100);
      const marked = newest();
      served.receive({ kind: 'answer', token, answer: { kind: 'heartbeat' } });
      await wait(100);

      expect([marked?.isLapsing, newest()?.isLapsing]).toEqual([true, undefined]);
    });

    it('is told of at most once a frame, though forty items ask at once', async () => {
      const { start, wait, posted } = play();

      const items = Array.from({ length: 500 }, (_, i) => i);
      start(
        {
          StartAt: 'Items',
          States: {
            Items: { Type: 'Pass', Result: items, Next: 'All' },
            All: { Type: 'Map', ItemProcessor: approval, End: true },
          },
        },
        'instant',
      );
      await wait(100);

      const told = posted.filter((message) => message.kind === 'waiting');
      expect(told.length).toBeLessThan(5);
      expect(told.at(-1)?.tasks).toHaveLength(40);
    });

    it('fails with the error that it is sent', async () => {
      const { served, start, wait, types, posted } = play();
      start(approval, 'watch');
      await wait(5_000);

      const token = posted.findLast((message) => message.kind === 'waiting')?.tasks[0]?.token ?? '';
      served.receive({ kind: 'answer', token, answer: { kind: 'failure', error: 'Rejected', cause: 'too much' } });
      await wait(5_000);

      expect(types()).toContain('TaskFailed');
      expect(types().at(-1)).toBe('ExecutionFailed');
    });

    it.each(['watch', 'instant', 'x60', 'step'] as const)('waits at speed %s, whatever the hurry', async (speed) => {
      const { served, start, wait, types, posted } = play();

      start(approval, speed);
      for (let i = 0; i < 4; i++) {
        served.receive({ kind: 'step' });
        await wait(600);
      }

      expect(types()).not.toContain('TaskSucceeded');
      expect(posted.findLast((message) => message.kind === 'waiting')?.tasks).toMatchObject([{ stateName: 'Ask' }]);
    });

    it.each(['watch', 'instant', 'x60'] as const)(
      'is answered with a sample at speed %s where samples were chosen to answer',
      async (speed) => {
        const { start, wait, events } = play();

        start(approval, speed, { samplesAnswer: true });
        await wait(2_000);

        expect(events().find((event) => event.type === 'TaskSucceeded')?.details).toMatchObject({ sample: true });
      },
    );
  });

  describe('in a world', () => {
    const task = (resource: string, parameters: JsonObject, rest: JsonObject = { End: true }): JsonObject => ({
      Type: 'Task',
      Resource: `arn:aws:states:::${resource}`,
      Parameters: parameters,
      ...rest,
    });
    const child: JsonObject = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, Next: 'R' }, R: { Type: 'Pass', Result: 'from the child', End: true } },
    };
    const parent: JsonObject = {
      StartAt: 'Start',
      States: {
        Start: task('states:startExecution.sync:2', {
          StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child',
        }),
      },
    };

    it('answers states as it says, attempt by attempt, in each run anew', async () => {
      const retried = task(
        'sqs:sendMessage',
        { QueueUrl: 'q', MessageBody: 'm' },
        { Retry: [{ ErrorEquals: ['Busy'] }], End: true },
      );
      const attempts: JsonObject[] = [
        { from: 0, to: 0, throws: { error: 'Busy' } },
        { from: 1, to: 1, returns: 'done' },
      ];
      // What an earlier run has counted is not this one's.
      const world = { answers: { Send: { attempts } }, run: { asked: { Send: 7 } } };
      const { start, wait, types, events, posted } = play();

      start({ StartAt: 'Send', States: { Send: retried } }, 'instant', { world });
      await wait(100);

      expect(types().filter((type) => type.startsWith('TaskFailed') || type === 'ExecutionSucceeded')).toEqual([
        'TaskFailed',
        'ExecutionSucceeded',
      ]);
      expect(events().at(-1)?.details).toMatchObject({ output: 'done' });
      expect(posted.some(({ kind }) => kind === 'world')).toBe(false);
    });

    it('reads its objects, tells the page of those it puts, and leaves what it was given as it was', async () => {
      const world = { objects: { b: { in: { text: 'old' } } } };
      const { start, wait, events, posted } = play();

      start(
        {
          StartAt: 'Put',
          States: {
            Put: task('aws-sdk:s3:putObject', { Bucket: 'b', Key: 'out', Body: 'new' }, { Next: 'Get' }),
            Get: task('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'out' }),
          },
        },
        'instant',
        { world },
      );
      await wait(100);

      expect(events().at(-1)?.details).toMatchObject({ output: { Body: 'new' } });
      expect(posted.filter(({ kind }) => kind === 'world')).toEqual([
        {
          kind: 'world',
          changes: [{ path: ['objects', 'b', 'out'], value: { text: 'new', modifiedMs: 1_700_000_000_000 } }],
        },
      ]);
      expect(posted.at(-1)?.kind).toBe('closed');
      expect(world).toEqual({ objects: { b: { in: { text: 'old' } } } });
    });

    it('reads the rows of a Parquet file', async () => {
      const { start, wait, types, events } = play();

      start(
        {
          StartAt: 'Rows',
          States: {
            Rows: {
              Type: 'Map',
              ItemReader: task('s3:getObject', { Bucket: 'b', Key: 'k' }, { ReaderConfig: { InputType: 'PARQUET' } }),
              ItemProcessor: {
                ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
                StartAt: 'P',
                States: { P: { Type: 'Pass', End: true } },
              },
              End: true,
            },
          },
        },
        'instant',
        { world: { objects: { b: { k: { base64: parquetFile } } } } },
      );
      await vi.waitFor(async () => {
        await wait(100);
        expect(types().at(-1)).toBe('ExecutionSucceeded');
      });

      expect(events().at(-1)?.details).toMatchObject({ output: [{ name: 'Ada' }, { id: 2 }] });
    });

    it.each(['instant', 'x3600'] as const)('runs the workflows at hand at speed %s', async (speed) => {
      const { start, wait, events } = play();

      start(parent, speed, { world: { workflows: { child } } });
      await wait(500);

      const scheduled = events().find(({ type }) => type === 'TaskScheduled');
      expect(events().at(-1)?.details).toMatchObject({ output: { Output: 'from the child', Status: 'SUCCEEDED' } });
      expect((events().at(-1)?.timestampMs ?? 0) - (scheduled?.timestampMs ?? 0)).toBe(60_000);
    });

    it('names no visit of the run for a task that waits in another execution', async () => {
      const { served, start, wait, types, posted } = play();
      const ask = task('sqs:sendMessage.waitForTaskToken', { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' });

      start(parent, 'instant', { world: { workflows: { child: { StartAt: 'Ask', States: { Ask: ask } } } } });
      await wait(100);

      const [waiting] = posted.findLast((message) => message.kind === 'waiting')?.tasks ?? [];
      expect(waiting).toMatchObject({ stateName: 'Ask' });
      expect(waiting).not.toHaveProperty('visit');
      served.receive({ kind: 'answer', token: waiting?.token ?? '', answer: { kind: 'success', output: 'yes' } });
      await wait(100);
      expect(types().at(-1)).toBe('ExecutionSucceeded');
    });

    it('refuses a workflow at hand that cannot be run, by its name', () => {
      const { start, posted } = play();

      start(parent, 'instant', { world: { workflows: { child: 'none' } } });

      expect(posted).toEqual([
        { kind: 'refused', reason: 'The workflow "child" cannot be run: It has no definition.' },
      ]);
    });
  });
});
