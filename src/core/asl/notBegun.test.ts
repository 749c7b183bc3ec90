import { expect, it } from 'vitest';
import { readTree } from '../document/tree';
import { inviteFirstState } from './notBegun';
import { readModel } from './readModel';
import { validate } from './validate';

const told = (definition: object) => {
  const machine = readModel(readTree(JSON.stringify(definition), 'json'));
  return inviteFirstState(machine, validate(machine)).map(({ code, severity }) => `${severity} ${code}`);
};

it('greets a workflow without states with one hint, which the rules refuse', () => {
  for (const language of [{}, { QueryLanguage: 'JSONata' }]) {
    expect(told({ Comment: '', ...language, StartAt: '', States: {} })).toEqual(['hint not-begun']);
    expect(
      validate(readModel(readTree(JSON.stringify({ ...language, StartAt: '', States: {} }), 'json'))),
    ).toContainEqual(expect.objectContaining({ severity: 'error', at: '/States' }));
  }
});

it('says all else that is wrong, and everything once somebody has begun', () => {
  expect(told({ StartAt: '', States: {}, TimeoutSeconds: 'soon' }).some((line) => line.startsWith('error'))).toBe(true);
  expect(told({ StartAt: 'A', States: {} }).some((line) => line.startsWith('error'))).toBe(true);
  expect(told({ StartAt: '', States: { A: { Type: 'Succeed' } } }).some((line) => line.startsWith('error'))).toBe(true);
});
