import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Machine, QueryLanguage, StateId } from '../model';
import { validate } from '../validate';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { changeLanguage } from './changeLanguage';

const order = formattings['two spaces'] ?? '';
const change = (name: string, language: QueryLanguage) => (machine: Machine) =>
  changeLanguage(machine, name === '' ? '' : (`/States/${name}` as StateId), language);
const fields = (source: string, name: string, language: QueryLanguage): JsonObject | undefined =>
  checkEdit(source, change(name, language)).machine.states.get(`/States/${name}` as StateId)?.fields;
const errorsOf = (machine: Machine): readonly string[] =>
  // Some layouts of the definitions have comments and commas that strict JSON does not.
  validate(machine, { isJsonc: true })
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

describe('changeLanguage', () => {
  it('renames fields in place and keeps what is written in them', () => {
    checkEdit(order, change('Charge', 'JSONata'), {
      source: order
        .replace(
          '"Type": "Task",\n      "Resource": "arn:aws:states:::lambda:invoke"',
          '"Type": "Task",\n      "QueryLanguage": "JSONata",\n      "Resource": "arn:aws:states:::lambda:invoke"',
        )
        .replace('"Parameters"', '"Arguments"')
        .replace('"Payload.$": "$"', '"Payload": "{% $states.input %}"')
        .replace(
          '"ResultPath": "$.error"',
          String.raw`"Output": "{% $merge([$states.input, {\"error\": $states.errorOutput}]) %}"`,
        ),
      select: ['/States/Charge'],
      label: 'Change "Charge" to JSONata',
    });
  });

  it('turns the rules of a Choice into conditions', () => {
    expect(fields(order, 'Check', 'JSONata')?.['Choices']).toEqual([
      { Condition: '{% $type($states.input.total) = "number" and $states.input.total > 100 %}', Next: 'Approve' },
      { Condition: '{% $not($states.input.paid = true) %}', Next: 'Refuse' },
    ]);
  });

  it.each(Object.entries(formattings))('converts the whole workflow, written with %s', (_, source) => {
    const { machine, label } = checkEdit(source, change('', 'JSONata'));

    expect(label).toBe('Change the workflow to JSONata');
    expect(machine.queryLanguage).toBe('JSONata');
    expect(errorsOf(machine)).toEqual([]);
  });

  const data = (state: JsonObject, machine: JsonObject = {}): string =>
    JSON.stringify({ ...machine, StartAt: 'S', States: { S: { Type: 'Pass', ...state, End: true } } }, null, 2);

  it.each<[string, JsonObject, JsonObject]>([
    [
      'several into one',
      { InputPath: '$.a', Parameters: { 'x.$': '$.b' }, ResultPath: '$.c', OutputPath: '$.c' },
      { Output: { x: '{% $states.input.a.b %}' } },
    ],
    ['the last into the first', { ResultPath: null, OutputPath: '$.z' }, { Output: '{% $states.input.z %}' }],
    ['what is not needed', { InputPath: '$', ResultPath: '$', OutputPath: '$' }, {}],
  ])('puts %s', (_, before, after) =>
    expect(fields(data(before), 'S', 'JSONata')).toEqual({
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      ...after,
      End: true,
    }),
  );

  it('leaves what has no equivalent, and converts the rest', () => {
    expect(
      fields(data({ Type: 'Task', Resource: 'x', Parameters: { 'x.$': '$..a[0]' }, ResultPath: null }), 'S', 'JSONata'),
    ).toEqual({
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'x',
      Parameters: { 'x.$': '$..a[0]' },
      Output: '{% $states.input %}',
      End: true,
    });
  });

  it('keeps placeholders without quotes, comments and the layout of a template', () => {
    const source =
      '{"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "x", "Parameters": {"n": ${Count}, // how many\n  "x.$":   "$.a" }, "End": true}}}';
    checkEdit(source, change('S', 'JSONata'), {
      source: source
        .replace('"Type": "Task"', '"Type": "Task", "QueryLanguage": "JSONata"')
        .replace('Parameters', 'Arguments')
        .replace('"x.$":   "$.a"', '"x":   "{% $states.input.a %}"'),
    });
  });

  it('gives each rule of a Choice with an OutputPath its own Output', () => {
    const source = JSON.stringify({
      StartAt: 'S',
      States: {
        S: { Type: 'Choice', OutputPath: '$.o', Choices: [{ Variable: '$.x', IsNull: true, Next: 'E' }], Default: 'E' },
        E: { Type: 'Succeed' },
      },
    });
    expect(fields(source, 'S', 'JSONata')).toEqual({
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Output: '{% $states.input.o %}',
      Choices: [{ Condition: '{% $states.input.x = null %}', Output: '{% $states.input.o %}', Next: 'E' }],
      Default: 'E',
    });
  });

  it('goes back to JSONPath where there is a plain path', () => {
    expect(
      fields(
        data({
          QueryLanguage: 'JSONata',
          Output: {
            a: '{% $states.input.x.`odd name`[0] %}',
            b: '{% $v %}',
            c: [1, '{% "t" %}'],
            d: '{% $states.context.State.Name %}',
          },
        }),
        'S',
        'JSONPath',
      ),
    ).toEqual({
      Type: 'Pass',
      Parameters: { 'a.$': "$.x['odd name'][0]", 'b.$': '$v', c: [1, 't'], 'd.$': '$$.State.Name' },
      End: true,
    });
    expect(
      fields(
        data({
          QueryLanguage: 'JSONata',
          Type: 'Wait',
          Seconds: '{% $states.input.n %}',
          Output: '{% $states.input.a %}',
        }),
        'S',
        'JSONPath',
      ),
    ).toEqual({ Type: 'Wait', SecondsPath: '$.n', OutputPath: '$.a', End: true });
    expect(fields(data({ QueryLanguage: 'JSONata', Output: '{% $states.input.a + 1 %}' }), 'S', 'JSONPath')).toEqual({
      Type: 'Pass',
      Output: '{% $states.input.a + 1 %}',
      End: true,
    });
  });

  it('lets states of a workflow stay JSONata that JSONPath has no words for', () => {
    const source = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Output: '{% 1 + $states.input.n %}', Next: 'B' },
        B: { Type: 'Pass', Output: { n: 1 }, End: true },
      },
    });
    const { machine } = checkEdit(source, change('', 'JSONPath'));

    expect(machine.definition).toEqual({
      QueryLanguage: 'JSONPath',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 + $states.input.n %}', Next: 'B' },
        B: { Type: 'Pass', Result: { n: 1 }, End: true },
      },
    });
    expect(errorsOf(machine)).toEqual([]);
  });

  it('takes the word JSONPath out of the states of a JSONata workflow', () => {
    expect(fields(data({ QueryLanguage: 'JSONPath', InputPath: '$.a' }), 'S', 'JSONata')).toBeDefined();
    const { machine } = checkEdit(data({ QueryLanguage: 'JSONPath', InputPath: '$.a' }), change('', 'JSONata'));
    expect(machine.definition).toEqual({
      QueryLanguage: 'JSONata',
      StartAt: 'S',
      States: { S: { Type: 'Pass', Output: '{% $states.input.a %}', End: true } },
    });
  });

  it('is refused where the service refuses it', () => {
    expect(checkRejected(data({}, { QueryLanguage: 'JSONata' }), change('S', 'JSONPath'))).toBe(
      'The workflow is JSONata, so "S" cannot be JSONPath. Change the language of the workflow instead.',
    );
    expect(checkRejected(data({}), change('Gone', 'JSONata'))).toBe('That state is not there any more.');
  });
});
