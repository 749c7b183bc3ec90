import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { writeHistory } from '../history/writeHistory';
import { createSimulatedClock } from './clock';
import { compile } from './compile';
import type { HistoryEvent } from './event';
import { distinctPayloadBytes, heldPayloadBytes } from './payloadLedger';
import { runExecution } from './run';

const text = (length: number): string => 'x'.repeat(length);

/** Runs a loop that carries what `carry` makes of the input, until it has done so often enough. */
async function loop(
  carry: JsonObject,
  turns: number,
  input: JsonObject,
  handler: (parameters: Json) => Json = (parameters) => parameters,
) {
  const program = compile({
    StartAt: 'More',
    States: {
      More: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericLessThan: turns, Next: 'Carry' }], Default: 'Done' },
      Carry: { Next: 'More', ...carry },
      Done: { Type: 'Succeed' },
    },
  });
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const handlers = {
    request: ({ parameters }: { parameters: Json }) => ({ kind: 'succeeded', result: handler(parameters) }) as const,
  };
  const run = runExecution({
    program: program.value,
    input,
    seed: 1,
    handlers,
    clock: createSimulatedClock(0),
    onEvents: (more) => void events.push(...more),
  });
  const outcome = await run.done;
  return { events, outcome, cut: events.filter((event) => event.cut !== undefined) };
}

const counted = { 'i.$': 'States.MathAdd($.i, 1)' };

describe('payloads of a long history', () => {
  it.each<[string, JsonObject, (parameters: Json) => Json]>([
    [
      'texts that are carried on',
      { Type: 'Pass', Parameters: { ...counted, 's.$': "States.Format('{}', $.s)" } },
      (parameters) => parameters,
    ],
    [
      'objects that a task makes anew',
      { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', Parameters: counted },
      (parameters) => ({ ...(parameters as JsonObject), list: Array.from({ length: 20 }, () => text(10_000)) }),
    ],
    [
      'variables',
      { Type: 'Pass', Parameters: { ...counted, 's.$': '$.s' }, Assign: { 'v.$': "States.Format('{}', $.s)" } },
      (parameters) => parameters,
    ],
  ])('are bounded: %s', async (_, carry, handler) => {
    const { events, outcome, cut } = await loop(carry, 500, { i: 0, s: text(200_000) }, handler);

    expect(outcome.status).toBe('SUCCEEDED');
    expect(cut.length).toBeGreaterThan(0);
    expect(distinctPayloadBytes(events)).toBeLessThanOrEqual(heldPayloadBytes);
    expect(events.map(({ id }) => id)).toEqual(events.map((__, i) => i + 1));
  });

  it('are whole at the beginning and at the end, and have the mark of the service between', async () => {
    const { events, cut } = await loop(
      { Type: 'Pass', Parameters: { ...counted, 's.$': "States.Format('{}', $.s)" } },
      500,
      { i: 0, s: text(200_000) },
    );
    const written = writeHistory(events).events;
    const middle = written[(cut[0]?.id ?? 0) - 1];

    expect([events.slice(0, 50), events.slice(-50)].flat().filter((event) => event.cut !== undefined)).toEqual([]);
    expect(written.at(-1)).toMatchObject({
      type: 'ExecutionSucceeded',
      executionSucceededEventDetails: { outputDetails: { truncated: false } },
    });
    expect(JSON.stringify(middle)).toMatch(
      /"(input|output)":"\{[^{}]{150,250}x","(input|output)Details":\{"truncated":true\}/,
    );
  });

  it('stay whole when they are shared, and when they are small', async () => {
    const list = Array.from({ length: 10_000 }, (_, i) => i);

    const shared = await loop({ Type: 'Pass', Parameters: { ...counted, 'list.$': '$.list' } }, 400, { i: 0, list });
    const small = await loop({ Type: 'Pass', Parameters: counted }, 5_000, { i: 0 });

    expect([shared.cut.length, small.cut.length]).toEqual([0, 0]);
  });
});
