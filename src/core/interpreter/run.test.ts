import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { createScaledClock, createSimulatedClock, createStepClock, createWatchClock } from './clock';
import { compile } from './compile';
import type { HistoryEvent } from './event';
import type { Clock, TaskHandlers } from './ports';
import { runExecution, type RunHandle } from './run';
import { sketch, startMs } from './testing/runCase';

const waiting: TaskHandlers = { request: () => ({ kind: 'waiting' }) };

function start(
  definition: JsonObject,
  options: {
    readonly input?: Json;
    readonly handlers?: TaskHandlers;
    readonly clock?: Clock;
    readonly paused?: boolean;
  } = {},
): { readonly run: RunHandle; readonly events: HistoryEvent[] } {
  const program = compile(definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const run = runExecution({
    program: program.value,
    input: options.input ?? {},
    handlers: options.handlers ?? waiting,
    clock: options.clock ?? createSimulatedClock(startMs),
    seed: 1,
    name: 'run',
    paused: options.paused,
    onEvents: (more) => events.push(...more),
  });
  return { run, events };
}

/** A clock that stands still, so that nothing happens but what is asked for. */
const still: Clock = { nowMs: () => startMs, setTimer: () => () => undefined };

const callback: JsonObject = {
  StartAt: 'T',
  States: {
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { 'token.$': '$$.Task.Token' },
      HeartbeatSeconds: 10,
      End: true,
    },
  },
};

function tokenOf(events: readonly HistoryEvent[]): string {
  const scheduled = events.find((event) => event.type === 'TaskScheduled');
  return scheduled?.type === 'TaskScheduled' ? String((scheduled.details.parameters as JsonObject)['token']) : '';
}

describe('tokens', () => {
  it('let somebody outside end a task, once', async () => {
    const { run, events } = start(callback, { clock: still });
    const token = tokenOf(events);

    expect(run.sendTaskHeartbeat(token)).toEqual({});
    expect(run.sendTaskSuccess(token, { ok: true })).toEqual({});

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: { ok: true } });
    expect(run.sendTaskSuccess(token, 1)).toEqual({ exception: 'TaskTimedOut' });
    expect(run.sendTaskFailure('made up')).toEqual({ exception: 'InvalidToken' });
  });

  it('are good for one attempt: a heartbeat keeps it alive, silence ends it', async () => {
    const host = createHost();
    const { run, events } = start(callback, { clock: createScaledClock(host, startMs, 1) });
    const token = tokenOf(events);

    host.pass(9_000);
    run.sendTaskHeartbeat(token);
    host.pass(9_000);
    expect(run.outcome().status).toBe('RUNNING');
    host.pass(1_000);

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('activities', () => {
  it('wait for a worker, in the order of their scheduling; their time begins when one has come', async () => {
    const definition: JsonObject = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:1:activity:a', TimeoutSeconds: 5, End: true } },
    };
    const host = createHost();
    const { run, events } = start(definition, { input: { x: 1 }, clock: createScaledClock(host, startMs, 1) });
    host.pass(60_000);

    expect(run.getActivityTask('arn:aws:states:us-east-1:1:activity:other')).toBeUndefined();
    const task = run.getActivityTask('arn:aws:states:us-east-1:1:activity:a', 'me');
    expect(task?.input).toEqual({ x: 1 });
    expect(run.getActivityTask('arn:aws:states:us-east-1:1:activity:a')).toBeUndefined();
    run.sendTaskSuccess(task?.taskToken ?? '', 'done');

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
    expect(sketch(events)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 ActivityScheduled',
      '4<3 ActivityStarted',
      '5<4 ActivitySucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
  });
});

const chain: JsonObject = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Wait', Seconds: 3600, Next: 'C' },
    C: { Type: 'Pass', End: true },
  },
};

describe('pacing', () => {
  it('shows each visit before it goes on, and shortens the wait', async () => {
    const host = createHost();
    const { run, events } = start(chain, {
      clock: createWatchClock(host, startMs, { visitMs: 400, longestWaitMs: 1_000 }),
    });
    const entered = (): number => events.filter(({ type }) => type.endsWith('StateEntered')).length;

    expect(entered()).toBe(1);
    host.pass(399);
    expect(entered()).toBe(1);
    host.pass(1);
    expect(entered()).toBe(2);
    host.pass(400 + 1_000);
    expect(entered()).toBe(3);
    host.pass(400);

    expect((await run.done).status).toBe('SUCCEEDED');
  });

  it('lets one visit in at a time while stepping', async () => {
    const host = createHost();
    const { run, events } = start(chain, { clock: createStepClock(host, startMs), paused: true });
    const counts: number[] = [];
    for (let i = 0; i < 6; i++) {
      run.step();
      host.pass(60_000); // however long somebody thinks
      counts.push(events.length);
    }

    expect(counts).toEqual([2, 4, 4, 6, 8, 8]);
    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', closedMs: startMs + 3_600_000 });
  });

  it('goes on with another clock in the middle of the run', async () => {
    const host = createHost();
    const { run } = start(chain, { clock: createWatchClock(host, startMs, { visitMs: 400, longestWaitMs: 1_000 }) });
    host.pass(400);

    run.setClock(createSimulatedClock(startMs));

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', closedMs: startMs + 3_600_000 });
  });
});

