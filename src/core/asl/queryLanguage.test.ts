import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { readTree } from '../document/tree';
import { judge } from './judge';
import { languageOf } from './queryLanguage';
import { readModel } from './readModel';

/** @see https://github.com/floci-io/floci/issues/2968 (ValidateStateMachineDefinition, measured 2026-09) */
describe('what a QueryLanguage stands for', () => {
  it.each<[Json | undefined, string]>([
    ['JSONPath', 'JSONPath'],
    ['JSONata', 'JSONata'],
    ['jsonpath', 'JSONata'],
    ['jsonata', 'JSONata'],
    ['foo', 'JSONata'],
    ['', 'JSONata'],
    [5, 'JSONata'],
    [null, 'JSONata'],
    [['JSONPath'], 'JSONata'],
  ])('%j', (value, language) => {
    expect(languageOf(value, 'JSONPath')).toBe(language);
    expect(languageOf(value, 'JSONata')).toBe(language);
  });

  it.each([undefined, '${Language}', '{{language}}'])('nothing of its own: %s', (value) => {
    expect(languageOf(value, 'JSONPath')).toBe('JSONPath');
    expect(languageOf(value, 'JSONata')).toBe('JSONata');
  });

  it.each([{ a: 1 }, ['JSONPath'], 5, 'jsonpath'])('holds for the states of a machine too: %j', (QueryLanguage) => {
    const machine = readModel(
      readTree(JSON.stringify({ QueryLanguage, StartAt: 'X', States: { X: { Type: 'Pass', End: true } } }), 'json'),
    );

    expect([machine.queryLanguage, ...[...machine.states.values()].map((state) => state.queryLanguage)]).toEqual([
      'JSONata',
      'JSONata',
    ]);
  });
});

it('judges the fields of a state by the language that it comes to, beside the value that is none', () => {
  const { diagnostics } = judge(
    JSON.stringify({
      StartAt: 'X',
      States: { X: { Type: 'Pass', QueryLanguage: 'foo', InputPath: '$.a', Output: 1, End: true } },
    }),
  );

  expect(diagnostics.map(({ message, location }) => `${location}: ${message}`)).toEqual([
    "/States/X: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
    '/States/X/QueryLanguage: Value should be one of the following: [JSONPath, JSONata]',
  ]);
});
