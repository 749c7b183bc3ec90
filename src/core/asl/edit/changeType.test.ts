import { describe, expect, it } from 'vitest';
import type { Machine, StateId, StateType } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { changeType } from './changeType';

const order = formattings['two spaces'] ?? '';
const change = (name: string, type: StateType) => (machine: Machine) =>
  changeType(machine, `/States/${name}` as StateId, type);
const fields = (name: string, type: StateType) =>
  checkEdit(order, change(name, type)).machine.states.get(`/States/${name}` as StateId)?.fields;

describe('changeType', () => {
  it('keeps what fits, as it is written', () => {
    checkEdit(order, change('Charge', 'Pass'), {
      source: order
        .replace('"Type": "Task",\n      "Resource": "arn:aws:states:::lambda:invoke",\n', '"Type": "Pass",\n')
        .replace(/ {6}"Retry": \[[^]*?"Catch": \[[^]*?\n {6}\],\n/, ''),
      select: ['/States/Charge'],
      label: 'Make "Charge" a Pass',
    });
  });

  it('adds what the new type cannot do without', () => {
    expect(fields('Recover', 'Wait')).toEqual({ Type: 'Wait', Seconds: 5, Next: 'Refuse' });
    expect(fields('Recover', 'Task')).toMatchObject({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Next: 'Refuse',
    });
    expect(fields('Refuse', 'Pass')).toEqual({ Type: 'Pass', End: true });
    expect(fields('Recover', 'Fail')).toEqual({ Type: 'Fail' });
    expect(fields('Recover', 'Map')).toMatchObject({ ItemProcessor: { StartAt: 'Pass' }, Next: 'Refuse' });
  });

  it('turns a Choice into a step of its main way, and a step into a Choice of it', () => {
    expect(fields('Check', 'Pass')).toEqual({ Type: 'Pass', Next: 'Charge' });
    expect(fields('Approve', 'Choice')).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.value', IsPresent: true, Next: 'Charge' }],
      Default: 'Charge',
    });
  });

  it('gives a Choice that was an end something to go to', () => {
    const { machine } = checkEdit(order, change('Each', 'Choice'));

    expect(machine.states.get('/States/Each' as StateId)?.transitions.map(({ target }) => target)).toEqual([
      '/States/Done',
      '/States/Done',
    ]);
  });

  it('makes a processor of a branch and a branch of a processor, in their own words', () => {
    const { source, machine } = checkEdit(order, change('Each', 'Parallel'));

    expect(machine.states.get('/States/Each' as StateId)?.fields).toEqual({
      Type: 'Parallel',
      Branches: [{ StartAt: 'Notify', States: { Notify: { Type: 'Pass', Result: {}, End: true } } }],
      End: true,
    });
    expect(checkEdit(source, change('Each', 'Map')).machine.states.get('/States/Each' as StateId)?.fields).toEqual({
      Type: 'Map',
      ItemProcessor: { StartAt: 'Notify', States: { Notify: { Type: 'Pass', Result: {}, End: true } } },
      End: true,
    });
  });

  it('gives an unknown type a known one', () => {
    const source = order.replace(
      '"Type": "Pass",\n      "Next": "Refuse"',
      '"Type": "Loop",\n      "Times": 3,\n      "Next": "Refuse"',
    );

    expect(
      checkEdit(source, change('Recover', 'Pass')).machine.states.get('/States/Recover' as StateId)?.fields,
    ).toEqual({ Type: 'Pass', Next: 'Refuse' });
  });

  it('is refused when branches would be lost, and while something inside cannot be read', () => {
    expect(checkRejected(order.replace('"Result": {}', '"Result": '), change('Each', 'Parallel'))).toBe(
      'The text of "Each" cannot be read to its end at the moment. Mend it first.',
    );
    expect(checkRejected(order, change('Both', 'Map'))).toBe(
      '"Both" has 2 branches, and a Map has one. Remove the others first.',
    );
  });
});
