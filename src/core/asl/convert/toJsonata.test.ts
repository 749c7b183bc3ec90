import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import type { TaskScript } from '../../interpreter/testing/runCase';
import { convertDefinition, ran } from './testing/runBoth';

const one = (state: JsonObject): JsonObject => ({ StartAt: 'S', States: { S: { End: true, ...state } } });

const input: Json = {
  a: { b: [10, 20, 30], 'odd name': 1, empty: [], one: [7], deep: { x: 'y' } },
  items: [
    { id: 1, price: 5, tag: 'x' },
    { id: 2, price: 15 },
    { id: 3, price: 25, tag: 'z' },
  ],
  text: 'a,b,,c',
  json: '{"q":[1]}',
  n: 3,
  no: null,
  yes: true,
  encoded: 'aGk=',
};

/** Runs both versions and expects the same end; gives the converted state. */
async function expectSame(
  definition: JsonObject,
  given: Json = input,
  tasks?: Readonly<Record<string, readonly TaskScript[]>>,
): Promise<JsonObject> {
  const { converted, plan } = convertDefinition(definition, 'JSONata');
  expect(plan.states.flatMap(({ unconverted }) => unconverted)).toEqual([]);
  const before = await ran(definition, given, tasks);
  const after = await ran(converted, given, tasks);

  expect(before.status).toBe('SUCCEEDED');
  expect(after, JSON.stringify(converted)).toEqual(before);
  return (converted['States'] as JsonObject)['S'] as JsonObject;
}

describe('expressions', () => {
  it.each([
    '$',
    '$.a.b',
    '$.a.b[0]',
    '$.a.b[(@.length-1)]',
    "$.a['odd name']",
    '$.a.empty',
    '$.a.one',
    '$.no',
    '$.yes',
    '$.a.b[*]',
    '$.items[*].price',
    '$.items[*].tag',
    '$.a.b[1:]',
    '$.a.b[:2]',
    '$.a.b[1:2]',
    '$.a.b[-2:]',
    '$.a.b[:-1]',
    '$.a.b[0,2]',
    '$.a.b[2,0]',
    '$.a.one[*]',
    '$.a.missing[*]',
    '$.a.deep.*',
    '$..id',
    '$..nothing',
    '$.items[?(@.price > 10)]',
    '$.items[?(@.price > 10)].id',
    '$.items[?(@.price >= 25)]',
    '$.items[?(@.price > 100)]',
    "$.items[?(@.tag == 'x')]",
    "$.items[?(@.tag != 'x')].id",
    '$.items[?(@.tag)].id',
    '$.items[?(!@.tag)].id',
    "$.items[?(@.price < 10 || @.tag == 'z')].id",
    '$.items[?(@.price < 20 && @.id > 1)].id',
    '$.items[?(@.tag == x)].id',
    '$.items[?(@.id == $.n)].price',
    "$['items'][0]['id', 'tag']",
    '$$.Execution.Input.n',
    '$$.State.Name',
    '$var.x',
    '$var.list[1]',
    "States.Format('Hi {}, {} \\\\{ok\\\\}', $.n, $.text)".replaceAll('\\\\', '\\'),
    "States.Format('{}', $.n)",
    "States.Format('no places')",
    "States.Format('{}{}', $.no, $.yes)",
    'States.StringToJson($.json)',
    'States.JsonToString($.a.deep)',
    'States.Array($.n, $.text, 1)',
    'States.Array()',
    'States.Array($.n)',
    'States.Array(States.Array(1, 2), States.ArrayRange(1, 3, 1))',
    'States.Array(States.ArrayPartition($.a.b, 2))',
    'States.ArrayPartition($.a.b, 2)',
    'States.ArrayPartition($.a.one, 2)',
    'States.ArrayContains($.a.b, 20)',
    'States.ArrayContains($.a.b, 21)',
    'States.ArrayContains($.items, $.items[1])',
    'States.ArrayRange(1, 9, 2)',
    'States.ArrayRange(1, 9, 9)',
    'States.ArrayGetItem($.a.b, 1)',
    'States.ArrayGetItem($.items[?(@.price > 10)].id, 0)',
    "States.ArrayGetItem(States.StringSplit($.text, ','), 2)",
    'States.ArrayLength($.items)',
    'States.ArrayLength($.a.empty)',
    'States.ArrayUnique($.a.b)',
    'States.ArrayUnique(States.Array(1, 1))',
    'States.Base64Encode($.text)',
    'States.Base64Decode($.encoded)',
    "States.Hash($.text, 'SHA-256')",
    "States.Hash($.a, 'MD5')",
    "States.Hash('x', 'SHA-1')",
    'States.JsonMerge($.a, $.a.deep, false)',
    'States.MathAdd($.n, -1)',
    'States.MathAdd(States.ArrayLength($.items), 2)',
    "States.StringSplit($.text, ',')",
    "States.StringSplit('a-b]c', '-]')",
    "States.StringSplit('', ',')",
  ])('%s', async (text) => {
    const definition = {
      StartAt: 'V',
      States: {
        V: { Type: 'Pass', Assign: { var: { x: 1, list: [5, 6] } }, Next: 'S' },
        S: { Type: 'Pass', Parameters: { 'out.$': text, fixed: 'f', inner: [{ 'deep.$': text }] }, End: true },
      },
    };
    await expectSame(definition);
  });

  it('differ by chance only', async () => {
    const { converted } = convertDefinition(
      one({
        Type: 'Pass',
        Parameters: {
          'id.$': 'States.UUID()',
          'n.$': 'States.MathRandom(5, 6)',
          'seeded.$': 'States.MathRandom(5, 6, 3)',
        },
      }),
      'JSONata',
    );
    expect((await ran(converted, {})).output).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      n: 5,
      seeded: 5,
    });
  });

  it.each([
    '$.a[0][*][1:]',
    'States.Format($.text, 1)',
    'States.StringSplit($.text, $.text)',
    '$.items[?(@.tag =~ /x/)]',
    '$..items[0]',
  ])('says that %s has no equivalent, and leaves it', (text) => {
    const definition = one({ Type: 'Pass', Parameters: { 'x.$': text } });
    const { converted, plan } = convertDefinition(definition, 'JSONata');

    expect(plan.states[0]?.unconverted).toMatchObject([
      { field: 'Parameters', before: { Parameters: { 'x.$': text } }, reason: expect.stringMatching(/\.$/) },
    ]);
    expect(converted).toEqual({ QueryLanguage: 'JSONata', ...definition });
  });
});

