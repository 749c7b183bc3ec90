import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import cases from '../cases/intrinsics.json';
import type { Evaluated } from '../failure';
import { compileIntrinsic } from './compileIntrinsic';

type Call = {
  readonly call: string;
  readonly input?: Json;
  readonly context?: Json;
  readonly variables?: JsonObject;
  readonly gives?: Json;
  readonly fails?: string;
};
type Case = { readonly source: string; readonly calls?: readonly Call[]; readonly refused?: readonly string[] };

function run({ call, input = {}, context = {}, variables = {} }: Call, random: () => number = () => 0): Evaluated {
  const compiled = compileIntrinsic(call);
  if (!compiled.ok) throw new Error(`${call}: ${compiled.error}`);
  return compiled.value({ input, context, variables: { get: (name) => variables[name] }, random: { next: random } });
}

describe.each(cases as unknown as readonly Case[])('$source', ({ calls = [], refused = [] }) => {
  it.each(calls)('$call', (each) => {
    const outcome = run(each);

    if (each.fails === undefined) expect(outcome).toEqual({ ok: true, value: each.gives });
    else
      expect(outcome).toEqual({
        ok: false,
        error: { error: 'States.Runtime', cause: `The function '${each.call}' had the following error: ${each.fails}` },
      });
  });

  it.each(refused.filter((text) => !text.endsWith(') ')))('refuses %s', (text) => {
    expect(compileIntrinsic(text)).toMatchObject({ ok: false });
  });
});

it('names the inner call when it is the one that fails', () => {
  expect(run({ call: "States.Array(States.MathAdd('a', 1))" })).toMatchObject({
    ok: false,
    error: {
      cause: "The function 'States.MathAdd('a', 1)' had the following error: Invalid arguments in States.MathAdd",
    },
  });
});

it('takes at most 10,000 characters where the service does', () => {
  const [longest, tooLong] = ['a'.repeat(10_000), 'a'.repeat(10_001)];

  for (const call of ['States.Base64Encode($.s)', 'States.Base64Decode($.s)', "States.Hash($.s, 'MD5')"]) {
    expect(run({ call, input: { s: longest } }).ok).toBe(true);
    expect(run({ call, input: { s: tooLong } }).ok).toBe(false);
  }
});

it('makes UUIDs and random numbers from the chance that it is given', () => {
  let state = 0;
  const next = (): number => (state = (state * 16807 + 7) % 2147483647) / 2147483647;

  const first = [run({ call: 'States.UUID()' }, next), run({ call: 'States.MathRandom(5, 8)' }, next)];
  state = 0;
  const second = [run({ call: 'States.UUID()' }, next), run({ call: 'States.MathRandom(5, 8)' }, next)];

  expect(first).toEqual(second);
  expect(first[0]).toMatchObject({
    value: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
  });
  expect([5, 6, 7]).toContain(first[1]?.ok === true && first[1].value);
});

it('hashes any text as Node does', () => {
  const algorithms = { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };

  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom(...Object.entries(algorithms)),
      (text, [name, nodeName]) => {
        const outcome = run({ call: `States.Hash($.s, '${name}')`, input: { s: text } });

        expect(outcome).toEqual({ ok: true, value: createHash(nodeName).update(text, 'utf8').digest('hex') });
      },
    ),
  );
});

it('decodes what it encodes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const outcome = run({ call: 'States.Base64Decode(States.Base64Encode($.s))', input: { s: text } });

      expect(outcome).toEqual({ ok: true, value: text });
      expect(run({ call: 'States.Base64Encode($.s)', input: { s: text } })).toEqual({
        ok: true,
        value: Buffer.from(text, 'utf8').toString('base64'),
      });
    }),
  );
});

it('keeps __proto__ as data when it merges', () => {
  const a = JSON.parse('{"__proto__": {"x": 1}}') as Json;

  const outcome = run({ call: 'States.JsonMerge($.a, $.b, false)', input: { a, b: { y: 2 } } });

  expect(JSON.stringify(outcome)).toBe('{"ok":true,"value":{"__proto__":{"x":1},"y":2}}');
});

it('comes back from any text with a call or a reason', () => {
  const piece = fc.constantFrom(
    'States.',
    'Array',
    'Format',
    '(',
    ')',
    "'",
    '\\',
    '{}',
    ',',
    '$',
    '.a',
    '[',
    ']',
    '1',
    '-',
    'true',
    ' ',
  );

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const compiled = compileIntrinsic(`States.Array(${pieces.join('')}`);

      if (!compiled.ok) expect(compiled.error).not.toBe('');
    }),
  );
});
