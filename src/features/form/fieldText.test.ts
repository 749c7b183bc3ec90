import { describe, expect, it } from 'vitest';
import { fieldsByName, tableByName, type SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage, StateType } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import { parseFieldText, writeFieldText } from './fieldText';

function rowOf(type: StateType, name: string): SubFieldRow {
  const row = fieldsByName(type).get(name);
  if (!row) throw new Error(`There is no field ${name}.`);
  return row;
}

describe('parseFieldText', () => {
  it.each<[StateType, string, QueryLanguage, string, Json | undefined]>([
    ['Task', 'TimeoutSeconds', 'JSONPath', ' 30 ', 30],
    ['Task', 'TimeoutSeconds', 'JSONPath', '', undefined],
    ['Task', 'TimeoutSeconds', 'JSONPath', '${Timeout}', '${Timeout}'],
    ['Task', 'TimeoutSeconds', 'JSONata', '{% $states.input.t %}', '{% $states.input.t %}'],
    ['Map', 'ToleratedFailurePercentage', 'JSONPath', '2.5', 2.5],
    ['Wait', 'Timestamp', 'JSONPath', '2026-03-14T01:59:00Z', '2026-03-14T01:59:00Z'],
    ['Pass', 'InputPath', 'JSONPath', 'null', null],
    ['Pass', 'ResultPath', 'JSONPath', '$.a.b', '$.a.b'],
    ['Pass', 'Result', 'JSONPath', '{"a": [1]}', { a: [1] }],
    ['Pass', 'Output', 'JSONata', '{% $states.input %}', '{% $states.input %}'],
    ['Pass', 'Comment', 'JSONPath', ' two\nlines ', ' two\nlines '],
    ['Fail', 'ErrorPath', 'JSONPath', "States.Format('E{}', $.n)", "States.Format('E{}', $.n)"],
  ])('%s %s in %s takes %j', (type, name, language, text, value) => {
    expect(parseFieldText(rowOf(type, name), text, language)).toEqual({ ok: true, value });
  });

  it.each<[StateType, string, QueryLanguage, string, RegExp]>([
    ['Task', 'TimeoutSeconds', 'JSONPath', 'soon', /is a number\.$/],
    ['Task', 'TimeoutSeconds', 'JSONata', 'soon', /or an expression between/],
    ['Task', 'TimeoutSeconds', 'JSONPath', '{% 5 %}', /is a number/],
    ['Task', 'TimeoutSeconds', 'JSONPath', '0', /at least 1/],
    ['Task', 'TimeoutSeconds', 'JSONPath', '100000000', /at most 99,999,999/],
    ['Map', 'MaxConcurrency', 'JSONPath', '1.5', /whole number/],
    ['Wait', 'Timestamp', 'JSONPath', 'tomorrow', /is a moment such as/],
    ['Pass', 'InputPath', 'JSONPath', 'order', /begins with \$; null is allowed too/],
    ['Map', 'ItemsPath', 'JSONPath', 'order', /begins with \$\.$/],
    ['Pass', 'ResultPath', 'JSONPath', '$.a[*]', /./],
    ['Pass', 'Result', 'JSONPath', '{"a": ', /not JSON/],
    ['Task', 'Resource', 'JSONPath', '', /Resource is required/],
  ])('%s %s in %s refuses %j, in words', (type, name, language, text, reason) => {
    expect(parseFieldText(rowOf(type, name), text, language)).toEqual({
      ok: false,
      error: expect.stringMatching(reason) as string,
    });
  });

  it('takes an operand as the operator wants it', () => {
    const operand = (name: string): SubFieldRow => tableByName('rule').get(name) ?? rowOf('Pass', 'Comment');

    expect(parseFieldText(operand('NumericEquals'), '5', 'JSONPath')).toEqual({ ok: true, value: 5 });
    expect(parseFieldText(operand('StringEquals'), '5', 'JSONPath')).toEqual({ ok: true, value: '5' });
    expect(parseFieldText(operand('NumericEquals'), 'five', 'JSONPath')).toMatchObject({ ok: false });
  });
});

it('writes values as they are edited', () => {
  expect(writeFieldText(rowOf('Pass', 'Result'), { a: 1 })).toBe('{\n  "a": 1\n}');
  expect(writeFieldText(rowOf('Pass', 'Output'), '{% $states.input %}')).toBe('{% $states.input %}');
  expect(writeFieldText(rowOf('Pass', 'InputPath'), null)).toBe('null');
  expect(writeFieldText(rowOf('Task', 'TimeoutSeconds'), 30)).toBe('30');
  expect(writeFieldText(rowOf('Pass', 'Comment'), undefined)).toBe('');
});
