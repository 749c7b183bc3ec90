import { expect, it } from 'vitest';
import { buildContext } from './contextObject';

const facts = {
  execution: { id: 'arn:e', input: { a: 1 }, name: 'e', roleArn: 'arn:r', startTime: '2025-01-01T00:00:00.000Z' },
  stateMachine: { id: 'arn:m', name: 'm' },
};

it('shows the facts under the names of the service, and leaves out what there is not', () => {
  expect(buildContext(facts)).toEqual({
    Execution: { Id: 'arn:e', Input: { a: 1 }, Name: 'e', RoleArn: 'arn:r', StartTime: '2025-01-01T00:00:00.000Z' },
    StateMachine: { Id: 'arn:m', Name: 'm' },
  });
});

it('shows state, task token, map item and redrives', () => {
  const context = buildContext({
    execution: { ...facts.execution, redriveCount: 0, redriveTime: 't' },
    stateMachine: facts.stateMachine,
    state: { name: 's', enteredTime: 't', retryCount: 2 },
    taskToken: 'tok',
    mapItem: { index: 0, value: null, key: 'k', source: 'STATE_DATA' },
  });

  expect(context).toMatchObject({
    Execution: { RedriveCount: 0, RedriveTime: 't' },
    State: { EnteredTime: 't', Name: 's', RetryCount: 2 },
    Task: { Token: 'tok' },
    Map: { Item: { Index: 0, Value: null, Key: 'k', Source: 'STATE_DATA' } },
  });
});
