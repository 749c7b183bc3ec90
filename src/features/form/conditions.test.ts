import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/base/json';
import { changeOperator, convertCondition, kindOfCondition, withCondition } from './conditions';

const rule = { Comment: 'big', Variable: '$.total', NumericGreaterThan: 100, Next: 'Review' };

describe('conditions', () => {
  it('puts a comparison into a group and leaves the rest of the rule where it is', () => {
    const grouped = convertCondition(rule, 'And');

    expect(JSON.stringify(grouped)).toBe(
      '{"Comment":"big","And":[{"Variable":"$.total","NumericGreaterThan":100}],"Next":"Review"}',
    );
  });

  it('takes the first comparison out of a group again', () => {
    const back = convertCondition(convertCondition(rule, 'Or'), 'test');

    expect(JSON.stringify(back)).toBe(JSON.stringify(rule));
  });

  it('changes all-of to any-of without touching the conditions', () => {
    const all: JsonObject = {
      And: [{ Variable: '$.a', IsNull: true }, { Not: { Variable: '$.b', IsNull: true } }],
      Next: 'X',
    };

    expect(convertCondition(all, 'Or')).toEqual({ Or: all['And'], Next: 'X' });
  });

  it('negates a whole group', () => {
    const group = { Or: [{ Variable: '$.a', IsNull: true }], Next: 'X' };

    expect(convertCondition(group, 'Not')).toEqual({ Not: { Or: group.Or }, Next: 'X' });
  });

  it('keeps the value when the new operator takes the same kind', () => {
    expect(changeOperator(rule, 'NumericLessThanEquals')).toEqual({
      Comment: 'big',
      Variable: '$.total',
      NumericLessThanEquals: 100,
      Next: 'Review',
    });
  });

  it('begins anew when the new operator takes another kind', () => {
    expect(changeOperator(rule, 'IsPresent')).toMatchObject({ IsPresent: true });
    expect(changeOperator(rule, 'StringEquals')).toMatchObject({ StringEquals: '' });
    expect(changeOperator(rule, 'NumericEqualsPath')).toMatchObject({ NumericEqualsPath: '$.other' });
  });

  it('gives a rule without a condition one in front', () => {
    expect(Object.keys(withCondition({ Next: 'X' }, { Variable: '$.a', IsNull: true }))).toEqual([
      'Variable',
      'IsNull',
      'Next',
    ]);
    expect(kindOfCondition({ Next: 'X' })).toBe('test');
  });
});
