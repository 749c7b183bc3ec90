import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { emptyRunView, foldHistory } from './foldHistory';
import { parseHistory, parseHistoryText } from './parseHistory';
import { tape } from './testing/tape';
import { writeHistory } from './writeHistory';

const recorded: { readonly events: readonly JsonObject[] } = {
  events: [
    {
      timestamp: 1_700_000_000.123,
      type: 'ExecutionStarted',
      id: 1,
      previousEventId: 0,
      executionStartedEventDetails: {
        input: '{ "a": 1.0 }',
        inputDetails: { truncated: false },
        roleArn: 'arn:aws:iam::111111111111:role/r',
      },
    },
    {
      timestamp: '2023-11-14T22:13:20.500000+00:00',
      type: 'TaskStateEntered',
      id: 2,
      previousEventId: 0,
      stateEnteredEventDetails: { name: 'Pay', input: '{"a":1}', inputDetails: { truncated: false } },
    },
    {
      timestamp: 1_700_000_001,
      type: 'TaskScheduled',
      id: 3,
      previousEventId: 2,
      taskScheduledEventDetails: {
        resourceType: 'lambda',
        resource: 'invoke',
        region: 'us-east-1',
        parameters: '{"FunctionName":"f"}',
      },
    },
    {
      timestamp: 1_700_000_002,
      type: 'TaskStarted',
      id: 4,
      previousEventId: 3,
      taskStartedEventDetails: { resourceType: 'lambda', resource: 'invoke' },
    },
    {
      timestamp: 1_700_000_003,
      type: 'TaskSucceeded',
      id: 5,
      previousEventId: 4,
      taskSucceededEventDetails: {
        resourceType: 'lambda',
        resource: 'invoke',
        output: '[1]',
        outputDetails: { truncated: false },
      },
    },
    {
      timestamp: 1_700_000_004,
      type: 'TaskStateExited',
      id: 6,
      previousEventId: 5,
      stateExitedEventDetails: {
        name: 'Pay',
        output: '[1]',
        outputDetails: { truncated: false },
        assignedVariables: { __proto__x: '{"b":2}' },
        assignedVariablesDetails: { truncated: false },
      },
    },
    {
      timestamp: 1_700_000_005,
      type: 'ExecutionSucceeded',
      id: 7,
      previousEventId: 6,
      executionSucceededEventDetails: { output: '[1]', outputDetails: { truncated: false } },
    },
  ],
};

