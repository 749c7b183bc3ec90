import { expect, it } from 'vitest';
import type { RunEvent } from '../../shell/stores/runViews';
import { eventSubject, eventTone, eventWords } from './eventTone';

it.each([
  ['ExecutionSucceeded', 'ok'],
  ['LambdaFunctionFailed', 'fail'],
  ['TaskTimedOut', 'fail'],
  ['MapIterationAborted', 'retry'],
  ['PassStateEntered', undefined],
] as const)('colours %s by how it turned out', (type, tone) => {
  expect(eventTone(type)).toBe(tone);
});

it('says an event type in words', () => {
  expect(eventWords('LambdaFunctionScheduled')).toBe('Lambda function scheduled');
});

it.each<[RunEvent, string]>([
  [
    {
      id: 1,
      previousEventId: 0,
      timestampMs: 0,
      type: 'TaskStarted',
      details: { resourceType: 'sqs', resource: 'sendMessage' },
    },
    'sqs:sendMessage',
  ],
  [
    {
      id: 1,
      previousEventId: 0,
      timestampMs: 0,
      type: 'TaskFailed',
      details: { resourceType: 'sqs', resource: 'sendMessage', error: 'Oops' },
    },
    'Oops',
  ],
  [
    { id: 1, previousEventId: 0, timestampMs: 0, type: 'MapIterationStarted', details: { name: 'M', index: 3 } },
    'item 3',
  ],
  [{ id: 1, previousEventId: 0, timestampMs: 0, type: 'MapStateStarted', details: { length: 1 } }, '1 item'],
  [{ id: 1, previousEventId: 0, timestampMs: 0, type: 'ParallelStateStarted' }, ''],
])('says what %j is about', (event, subject) => {
  expect(eventSubject(event)).toBe(subject);
});
