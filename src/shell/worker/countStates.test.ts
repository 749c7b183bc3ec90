import { expect, it } from 'vitest';
import { createStateCounter } from './countStates';

it('counts an exit after a failure of the same branch as caught', () => {
  const counter = createStateCounter();

  counter.add({
    id: 1,
    previousEventId: 0,
    timestampMs: 0,
    type: 'TaskStateEntered',
    details: { name: 'Charge', input: {} },
  });
  counter.add({ id: 2, previousEventId: 1, timestampMs: 0, type: 'LambdaFunctionFailed', details: { error: 'Oops' } });
  counter.add({
    id: 3,
    previousEventId: 2,
    timestampMs: 0,
    type: 'TaskStateExited',
    details: { name: 'Charge', output: {} },
  });
  counter.add({
    id: 4,
    previousEventId: 3,
    timestampMs: 0,
    type: 'TaskStateEntered',
    details: { name: 'Charge', input: {} },
  });
  counter.add({
    id: 5,
    previousEventId: 4,
    timestampMs: 0,
    type: 'TaskStateExited',
    details: { name: 'Charge', output: {} },
  });

  expect(counter.counts()).toEqual({ Charge: { entered: 2, exited: 2, caught: 1 } });
});

it('counts a state that is called __proto__', () => {
  const counter = createStateCounter();

  counter.add({
    id: 1,
    previousEventId: 0,
    timestampMs: 0,
    type: 'PassStateEntered',
    details: { name: '__proto__', input: {} },
  });

  expect(Object.entries(counter.counts())).toEqual([['__proto__', { entered: 1, exited: 0, caught: 0 }]]);
});
