import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import { convertDefinition, ran } from './testing/runBoth';

const one = (state: JsonObject): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: 'S',
  States: { S: { End: true, ...state } },
});
const input: Json = { n: 3, a: { b: [10, 20], 'odd name': 1 }, items: [1, 2] };
const body: JsonObject = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };

describe('JSONata as JSONPath', () => {
  it.each<[string, JsonObject]>([
    ['a fixed Output', { Type: 'Pass', Output: { x: [1, 'two'] } }],
    [
      'an Output of paths',
      {
        Type: 'Pass',
        Output: {
          x: '{% $states.input.a.b[1] %}',
          last: '{% $states.input.a.b[-1] %}',
          y: { z: '{%$states.input.a.`odd name`%}' },
          name: '{% $states.context.State.Name %}',
          t: '{% true %}',
        },
      },
    ],
    ['a part of the input', { Type: 'Pass', Output: '{% $states.input.a %}' }],
    ['the seconds of a Wait', { Type: 'Wait', Seconds: '{% $states.input.n %}', Output: '{% $states.input.a %}' }],
    [
      'Arguments and a part of the result',
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Arguments: { m: '{% $states.input.n %}', list: [1, { k: '{% $states.input.a.b %}' }] },
        Output: { id: '{% $states.result.Id %}' },
      },
    ],
    [
      'a result that is dropped',
      { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Output: '{% $states.input %}' },
    ],
    [
      'Items',
      {
        Type: 'Map',
        Items: '{% $states.input.items %}',
        ItemSelector: { v: '{% $states.context.Map.Item.Value %}', n: '{% $states.input.n %}' },
        ItemProcessor: body,
      },
    ],
  ])('runs as it did: %s', async (_, state) => {
    const definition = one(state);
    const tasks = { S: [{ return: { Id: 'm' } }] };
    const { converted, plan } = convertDefinition(definition, 'JSONPath');
    const before = await ran(definition, input, tasks);

    expect(plan.states.flatMap(({ unconverted }) => unconverted)).toEqual([]);
    expect(before.status).toBe('SUCCEEDED');
    expect(await ran(converted, input, tasks), JSON.stringify(converted)).toEqual(before);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a sum', { Type: 'Pass', Output: { x: '{% $states.input.n + 1 %}' } }, /more than a plain path/],
    [
      'input beside the result',
      { Type: 'Task', Resource: 'x', Output: { x: '{% $states.input.n %}' } },
      /cannot be reached/,
    ],
    ['an expression in a list', { Type: 'Pass', Output: { x: ['{% $states.input.n %}'] } }, /not evaluated/],
    ['an Output that is built, of a Succeed', { Type: 'Succeed', Output: { x: 1 } }, /part of its input/],
  ])('leaves %s, with the reason', (_, state, reason) => {
    expect(convertDefinition(one(state), 'JSONPath').plan.states[0]).toMatchObject({
      keepsLanguage: true,
      changes: [],
      unconverted: [{ field: 'Output', reason: expect.stringMatching(reason) }],
    });
  });
});
