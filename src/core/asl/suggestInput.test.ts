import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { suggestInput } from './suggestInput';

/** A workflow of one state, which ends. */
const one = (state: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: 'A',
  States: { A: { Type: 'Pass', End: true, ...state } },
  ...more,
});
const jsonata = (state: JsonObject): JsonObject => one(state, { QueryLanguage: 'JSONata' });
/** A scope whose only state reads. */
const leaf = (parameters: JsonObject): JsonObject => ({
  StartAt: 'X',
  States: { X: { Type: 'Pass', Parameters: parameters, End: true } },
});
/** A Choice that leads to a success by some rule, and else to a failure. */
const choice = (...rules: readonly JsonObject[]): JsonObject => ({
  StartAt: 'C',
  States: {
    C: { Type: 'Choice', Choices: rules.map((rule) => ({ Next: 'S', ...rule })), Default: 'F' },
    S: { Type: 'Succeed' },
    F: { Type: 'Fail' },
  },
});
const condition = (text: string): JsonObject => ({
  QueryLanguage: 'JSONata',
  ...choice({ Condition: `{% ${text} %}` }),
});

describe('an input', () => {
  it('has a member for every path that is read, with a value that a rule asks for', () => {
    const input = suggestInput({
      StartAt: 'Check',
      States: {
        Check: {
          Type: 'Choice',
          Choices: [
            {
              And: [
                { Variable: '$.order.total', NumericGreaterThan: 100 },
                { Variable: '$.order.isGift', BooleanEquals: true },
              ],
              Next: 'Charge',
            },
            { Variable: '$.region', StringEquals: 'A', Next: 'Charge' },
          ],
          Default: 'Charge',
        },
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage',
          Parameters: {
            QueueUrl: 'q',
            MessageBody: { 'id.$': '$.order.id', 'all.$': "States.Format('{} of {}', $.order.id, $.customer.name)" },
          },
          End: true,
        },
      },
    });

    expect(input).toEqual({ order: { total: 101, isGift: true, id: 'text' }, region: 'A', customer: { name: 'text' } });
  });

  it('leaves out what states before have put there', () => {
    const input = suggestInput({
      StartAt: 'Fetch',
      States: {
        Fetch: { Type: 'Task', Resource: 'r', Parameters: { 'id.$': '$.id' }, ResultPath: '$.fetched', Next: 'Use' },
        Use: { Type: 'Pass', Parameters: { 'a.$': '$.fetched.a', 'b.$': '$.b' }, End: true },
      },
    });

    expect(input).toEqual({ id: 'text', b: 'text' });
  });

  it('stops where the input is replaced by a result', () => {
    const input = suggestInput({
      StartAt: 'Fetch',
      States: {
        Fetch: { Type: 'Task', Resource: 'r', Parameters: { 'id.$': '$.id' }, Next: 'Use' },
        Use: { Type: 'Pass', Parameters: { 'a.$': '$.a' }, End: true },
      },
    });

    expect(input).toEqual({ id: 'text' });
  });

  it('follows the branches of a Parallel, and catchers', () => {
    const input = suggestInput({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'L', States: { L: { Type: 'Wait', SecondsPath: '$.pause', End: true } } }],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' }],
          End: true,
        },
        Tell: { Type: 'Pass', Parameters: { 'mail.$': '$.mail', 'why.$': '$.error.Cause' }, End: true },
      },
    });

    expect(input).toEqual({ pause: 1, mail: 'text' });
  });

  it('is an empty object where nothing is read, and takes hostile names', () => {
    expect(suggestInput({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })).toEqual({});
    expect(Object.keys(suggestInput(one({ Parameters: { 'x.$': "$['__proto__'].y" } })) as JsonObject)).toEqual([
      '__proto__',
    ]);
  });
});

