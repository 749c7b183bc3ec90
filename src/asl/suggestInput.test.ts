import { expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { readTree } from '../document/tree';
import { readModel } from './readModel';
import { suggestInput } from './suggestInput';

function suggest(definition: object): JsonObject {
  return suggestInput(readModel(readTree(JSON.stringify(definition), 'json')));
}

it('makes a member of every path that is read, with a value that a rule compares with', () => {
  const input = suggest({
    StartAt: 'Check',
    States: {
      Check: {
        Type: 'Choice',
        Choices: [{ And: [{ Variable: '$.order.total', NumericGreaterThan: 100 }, { Variable: '$.order.isGift', BooleanEquals: true }], Next: 'Charge' }, { Variable: '$.region', StringEquals: 'A', Next: 'Charge' }],
        Default: 'Charge',
      },
      Charge: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q', MessageBody: { 'id.$': '$.order.id', 'all.$': "States.Format('{} of {}', $.order.id, $.customer.name)" } }, End: true },
    },
  });

  expect(input).toEqual({ order: { total: 100, isGift: true, id: 'text' }, region: 'A', customer: { name: 'text' } });
});

it('leaves out what states before have put there', () => {
  const input = suggest({
    StartAt: 'Fetch',
    States: {
      Fetch: { Type: 'Task', Resource: 'r', Parameters: { 'id.$': '$.id' }, ResultPath: '$.fetched', Next: 'Use' },
      Use: { Type: 'Pass', Parameters: { 'a.$': '$.fetched.a', 'b.$': '$.b' }, End: true },
    },
  });

  expect(input).toEqual({ id: 'text', b: 'text' });
});

it('stops where the input is replaced by a result', () => {
  const input = suggest({
    StartAt: 'Fetch',
    States: { Fetch: { Type: 'Task', Resource: 'r', Parameters: { 'id.$': '$.id' }, Next: 'Use' }, Use: { Type: 'Pass', Parameters: { 'a.$': '$.a' }, End: true } },
  });

  expect(input).toEqual({ id: 'text' });
});

it('makes lists of what is walked through', () => {
  const input = suggest({
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemsPath: '$.lines', Parameters: { 'first.$': '$.tags[0].name' }, ItemProcessor: { StartAt: 'X', States: { X: { Type: 'Pass', Parameters: { 'no.$': '$.inside' }, End: true } } }, End: true } },
  });

  expect(input).toEqual({ lines: [{}], tags: [{ name: 'text' }] });
});

it('reads expressions and the input of the execution', () => {
  const input = suggest({
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: { A: { Type: 'Pass', Output: { a: '{% $states.input.order.id & $states.context.Execution.Input.who %}', b: '$states.input.literal' }, End: true } },
  });

  expect(input).toEqual({ order: { id: 'text' }, who: 'text' });
});

it('follows the branches of a Parallel, and catchers', () => {
  const input = suggest({
    StartAt: 'Both',
    States: {
      Both: { Type: 'Parallel', Branches: [{ StartAt: 'L', States: { L: { Type: 'Wait', SecondsPath: '$.pause', End: true } } }], Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' }], End: true },
      Tell: { Type: 'Pass', Parameters: { 'mail.$': '$.mail', 'why.$': '$.error.Cause' }, End: true },
    },
  });

  expect(input).toEqual({ pause: 1, mail: 'text' });
});

it('gives an empty object where nothing is read, and takes hostile names', () => {
  expect(suggest({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })).toEqual({});
  expect(Object.keys(suggest({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'x.$': "$['__proto__'].y" }, End: true } } }))).toEqual(['__proto__']);
});
