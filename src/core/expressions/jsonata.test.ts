import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import cases from './cases/jsonata.json';
import type { Evaluated } from './failure';
import {
  compileJsonata,
  compileJsonataTemplate,
  expressionIn,
  type ExpectedType,
  type JsonataBindings,
} from './jsonata';

type Case = {
  readonly source: string;
  readonly input: Json;
  readonly gives?: JsonObject;
  readonly nothing?: readonly string[];
  readonly fails?: Readonly<Record<string, string>>;
};

function bindingsOf(input: Json, variables: JsonObject = {}): JsonataBindings {
  let state = 1;
  return {
    states: { input, context: { Execution: { Name: 'run' } } },
    variables: { get: (name) => variables[name] },
    nowMs: Date.UTC(2025, 0, 2, 3, 4, 5, 6),
    random: { next: () => (state = (state * 16807) % 2147483647) / 2147483647 },
  };
}

function evaluate(expression: string, bindings: JsonataBindings, expected?: ExpectedType): Evaluated {
  const compiled = compileJsonata(expression, 'Output/a', expected);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.evaluate(bindings);
}

function failure(expression: string, end: string): Evaluated {
  return {
    ok: false,
    error: {
      error: 'States.QueryEvaluationError',
      cause: `The JSONata expression '${expression}' specified for the field 'Output/a'${end}`,
      location: 'Output/a',
    },
  };
}

describe.each(cases as unknown as readonly Case[])('$source', ({ input, gives = {}, nothing = [], fails = {} }) => {
  it.each(Object.entries(gives))('%s', (expression, value) => {
    expect(evaluate(expression, bindingsOf(input))).toEqual({ ok: true, value });
  });

  it.each(nothing)('%s gives nothing', (expression) => {
    expect(evaluate(expression, bindingsOf(input))).toEqual(failure(expression, ' returned nothing (undefined).'));
  });

  it.each(Object.entries(fails))('%s fails', (expression, end) => {
    expect(evaluate(expression, bindingsOf(input))).toEqual(failure(expression, end));
  });
});

describe('a value of another type than the field needs (recorded: map_state_items_eval_jsonata_fail)', () => {
  it.each<[string, string, string]>([
    ['"string"', 'string', '"string"'],
    ['1', 'number', '1'],
    ['true', 'boolean', 'true'],
    ['null', 'null', 'null'],
    ["{'foo': 'bar'}", 'object', '{"foo":"bar"}'],
  ])('%s', (expression, type, value) => {
    expect(evaluate(expression, bindingsOf({}), 'array')).toEqual(
      failure(
        expression,
        ` returned an unexpected result type. Expected 'array', but was '${type}' for value: ${value}`,
      ),
    );
  });

  it('passes a value of the type', () => {
    expect(evaluate('[1]', bindingsOf({}), 'array')).toEqual({ ok: true, value: [1] });
    expect(evaluate('1 = 1', bindingsOf({}), 'boolean')).toEqual({ ok: true, value: true });
  });
});

