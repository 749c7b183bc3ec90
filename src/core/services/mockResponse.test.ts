import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import type { TaskAnswer, TaskHandlers, TaskRequest } from '../interpreter/ports';
import { createMockHandlers, parseMockConfig, parseMocks, type MockedStates } from './mockResponse';
import { anyMoment } from './testing/moment';

const otherwise: TaskHandlers = { request: () => ({ kind: 'succeeded', result: 'real' }) };

function request(stateName: string, pattern: TaskRequest['target']['pattern'] = 'requestResponse'): TaskRequest {
  const suffix = pattern === 'requestResponse' ? '' : `.${pattern}`;
  return {
    purpose: 'task',
    stateName,
    parameters: {},
    attempt: 0,
    token: 't',
    executionArn: 'e',
    stateMachineArn: 'm',
    target: {
      kind: 'service',
      arn: `arn:aws:states:::sqs:sendMessage${suffix}`,
      resourceType: 'sqs',
      action: 'sendMessage',
      pattern,
    },
  };
}

function mocksOf(value: Json): MockedStates {
  const mocks = parseMocks(value);
  if (!mocks.ok) throw new Error(mocks.error);
  return mocks.value;
}

/** A file as the guide of Step Functions Local shows it. */
const file: Json = {
  StateMachines: { Orders: { TestCases: { Happy: { Charge: 'Paid' }, Sad: { Charge: 'Broken' } } } },
  MockedResponses: {
    Paid: { '0': { Return: { ok: true } } },
    Broken: {
      '0': { Throw: { Error: 'Card.Declined', Cause: 'No money' } },
      '1-2': { Throw: { Error: 'Card.Busy' } },
      '3': { Return: 1 },
    },
  },
};

describe('a mock file', () => {
  it('gives each test case its answers, attempt by attempt', () => {
    const mocks = parseMockConfig(file, 'Sad');
    if (!mocks.ok) throw new Error(mocks.error);
    const handlers = createMockHandlers(mocks.value, otherwise);
    const answers = [0, 1, 2, 3].map(() => handlers.request(request('Charge'), anyMoment) as TaskAnswer);

    expect(answers).toEqual([
      { kind: 'failed', error: 'Card.Declined', cause: 'No money' },
      { kind: 'failed', error: 'Card.Busy' },
      { kind: 'failed', error: 'Card.Busy' },
      { kind: 'succeeded', result: 1 },
    ]);
  });

  it.each([
    ['a missing case', file, 'Nope', 'The mock file has no test case "Nope".'],
    ['no responses', { StateMachines: {} }, 'Happy', 'The mock file must have StateMachines and MockedResponses.'],
    [
      'an unknown response',
      { StateMachines: { M: { TestCases: { C: { S: 'Gone' } } } }, MockedResponses: {} },
      'C',
      'The state "S" uses the response "Gone", which MockedResponses does not have.',
    ],
    [
      'a bad range',
      { StateMachines: { M: { TestCases: { C: { S: 'R' } } } }, MockedResponses: { R: { first: { Return: 1 } } } },
      'C',
      'The attempt "first" of response "R" is neither a number nor a range like "1-2".',
    ],
    [
      'both answers at once',
      {
        StateMachines: { M: { TestCases: { C: { S: 'R' } } } },
        MockedResponses: { R: { '0': { Return: 1, Throw: {} } } },
      },
      'C',
      'The attempt "0" of response "R" must have either Return or Throw.',
    ],
  ])('tells what is wrong: %s', (_what, config, testCase, message) => {
    expect(parseMockConfig(config, testCase)).toEqual({ ok: false, error: message });
  });
});

describe('mocked states', () => {
  it('leave other states to the real handlers', () => {
    const handlers = createMockHandlers(mocksOf({ A: { '0': { Return: 'mocked' } } }), otherwise);

    expect(handlers.request(request('B'), anyMoment)).toEqual({ kind: 'succeeded', result: 'real' });
    expect(handlers.request(request('A'), anyMoment)).toEqual({ kind: 'succeeded', result: 'mocked' });
  });

  it('fail the run for an attempt that no mock covers', () => {
    const handlers = createMockHandlers(mocksOf({ A: { '1': { Return: 1 } } }), otherwise);

    expect(handlers.request(request('A'), anyMoment)).toEqual({
      kind: 'failed',
      error: 'States.Runtime',
      cause: 'No mocked response covers attempt 0 of the state "A".',
    });
  });

  it('are submitted first where their result comes later', () => {
    const handlers = createMockHandlers(mocksOf({ A: { '0': { Return: 1 } } }), otherwise);

    expect(handlers.request(request('A', 'waitForTaskToken'), anyMoment)).toMatchObject({
      kind: 'succeeded',
      result: 1,
      submitted: { MessageId: expect.any(String) },
    });
  });
});