describe('waiting for a person', () => {
  it('gives him the time that the task has, at the speed for onlookers', async () => {
    const host = createHost();
    const { run, events } = start(callback, {
      clock: createWatchClock(host, startMs, { visitMs: 400, longestWaitMs: 1_000 }),
    });
    host.pass(400 + 9_000);
    expect(run.outcome().status).toBe('RUNNING');

    run.sendTaskSuccess(tokenOf(events), 1);

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', closedMs: startMs + 9_000 });
  });

  it('holds simulated time where that is wanted', async () => {
    const { run, events } = start(callback, { clock: createSimulatedClock(startMs, { waitsForOutsiders: true }) });
    expect(run.outcome().status).toBe('RUNNING');

    run.sendTaskFailure(tokenOf(events), 'No');

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'No', closedMs: startMs });
  });

  it('times out at once in simulated time otherwise', async () => {
    const { run } = start(callback);

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'States.Timeout', closedMs: startMs + 10_000 });
  });

  it('does not run through a paused run', () => {
    const host = createHost();
    const { run } = start(chain, { clock: createWatchClock(host, startMs, { visitMs: 400, longestWaitMs: 1_000 }) });
    host.pass(800);

    run.pause();
    host.pass(60_000);
    expect(run.outcome().status).toBe('RUNNING');
    run.resume();
    host.pass(1_400);

    expect(run.outcome()).toMatchObject({ status: 'SUCCEEDED', closedMs: startMs + 3_600_000 });
  });
});

describe('stopping', () => {
  it('ends a paused run as well, with error and cause', async () => {
    const { run } = start(chain, { paused: true });
    run.step();

    run.stop('Enough', 'said somebody');

    expect(await run.done).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'said somebody' });
    run.stop();
    expect(run.outcome().status).toBe('ABORTED');
  });

  it('tells the handlers that nobody waits for their task any more', async () => {
    const cancelled: string[] = [];
    const { run, events } = start(callback, {
      clock: still,
      handlers: { ...waiting, cancel: (token) => cancelled.push(token) },
    });

    run.stop();
    await run.done;

    expect(cancelled).toEqual([tokenOf(events)]);
  });
});

describe('handlers', () => {
  it('may answer later; simulated time waits for them', async () => {
    const definition: JsonObject = {
      StartAt: 'T',
      States: {
        T: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: {}, TimeoutSeconds: 1, End: true },
      },
    };
    const { run } = start(definition, {
      handlers: { request: async () => ({ kind: 'succeeded', result: 'late', sample: true }) },
    });

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
  });

  it('that break fail their task', async () => {
    const definition: JsonObject = {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: {}, End: true } },
    };
    const { run } = start(definition, { handlers: { request: () => Promise.reject(new Error('broken')) } });

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'Stepyard.HandlerFailed', cause: 'broken' });
  });
});

/** @see reference: history 5, ARNs */
it.each([
  ['STANDARD', /^arn:aws:states:us-east-1:111111111111:execution:StateMachine\/orders:[0-9a-f-]{36}$/],
  ['EXPRESS', /^arn:aws:states:us-east-1:111111111111:express:StateMachine\/orders:[0-9a-f-]{36}:[0-9a-f-]{36}$/],
])('a child execution of a distributed Map has the ARN of its type: %s', async (ExecutionType, arn) => {
  const processor: JsonObject = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
    StartAt: 'A',
    States: { A: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, OutputPath: '$.id', End: true } },
  };
  const { run } = start(
    { StartAt: 'M', States: { M: { Type: 'Map', Label: 'orders', ItemProcessor: processor, End: true } } },
    { input: [1] },
  );

  expect((await run.done).output).toEqual([expect.stringMatching(arn)]);
});

describe('redriving', () => {
  it('is refused for what still runs or has succeeded', async () => {
    const { run } = start({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    await run.done;

    expect(run.redrive()).toBe('Execution is SUCCEEDED and cannot be redriven');
  });

  /**
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html, redriveStatusReason
   */
  it('is refused when the history is full, or 14 days after the end', async () => {
    const endless = start({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }).run;
    const failing = start({ StartAt: 'A', States: { A: { Type: 'Fail' } } }).run;
    await Promise.all([endless.done, failing.done]);
    const daysLater = (days: number) =>
      failing.setClock(createSimulatedClock((failing.outcome().closedMs ?? 0) + days * 86_400_000));

    expect(endless.redrive()).toBe('Execution history event limit exceeded');
    daysLater(14.1);
    expect(failing.redrive()).toBe('Execution redrivable period exceeded');
    daysLater(366);
    expect(failing.redrive()).toBe('Execution has exceeded the max execution time');
  });

  it('is refused for an execution that never began', async () => {
    const { run } = start({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }, { input: 'x'.repeat(300_000) });
    await run.done;

    expect(run.redrive()).toBe('The execution was refused before it began.');
  });
});

/** A host whose time is moved by hand. */
function createHost(): {
  nowMs(): number;
  delay(delayMs: number, fire: () => void): () => void;
  pass(ms: number): void;
} {
  let nowMs = 0;
  let timers: { readonly dueMs: number; readonly fire: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    delay(delayMs, fire) {
      const timer = { dueMs: nowMs + delayMs, fire };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const next = timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.fire();
      }
      nowMs = endMs;
    },
  };
}
