/**
 * Texts of about any length, of every kind that is known to cost: long in one way each. Made here, so that a test or a
 * measurement of n beside 2n says of each pass whether its work grows with the text or faster.
 */
import type { Json, JsonObject } from '../../base/json';
import type { Syntax } from '../../document/syntaxTree';

/** One kind of long text. */
export type HugeKind = {
  readonly syntax: Syntax;
  /** The text with so many of what the kind is about. */
  readonly write: (count: number) => string;
  /** The text grows with this power of the count: 2 where as many states have as many rules each. */
  readonly power?: number;
  /** It is nested to the depth that texts are read to: what it costs follows that, and not its length. */
  readonly isDeep?: true;
  /** More than so many are not read, by design, such as levels of nesting. */
  readonly most?: number;
};

const lambda = 'arn:aws:states:::lambda:invoke';
const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const machine = (states: readonly (readonly [string, Json])[], more: JsonObject = {}): string =>
  `${JSON.stringify({ ...more, StartAt: states[0]?.[0] ?? '', States: Object.fromEntries(states) }, null, 2)}\n`;
const done: readonly [string, Json] = ['Done', { Type: 'Succeed' }];

/** States in a row: `make` gives what each has besides its Next. */
const row = (count: number, make: (index: number) => JsonObject, more: JsonObject = {}): string =>
  machine(
    [...list(count, (i) => [`S${i}`, { ...make(i), Next: i + 1 < count ? `S${i + 1}` : 'Done' }] as const), done],
    more,
  );
const pass = (more: JsonObject = {}): JsonObject => ({ Type: 'Pass', ...more });
const task = (more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: lambda,
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
  ...more,
});
const json = (write: HugeKind['write'], more: Partial<HugeKind> = {}): HugeKind => ({ syntax: 'json', write, ...more });
const yaml = (write: HugeKind['write'], more: Partial<HugeKind> = {}): HugeKind => ({ syntax: 'yaml', write, ...more });
const lines = (count: number, make: (index: number) => string): string => list(count, make).join('');

function nested(depth: number, wrap: (inner: JsonObject, level: number) => JsonObject): string {
  let inner: JsonObject = { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } };
  for (let level = depth; level > 0; level--)
    inner = { StartAt: `L${level}`, States: { [`L${level}`]: { ...wrap(inner, level), End: true } } };
  return JSON.stringify(inner);
}

function deepRule(depth: number): JsonObject {
  let rule: JsonObject = { Variable: '$.x', IsPresent: true };
  for (let level = 0; level < depth; level++)
    rule =
      level % 3 === 0
        ? { Not: rule }
        : { [level % 3 === 1 ? 'And' : 'Or']: [rule, { Variable: `$.v${level}`, NumericEquals: level }] };
  return rule;
}

const rule = (i: number, next: string): JsonObject => ({ Variable: '$.value', NumericEquals: i, Next: next });
const choice = (choices: readonly Json[], fallback = 'Done'): JsonObject => ({
  Type: 'Choice',
  Choices: choices,
  Default: fallback,
});

