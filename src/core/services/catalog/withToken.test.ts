import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import { actions } from './actions';
import { taskFields } from './index';
import { withoutToken, withToken } from './withToken';

const action = (id: string) => {
  const found = actions.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('waiting for a token', () => {
  it.each<[string, 'JSONPath' | 'JSONata', JsonObject, Json]>([
    [
      'lambda:invoke',
      'JSONPath',
      { FunctionName: 'f', 'Payload.$': '$.order' },
      { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token', 'input.$': '$.order' } },
    ],
    [
      'lambda:invoke',
      'JSONPath',
      { FunctionName: 'f', Payload: { id: 1 } },
      { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token', id: 1 } },
    ],
    [
      'lambda:invoke',
      'JSONPath',
      { FunctionName: 'f' },
      { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token', 'input.$': '$' } },
    ],
    [
      'lambda:invoke',
      'JSONata',
      { FunctionName: 'f', Payload: '{% $states.input.order %}' },
      { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}', input: '{% $states.input.order %}' } },
    ],
    [
      'sqs:sendMessage',
      'JSONPath',
      { QueueUrl: 'q', 'MessageBody.$': '$.m', DelaySeconds: 1 },
      { QueueUrl: 'q', MessageBody: { 'TaskToken.$': '$$.Task.Token', 'Message.$': '$.m' }, DelaySeconds: 1 },
    ],
    [
      'sqs:sendMessage',
      'JSONPath',
      { QueueUrl: 'q', MessageBody: 'hello' },
      { QueueUrl: 'q', MessageBody: { 'TaskToken.$': '$$.Task.Token', Message: 'hello' } },
    ],
    [
      'sns:publish',
      'JSONata',
      { TopicArn: 't', Message: 'hi' },
      { TopicArn: 't', Message: { TaskToken: '{% $states.context.Task.Token %}', Input: 'hi' } },
    ],
    [
      'events:putEvents',
      'JSONPath',
      { Entries: [{ Source: 's', Detail: { a: 1 } }, { Source: 't' }] },
      { Entries: [{ Source: 's', Detail: { 'TaskToken.$': '$$.Task.Token', a: 1 } }, { Source: 't' }] },
    ],
  ])('puts it into what %s sends in %s, beside what was sent before', (id, language, given, expected) => {
    expect(withToken(given, action(id), language)).toEqual(expected);
  });

  it.each(['JSONPath', 'JSONata'] as const)(
    'leaves arguments alone that have it, and takes it out again, for every action in %s',
    (language) => {
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
      for (const each of actions.filter(
        ({ patterns, tokenArguments }) => patterns.includes('waitForTaskToken') && tokenArguments,
      )) {
        const plain = taskFields(each, each.usual, language)[field] as JsonObject;
        const waiting = withToken(plain, each, language);

        expect(JSON.stringify(waiting), each.id).toContain('Task.Token');
        expect(withToken(waiting, each, language)).toBe(waiting);
        expect(JSON.stringify(withoutToken(waiting, language))).not.toContain('Task.Token');
      }
    },
  );
});
