import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { parseMockConfig, parseMocks, withSubmissions } from './mockConfig';

/** A file as the guide of Step Functions Local shows it. */
const file: Json = {
  StateMachines: { Orders: { TestCases: { Happy: { Charge: 'Paid' }, Sad: { Charge: 'Broken' } } } },
  MockedResponses: {
    Paid: { '0': { Return: { ok: true } } },
    Broken: {
      '0': { Throw: { Error: 'Card.Declined', Cause: 'No money' } },
      '1-2': { Throw: { Error: 'Card.Busy' } },
      '3': { Return: 1 },
    },
  },
};

describe('a mock file', () => {
  it('gives each test case its answers, attempt by attempt', () => {
    expect(parseMockConfig(file, 'Sad')).toEqual({
      ok: true,
      value: {
        Charge: {
          // Single attempts come before ranges: where both cover one, it is the single one's.
          attempts: [
            { from: 0, to: 0, throws: { error: 'Card.Declined', cause: 'No money' } },
            { from: 3, to: 3, returns: 1 },
            { from: 1, to: 2, throws: { error: 'Card.Busy' } },
          ],
        },
      },
    });
  });

  it('has states of any name', () => {
    const named = parseMocks(JSON.parse('{ "__proto__": { "0": { "Return": 1 } } }') as Json);

    expect(named.ok && Object.keys(named.value)).toEqual(['__proto__']);
  });

  it.each([
    ['a missing case', file, 'Nope', 'The mock file has no test case "Nope".'],
    ['no responses', { StateMachines: {} }, 'Happy', 'The mock file must have StateMachines and MockedResponses.'],
    [
      'an unknown response',
      { StateMachines: { M: { TestCases: { C: { S: 'Gone' } } } }, MockedResponses: {} },
      'C',
      'The state "S" uses the response "Gone", which MockedResponses does not have.',
    ],
    [
      'a bad range',
      { StateMachines: { M: { TestCases: { C: { S: 'R' } } } }, MockedResponses: { R: { first: { Return: 1 } } } },
      'C',
      'The attempt "first" of response "R" is neither a number nor a range like "1-2".',
    ],
    [
      'both answers at once',
      {
        StateMachines: { M: { TestCases: { C: { S: 'R' } } } },
        MockedResponses: { R: { '0': { Return: 1, Throw: {} } } },
      },
      'C',
      'The attempt "0" of response "R" must have either Return or Throw.',
    ],
  ])('tells what is wrong: %s', (_what, config, testCase, message) => {
    expect(parseMockConfig(config, testCase)).toEqual({ ok: false, error: message });
  });
});

it('says what calls themselves answer, of the states that have answers', () => {
  const answers = { A: { attempts: [] }, B: { attempts: [] } };

  expect(withSubmissions(answers, { A: { '0': 'id', '1-2': null }, C: { '0': 1 } })).toEqual({
    A: {
      attempts: [],
      submitted: [
        { from: 0, to: 0, returns: 'id' },
        { from: 1, to: 2, returns: null },
      ],
    },
    B: { attempts: [], submitted: [] },
  });
});
