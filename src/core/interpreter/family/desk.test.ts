import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { createSimulatedClock } from '../clock';
import { compile } from '../compile';
import type { TaskHandlers } from '../ports';
import { runExecution, type RunHandle } from '../run';
import { startMs } from '../testing/runCase';

const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
const each: JsonObject = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'T', States: { T: { Type: 'Task', Resource: activity, End: true } } },
      End: true,
    },
  },
};

function start(handlers: TaskHandlers): RunHandle {
  const program = compile(each);
  if (!program.ok) throw new Error(program.error);
  return runExecution({
    program: program.value,
    input: Array.from({ length: 30 }, (_, i) => i),
    handlers,
    clock: createSimulatedClock(startMs, { waitsForOutsiders: true }),
    seed: 1,
    paused: true,
  });
}

describe('the tasks of activities', () => {
  it('are not laid out for workers when they are answered at once', () => {
    const sizes: number[] = [];
    const run: RunHandle = start({
      request: () => {
        sizes.push(run.state().root.activityTasks.size);
        return { kind: 'succeeded', result: null };
      },
    });

    run.resume();

    expect(run.outcome().status).toBe('SUCCEEDED');
    expect(sizes).toHaveLength(30);
    expect(Math.max(...sizes)).toBe(0);
  });

  it('leave when a worker takes them, and when they are answered without', () => {
    const tokens: string[] = [];
    const run = start({
      request: ({ token }) => {
        tokens.push(token);
        return { kind: 'waiting' };
      },
    });
    run.resume();
    const { activityTasks } = run.state().root;
    expect(activityTasks.size).toBe(30);

    run.getActivityTask(activity);
    run.sendTaskSuccess(tokens[1] ?? '', null);
    expect(activityTasks.size).toBe(28);

    run.sendTaskFailure(tokens[2] ?? '', 'Broken');
    expect(activityTasks.size).toBe(0); // the failure has ended the run
    expect(run.outcome().status).toBe('FAILED');
  });
});
