import { createSimulatedClock } from '../../interpreter/clock';
import { compile } from '../../interpreter/compile';
import type { HistoryEvent } from '../../interpreter/event';
import type { TaskAnswer } from '../../interpreter/ports';
import { runExecution } from '../../interpreter/run';
import type { RandomMachine } from '../../interpreter/testing/randomMachines';
import { startMs } from '../../interpreter/testing/runCase';

/** The history of a machine that is run to its end. */
export async function historyOf(one: RandomMachine): Promise<readonly HistoryEvent[]> {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  let count = 0;
  await runExecution({
    program: program.value,
    input: one.input,
    handlers: { request: () => one.answers[count++ % one.answers.length] ?? { kind: 'waiting' } },
    clock: createSimulatedClock(startMs),
    seed: one.seed,
    type: one.type,
    onEvents: (more) => more.forEach((event) => events.push(event)),
  }).done;
  return events;
}

/** Of a hundred calls these fail: one that is tried again, and two in a row, of which the second is caught. */
const badCalls: ReadonlySet<number> = new Set([30, 60, 61]);

/**
 * A loop with a task that is tried again now and then, a Map, a Parallel, and an error that is caught: about 40 events a
 * turn. It is over within the five minutes of an Express execution.
 */
export function longLoop(turns: number): RandomMachine {
  const failed: TaskAnswer = { kind: 'failed', error: 'Busy', cause: 'too much', delayMs: 5 };
  const done: TaskAnswer = { kind: 'succeeded', result: { ok: true }, delayMs: 2 };
  const item = { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } };
  return {
    definition: {
      StartAt: 'Start',
      States: {
        Start: { Type: 'Pass', Result: { n: 0, items: [1, 2, 3, 4] }, Next: 'Try' },
        Try: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
          ResultPath: '$.result',
          Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1, IntervalSeconds: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Mend' }],
          Next: 'Each',
        },
        Mend: { Type: 'Pass', Next: 'Each' },
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: item,
          MaxConcurrency: 2,
          ResultPath: null,
          Next: 'Both',
        },
        Both: {
          Type: 'Parallel',
          ResultPath: null,
          Branches: [
            { StartAt: 'Left', States: { Left: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', End: true } } },
            { StartAt: 'Right', States: { Right: { Type: 'Pass', End: true } } },
          ],
          Next: 'Count',
        },
        Count: {
          Type: 'Pass',
          Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'items.$': '$.items' },
          Next: 'Again?',
        },
        'Again?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericLessThan: turns, Next: 'Try' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    },
    input: {},
    answers: Array.from({ length: 100 }, (_, call) => (badCalls.has(call) ? failed : done)),
    seed: 7,
    type: 'EXPRESS',
  } as unknown as RandomMachine; // a machine that was not chosen by chance
}
