import { describe, expect, it } from 'vitest';
import { member, type JsonObject } from '../base/json';
import type { WorldChange } from '../base/worldChanges';
import { createSimulatedClock } from './clock';
import { compile } from './compile';
import type { TaskHandlers } from './ports';
import { runExecution, type RunOptions } from './run';
import { startMs } from './testing/runCase';

/** Tasks that count how often they were asked, in the world. */
const counting: TaskHandlers = {
  request(_, { world }) {
    const count = Number(member(world, 'count') ?? 0) + 1;
    return { kind: 'succeeded', result: count, delayMs: 1_000, changes: [{ path: ['count'], value: count }] };
  },
};

const task = (next: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  ...next,
});
const twice: JsonObject = { StartAt: 'A', States: { A: task({ Next: 'B' }), B: task({ End: true }) } };
const atOnce: JsonObject = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: ['A', 'B'].map((name) => ({ StartAt: name, States: { [name]: task({ End: true }) } })),
      End: true,
    },
  },
};

function start(definition: JsonObject, more: Partial<RunOptions>) {
  const program = compile(definition);
  if (!program.ok) throw new Error(program.error);
  const clock = createSimulatedClock(startMs);
  return runExecution({ program: program.value, input: {}, handlers: counting, clock, seed: 3, ...more });
}

describe('the world of a run', () => {
  it('is what tasks are answered from, with the instant and the seed', async () => {
    const moments: unknown[] = [];
    const handlers: TaskHandlers = {
      request(request, at) {
        moments.push(at);
        return counting.request(request, at);
      },
    };
    const run = start(twice, { handlers, world: { other: 'kept' } });

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: 2 });
    expect(moments).toEqual([
      { world: { other: 'kept' }, nowMs: startMs, seed: 3 },
      { world: { other: 'kept', count: 1 }, nowMs: startMs + 1_000, seed: 3 },
    ]);
    expect(run.world()).toEqual({ other: 'kept', count: 2 });
  });

  it('has changed before the next one asks, whatever delay the answer has', async () => {
    expect((await start(atOnce, {}).done).output).toEqual([1, 2]);
  });

  it('leaves the world that it began with as it was, and tells what changes', async () => {
    const world = { count: 5 };
    const told: WorldChange[] = [];
    const run = start(twice, { world, onWorldChanges: (changes) => told.push(...changes) });
    await run.done;

    expect(world).toEqual({ count: 5 });
    expect(told).toEqual([
      { path: ['count'], value: 6 },
      { path: ['count'], value: 7 },
    ]);
  });

  it('changes with what fails, waits, or comes later', async () => {
    const kinds: TaskHandlers = {
      request({ stateName }) {
        const changes = [{ path: [stateName], value: true }];
        if (stateName === 'A') return Promise.resolve({ kind: 'succeeded', result: null, changes });
        return { kind: 'failed', error: 'Wrong', changes };
      },
    };
    const run = start(twice, { handlers: kinds });
    await run.done;

    expect(run.world()).toEqual({ A: true, B: true });
    expect(
      start(twice, {
        handlers: { request: () => ({ kind: 'waiting', changes: [{ path: ['w'], value: 1 }] }) },
      }).world(),
    ).toEqual({ w: 1 });
  });
});
