import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../core/base/json';
import { checkContext } from './testContext';

const call: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const callback: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' };

/** @see Recorded TestState calls (2025-12). Where their words are not on record, the refusal has none. */
describe('the context object of a test', () => {
  it.each<[string, Json, string | undefined]>([
    [
      'Map',
      { Map: { Item: { Index: 0 } } },
      "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
    ],
    ['a member that it does not know', { Pokedex: {} }, undefined],
    [
      'a member that it does not know further inside',
      { State: { Colour: 'red' } },
      "Invalid Context object provided: Field 'Colour' is not allowed",
    ],
    [
      'a number for a text',
      { Execution: { Name: 1 } },
      'Invalid Context object provided: Execution.Name must be a string',
    ],
    [
      'null for a text',
      { StateMachine: { Id: null } },
      'Invalid Context object provided: StateMachine.Id must be a string',
    ],
    [
      'a text for a number',
      { State: { RetryCount: '1' } },
      'Invalid Context object provided: State.RetryCount must be a number',
    ],
    ['a text for an object', { Execution: 'e' }, 'Invalid Context object provided: Execution must be an object'],
    ['a list for an object', { StateMachine: [] }, 'Invalid Context object provided: StateMachine must be an object'],
    ['a token that the task does not take', { Task: { Token: 't' } }, undefined],
    ['something that is no object', ['Execution'], undefined],
    ['a text that is no object', 'Execution', undefined],
  ])('may not hold %s', (_what, context, error) => {
    expect(checkContext(context, call, true)).toEqual({ ok: false, error });
  });

  it.each<[string, Json, JsonObject]>([
    ['nothing', {}, call],
    ['objects of nothing', { Execution: {}, State: {}, StateMachine: {} }, call],
    ['any input', { Execution: { Input: [1, null], RedriveCount: 0 } }, call],
    ['a token that the task takes', { Task: { Token: 't' } }, callback],
  ])('may hold %s', (_what, context, state) => {
    expect(checkContext(context, state, true)).toEqual({ ok: true, value: context });
  });

  it.each(['Pass', 'Wait', 'Choice', 'Succeed', 'Fail'])('is not for a %s', (Type) => {
    expect(checkContext({}, { Type }, true)).toMatchObject({ ok: false });
  });

  it('is not for a state without a mock', () => {
    expect(checkContext({}, call, false)).toMatchObject({ ok: false });
  });
});