describe('what is read', () => {
  it.each<readonly [what: string, definition: JsonObject, input: Json]>([
    [
      'items of a Map',
      one({ Type: 'Map', ItemsPath: '$.lines', ItemProcessor: leaf({ 's.$': '$.sku', 'q.$': '$.qty' }) }),
      { lines: [{ sku: 'text', qty: 'text' }] },
    ],
    [
      'items of which nothing is read',
      one({ Type: 'Map', ItemsPath: '$.lines', ItemProcessor: leaf({ x: 1 }) }),
      { lines: [{}] },
    ],
    [
      'an input that is the list itself',
      one({ Type: 'Map', ItemProcessor: leaf({ 's.$': '$.sku' }) }),
      [{ sku: 'text' }],
    ],
    [
      'an ItemSelector',
      one({
        Type: 'Map',
        ItemsPath: '$.lines',
        ItemSelector: { 'a.$': '$$.Map.Item.Value.id', 'b.$': '$.common' },
        ItemProcessor: leaf({ 's.$': '$.a.x' }),
      }),
      { lines: [{ id: { x: 'text' } }], common: 'text' },
    ],
    [
      'Maps in a Map',
      one({
        Type: 'Map',
        ItemsPath: '$.orders',
        Iterator: {
          StartAt: 'M',
          States: { M: { Type: 'Map', ItemsPath: '$.lines', Iterator: leaf({ 's.$': '$.sku' }), End: true } },
        },
      }),
      { orders: [{ lines: [{ sku: 'text' }] }] },
    ],
    [
      'a chain of InputPaths',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', InputPath: '$.detail', Next: 'B' },
          B: { Type: 'Pass', InputPath: '$.object', Next: 'C' },
          C: { Type: 'Pass', Parameters: { 'k.$': '$.key' }, End: true },
        },
      },
      { detail: { object: { key: 'text' } } },
    ],
    [
      'the input of the execution',
      one({ Parameters: { 'x.$': '$$.Execution.Input.who.name' } }),
      { who: { name: 'text' } },
    ],
    [
      'variables',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { 'o.$': '$.order', n: 1 }, Next: 'B' },
          B: { Type: 'Pass', Parameters: { 'i.$': '$o.id', 'n.$': '$n' }, End: true },
        },
      },
      { order: { id: 'text' } },
    ],
    [
      'filters',
      one({ Parameters: { 'x.$': "$.items[?(@.status == 'open')].id", 'f.$': '$.items[?(@.price > 10)].name' } }),
      { items: [{ status: 'open', id: 'text', price: 11, name: 'text' }] },
    ],
    [
      'slices, indexes and wildcards',
      one({ Parameters: { 'x.$': '$.a[0:2]', 'y.$': '$.b[1].c', 'z.$': '$.c[*].d' } }),
      { a: [{}, {}], b: [{ c: 'text' }, { c: 'text' }], c: [{ d: 'text' }] },
    ],
    [
      'times',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Wait', TimestampPath: '$.at', Next: 'B' },
          B: { Type: 'Wait', SecondsPath: '$.seconds', End: true },
        },
      },
      { at: '2026-01-01T00:00:00Z', seconds: 1 },
    ],
    [
      'attributes of a table',
      one({ Parameters: { Key: { id: { 'S.$': '$.id' }, n: { 'N.$': '$.n' } } } }),
      { id: 'text', n: '1' },
    ],
  ])('by paths: %s', (_, definition, input) => {
    expect(suggestInput(definition)).toEqual(input);
  });

  it.each<readonly [call: string, input: Json]>([
    ["States.Format('{}-{}', $.a.b, $.c)", { a: { b: 'text' }, c: 'text' }],
    ['States.Format($.template, $.a, $.b)', { template: '{} {}', a: 'text', b: 'text' }],
    ['States.ArrayLength($.list)', { list: [{}] }],
    ['States.ArrayGetItem($.list, 2)', { list: [{}, {}, {}] }],
    ["States.ArrayContains($.tags, 'x')", { tags: ['x'] }],
    ['States.MathAdd($.n, 1)', { n: 1 }],
    ['States.MathRandom($.from, $.to)', { from: 1, to: 2 }],
    ['States.StringToJson($.body)', { body: '{}' }],
    ['States.Base64Decode($.secret)', { secret: 'dGV4dA==' }],
    ["States.ArrayGetItem(States.StringSplit($.arn, ':'), 2)", { arn: 'text:text:text' }],
    ['States.JsonMerge($.a, $.b, false)', { a: {}, b: {} }],
    ['States.Hash($.data, $.algorithm)', { data: 'text', algorithm: 'SHA-256' }],
  ])('by functions: %s', (call, input) => {
    expect(suggestInput(one({ Parameters: { 'x.$': call } }))).toEqual(input);
  });

  it('inside of a text that holds JSON', () => {
    const definition: JsonObject = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Parameters: { 'body.$': 'States.StringToJson($.body)' }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'x.$': '$.body.order.id' }, End: true },
      },
    };

    expect(suggestInput(definition)).toEqual({ body: '{"order":{"id":"text"}}' });
  });

  it.each<readonly [expression: string, input: Json]>([
    ['$states.input.order.id & $states.context.Execution.Input.who', { order: { id: 'text' }, who: 'text' }],
    ['{"id": $states.input.id, "total": $states.input.total * 1.2}', { id: 'text', total: 1 }],
    ['$sum($states.input.prices)', { prices: [1] }],
    ['$sum($states.input.orders.total)', { orders: [{ total: 1 }] }],
    ['$map($states.input.lines, function($v) { $v.price * $v.qty })', { lines: [{ price: 1, qty: 1 }] }],
    ['$filter($states.input.lines, function($v) { $v.kind = "a" }).name', { lines: [{ kind: 'a', name: 'text' }] }],
    ['$states.input.users[0].name', { users: [{ name: 'text' }] }],
    ['$states.input.users[role = "admin"].name', { users: [{ role: 'admin', name: 'text' }] }],
    ['$count($states.input.items)', { items: [{}] }],
    ['$uppercase($states.input.name) & $string($states.input.any)', { name: 'text', any: 'text' }],
    ['$parse($states.input.body).x', { body: '{"x":"text"}' }],
    ['$split($states.input.csv, ",")[2]', { csv: 'text,text,text' }],
    ['$toMillis($states.input.when)', { when: '2026-01-01T00:00:00Z' }],
    ['($f := function($o) { $o.total + 1 }; $f($states.input.order))', { order: { total: 1 } }],
    ['$states.input.orders^(>price).name', { orders: [{ price: 'text', name: 'text' }] }],
    ['$states.input.orders.{"n": name}', { orders: { name: 'text' } }],
    ['$lookup($states.input.sizes, $states.context.State.Name)', { sizes: { A: 'text' } }],
    ['"$states.input.not"', {}],
  ])('by expressions: %s', (expression, input) => {
    expect(suggestInput(jsonata({ Output: `{% ${expression} %}` }))).toEqual(input);
  });

  it('by expressions inside of Parallel and Map, and through variables', () => {
    const read = (expression: string): JsonObject => ({
      StartAt: 'X',
      States: { X: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } },
    });

    expect(
      suggestInput(
        jsonata({ Type: 'Parallel', Branches: [read('$states.input.order.id'), read('$states.input.delay + 1')] }),
      ),
    ).toEqual({ order: { id: 'text' }, delay: 1 });
    expect(
      suggestInput(
        jsonata({ Type: 'Map', Items: '{% $states.input.orders %}', ItemProcessor: read('$states.input.price * 2') }),
      ),
    ).toEqual({ orders: [{ price: 1 }] });
    expect(suggestInput(jsonata({ Type: 'Map', ItemProcessor: read('$states.input.name') }))).toEqual([
      { name: 'text' },
    ]);
    expect(
      suggestInput({
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { order: '{% $states.input %}' }, Output: {}, Next: 'B' },
          B: { Type: 'Pass', Output: '{% $order.total > 5 %}', End: true },
        },
      }),
    ).toEqual({ total: 1 });
  });
});

