import { expect, it } from 'vitest';
import { readIndent } from './readIndent';

it.each([
  ['{\n  "a": 1\n}', '2 spaces'],
  ['{\n    "a": 1\n}', '4 spaces'],
  ['{\n\t"a": 1\n}', 'tabs'],
  ['{"a": 1}', 'one line'],
  ['{\n"a": 1\n}', 'no indent'],
])('reads the indent of %j', (text, words) => {
  expect(readIndent(text)).toBe(words);
});
