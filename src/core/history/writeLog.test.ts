import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { runCase } from '../interpreter/testing/runCase';
import { readLogRecords } from './logRecords';
import { writeHistory } from './writeHistory';
import { writeLog, type LogLevel } from './writeLog';

const executionArn = 'arn:aws:states:us-east-1:111111111111:express:machine:run:1';

/** A run in which a task fails, is caught, and a Fail state ends it. */
async function eventsOf(input: Json = {}) {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sns:publish',
    Parameters: {},
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }],
    End: true,
  };
  return (
    await runCase({
      definition: { StartAt: 'Tell', States: { Tell: task, 'Give up': { Type: 'Fail', Error: 'E' } } },
      input,
      tasks: { Tell: [{ error: 'Broken' }] },
    })
  ).events;
}

/** @see reference: history 6 (recorded log records, and the table of levels) */
describe('log records', () => {
  it.each<[LogLevel, readonly string[]]>([
    ['OFF', []],
    ['FATAL', ['ExecutionFailed']],
    ['ERROR', ['TaskFailed', 'FailStateEntered', 'ExecutionFailed']],
    [
      'ALL',
      [
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskFailed',
        'TaskStateExited',
        'FailStateEntered',
        'ExecutionFailed',
      ],
    ],
  ])('at level %s are of the events %j', async (level, types) => {
    expect(writeLog(await eventsOf(), { level, includesData: true, executionArn }).map(({ type }) => type)).toEqual(
      types,
    );
  });

  it('have the members of the recorded ones, numbers as texts', async () => {
    const [, entered] = writeLog(await eventsOf({ x: 1 }), { level: 'ALL', includesData: true, executionArn });

    expect(entered).toEqual({
      id: '2',
      type: 'TaskStateEntered',
      previous_event_id: '0',
      event_timestamp: '1735732800000',
      execution_arn: executionArn,
      redrive_count: '0',
      details: { name: 'Tell', input: '{"x":1}', inputDetails: { truncated: false } },
    });
  });

  it('leave inputs and outputs out without execution data, and nothing else', async () => {
    const [started, entered, scheduled] = writeLog(await eventsOf(), {
      level: 'ALL',
      includesData: false,
      executionArn,
    });

    expect([started?.details, entered?.details, scheduled?.details]).toEqual([
      { roleArn: expect.any(String) },
      { name: 'Tell' },
      { resourceType: 'sns', resource: 'publish', region: 'us-east-1', parameters: '{}' },
    ]);
  });

  it('cut payloads that are too large for a record', async () => {
    const [, entered] = writeLog(await eventsOf('"'.repeat(100_000)), {
      level: 'ALL',
      includesData: true,
      executionArn,
    });
    // as the record above shows
    const { input, inputDetails } = entered?.details as { input: string; inputDetails: Json };

    expect(inputDetails).toEqual({ truncated: true });
    expect(new TextEncoder().encode(JSON.stringify(input)).length).toBeLessThanOrEqual(248 * 1024);
    expect(input.length).toBeGreaterThan(60_000);
  });

  it('are read back as the events that they were written from', async () => {
    const events = await eventsOf({ a: ['é'] });

    const read = readLogRecords(writeLog(events, { level: 'ALL', includesData: true, executionArn }), 'events');

    expect(read).toMatchObject({ ok: true, value: { executionArn } });
    expect(read?.ok === true && read.value.events.map(({ event }) => event)).toEqual(writeHistory(events).events);
  });
});