describe('values that lead to a success', () => {
  it.each<readonly [what: string, definition: JsonObject, input: Json]>([
    [
      'a range',
      choice({
        And: [
          { Variable: '$.age', NumericGreaterThanEquals: 18 },
          { Variable: '$.age', NumericLessThan: 65 },
        ],
      }),
      { age: 18 },
    ],
    ['a pattern', choice({ Variable: '$.file', StringMatches: 'in/*.csv' }), { file: 'in/x.csv' }],
    [
      'a time',
      choice({ Variable: '$.due', TimestampLessThan: '2024-01-01T00:00:00Z' }),
      { due: '2023-12-31T00:00:00.000Z' },
    ],
    ['another path', choice({ Variable: '$.n', NumericLessThanPath: '$.max' }), { n: 1, max: 2 }],
    ['null', choice({ Variable: '$.n', IsNull: true }), { n: null }],
    [
      'alternatives',
      choice({
        Or: [
          { Variable: '$.a', StringEquals: 'x' },
          { Variable: '$.b', NumericEquals: 3 },
        ],
      }),
      { a: 'x', b: 3 },
    ],
    [
      'rules that lead to a failure',
      choice(
        { Variable: '$.status', StringEquals: 'ERROR', Next: 'F' },
        { Not: { Variable: '$.ok', BooleanEquals: true }, Next: 'F' },
        { Variable: '$.error', IsPresent: true, Next: 'F' },
        { Variable: '$.kind', StringEquals: 'a' },
      ),
      { status: 'text', ok: true, kind: 'a' },
    ],
    [
      'an expression',
      condition("$states.input.total > 100 and $states.input.kind = 'gold'"),
      { total: 101, kind: 'gold' },
    ],
    ['one of a list', condition("$states.input.kind in ['a', 'b']"), { kind: 'a' }],
    [
      'what is not there',
      condition('$not($exists($states.input.error)) and $exists($states.input.id)'),
      { id: 'text' },
    ],
    ['a list of some length', condition('$count($states.input.items) > 2'), { items: [{}, {}, {}] }],
    ['an empty list', condition('$count($states.input.items) = 0'), { items: [] }],
  ])('meet %s', (_, definition, input) => {
    expect(suggestInput(definition)).toEqual(input);
  });
});

it('is found in bounded time, whatever the definition', () => {
  const rules = Array.from({ length: 14_000 }, (_, i) => ({
    Variable: `$.x${i % 7}`,
    StringEquals: `v${i}`,
    Next: i % 2 === 0 ? 'C' : 'F',
  }));
  const beganMs = performance.now();

  suggestInput({
    StartAt: 'C',
    States: { C: { Type: 'Choice', Choices: rules, Default: 'S' }, S: { Type: 'Succeed' }, F: { Type: 'Fail' } },
  });

  expect(performance.now() - beganMs).toBeLessThan(20_000);
});