describe('what an expression sees', () => {
  it('sees $states and the variables of the workflow, which hide functions of the same name', () => {
    expect(evaluate('$states.context.Execution.Name & $x & $sum', bindingsOf({}, { x: 1, sum: 2 }))).toEqual({
      ok: true,
      value: 'run12',
    });
    expect(evaluate('$n', bindingsOf({}, { n: null }))).toEqual({ ok: true, value: null });
  });

  it('sees the time that it is given', () => {
    expect(
      evaluate(
        '[$now(), $string($millis()), $now("[Y]"), $toMillis("04", "[H01]") - $millis() < 3600000]',
        bindingsOf({}),
      ),
    ).toEqual({ ok: true, value: ['2025-01-02T03:04:05.006Z', '1735787045006', '2025', true] });
  });

  it('takes chance only from where it is told', () => {
    const drawn = '[$random(), $uuid(), $shuffle([1..20])]';

    const first = evaluate(drawn, bindingsOf({}));

    expect(evaluate(drawn, bindingsOf({}))).toEqual(first);
    expect(first.ok && Array.isArray(first.value) && first.value[1]).toMatch(
      /^[0-9a-f-]{14}4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('does not leak its own names into the next evaluation', () => {
    const bindings = bindingsOf({});

    expect(evaluate('$leaky := 1', bindings)).toEqual({ ok: true, value: 1 });
    expect(evaluate('$leaky', bindings).ok).toBe(false);
  });

  it('never changes data', () => {
    const input = { list: [], a: { b: 1 }, l: [{ x: 1 }] };
    const before = JSON.stringify(input);

    for (const expression of [
      "$states.input.list{'a': 1}",
      "$states.input ~> |$states.input.a|{'b': 2}|",
      "$states.input ~> |a|{'b': 2}, 'c'|",
      '$states.input.l[]',
      '$reverse($states.input.l)',
      '$append($states.input.l, 1)',
    ])
      evaluate(expression, bindingsOf(input));

    expect(JSON.stringify(input)).toBe(before);
  });

  it('passes data on without copying it', () => {
    const input = { deep: { list: [{ a: 1 }] } };

    const outcome = evaluate('{"kept": $states.input.deep}', bindingsOf(input));

    expect(outcome.ok && (outcome.value as { kept: unknown }).kept).toBe(input.deep);
  });

  it('keeps __proto__ as data', () => {
    const input = JSON.parse('{"__proto__": {"x": 1}, "a": 2}') as Json;

    expect(
      JSON.stringify(evaluate('$merge([$states.input, {"b": $states.input.`__proto__`.x}])', bindingsOf(input))),
    ).toBe('{"ok":true,"value":{"__proto__":{"x":1},"a":2,"b":1}}');
    expect(JSON.stringify(evaluate('{"__proto__": {"y": 1}}', bindingsOf({})))).toBe(
      '{"ok":true,"value":{"__proto__":{"y":1}}}',
    );
    expect(JSON.stringify(evaluate('$states.input ~> |$|{"__proto__": 3}|', bindingsOf({})))).toBe(
      '{"ok":true,"value":{"__proto__":3}}',
    );
    expect(({} as { y?: unknown }).y).toBeUndefined();
  });

  it('gives plain objects and arrays', () => {
    const outcome = evaluate(
      '{"a": [1..3], "b": $map([1,2], function($x){{"c": [$x]}}), "d": $spread({"x": 1, "y": [2..3]}), "e": $sift({"k": 1}, $boolean)}',
      bindingsOf({}),
    );

    expect(outcome).toStrictEqual({
      ok: true,
      value: { a: [1, 2, 3], b: [{ c: [1] }, { c: [2] }], d: [{ x: 1 }, { y: [2, 3] }], e: { k: 1 } },
    });
  });
});

describe('what is nested more deeply than the stack of any engine is high', () => {
  let deep: Json = 1;
  for (let i = 0; i < 200_000; i++) deep = [deep];
  const tooDeep =
    'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';

  it.each([
    '$count($states.input.**)',
    '$count($states.input.*)',
    '($nest := function() { $reduce([1..2000], function($in, $i) { {"in": $in} }) }; $nest() = $nest())',
    '$states.input.a',
    '$string($states.input)',
    '$boolean($states.input)',
    '$keys($states.input)',
    '$spread($states.input)',
    '$reduce([1..2000], function($list, $i) { [[$list]] })',
  ])('fails in its own way in %s', (expression) => {
    expect(evaluate(expression, bindingsOf(deep))).toMatchObject({
      ok: false,
      error: { cause: expect.stringContaining(tooDeep) },
    });
  });

  it.each([
    ['brackets', '('.repeat(50_000) + '1' + ')'.repeat(50_000)],
    ['lists', '['.repeat(251) + '1' + ']'.repeat(251)],
    ['operators', `1${' + 1'.repeat(50_000)}`],
    ['words', `a${' and a'.repeat(50_000)}`],
    ['signs', `${'-'.repeat(50_000)}1`],
    ['conditions', `${'a ? b : '.repeat(50_000)}c`],
    ['calls', `${'$f('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['filters', `a${'[1]'.repeat(50_000)}`],
    ['filters in filters', `${'a['.repeat(50_000)}1${']'.repeat(50_000)}`],
    ['steps', `a${'.a'.repeat(50_000)}`],
    ['bindings', `${'$a := '.repeat(50_000)}1`],
    ['chains', `a${' ~> $f'.repeat(50_000)}`],
    ['functions', `${'function(){'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['objects behind texts that look like ends', `${'{"}": '.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['brackets behind a regular expression like a text', `/"/ ~> ${'('.repeat(50_000)}1${')'.repeat(50_000)}`],
  ])('is no expression: %s', (_what, expression) => {
    expect(compileJsonata(expression, 'Output')).toEqual({ ok: false, error: 'The expression is nested too deeply.' });
  });

  it.each([
    ['many items', `$count([${'(1 + 1), '.repeat(5_000)}1])`, 5_001],
    ['many steps one after the other', `(${'$a := [1 + 2 + 3]; '.repeat(5_000)} 7)`, 7],
    ['a long text of brackets', `$length("${'(['.repeat(5_000)}")`, 10_000],
    ['a long comment', `/*${'(['.repeat(5_000)}*/ 1`, 1],
    ['many regular expressions with brackets', `$count([${'$contains("a", /[)(]\\(/), '.repeat(2_000)} 1])`, 2_001],
  ])('is not meant by %s', (_what, expression, value) => {
    expect(evaluate(expression, bindingsOf({}))).toEqual({ ok: true, value });
  });
});

describe('templates', () => {
  function fill(value: Json, input: Json): Evaluated {
    const compiled = compileJsonataTemplate(value, 'Output');
    if (!compiled.ok) throw new Error(compiled.error);
    return compiled.value.evaluate(bindingsOf(input));
  }

  it('evaluates texts between {% and %} at any depth, and nothing else', () => {
    const value = {
      a: '{% $states.input.x %}',
      b: [' {% 1 %} ', '{%1%}', { 'c.$': '$.x', d: '{% [$states.input.x] %}' }],
      e: '{%',
      f: null,
    };

    expect(fill(value, { x: 5 })).toEqual({
      ok: true,
      value: { a: 5, b: [' {% 1 %} ', 1, { 'c.$': '$.x', d: [5] }], e: '{%', f: null },
    });
  });

  it('gives what has no expressions as it is', () => {
    const value = { a: [1] };

    const outcome = fill(value, {});

    expect(outcome.ok && outcome.value).toBe(value);
    expect(fill('{% $states.input %}', { x: 1 })).toEqual({ ok: true, value: { x: 1 } });
  });

  it('names the place of what failed (recorded: undefined_reference)', () => {
    expect(fill({ a: { b: ['x', '{% $nope %}'] } }, {})).toMatchObject({
      ok: false,
      error: {
        location: 'Output/a/b[1]',
        cause: "The JSONata expression '$nope' specified for the field 'Output/a/b[1]' returned nothing (undefined).",
      },
    });
    expect(fill('{% $nope %}', {})).toMatchObject({ ok: false, error: { location: 'Output' } });
  });

  it('refuses an expression that does not parse, and endless nesting', () => {
    let deep: Json = '{% 1 %}';
    for (let i = 0; i < 100_000; i++) deep = [deep];

    expect(compileJsonataTemplate({ a: '{% 1 + %}' }, 'Output')).toEqual({
      ok: false,
      error: 'Unexpected end of expression',
    });
    expect(compileJsonataTemplate(deep, 'Output')).toMatchObject({ ok: false });
  });

  it('keeps __proto__ as data', () => {
    const value = JSON.parse('{"__proto__": "{% 1 %}"}') as Json;

    expect(JSON.stringify(fill(value, {}))).toBe('{"ok":true,"value":{"__proto__":1}}');
  });
});

it.each([
  ['{% $x %}', '$x'],
  ['{%$x%}', '$x'],
  ['{%%}', ''],
  ['{% a', undefined],
  ['a %}', undefined],
  [' {% a %}', undefined],
  ['{%}', undefined],
])('finds the expression in "%s"', (text, expression) => {
  expect(expressionIn(text)).toBe(expression);
});

it('compiles a text once and then remembers it', () => {
  const bindings = bindingsOf({ n: 1 });
  const first = compileJsonata('$states.input.n + 41', 'A');
  const second = compileJsonata('$states.input.n + 41', 'B');

  expect(first.ok && first.value.evaluate(bindings)).toEqual({ ok: true, value: 42 });
  expect(second.ok && second.value.evaluate(bindingsOf({ n: 'x' }))).toMatchObject({
    ok: false,
    error: { location: 'B' },
  });
});
