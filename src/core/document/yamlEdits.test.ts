import { describe, expect, it } from 'vitest';
import { applyChanges } from './changes';
import type { Edit } from './edits';
import { toJson } from './tree';
import { computeYamlEdits } from './yamlEdits';
import { readYamlTree } from './yamlTree';

const text = `# Orders
StartAt: Fetch   # the first one
States:
  # asks the shop
  Fetch: &fetch
    Type: Task
    Resource: "arn:x"
    Retry:
    - ErrorEquals: [ A, 'B' ] # both
      MaxAttempts: 2
    -   ErrorEquals: [States.ALL]
    Next: Done
  Done:
    Type: Succeed
    Comment: |
      two
      lines
`;

const edit = (before: string, ...edits: Edit[]): string => {
  const result = computeYamlEdits(readYamlTree(before), edits);
  if (!result.ok) throw new Error(result.error);
  return applyChanges(before, result.value);
};

const valueOf = (yaml: string) => {
  const tree = readYamlTree(yaml);
  expect(tree.errors).toEqual([]);
  return tree.root ? toJson(tree.root) : undefined;
};

describe('YAML edits', () => {
  it('put a member behind another one, below its comment', () => {
    const after = edit(text, {
      op: 'insertMember',
      at: '/States',
      key: 'Wait a bit',
      value: { value: { Type: 'Wait', Seconds: 5, Next: 'Done' } },
      after: 'Fetch',
    });

    expect(after).toContain('    Next: Done\n  Wait a bit:\n    Type: Wait\n    Seconds: 5\n    Next: Done\n  Done:\n');
  });

  it('put a member first and take it away again', () => {
    const after = edit(text, {
      op: 'insertMember',
      at: '/States',
      key: 'First',
      value: { value: { Type: 'Pass' } },
      after: null,
    });

    expect(Object.keys((valueOf(after) as { States: object }).States)).toEqual(['First', 'Fetch', 'Done']);
    expect(edit(after, { op: 'remove', at: '/States/First' })).toBe(text);
  });

  it.each(['Fetch', 'Done'])('restore every byte when a member put behind %s is removed', (name) => {
    const after = edit(text, {
      op: 'insertMember',
      at: '/States',
      key: 'New',
      value: { value: { Type: 'Map', Items: [1, { a: [] }] } },
      after: name,
    });

    expect((valueOf(after) as { States: Record<string, unknown> }).States.New).toEqual({
      Type: 'Map',
      Items: [1, { a: [] }],
    });
    expect(edit(after, { op: 'remove', at: '/States/New' })).toBe(text);
  });

  it.each([0, 1, 2])('put an item at %i of a list and take it away again', (index) => {
    const after = edit(text, {
      op: 'insertItem',
      at: '/States/Fetch/Retry',
      index,
      value: { value: { ErrorEquals: ['C'], BackoffRate: 1.5 } },
    });

    expect((valueOf(after) as { States: { Fetch: { Retry: unknown[] } } }).States.Fetch.Retry[index]).toEqual({
      ErrorEquals: ['C'],
      BackoffRate: 1.5,
    });
    expect(edit(after, { op: 'remove', at: `/States/Fetch/Retry/${index}` })).toBe(text);
  });

  it('keep quotes and comments when a value changes', () => {
    const after = edit(
      text,
      { op: 'set', at: '/States/Fetch/Resource', value: { value: 'arn:y' } },
      { op: 'set', at: '/StartAt', value: { value: 'Done' } },
    );

    expect(after).toBe(text.replace('"arn:x"', '"arn:y"').replace('StartAt: Fetch ', 'StartAt: Done '));
  });

  it.each(['é\u2028', 'a\u2029', 'a\u00a0', '\u3000a\ufeff'])(
    'replace a text that ends with what only JavaScript takes for a blank: %j',
    (blank) => {
      const before = `a: b\nc: ${blank}\nd: e\n`;

      expect(edit(before, { op: 'set', at: '/c', value: { value: 'x' } })).toBe('a: b\nc: x\nd: e\n');
      expect(edit(`a: { c: ${blank} }\n`, { op: 'set', at: '/a/c', value: { value: 'x' } })).toBe('a: { c: x }\n');
    },
  );

  it('rename a key and leave its anchor alone', () => {
    expect(edit(text, { op: 'renameKey', at: '/States/Fetch', key: 'Get it: now' })).toBe(
      text.replace('  Fetch: &fetch', `  'Get it: now': &fetch`),
    );
  });

  it('write JSON inside of brackets', () => {
    const after = edit(text, {
      op: 'insertItem',
      at: '/States/Fetch/Retry/0/ErrorEquals',
      index: 1,
      value: { value: 'X' },
    });

    expect(after).toContain(`[ A, "X", 'B' ] # both`);
    expect(edit(after, { op: 'remove', at: '/States/Fetch/Retry/0/ErrorEquals/1' })).toBe(text);
  });

  it('leave an empty collection when the last part goes', () => {
    const after = edit(
      text,
      { op: 'remove', at: '/States/Fetch/Retry/0' },
      { op: 'remove', at: '/States/Fetch/Retry/1' },
    );

    expect((valueOf(after) as { States: { Fetch: { Retry: unknown } } }).States.Fetch.Retry).toEqual([]);
  });

  it('fill an empty collection and a value that is not there yet', () => {
    expect(
      valueOf(
        edit('States: {}\n', { op: 'insertMember', at: '/States', key: 'A', value: { value: { Type: 'Pass' } } }),
      ),
    ).toEqual({ States: { A: { Type: 'Pass' } } });
    expect(valueOf(edit('Result:\nEnd: true\n', { op: 'set', at: '/Result', value: { value: { a: 1 } } }))).toEqual({
      Result: { a: 1 },
      End: true,
    });
  });

  it('replace a block by a scalar and a scalar by a block', () => {
    const after = edit(
      text,
      { op: 'set', at: '/States/Fetch/Retry', value: { value: 'none' } },
      { op: 'set', at: '/States/Done/Type', value: { value: ['x', { y: 1 }] } },
    );

    expect(valueOf(after)).toMatchObject({
      States: { Fetch: { Retry: 'none', Next: 'Done' }, Done: { Type: ['x', { y: 1 }] } },
    });
  });

  it('put raw text in at its new depth', () => {
    const after = edit(text, {
      op: 'insertMember',
      at: '/States',
      key: 'Copy',
      value: { source: 'Type: Pass # kept\n    Result:\n      a: 1' },
    });

    expect(after).toContain('  Copy:\n    Type: Pass # kept\n    Result:\n      a: 1');
  });

  it('refuse what an alias brings in', () => {
    const aliased = 'base: &b\n  Type: Pass\ncopy: *b\nmore:\n  <<: *b\n  End: true\n';

    expect(valueOf(aliased)).toEqual({
      base: { Type: 'Pass' },
      copy: { Type: 'Pass' },
      more: { End: true, Type: 'Pass' },
    });
    expect(
      computeYamlEdits(readYamlTree(aliased), [{ op: 'set', at: '/copy/Type', value: { value: 'Fail' } }]),
    ).toMatchObject({ ok: false });
    expect(edit(aliased, { op: 'set', at: '/copy', value: { value: 'x' } })).toBe(
      aliased.replace('copy: *b', 'copy: x'),
    );
  });
});

