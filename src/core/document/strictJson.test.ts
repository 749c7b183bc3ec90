import { describe, expect, it } from 'vitest';
import { applyChanges } from './changes';
import { looseParts } from './strictJson';
import { readTree } from './tree';

/** A text, and what it is without all that strict readers of JSON refuse. */
const texts: readonly (readonly [string, string])[] = [
  ['{"a": 1,}', '{"a": 1}'],
  ['[1, [2,], 3 ,\n]', '[1, [2], 3 \n]'],
  ['{"a": 1, /* why */}', '{"a": 1 }'],
  ['{ // why\n  "a": 1\n}', '{\n  "a": 1\n}'],
  ['// what\n{\n  // why\n  "a": 1\n}\n// so', '{\n  "a": 1\n}\n'],
  ['{"a": /* one */ 1 // two\n}', '{"a":  1\n}'],
  ['{"a": "// no, /* nor this, */", "b": "],}"}', '{"a": "// no, /* nor this, */", "b": "],}"}'],
  ['{"a": ${b}, "c": [{{ d }},]}', '{"a": ${b}, "c": [{{ d }}]}'],
];

describe('what strict readers of JSON refuse', () => {
  it.each(texts)('is found in %j and can be taken out', (text, strict) => {
    const parts = looseParts(readTree(text, 'json'));

    expect(
      applyChanges(
        text,
        parts.flatMap(({ mend }) => mend.changes),
      ),
    ).toBe(strict);
    expect(looseParts(readTree(strict, 'json'))).toEqual([]);
  });

  it('is told in the order of the text, a hundred parts at most, and not of YAML, which has comments', () => {
    const parts = looseParts(readTree(`[${'1, // one\n'.repeat(150)}]`, 'json'));

    expect(parts).toHaveLength(100);
    expect(parts.map(({ from }) => from)).toEqual(parts.map(({ from }) => from).sort((a, b) => a - b));
    expect(parts[0]?.mend.title).toBe('Remove the comment');
    expect(looseParts(readTree('{ "a": 1, }', 'json'))[0]?.mend.title).toBe('Remove the ","');
  });
});
