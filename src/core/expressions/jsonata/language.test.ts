import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import language from './cases/language.json';
import { askLibrary, askUs, comparable } from './testing/oracle';

describe('every part of the language gives what the jsonata library gives', () => {
  const data: JsonObject = language.data;

  it.each(language.expressions)('%s', async (expression) => {
    const text = `(${language.prefix}${expression})`;
    const before = JSON.stringify(data);

    const expected = await askLibrary(text, data);
    const actual = askUs(text, data);

    expect(comparable(actual)).toEqual(comparable(expected));
    expect(JSON.stringify(data)).toBe(before);
  });
});
