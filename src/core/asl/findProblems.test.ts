import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { readTree } from '../document/tree';
import { findProblems } from './findProblems';
import { readModel } from './readModel';

const sqs = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'B' };
const retry = { ErrorEquals: ['States.ALL'], MaxAttempts: 1 };
const inner = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };
const distributed = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

/** The first state of a definition with one mistake, and the only problem that a person is told of. */
const mistakes: readonly (readonly [string, JsonObject, string])[] = [
  ['an argument in other letters', { ...sqs, Parameters: { QueueURL: 'u', MessageBody: 'm' } }, 'unknown-argument'],
  ['Next in small letters', { Type: 'Pass', next: 'B' }, 'unknown-field'],
  ['Seconds in small letters', { Type: 'Wait', seconds: 5, Next: 'B' }, 'unknown-field'],
  ['Seconds too large', { Type: 'Wait', Seconds: 99_999_999_999, Next: 'B' }, 'out-of-range'],
  ['Next is no text', { Type: 'Pass', Next: true }, 'wrong-type'],
  [
    'a rule without its Variable',
    { Type: 'Choice', Choices: [{ variable: '$.x', IsNull: true, Next: 'B' }], Default: 'B' },
    'unknown-field',
  ],
  [
    'a comparison in small letters',
    { Type: 'Choice', Choices: [{ Variable: '$.x', isNull: true, Next: 'B' }], Default: 'B' },
    'unknown-field',
  ],
  [
    'a catcher without its Next',
    { Type: 'Parallel', Branches: [inner], Catch: [{ ErrorEquals: ['States.ALL'], next: 'B' }], Next: 'B' },
    'unknown-field',
  ],
  [
    'an interval too long',
    {
      Type: 'Parallel',
      Branches: [inner],
      Retry: [{ ...retry, IntervalSeconds: 99_999_999_999, MaxDelaySeconds: 10 }],
      Next: 'B',
    },
    'out-of-range',
  ],
  ['the processor in small letters', { Type: 'Map', itemProcessor: inner, Next: 'B' }, 'unknown-field'],
  [
    'an unknown mode',
    {
      Type: 'Map',
      ToleratedFailureCount: 1,
      ItemProcessor: { ...distributed, ProcessorConfig: { Mode: 'DISTRIBUTE', ExecutionType: 'STANDARD' } },
      Next: 'B',
    },
    'unknown-option',
  ],
  [
    'no way to the end',
    { Type: 'Parallel', Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', end: true } } }], Next: 'B' },
    'unknown-field',
  ],
];

function told(definition: JsonObject): readonly string[] {
  return findProblems(readModel(readTree(JSON.stringify(definition), 'json')))
    .filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code);
}

describe('one mistake', () => {
  it.each(mistakes)('is one problem: %s', (_, state, code) => {
    expect(told({ StartAt: 'A', States: { A: state, B: { Type: 'Succeed' } } })).toEqual([code]);
  });

  it('is one problem: the language of all in small letters', () => {
    const state = { Type: 'Pass', Output: '{% 1 %}', End: true };
    expect(told({ queryLanguage: 'JSONata', StartAt: 'A', States: { A: state } })).toEqual(['unknown-field']);
  });
});

describe('two mistakes', () => {
  it('are two problems, also beside each other', () => {
    const Parameters = { QueueURL: 'u' };
    expect(told({ StartAt: 'A', States: { A: { ...sqs, Parameters }, B: { Type: 'Succeed' } } })).toEqual([
      'missing-argument',
      'unknown-argument',
    ]);
    const lost = { Type: 'Succeed' };
    expect(told({ StartAt: 'A', States: { A: { Type: 'Pass', Colour: 1, End: true }, B: lost } })).toEqual([
      'unknown-field',
      'unreachable-state',
    ]);
  });
});
