import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestNesting } from './jsonTree';
import { isDeep } from './testing/workflows';
import { nodeAt, readTree, toJson, type SyntaxTree } from './tree';

const read = (text: string): SyntaxTree => readTree(text, 'json');
const value = ({ root }: SyntaxTree): unknown => root && toJson(root);
const codes = ({ errors }: SyntaxTree): string[] => errors.map(({ code }) => code);

const machine = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Task",
      "Retry": [
        {
          "ErrorEquals": ["States.ALL"],
          "MaxAttempts": 1
        }
      ],
      "Next": "C"
    },
    "C": {
      "Type": "Succeed"
    }
  }
}
`;

describe('what is allowed beyond JSON', () => {
  it('includes comments and trailing commas', () => {
    const tree = read('// head\n{ "a": /* one */ 1, // end\n  "b": [2, 3, ], }\n/* tail */');

    expect(value(tree)).toEqual({ a: 1, b: [2, 3] });
    expect(tree.errors).toEqual([]);
  });

  it('includes unquoted placeholders as values, which keep their own text', () => {
    const tree = read(
      '{"Seconds": ${Wait}, "Resource": "${Arn}", "x": [${A}${B}, 1${Zeros}, ${jsonencode({"a": 1})}]}',
    );

    expect(value(tree)).toEqual({
      Seconds: '${Wait}',
      Resource: '${Arn}',
      x: ['${A}${B}', '1${Zeros}', '${jsonencode({"a": 1})}'],
    });
    expect(tree.errors).toEqual([]);
    expect(nodeAt(tree, '/Seconds')).toEqual({ kind: 'scalar', from: 12, to: 19, value: '${Wait}', placeholder: true });
    expect(nodeAt(tree, '/Resource')).not.toHaveProperty('placeholder');
  });
});

describe('what is not JSON but means something', () => {
  it('is read as it is meant, with a word about it', () => {
    const tree = read('{a: \'it\\\'s\', "b": .5, "c": +1, "d": 0x10, "e": 01}');

    expect(value(tree)).toEqual({ a: "it's", b: 0.5, c: 1, d: 16, e: 1 });
    expect(codes(tree)).toEqual([
      'unquoted-key',
      'single-quotes',
      'not-a-json-number',
      'not-a-json-number',
      'not-a-json-number',
      'not-a-json-number',
    ]);
  });

  it('tells what to write instead, at the place', () => {
    expect(read('{"a": .5}').errors).toEqual([
      { code: 'not-a-json-number', message: '".5" is not how JSON writes a number. Write 0.5.', from: 6, to: 8 },
    ]);
  });
});

describe('while something is being typed', () => {
  // every text below has States
  const states = (text: string): unknown => Object.keys((value(read(text)) as { States: object }).States);

  it.each([
    [
      'a closing brace is missing',
      machine.replace('    },\n    "B"', '    "B"'),
      ['missing-brace', 'missing-comma'],
      ['A', 'B', 'C'],
    ],
    [
      'a closing bracket is missing',
      machine.replace('"States.ALL"]', '"States.ALL"'),
      ['missing-bracket'],
      ['A', 'B', 'C'],
    ],
    ['the last brace is missing', machine.trimEnd().slice(0, -1), ['missing-brace'], ['A', 'B', 'C']],
    [
      'there is a brace too many',
      machine.replace('"Next": "B"\n    },', '"Next": "B"\n    }},'),
      ['surplus-bracket'],
      ['A', 'B', 'C'],
    ],
    [
      'there is a brace too many on its own line',
      machine.replace('"Next": "B"\n', '"Next": "B"\n      }\n'),
      ['surplus-bracket'],
      ['A', 'B', 'C'],
    ],
    ['a value is missing', machine.replace('"Next": "C"', '"Next": '), ['missing-value'], ['A', 'B', 'C']],
    ['a value is missing before another key', machine.replace('"Task"', ''), ['missing-value'], ['A', 'B', 'C']],
    ['a text is not closed', machine.replace('"Next": "C"', '"Next": "C'), ['open-string'], ['A', 'B', 'C']],
    ['a key has just begun', machine.replace('"Next": "C"', '"Ne'), ['open-string', 'missing-colon'], ['A', 'B', 'C']],
    ['a comma is missing', machine.replace('"Task",', '"Task"'), ['missing-comma'], ['A', 'B', 'C']],
    ['a word stands astray', machine.replace('"Task",', '"Task", foo'), ['unexpected-text'], ['A', 'B', 'C']],
    [
      'a quote stands inside a text',
      machine.replace('"Task",', '"Ta"sk",'),
      ['unexpected-text', 'open-string', 'missing-comma'],
      ['A', 'B', 'C'],
    ],
  ])('keeps every state that can be read when %s', (_, text, problems, names) => {
    expect(codes(read(text))).toEqual(problems);
    expect(states(text)).toEqual(names);
  });

  it('loses only the state whose key is torn, and not its neighbours', () => {
    expect(states(machine.replace('"B": {', '"B: {'))).toEqual(['A', 'C']);
    expect(states(machine.replace('"B": {', '"B": '))).toEqual(['A', 'C']);
  });

  it('reads what can be read of one line, too', () => {
    const line = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": }, "B": {"Type" "Wait" "Seconds": 1}}';

    expect(value(read(line))).toEqual({
      StartAt: 'A',
      States: { A: { Type: 'Pass' }, B: { Type: 'Wait', Seconds: 1 } },
    });
    expect(codes(read(line))).toEqual(['missing-brace', 'missing-value', 'missing-colon', 'missing-comma']);
  });

  it('does not mind text that is not indented at all', () => {
    const flat = machine.replace(/^ +/gm, '');

    expect(value(read(flat.replace('"Next": "C"\n}', '"Next": "C"\n}}')))).toHaveProperty('States.B.Next', 'C');
    expect(value(read(flat.trimEnd().slice(0, -1)))).toHaveProperty('States.C.Type', 'Succeed');
  });

  it('says where the bracket is that is never closed, and where it is missed', () => {
    const text = machine.replace('    },\n    "B"', '    "B"');

    expect(read(text).errors[0]).toEqual({
      code: 'missing-brace',
      message: 'This "{" is never closed. Add "}" before line 7.',
      from: text.indexOf('{', text.indexOf('"A": ')),
      to: text.indexOf('{', text.indexOf('"A": ')) + 1,
    });
  });

  it('reads every shorter beginning of a text without losing what comes before the cut', () => {
    for (let length = machine.indexOf('"B": {'); length < machine.length; length++) {
      expect(value(read(machine.slice(0, length)))).toHaveProperty('States.A', { Type: 'Pass', Next: 'B' });
    }
  });
});

describe('keys that are special elsewhere', () => {
  it('are plain data', () => {
    const tree = read('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');

    expect(Object.keys(value(tree) as object)).toEqual(['__proto__', 'constructor', 'toString']); // it is an object
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(nodeAt(tree, '/__proto__/polluted')).toMatchObject({ value: true });
    expect(nodeAt(read('{}'), '/constructor')).toBeUndefined();
  });

  it('get an ordinal when they are repeated; the last one is the value', () => {
    const tree = read('{"a": 1, "b": 2, "a": 3, "a": 4, "a#2": 5}');

    expect(tree.root?.kind === 'object' && tree.root.members.map(({ pointerKey }) => pointerKey)).toEqual([
      'a',
      'b',
      'a#2',
      'a#3',
      'a#2#2',
    ]);
    expect(value(tree)).toEqual({ a: 4, b: 2, 'a#2': 5 });
    expect(nodeAt(tree, '/a#3')).toMatchObject({ value: 4 });
  });

  it('may be repeated thousands of times in linear time', () => {
    const tree = read(`{${Array.from({ length: 20_000 }, () => '"k": 0').join(',')}}`);

    expect(tree.root?.kind === 'object' && new Set(tree.root.members.map(({ pointerKey }) => pointerKey)).size).toBe(
      20_000,
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['hello', 'unexpected-text'],
    ['<html></html>', 'unexpected-text'],
    ['\u0000\u0001PNG', 'unexpected-text'],
    ['/* never closed', 'open-comment'],
    ['{} {}', 'after-the-end'],
    ['}', 'surplus-bracket'],
    ['"a', 'open-string'],
  ])('says what is wrong with %j', (text, code) => {
    expect(codes(read(text))).toContain(code);
  });

  it.each([5_000, 200_000])('reads %i levels as far as workflows go, and says where it stopped', (levels) => {
    const text = '{"a":['.repeat(levels / 2) + ']}'.repeat(levels / 2);

    const tree = read(text);

    expect(tree.errors).toEqual([
      {
        code: 'too-deep',
        message: `Values are nested more than ${deepestNesting} levels deep here. What is deeper is not read.`,
        from: 3000,
        to: 3001,
      },
    ]);
    expect(JSON.stringify(value(tree)).length).toBe('{"a":['.length * 500 + ']}'.length * 500);
  });

  it('survives brackets that are opened without end', () => {
    expect(codes(read('['.repeat(100_000)))).toContain('too-deep');
    expect(codes(read('{"a":'.repeat(100_000)))).toContain('too-deep');
    expect(codes(read(']'.repeat(100_000)))[0]).toBe('surplus-bracket');
  });

  it('reads megabytes, and lists a hundred problems at most', () => {
    const megabytes = isDeep ? 10 : 2;
    const large = `{"items": [${'{"id": 12345, "name": "abcdefghij"},\n'.repeat(27_000 * megabytes)}]}`;
    const garbage = '\u0007\uD800{]"x\n'.repeat(150_000 * megabytes);

    expect(large.length).toBeGreaterThan(990_000 * megabytes);
    expect(read(large).errors).toEqual([]);
    expect(read(garbage).errors).toHaveLength(100);
  }, 20_000);

  it('never throws, and places every value and problem inside of the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      "'",
      '\\',
      '\n',
      '\n  ',
      ' ',
      '1',
      'true',
      'x',
      '//',
      '/*',
      '*/',
      '${',
      '${A}',
      '\u0000',
      '\uFEFF',
      '"Next": "B"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { root, errors } = read(text);

        for (const { from, to } of [...errors, ...(root ? [root] : [])]) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