describe('parseHistory', () => {
  it('reads the answer of get-execution-history', () => {
    const result = parseHistory(recorded);

    expect(result.ok && result.value).toMatchObject({ type: 'STANDARD', otherExecutions: [] });
    const events = result.ok ? result.value.events : [];
    expect(events[0]).toEqual({
      id: 1,
      previousEventId: 0,
      timestampMs: 1_700_000_000_123,
      type: 'ExecutionStarted',
      details: { input: { a: 1 }, inputText: '{ "a": 1.0 }', roleArn: 'arn:aws:iam::111111111111:role/r' },
    });
    expect(events[1]).toMatchObject({ timestampMs: 1_700_000_000_500, details: { name: 'Pay', input: { a: 1 } } });
    expect(events[2]?.details).toMatchObject({ parameters: { FunctionName: 'f' } });
    expect(events[5]?.details).toEqual({ name: 'Pay', output: [1], assignedVariables: { __proto__x: { b: 2 } } });
    expect(foldHistory(emptyRunView(), events)).toMatchObject({ status: 'SUCCEEDED', output: [1] });
  });

  it('writes back what it read', () => {
    const first = parseHistory(recorded);
    const written = writeHistory(first.ok ? first.value.events : []);

    expect(written.events[0]).toEqual(recorded.events[0]);
    expect(written.events.slice(2)).toEqual(recorded.events.slice(2));
    expect(parseHistory(written as unknown as Json)).toEqual(first);
  });

  it('takes what describe-execution and describe-state-machine tell', () => {
    const definition = { StartAt: 'Pay', States: {} };
    const arn = 'arn:aws:states:us-east-1:111111111111:execution:Shop:run-1';
    const result = parseHistory({
      events: recorded.events,
      describeExecution: { executionArn: arn, name: 'run-1', stateMachineArn: 'arn:sm' },
      stateMachine: { definition: JSON.stringify(definition) },
    });

    expect(result.ok && result.value).toMatchObject({
      executionArn: arn,
      name: 'run-1',
      stateMachineArn: 'arn:sm',
      definition,
      type: 'STANDARD',
    });
  });

  it('puts events in order that were recorded in reverse', () => {
    const result = parseHistory({ events: [...recorded.events].reverse() });

    expect(result.ok && result.value.events.map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('reads a history recorded without data', () => {
    const result = parseHistory([
      { timestamp: 1, type: 'PassStateEntered', id: 2, previousEventId: 0, stateEnteredEventDetails: { name: 'A' } },
    ]);

    expect(result.ok && result.value.events[0]?.details).toEqual({ name: 'A' });
  });

  it('keeps the text of a payload that was cut off', () => {
    const result = parseHistory([
      {
        timestamp: 1,
        type: 'PassStateEntered',
        id: 2,
        previousEventId: 0,
        stateEnteredEventDetails: { name: 'A', input: '{"a":"bb', inputDetails: { truncated: true } },
      },
    ]);

    expect(result.ok && result.value.events[0]?.details).toEqual({ name: 'A', input: '{"a":"bb' });
  });

  const good: JsonObject = recorded.events[1]!;
  it.each<[string, Json, string, RegExp]>([
    ['nothing like a history', { hello: 1 }, '', /not an execution history/],
    ['a number', 7, '', /not an execution history/],
    ['no events', { events: [] }, 'events', /no events/],
    [
      'an unknown type',
      { events: [good, { ...good, type: 'FooEntered' }] },
      'events[1].type',
      /"FooEntered" is not a type of event/,
    ],
    ['no type', [{ id: 1 }], '[0]', /no "type"/],
    ['a bad id', { history: { events: [{ ...good, id: '2' }] } }, 'history.events[0].id', /whole number/],
    ['no timestamp', [{ ...good, timestamp: 'soon' }], '[0].timestamp', /date and time/],
    [
      'a payload that is not JSON',
      [{ ...good, stateEnteredEventDetails: { name: 'A', input: '{' } }],
      '[0].stateEnteredEventDetails.input',
      /not JSON/,
    ],
    [
      'no details of a state',
      [{ timestamp: 1, type: 'PassStateEntered', id: 2 }],
      '[0]',
      /no "stateEnteredEventDetails"/,
    ],
  ])('tells the place of %s', (_name, value, at, message) => {
    const result = parseHistory(value);

    expect(result.ok).toBe(false);
    expect(result.ok ? undefined : result.error).toEqual({ at, message: expect.stringMatching(message) });
  });
});

describe('parseHistory, logs of an Express execution', () => {
  const arn = 'arn:aws:states:us-east-1:111111111111:express:Shop:run-1:0f';
  const records: readonly JsonObject[] = [
    {
      id: '2',
      type: 'PassStateEntered',
      details: { input: '{}', name: 'A' },
      previous_event_id: '0',
      event_timestamp: '1700000000100',
      execution_arn: arn,
      redrive_count: '0',
    },
    {
      id: '1',
      type: 'ExecutionStarted',
      details: { input: '{}', roleArn: 'r' },
      previous_event_id: '0',
      event_timestamp: '1700000000000',
      execution_arn: arn,
      redrive_count: '0',
    },
    {
      id: '3',
      type: 'PassStateExited',
      details: { output: '{}', name: 'A' },
      previous_event_id: '2',
      event_timestamp: '1700000000200',
      execution_arn: arn,
      redrive_count: '0',
    },
  ];
  const other: JsonObject = { ...records[0]!, execution_arn: `${arn}:2` };

  it('reads records, in any order', () => {
    const result = parseHistory(records);

    expect(result.ok && result.value).toMatchObject({ type: 'EXPRESS', executionArn: arn, name: 'run-1' });
    expect(
      result.ok && result.value.events.map((event) => [event.id, event.previousEventId, event.timestampMs]),
    ).toEqual([
      [1, 0, 1_700_000_000_000],
      [2, 0, 1_700_000_000_100],
      [3, 2, 1_700_000_000_200],
    ]);
  });

  it('reads the rows of log exports', () => {
    const expected = parseHistory(records);

    expect(
      parseHistory({ events: records.map((record) => ({ message: JSON.stringify(record), timestamp: 1 })) }),
    ).toEqual(expected);
    expect(parseHistory(records.map((record) => ({ '@timestamp': 'x', '@message': record })))).toEqual(expected);
    expect(
      parseHistory({ results: records.map((record) => [{ field: '@message', value: JSON.stringify(record) }]) }),
    ).toEqual(expected);
    expect(
      parseHistoryText(records.map((record) => `2023-11-14T22:13:20 stream ${JSON.stringify(record)}`).join('\n')),
    ).toEqual(expected);
  });

  it('takes one execution of several, and names the others', () => {
    const first = parseHistory([...records, other]);
    expect(first.ok && [first.value.events.length, first.value.otherExecutions]).toEqual([3, [`${arn}:2`]]);

    const second = parseHistory([...records, other], { executionArn: `${arn}:2` });
    expect(second.ok && second.value.events.length).toBe(1);
  });

  it('tells the line that is not a record', () => {
    expect(parseHistoryText(`${JSON.stringify(records[0])}\noops`)).toMatchObject({
      ok: false,
      error: { at: 'line 2' },
    });
    expect(parseHistoryText('hello')).toMatchObject({
      ok: false,
      error: { at: 'line 1', message: expect.stringMatching(/not an execution history/) as string },
    });
    expect(parseHistory([records[0]!, { message: 'x' }])).toMatchObject({ ok: false, error: { at: '[1]' } });
  });
});

describe('writeHistory', () => {
  it('writes payloads as JSON text and leaves out what only Stepyard knows', () => {
    const written = writeHistory(
      tape(
        '1<0 ExecutionStarted {"input":{"a":1},"inputText":"{ \\"a\\": 1 }"}',
        '2<0 TaskStateEntered A',
        '3<2 TaskSucceeded {"output":{"x":[]},"sample":true}',
        '4<3 TaskStateAborted',
      ),
    );

    expect(written.events).toEqual([
      {
        timestamp: 1_700_000_000.1,
        type: 'ExecutionStarted',
        id: 1,
        previousEventId: 0,
        executionStartedEventDetails: { input: '{ "a": 1 }', inputDetails: { truncated: false } },
      },
      {
        timestamp: 1_700_000_000.2,
        type: 'TaskStateEntered',
        id: 2,
        previousEventId: 0,
        stateEnteredEventDetails: { name: 'A', input: '{}', inputDetails: { truncated: false } },
      },
      {
        timestamp: 1_700_000_000.3,
        type: 'TaskSucceeded',
        id: 3,
        previousEventId: 2,
        taskSucceededEventDetails: { output: '{"x":[]}', outputDetails: { truncated: false } },
      },
      { timestamp: 1_700_000_000.4, type: 'TaskStateAborted', id: 4, previousEventId: 3 },
    ]);
  });
});