describe('short forms of functions', () => {
  it.each<readonly [written: string, value: unknown]>([
    ['!Ref Secs', { Ref: 'Secs' }],
    ['!GetAtt Pay.Arn', { 'Fn::GetAtt': ['Pay', 'Arn'] }],
    ['!GetAtt Stack.Outputs.PayArn', { 'Fn::GetAtt': ['Stack', 'Outputs.PayArn'] }],
    ['!GetAtt [Pay, Arn]', { 'Fn::GetAtt': ['Pay', 'Arn'] }],
    ['!Sub "x-${A}"', { 'Fn::Sub': 'x-${A}' }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!Sub\n    - "${A}"\n    - A: !Ref B', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!Own thing', 'thing'],
  ])('%s is read as what it is short for, and replaced as a whole', (written, value) => {
    const before = `a:\n  b: ${written}\n  c: 1\n`;

    expect(valueOf(before)).toEqual({ a: { b: value, c: 1 } });
    if (written.startsWith('!Own')) return;
    expect(edit(before, { op: 'set', at: '/a/b', value: { value: 5 } })).toBe('a:\n  b: 5\n  c: 1\n');
    expect(edit(before, { op: 'remove', at: '/a/c' })).toBe(`a:\n  b: ${written}\n`);
  });

  it('are not edited inside', () => {
    expect(computeYamlEdits(readYamlTree('a: !Ref B\n'), [{ op: 'set', at: '/a/Ref', value: { value: 'C' } }]).ok).toBe(
      false,
    );
  });
});

describe('YAML text', () => {
  it('may hold a placeholder that is not finished', () => {
    expect(valueOf('a: { b: "${Unfinished", "c": "$" }\n')).toEqual({ a: { b: '${Unfinished', c: '$' } });
    expect(valueOf("a: { b: '${Unfinished', c: ${Whole} }\n")).toEqual({ a: { b: '${Unfinished', c: '${Whole}' } });
  });

  it('may hold unquoted placeholders anywhere', () => {
    expect(valueOf('a: ${Name}\nb: [${X}, "${Y}"]\nc: x-${Z}-y\n')).toEqual({
      a: '${Name}',
      b: ['${X}', '${Y}'],
      c: 'x-${Z}-y',
    });
  });

  it.each([
    ['a tab where blanks belong', 'a:\n\t- b: [1,\n'],
    ['brackets without end', '['.repeat(20_000)],
    ['dashes without end', '- '.repeat(20_000)],
    ['an alias of nothing', 'a: *nobody\n'],
    [
      'laughs',
      `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`).join('\n')}\n`,
    ],
    ['binary', '\u0000\u0001\u0002: \u0003'],
  ])('with %s is told, not thrown', (_, hostile) => {
    const tree = readYamlTree(hostile);

    expect(tree.errors.length).toBeGreaterThan(0);
    expect(tree.text).toBe(hostile);
  });

  it('keeps keys like __proto__ as data', () => {
    const value = valueOf('__proto__:\n  Type: Pass\n') as object;

    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(({} as { Type?: string }).Type).toBeUndefined();
  });
});
