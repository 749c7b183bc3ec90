import { describe, expect, it } from 'vitest';
import { fieldsByName } from '../../core/asl/fields';
import type { QueryLanguage, StateType } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import { completeField } from './completeField';
import { evaluateField } from './evaluateField';
import { isJsonKind } from './fieldText';
import { slotIn } from './slot';
import type { StateId } from '../../core/asl/model';

const sample = { input: { order: { id: 'A-1', lines: [1, 2] } }, result: { StatusCode: 200 } };

function evaluate(type: StateType, name: string, language: QueryLanguage, text: string, inputPath?: Json) {
  const row = fieldsByName(type).get(name);
  if (!row) throw new Error(`There is no field ${name}.`);
  return evaluateField({ name, isJson: isJsonKind(row), language, inputPath }, text, sample);
}

describe('evaluateField', () => {
  it('shows what a path selects, behind InputPath', () => {
    expect(evaluate('Map', 'ItemsPath', 'JSONPath', '$.order.lines')).toEqual({ ok: true, value: [1, 2] });
    expect(evaluate('Map', 'ItemsPath', 'JSONPath', '$.lines', '$.order')).toEqual({ ok: true, value: [1, 2] });
  });

  it('shows what a payload becomes', () => {
    expect(evaluate('Task', 'Parameters', 'JSONPath', '{"id.$": "$.order.id", "n": 1}')).toEqual({
      ok: true,
      value: { id: 'A-1', n: 1 },
    });
  });

  it('evaluates ResultSelector against the result, not the input', () => {
    expect(evaluate('Task', 'ResultSelector', 'JSONPath', '{"code.$": "$.StatusCode"}')).toEqual({
      ok: true,
      value: { code: 200 },
    });
  });

  it('evaluates expressions, with the result where they ask for it', () => {
    expect(evaluate('Task', 'Arguments', 'JSONata', '{"id": "{% $states.input.order.id %}"}')).toEqual({
      ok: true,
      value: { id: 'A-1' },
    });
    expect(evaluate('Task', 'Output', 'JSONata', '{% $states.result.StatusCode + 1 %}')).toEqual({
      ok: true,
      value: 201,
    });
  });

  it('says why there is no value', () => {
    expect(evaluate('Map', 'ItemsPath', 'JSONPath', '$.nothing')).toMatchObject({ ok: false });
  });

  it.each<[StateType, string, QueryLanguage, string]>([
    ['Pass', 'ResultPath', 'JSONPath', '$.x'],
    ['Task', 'OutputPath', 'JSONPath', '$.Payload'],
    ['Task', 'Parameters', 'JSONPath', '{"fixed": 1}'],
    ['Task', 'Parameters', 'JSONPath', '{"unfinished.$": "$.'],
    ['Task', 'Arguments', 'JSONata', '{"id": "{% $states.context.Execution.Id %}"}'],
    ['Task', 'Arguments', 'JSONata', '{"plain": "text"}'],
  ])('shows nothing for %s %s in %s when it is %j', (type, name, language, text) => {
    expect(evaluate(type, name, language, text)).toBeUndefined();
  });
});

describe('completeField', () => {
  const labels = (
    type: StateType,
    name: string,
    language: QueryLanguage,
    text: string,
    member?: string,
  ): readonly string[] => {
    const row = fieldsByName(type).get(name);
    if (!row) throw new Error(`There is no field ${name}.`);
    const slot = slotIn({ stateId: '/States/A' as StateId, path: '', object: {}, language }, row);
    return completeField(slot, text, text.length, sample, member).map(({ label }) => label);
  };

  it('offers the members of the last input', () => {
    expect(labels('Map', 'ItemsPath', 'JSONPath', '$.order.')).toEqual(['id', 'lines']);
    expect(labels('Task', 'Parameters', 'JSONPath', '{"a.$": "$.order.')).toEqual(['id', 'lines']);
    expect(labels('Task', 'Output', 'JSONata', '{% $states.input.order.')).toEqual(['id', 'lines']);
  });

  it('offers them in a member of a payload, too', () => {
    expect(labels('Task', 'Parameters', 'JSONPath', '$.order.', 'a.$')).toEqual(['id', 'lines']);
    expect(labels('Map', 'ItemSelector', 'JSONPath', '$.order.', 'a "b".$')).toEqual(['id', 'lines']);
    expect(labels('Task', 'Assign', 'JSONata', '{% $states.input.order.', 'order')).toEqual(['id', 'lines']);
    expect(labels('Task', 'Parameters', 'JSONPath', '$.order.', 'a')).toEqual([]); // a fixed text
  });

  it('offers nothing of the definition around the field', () => {
    expect(labels('Task', 'Parameters', 'JSONPath', '')).toEqual([]);
  });
});
