import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from './changes';
import { formatText } from './formatText';
import { readTree, toJson } from './tree';

function formatted(text: string, indent = '  '): string {
  return applyChanges(text, formatText(readTree(text, 'json'), indent));
}

describe('formatText', () => {
  it('puts each member on a line of its own', () => {
    expect(formatted('{"a":1,"b":[1,2],"c":{}}')).toBe('{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ],\n  "c": {}\n}');
  });

  it('indents by what it is given', () => {
    expect(formatted('{"a":1}', '\t')).toBe('{\n\t"a": 1\n}');
    expect(formatted('{"a":1}', '    ')).toBe('{\n    "a": 1\n}');
  });

  it('keeps comments and spellings', () => {
    expect(formatted('{ // why\n"a":1.50, /* so */ "b":"\\u0041"}')).toBe(
      '{ // why\n  "a": 1.50, /* so */\n  "b": "\\u0041"\n}',
    );
  });

  it('takes no placeholder apart', () => {
    expect(formatted('{"a":${Table},"b":${Count}}')).toBe('{\n  "a": ${Table},\n  "b": ${Count}\n}');
  });

  it('leaves a text alone that is nested more deeply than it is read: it would grow by the square of its depth', () => {
    expect(formatText(readTree('['.repeat(200_000), 'json'), '  ')).toEqual([]);
    expect(formatText(readTree('{"a":'.repeat(5_000), 'json'), '  ')).toEqual([]);
    expect(formatted('['.repeat(40))).toContain('\n');
  });

  it('changes nothing in a text that is laid out already', () => {
    expect(formatText(readTree('{\n  "a": 1\n}\n', 'json'), '  ')).toEqual([]);
  });

  it('never changes what the text means', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 3, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root } = readTree(formatted(text), 'json');

        expect(root && toJson(root)).toEqual(JSON.parse(text));
      }),
    );
  });
});