describe('the way of data', () => {
  it.each<[string, JsonObject, Json?]>([
    ['nothing', { Type: 'Pass' }],
    ['Result', { Type: 'Pass', Result: { k: [1, '{% not an expression %}'], 'x.$': '$.stays' } }],
    ['Result at a path', { Type: 'Pass', Result: { k: ['a', [1]] }, ResultPath: '$.new.deep' }],
    ['Result over what is there', { Type: 'Pass', Result: 5, ResultPath: '$.a.deep' }],
    ['ResultPath null', { Type: 'Pass', Result: 5, ResultPath: null }],
    ['InputPath', { Type: 'Pass', InputPath: '$.a' }],
    ['InputPath null', { Type: 'Pass', InputPath: null }],
    ['InputPath and ResultPath', { Type: 'Pass', InputPath: '$.a.deep', ResultPath: '$.copy' }],
    [
      'Parameters behind InputPath',
      { Type: 'Pass', InputPath: '$.a', Parameters: { 'x.$': '$.b[1]', 'all.$': '$', lit: '{% x %}' } },
    ],
    [
      'Parameters at a path',
      { Type: 'Pass', Parameters: { 'x.$': '$.n', list: [1, { 'y.$': '$.text' }] }, ResultPath: '$.p' },
    ],
    ['OutputPath', { Type: 'Pass', OutputPath: '$.a.deep' }],
    ['OutputPath null', { Type: 'Pass', OutputPath: null }],
    ['OutputPath into the result', { Type: 'Pass', Parameters: { 'x.$': '$.n', y: { z: 1 } }, OutputPath: '$.y.z' }],
    ['OutputPath at ResultPath', { Type: 'Pass', Result: { z: 1 }, ResultPath: '$.r', OutputPath: '$.r.z' }],
    ['OutputPath is ResultPath', { Type: 'Pass', Result: { z: 1 }, ResultPath: '$.r', OutputPath: '$.r' }],
    ['OutputPath beside ResultPath', { Type: 'Pass', Result: { z: 1 }, ResultPath: '$.r', OutputPath: '$.n' }],
    ['OutputPath above ResultPath', { Type: 'Pass', Result: 9, ResultPath: '$.a.deep.w', OutputPath: '$.a.deep' }],
    ['OutputPath of the context', { Type: 'Pass', OutputPath: '$$.State.Name' }],
    ['OutputPath with a filter', { Type: 'Pass', OutputPath: '$.items[?(@.price > 10)].id' }],
    ['a list as input', { Type: 'Pass', OutputPath: '$[1:]' }, [1, 2, 3]],
    ['a list of one as input', { Type: 'Pass', OutputPath: '$[0]' }, [[5]]],
    ['Wait', { Type: 'Wait', SecondsPath: '$.n', InputPath: '$', OutputPath: '$.a' }],
    ['Wait behind InputPath', { Type: 'Wait', SecondsPath: '$.b[0]', InputPath: '$.a' }],
  ])('%s', async (_, state, given) => void (await expectSame(one(state), given ?? input)));

  const task = (more: JsonObject): JsonObject =>
    one({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', ...more });
  it.each<[string, JsonObject, TaskScript?]>([
    ['plain', {}],
    ['InputPath', { InputPath: '$.a' }],
    ['InputPath null', { InputPath: null }],
    [
      'Parameters',
      {
        InputPath: '$.a',
        Parameters: { 'M.$': '$.deep.x', 'N.$': "States.Format('{}!', $$.State.Name)", k: { l: [{ 'm.$': '$.b' }] } },
      },
    ],
    ['ResultSelector', { ResultSelector: { 'id.$': '$.Id', 'raw.$': '$', 'state.$': '$$.State.Name' } }],
    ['ResultSelector at a path', { ResultSelector: { 'id.$': '$.Id' }, ResultPath: '$.task.answer' }],
    ['ResultPath null', { ResultPath: null, OutputPath: '$.a' }],
    ['ResultPath', { ResultPath: '$.task' }],
    ['OutputPath', { OutputPath: '$.Sub.v' }],
    ['OutputPath into the selected', { ResultSelector: { 'id.$': '$.Id' }, OutputPath: '$.id' }],
    ['TimeoutSecondsPath', { TimeoutSecondsPath: '$.n', HeartbeatSecondsPath: '$.n', ResultPath: '$.r' }],
    [
      'Catch',
      { Catch: [{ ErrorEquals: ['Bad'], ResultPath: '$.a.error', Next: 'C' }] },
      { error: 'Bad', cause: 'why' },
    ],
    ['Catch null', { Catch: [{ ErrorEquals: ['Bad'], ResultPath: null, Next: 'C' }] }, { error: 'Bad' }],
    [
      'Catch whole',
      { Catch: [{ ErrorEquals: ['Bad'], Assign: { 'e.$': '$.Error' }, Next: 'C' }] },
      { error: 'Bad', cause: 'why' },
    ],
  ])('Task: %s', async (_, more, answer) => {
    const definition = task(more);
    const states = { ...(definition['States'] as JsonObject), C: { Type: 'Succeed' } };
    await expectSame({ ...definition, States: states }, input, {
      S: [answer ?? { return: { Id: 'm-1', Sub: { v: [1] } } }],
    });
  });

  it('assigns what it assigned', async () => {
    const show = { Type: 'Pass', Parameters: { 'v.$': '$v', 'w.$': '$w' }, End: true };
    const states: readonly JsonObject[] = [
      { Type: 'Pass', Result: { n: 9 }, ResultPath: '$.r', Assign: { 'v.$': '$.n', w: 'fixed' } },
      { Type: 'Pass', Parameters: { 'n.$': '$.text' }, Assign: { 'v.$': '$.n', 'w.$': '$$.State.Name' } },
      { Type: 'Pass', InputPath: '$.a', Assign: { 'v.$': '$.b', w: { 'in.$': '$.deep.x' } } },
      { Type: 'Wait', Seconds: 1, InputPath: '$.a', Assign: { 'v.$': '$.b', w: 1 } },
      { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', ResultSelector: {}, Assign: { 'v.$': '$.Id', w: 1 } },
    ];
    for (const state of states)
      await expectSame({ StartAt: 'S', States: { S: { ...state, Next: 'Show' }, Show: show } }, input, {
        S: [{ return: { Id: 'm' } }],
      });
  });

  it('maps over the same items, and runs the same branches', async () => {
    const body = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };
    const states: readonly JsonObject[] = [
      { Type: 'Map', ItemsPath: '$.items', ItemProcessor: body },
      { Type: 'Map', InputPath: '$.items', ItemProcessor: body, ResultPath: null },
      {
        Type: 'Map',
        InputPath: '$.a',
        ItemsPath: '$.b',
        ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index', 'x.$': '$.deep.x' },
        ItemProcessor: body,
        MaxConcurrencyPath: '$.b[0]',
        ResultPath: '$.mapped',
      },
      {
        Type: 'Map',
        ItemsPath: '$.a.one',
        Parameters: { 'v.$': '$$.Map.Item.Value' },
        Iterator: body,
        ResultSelector: { 'first.$': '$[0].v' },
      },
      { Type: 'Map', ItemsPath: '$.items[?(@.price > 10)]', ItemProcessor: body, OutputPath: '$[*].id' },
      {
        Type: 'Parallel',
        Branches: [body, body],
        Parameters: { 'p.$': '$.n' },
        ResultSelector: { 'second.$': '$[1].p' },
        ResultPath: '$.both',
      },
    ];
    for (const state of states) await expectSame(one(state));
  });

  it('fails as it failed', async () => {
    const definition = {
      StartAt: 'S',
      States: { S: { Type: 'Fail', ErrorPath: '$.text', CausePath: "States.Format('n {}', $.n)" } },
    };
    const { converted } = convertDefinition(definition, 'JSONata');
    expect(converted['States']).toEqual({
      S: { Type: 'Fail', Error: '{% $states.input.text %}', Cause: '{% "n " & $states.input.n %}' },
    });
  });

  it('reads the whole form of a state', async () => {
    const state = await expectSame(
      one({ Type: 'Pass', Parameters: { 'who.$': "States.Format('Hi {}', $.text)" }, ResultPath: '$.a.greeting' }),
    );
    expect(state).toEqual({
      Type: 'Pass',
      Output:
        '{% $merge([$states.input, {"a": $merge([$states.input.a, {"greeting": {"who": "Hi " & $states.input.text}}])}]) %}',
      End: true,
    });
  });
});
