import { describe, expect, it } from 'vitest';
import { deepestJson, parseJson } from './long';

const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('JSON that is nested very deep', () => {
  it.each([lists, objects])('is read up to a thousand levels, so that everything behind may recurse', (write) => {
    expect(() => parseJson(write(deepestJson))).not.toThrow();
    for (const depth of [deepestJson + 1, 200_000])
      expect(() => parseJson(write(depth))).toThrow(/^Values are nested more than 1,000 levels deep at character /);
  });

  it('is no text with brackets in it, and no long list of short ones', () => {
    expect(() => parseJson(JSON.stringify({ text: `"\\${lists(5_000)}` }))).not.toThrow();
    expect(() => parseJson(`[${Array(5_000).fill('[[]]').join()}]`)).not.toThrow();
  });
});
