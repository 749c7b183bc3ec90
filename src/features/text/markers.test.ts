import { expect, it } from 'vitest';
import type { Problem } from '../../core/asl/problem';
import { readTree } from '../../core/document/tree';
import { placeProblems } from './markers';

const text = '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Wait"\n    }\n  }\n}\n';
const tree = readTree(text, 'json');

function placed(problem: Partial<Problem>): string {
  const [mark] = placeProblems([{ code: 'not-begun', severity: 'error', message: 'm', at: '', ...problem }], tree);
  return mark ? text.slice(mark.from, mark.to) : '';
}

it('underlines the value that a problem is about', () => {
  expect(placed({ at: '/StartAt' })).toBe('"A"');
});

it('underlines the key when the problem says so', () => {
  expect(placed({ at: '/States/A/Type', part: 'key' })).toBe('"Type"');
});

it('says a problem of a whole state at its name', () => {
  expect(placed({ at: '/States/A' })).toBe('"A"');
});

it('says a problem of the whole definition at its first character', () => {
  expect(placed({ at: '' })).toBe('{');
});

it('underlines the place of a syntax problem, at least one character', () => {
  expect(placed({ from: 4, to: 4 })).toBe('"');
});

it('has a place for a problem whose value is gone', () => {
  expect(placed({ at: '/States/Gone/Next' })).toBe('{');
});