/** Every kind, by what it is. */
export const hugeKinds: Readonly<Record<string, HugeKind>> = {
  'rules of one Choice': json((n) =>
    machine([['C', choice(list(n, (i) => rule(i, i % 2 ? 'A' : 'Done')))], ['A', pass({ Next: 'Done' })], done]),
  ),
  'as many Choices as rules in each': json(
    (n) =>
      machine([...list(n, (i) => [`C${i}`, choice(list(n, (j) => rule(j, `C${(i + j + 1) % n}`)))] as const), done]),
    { power: 2 },
  ),
  'And, Or and Not in each other': json((n) =>
    row(n, () => pass())
      .replace('"Done": {', `"Deep": ${JSON.stringify(choice([{ ...deepRule(300), Next: 'Done' }]))},\n"Done": {`)
      .replace('"StartAt": "S0"', '"StartAt": "Deep"'),
  ),
  'operands of one Or': json((n) =>
    machine([['C', choice([{ Or: list(n, (i) => ({ Variable: '$.value', NumericEquals: i })), Next: 'Done' }])], done]),
  ),
  'rules nested in many Choices': json((n) =>
    machine([
      ...list(n, (i) => [`C${i}`, choice([{ ...deepRule(30), Next: i + 1 < n ? `C${i + 1}` : 'Done' }])] as const),
      done,
    ]),
  ),
  'branches of one Parallel': json((n) =>
    machine([
      [
        'P',
        {
          Type: 'Parallel',
          Branches: list(n, (i) => ({ StartAt: `B${i}`, States: { [`B${i}`]: pass({ End: true }) } })),
          Next: 'Done',
        },
      ],
      done,
    ]),
  ),
  'Parallels in each other': json(
    (n) =>
      nested(n, (inner, level) => ({
        Type: 'Parallel',
        Branches: [inner, { StartAt: `X${level}`, States: { [`X${level}`]: pass({ End: true }) } }],
      })),
    { most: 240 },
  ),
  'Maps in each other': json((n) => nested(n, (inner) => ({ Type: 'Map', ItemProcessor: inner })), { most: 320 }),
  'Maps beside each other': json((n) =>
    row(n, (i) => ({
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: `M${i}`, States: { [`M${i}`]: pass({ End: true }) } },
    })),
  ),
  'states in a row': json((n) => row(n, () => pass())),
  'Tasks in a row': json((n) => row(n, () => task())),
  'Tasks that wait for tokens': json((n) =>
    row(n, () => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/q', MessageBody: { 'token.$': '$$.Task.Token' } },
    })),
  ),
  'calls of the SDK': json((n) =>
    row(n, (i) => ({
      Type: 'Task',
      Resource: `arn:aws:states:::aws-sdk:dynamodb:${i % 2 ? 'getItem' : 'getItme'}`,
      Parameters: { TableName: 't', Key: {} },
    })),
  ),
  'ways back': json((n) =>
    machine([
      ...list(
        n,
        (i) => [`C${i}`, choice([rule(i, `C${Math.max(0, i - 1)}`)], i + 1 < n ? `C${i + 1}` : 'Done')] as const,
      ),
      done,
    ]),
  ),
  'ways back to the first': json((n) =>
    machine([...list(n, (i) => [`C${i}`, choice([rule(i, 'C0')], i + 1 < n ? `C${i + 1}` : 'Done')] as const), done]),
  ),
  'ways that part and meet': json((n) =>
    machine([
      ...list(
        n,
        (i) =>
          [
            [`C${i}`, choice([rule(i, `A${i}`)], `B${i}`)],
            [`A${i}`, pass({ Next: i + 1 < n ? `C${i + 1}` : 'Done' })],
            [`B${i}`, pass({ Next: i + 1 < n ? `C${i + 1}` : 'Done' })],
          ] as const,
      ).flat(),
      done,
    ]),
  ),
  'ways far ahead': json((n) =>
    machine([
      ...list(
        n,
        (i) =>
          [
            `C${i}`,
            choice([rule(i, i * 2 + 1 < n ? `C${i * 2 + 1}` : 'Done')], i + 1 < n ? `C${i + 1}` : 'Done'),
          ] as const,
      ),
      done,
    ]),
  ),
  'states that nothing leads to': json((n) =>
    machine([done, ...list(n, (i) => [`S${i}`, pass({ Next: 'Done' })] as const)]),
  ),
  'states that lead to one': json((n) =>
    machine([
      ['C', choice(list(n, (i) => rule(i, `S${i}`)))],
      ...list(n, (i) => [`S${i}`, pass({ Next: 'Done' })] as const),
      done,
    ]),
  ),
  'ends of one Choice': json((n) =>
    machine([
      ['C', choice(list(n, (i) => rule(i, `S${i}`)))],
      ...list(n, (i) => [`S${i}`, pass({ End: true })] as const),
      done,
    ]),
  ),
  'catchers with one handler': json((n) =>
    row(n, () => task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }] })),
  ),
  'catchers of one Task': json((n) =>
    machine([['T', task({ Catch: list(n, (i) => ({ ErrorEquals: [`E${i}`], Next: 'Done' })), Next: 'Done' })], done]),
  ),
  'handlers of one Task': json((n) =>
    machine([
      ['T', task({ Catch: list(n, (i) => ({ ErrorEquals: [`E${i}`], Next: `H${i}` })), Next: 'Done' })],
      ...list(n, (i) => [`H${i}`, pass({ Next: 'Done' })] as const),
      done,
    ]),
  ),
  'handlers of many Tasks': json((n) =>
    machine([
      ...list(
        n,
        (i) =>
          [
            [
              `T${i}`,
              task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: `H${i}` }], Next: i + 1 < n ? `T${i + 1}` : 'Done' }),
            ],
            [`H${i}`, pass({ Next: i + 1 < n ? `T${i + 1}` : 'Done' })],
          ] as const,
      ).flat(),
      done,
    ]),
  ),
  'retriers of one Task': json((n) =>
    machine([['T', task({ Retry: list(n, (i) => ({ ErrorEquals: [`E${i}`], MaxAttempts: 2 })), Next: 'Done' })], done]),
  ),
  'error names of one retrier': json((n) =>
    machine([['T', task({ Retry: [{ ErrorEquals: list(n, (i) => `Error${i}`) }], Next: 'Done' })], done]),
  ),
  'variables read by the next state': json((n) =>
    row(n, (i) => pass({ Assign: { [`v${i}`]: i }, Parameters: i === 0 ? {} : { 'x.$': `$v${i - 1}` } })),
  ),
  'variables read at the end': json((n) =>
    row(n, (i) =>
      pass({
        Assign: i < n / 2 ? { [`v${i}`]: i } : {},
        Parameters: i < n / 2 ? {} : { 'x.$': `$v${i - Math.ceil(n / 2)}` },
      }),
    ),
  ),
  'variables read and never assigned': json((n) => row(n, (i) => pass({ Parameters: { 'x.$': `$missing${i}` } }))),
  'variables in JSONata': json((n) =>
    row(
      n,
      (i) => pass({ Assign: { [`v${i}`]: '{% $states.input.x %}' }, Output: i === 0 ? 1 : `{% $v${i - 1} + 1 %}` }),
      { QueryLanguage: 'JSONata' },
    ),
  ),
  'expressions in JSONata': json((n) =>
    row(
      n,
      (i) =>
        pass({
          Output: {
            a: `{% $sum($states.input.items[price > ${i}].price) %}`,
            b: '{% $map($states.input.items, function($v) { $v.id & "x" }) %}',
          },
        }),
      { QueryLanguage: 'JSONata' },
    ),
  ),
  'one long expression in JSONata': json((n) =>
    row(1, () => pass({ Output: `{% ${list(n, (i) => `$states.input.a${i}`).join(' + ')} %}` }), {
      QueryLanguage: 'JSONata',
    }),
  ),
  'intrinsic functions in each other': json((n) =>
    row(n, (i) =>
      pass({
        Parameters: {
          'x.$': `States.Format('{}', States.MathAdd($.a, States.ArrayLength(States.Array($.b, States.JsonToString($.c${i})))))`,
        },
      }),
    ),
  ),
  paths: json((n) =>
    row(n, (i) => pass({ InputPath: `$.a${i}.b[0].c`, ResultPath: `$.r${i}`, OutputPath: `$['x y'].z` })),
  ),
  'long names of resources': json((n) =>
    row(n, (i) => ({
      Type: 'Task',
      Resource: `arn:aws:lambda:eu-west-1:123456789012:function:${'name-'.repeat(8)}${i}`,
    })),
  ),
  'long names of states': json((n) =>
    machine([...list(n, (i) => [`${'A long name of a state '.repeat(3)}${i}`, pass({ End: true })] as const)]),
  ),
  'fields that are not known': json((n) => row(n, (i) => pass({ Coment: 'x', [`Field${i}`]: 1 }))),
  'fields that are not known, in one state': json((n) =>
    row(1, () => pass(Object.fromEntries(list(n, (i) => [`Field${i}`, i])))),
  ),
  'values of the wrong type': json((n) => row(n, () => ({ Type: 'Wait', Seconds: 'soon', Comment: 5, InputPath: 7 }))),
  'targets that are not there': json((n) =>
    machine([...list(n, (i) => [`State ${i}`, pass({ Next: `Stat ${i}` })] as const)]),
  ),
  'types that are not known': json((n) =>
    machine([...list(n, (i) => [`S${i}`, { Type: `Pas${i}`, End: true }] as const)]),
  ),
  'states that are no objects': json((n) => machine([...list(n, (i) => [`S${i}`, i] as const)])),
  'repeated fields': json((n) => `{"StartAt":"A","States":{"A":{${'"Type":"Pass",'.repeat(n)}"End":true}}}`),
  'repeated states': json(
    (n) => `{"StartAt":"A","States":{${Array(n).fill('"A":{"Type":"Pass","End":true}').join(',\n')}}}`,
  ),
  'the same name in every branch': json((n) =>
    machine([
      [
        'P',
        {
          Type: 'Parallel',
          Branches: list(n, () => ({ StartAt: 'B', States: { B: pass({ End: true }) } })),
          Next: 'Done',
        },
      ],
      done,
    ]),
  ),
  comments: json((n) => `{\n${lines(n, (i) => `  // A comment, number ${i}\n`)}${row(3, () => pass()).slice(1)}`),
  'one long text': json((n) => row(1, () => pass({ Comment: 'x'.repeat(n * 10) }))),
  'one long line': json((n) => JSON.stringify(JSON.parse(row(n, () => pass())))),
  'blank lines': json((n) => `{${'\n'.repeat(n * 10)}${row(3, () => pass()).slice(1)}`),
  escapes: json((n) => row(1, () => pass({ Comment: '"\\\n\u0001'.repeat(n) }))),
  'one long list': json((n) => row(1, () => pass({ Result: list(n, (i) => i) }))),
  'one wide object': json((n) =>
    row(1, () => pass({ Parameters: Object.fromEntries(list(n, (i) => [`m${i}.$`, `$.m${i}`])) })),
  ),
  'placeholders in texts': json((n) => row(n, (i) => ({ Type: 'Task', Resource: `\${Function${i}}` }))),
  'placeholders outside of texts': json((n) =>
    row(n, (i) => ({ Type: 'Wait', Seconds: `@@${i}` })).replace(/"@@(\d+)"/g, '${Seconds$1}'),
  ),
  'brackets that are not closed': json((n) => '['.repeat(n * 10), { isDeep: true }),
  'braces that are not closed': json((n) => '{"a":'.repeat(n * 2), { isDeep: true }),
  'a brace too few in the middle': json((n) =>
    row(n, () => pass()).replace(new RegExp(`("S${Math.floor(n / 2)}": \\{[^}]*)\\}`), '$1'),
  ),
  'a comma too few in each state': json((n) => row(n, () => pass()).replaceAll('"Pass",', '"Pass"')),
  'words that are no JSON': json((n) => 'hello world '.repeat(n)),
  'states in a row, in YAML': yaml(
    (n) =>
      `StartAt: S0\nStates:\n${lines(n, (i) => `  S${i}:\n    Type: Pass\n    ${i + 1 < n ? `Next: S${i + 1}` : 'End: true'}\n`)}`,
  ),
  'anchors and aliases': yaml(
    (n) =>
      `StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result:\n${lines(n, (i) => `      k${i}: &a${i} ${i}\n`)}${lines(n, (i) => `      r${i}: *a${i}\n`)}    End: true\n`,
  ),
  'one alias, often': yaml(
    (n) => `base: &base {Type: Pass, End: true}\nStartAt: S0\nStates:\n${lines(n, (i) => `  S${i}: *base\n`)}`,
  ),
  'merge keys': yaml(
    (n) =>
      `base: &base {Type: Pass}\nStartAt: S0\nStates:\n${lines(n, (i) => `  S${i}:\n    <<: *base\n    ${i + 1 < n ? `Next: S${i + 1}` : 'End: true'}\n`)}`,
  ),
  'flow style': yaml(
    (n) =>
      `StartAt: S0\nStates: {\n${lines(n, (i) => `  S${i}: {Type: Pass, ${i + 1 < n ? `Next: S${i + 1}` : 'End: true'}},\n`)}}\n`,
  ),
  'block scalars': yaml(
    (n) =>
      `StartAt: S0\nStates:\n${lines(n, (i) => `  S${i}:\n    Type: Pass\n    Comment: |\n      A comment of\n      two lines\n    ${i + 1 < n ? `Next: S${i + 1}` : 'End: true'}\n`)}`,
  ),
  'one block scalar': yaml(
    (n) =>
      `StartAt: A\nStates:\n  A:\n    Type: Pass\n    Comment: |\n${lines(n, (i) => `      line ${i}\n`)}    End: true\n`,
  ),
  'comments in YAML': yaml(
    (n) => `${lines(n, (i) => `# A comment, number ${i}\n`)}StartAt: A\nStates:\n  A:\n    Type: Succeed\n`,
  ),
  'one long line of YAML': yaml(
    (n) =>
      `StartAt: S0\nStates: {${lines(n, (i) => `S${i}: {Type: Pass, ${i + 1 < n ? `Next: S${i + 1}` : 'End: true'}}, `)}}\n`,
  ),
  'brackets that are not closed, in YAML': yaml((n) => `a: ${'['.repeat(n)}`),
  'faults in YAML': yaml((n) => `StartAt: A\nStates:\n${lines(n, (i) => `  S${i}: {Type: Pass\n`)}`),
};

/** A text of a kind that is about so many characters long. */
export function hugeText({ write, power = 1, most = Infinity }: HugeKind, length: number): string {
  const [few, many] = [write(50).length, write(100).length];
  const each = Math.max(1, (many - few) / 50);
  const count = power === 1 ? length / each : 100 * (length / many) ** (1 / power);
  return write(Math.max(1, Math.min(most, Math.round(count))));
}
