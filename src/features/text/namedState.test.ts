import { describe, expect, it } from 'vitest';
import { readModel } from '../../core/asl/readModel';
import { readTree } from '../../core/document/tree';
import { namedStateAt, placesOfState } from './namedState';
import { buildOutline } from './outline';

const text = `{
  "StartAt": "Check",
  "States": {
    "Check": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "Loop" }], "Default": "Gone" },
    "Loop": { "Type": "Map", "ItemProcessor": { "StartAt": "Each", "States": { "Each": { "Type": "Pass", "End": true } } }, "Next": "Check" }
  }
}`;
const machine = readModel(readTree(text, 'json'));
const at = (part: string, more = 1): number => text.indexOf(part) + more;

describe('namedStateAt', () => {
  it('finds the state at its own key, without the quotes', () => {
    const named = namedStateAt(machine, at('"Loop": {', 2));

    expect(named?.name).toBe('Loop');
    expect(named && text.slice(named.from, named.to)).toBe('Loop');
  });

  it('finds the state that a property leads to', () => {
    expect(namedStateAt(machine, at('"Next": "Loop"', 10))?.stateId).toBe('/States/Loop');
    expect(namedStateAt(machine, at('"StartAt": "Check"', 14))?.stateId).toBe('/States/Check');
  });

  it('gives a name that no state has without a state', () => {
    expect(namedStateAt(machine, at('"Gone"', 2))).toMatchObject({ name: 'Gone', stateId: undefined });
  });

  it('is silent about plain data', () => {
    expect(namedStateAt(machine, at('"$.a"', 2))).toBeUndefined();
  });
});

it('finds every place that names a state, its key first', () => {
  const id = namedStateAt(machine, at('"Check": {', 2))?.stateId;

  const places = id ? placesOfState(machine, id) : [];

  expect(places.map(({ from, to }) => text.slice(from, to))).toEqual(['Check', 'Check', 'Check']);
  expect(places[0]?.from).toBe(at('"Check": {'));
});

it('outlines states with those inside of them', () => {
  expect(buildOutline(machine)).toMatchObject([
    { name: 'Check', detail: 'Choice', children: [] },
    { name: 'Loop', detail: 'Map', children: [{ name: 'Each', detail: 'Pass' }] },
  ]);
});
