import { describe, expect, it } from 'vitest';
import type { Machine, StateId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { setField } from './setField';
import type { Json } from '../../base/json';

const order = formattings['comments and trailing commas'] ?? '';
const plain = formattings['two spaces'] ?? '';
const set = (name: string, path: string, value: Json | undefined) => (machine: Machine) =>
  setField(machine, `/States/${name}` as StateId, path, value);

describe('setField', () => {
  it('replaces a value where it stands', () => {
    checkEdit(order, set('Charge', '/Retry/0/BackoffRate', 2), {
      source: order.replace('"BackoffRate": 1.5', '"BackoffRate": 2'),
      select: ['/States/Charge'],
      label: 'Set Retry of "Charge"',
    });
    checkEdit(order, set('Approve', '/Seconds', 60), { source: order.replace('${Delay}', '60') });
  });

  it('changes nothing when the value is the same, however it is spelt', () => {
    const spelt = plain.replace('1.5', '15e-1');
    checkEdit(spelt, set('Charge', '/Retry/0/BackoffRate', 1.5), { source: spelt });
  });

  it('adds a field before the flow, a comment behind the type', () => {
    checkEdit(plain, set('Recover', '/ResultPath', '$.x'), {
      source: plain.replace(
        '"Recover": {\n      "Type": "Pass",\n',
        '"Recover": {\n      "Type": "Pass",\n      "ResultPath": "$.x",\n',
      ),
    });
    checkEdit(plain, set('Charge', '/Comment', 'Pays "now"'), {
      source: plain.replace(
        '"Type": "Task",\n      "Resource": "arn:aws:states:::lambda:invoke"',
        '"Type": "Task",\n      "Comment": "Pays \\"now\\"",\n      "Resource": "arn:aws:states:::lambda:invoke"',
      ),
    });
  });

  it('adds fields of the machine before its states', () => {
    checkEdit(plain, (machine) => setField(machine, '', '/QueryLanguage', 'JSONata'), {
      source: plain.replace('ships it",\n', 'ships it",\n  "QueryLanguage": "JSONata",\n'),
      label: 'Set QueryLanguage of the workflow',
    });
    checkEdit('{"StartAt": "A", "States": {}}', (machine) => setField(machine, '', '/Comment', 'x'), {
      source: '{"Comment": "x", "StartAt": "A", "States": {}}',
    });
  });

  it('makes the objects and arrays on the way', () => {
    const { machine } = checkEdit(plain, set('Each', '/Retry/0/ErrorEquals/0', 'States.ALL'));

    expect(machine.states.get('/States/Each' as StateId)?.fields).toMatchObject({
      Retry: [{ ErrorEquals: ['States.ALL'] }],
    });
    expect(
      checkEdit(plain, set('Charge', '/Retry/1', { ErrorEquals: ['x'] })).machine.states.get(
        '/States/Charge' as StateId,
      )?.fields['Retry'],
    ).toHaveLength(2);
  });

  it('removes a field with undefined, and nothing when there is none', () => {
    checkEdit(plain, set('Refuse', '/Error', undefined), {
      source: plain.replace('"Type": "Fail",\n      "Error": "Refused"', '"Type": "Fail"'),
      label: 'Remove Error of "Refuse"',
    });
    expect(checkEdit(plain, set('Refuse', '/Cause', undefined)).source).toBe(plain);
  });

  it('keeps Next and End apart', () => {
    checkEdit(plain, set('Recover', '/End', true), {
      source: plain.replace('"Type": "Pass",\n      "Next": "Refuse"', '"Type": "Pass",\n      "End": true'),
    });
    expect(
      checkEdit(plain, set('Each', '/Next', 'Refuse')).machine.states.get('/States/Each' as StateId)?.fields,
    ).not.toHaveProperty('End');
  });

  it('takes keys that are special elsewhere as keys', () => {
    const { machine } = checkEdit(plain, set('Recover', '/Parameters/__proto__/constructor', 1));

    expect(JSON.stringify(machine.states.get('/States/Recover' as StateId)?.fields['Parameters'])).toBe(
      '{"__proto__":{"constructor":1}}',
    );
  });

  it('is refused, in words, for what cannot be written', () => {
    expect(checkRejected(plain, set('Charge', '/TimeoutSeconds', Number.POSITIVE_INFINITY))).toBe(
      'JSON has no such number. Enter digits, such as 5 or 1.5.',
    );
    expect(checkRejected(plain, set('Charge', '/Retry/7/x', 1))).toBe(
      'There are 1 items; there is none with the number 7.',
    );
    expect(checkRejected(plain, set('Charge', '/Resource/x', 1))).toBe(
      '"Resource" has no fields: it is a plain value.',
    );
    expect(checkRejected(plain, set('Charge', '', 1))).toBe('That is the whole state, not a field of it.');
    expect(checkRejected(plain, set('Nobody', '/x', 1))).toBe('That state is not there any more.');
  });
});
