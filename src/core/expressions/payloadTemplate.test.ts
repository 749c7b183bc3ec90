import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import type { Evaluated } from './failure';
import { compileDynamicField, compileTemplate } from './payloadTemplate';
import type { Scope } from './scope';

function scopeOf(input: Json, variables: JsonObject = {}): Scope {
  return {
    input,
    context: { Execution: { Name: 'run' } },
    variables: { get: (name) => variables[name] },
    random: { next: () => 0 },
  };
}

function fill(template: Json, input: Json, variables?: JsonObject): Evaluated {
  const compiled = compileTemplate(template);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value(scopeOf(input, variables));
}

it('evaluates members whose names end with .$ at any depth, and nothing else', () => {
  const template = {
    'a.$': '$.x',
    b: '$.x',
    c: { 'd.$': '$$.Execution.Name' },
    e: [{ 'f.$': "States.Format('{}!', $.x)" }, '$.x'],
    'g.$': '$v[0]',
    h: null,
  };

  const outcome = fill(template, { x: 1 }, { v: [7] });

  expect(outcome).toEqual({
    ok: true,
    value: { a: 1, b: '$.x', c: { d: 'run' }, e: [{ f: '1!' }, '$.x'], g: 7, h: null },
  });
});

it('puts evaluated members behind the others, as the service does, and shares what is constant', () => {
  const constant = { deep: [1] };

  const outcome = fill({ z: constant, 'y.$': '$', x: 1 }, 2);

  expect(outcome.ok && JSON.stringify(outcome.value)).toBe('{"z":{"deep":[1]},"x":1,"y":2}');
  expect(outcome.ok && (outcome.value as { z: unknown }).z).toBe(constant);
  expect(fill(constant, 1)).toEqual({ ok: true, value: constant });
});

it('says which path, which member and which input when a path finds nothing', () => {
  expect(fill({ a: { 'value.$': '$.x' } }, { y: 'ü"' })).toEqual({
    ok: false,
    error: {
      error: 'States.Runtime',
      cause: `The JSONPath '$.x' specified for the field 'value.$' could not be found in the input '{"y":"ü\\""}'`,
    },
  });
  expect(fill({ 'v.$': '$$.Execution.Input.x' }, {})).toMatchObject({
    ok: false,
    error: {
      cause: "The JSONPath '$$.Execution.Input.x' specified for the field 'v.$' could not be found in the input '{}'",
    },
  });
  expect(fill({ list: [{ 'v.$': '$nope' }] }, {})).toMatchObject({ ok: false });
});

it.each(['$', '$.a', '$[*]'])('cannot read %s in a null, as users of the service report', (path) => {
  expect(fill({ 'Input.$': path }, null)).toEqual({
    ok: false,
    error: { error: 'States.Runtime', cause: 'Unable to apply Path transformation to null or empty input.' },
  });
  expect(fill({ 'name.$': '$$.Execution.Name', 'v.$': '$v', b: null }, null, { v: 1 })).toMatchObject({ ok: true });
});

it('gives a list for a path that may find several', () => {
  expect(fill({ 'a.$': '$.items[*].v' }, {})).toEqual({ ok: true, value: { a: [] } });
});

it.each<[string, Json]>([
  ['a value that is no text', { 'a.$': 1 }],
  ['a text that is no path', { 'a.$': 'x' }],
  ['a bad call', { a: [{ 'b.$': 'States.Nope()' }] }],
  ['a name with and without .$', { a: 1, 'a.$': '$' }],
])('refuses %s', (_what, template) => {
  expect(compileTemplate(template)).toMatchObject({ ok: false });
});

it('evaluates one field by the same rules, under its own name', () => {
  const path = compileDynamicField('$.cause', 'CausePath');
  const call = compileDynamicField("States.Format('{}', $.cause)", 'CausePath');

  expect(path.ok && path.value(scopeOf({ cause: 'c' }))).toEqual({ ok: true, value: 'c' });
  expect(path.ok && path.value(scopeOf({}))).toMatchObject({
    ok: false,
    error: { cause: "The JSONPath '$.cause' specified for the field 'CausePath' could not be found in the input '{}'" },
  });
  expect(call.ok && call.value(scopeOf({ cause: 'c' }))).toEqual({ ok: true, value: 'c' });
});

it('keeps __proto__ as data', () => {
  const template = JSON.parse('{"__proto__.$": "$.x", "constructor": 1}') as Json;

  const outcome = fill(template, { x: { y: 1 } });

  expect(JSON.stringify(outcome)).toBe('{"ok":true,"value":{"constructor":1,"__proto__":{"y":1}}}');
});

it('refuses a template that is nested without end instead of breaking', () => {
  let template: Json = { 'a.$': '$' };
  for (let i = 0; i < 100_000; i++) template = [template];

  expect(compileTemplate(template)).toMatchObject({ ok: false });
});
