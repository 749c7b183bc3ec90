import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { navigate, type Step } from './navigate';
import { laidOut } from './testing/graphs';
import { branchMachine, orderMachine, pollMachine } from './testing/orderMachine';

function walker(source: JsonObject, direction: 'down' | 'right' = 'down') {
  const { graph, layout } = laidOut(source, direction);
  return (from: string, ...steps: readonly Step[]): string | undefined => {
    let id: string | undefined = from;
    for (const step of steps) id = id === undefined ? undefined : navigate(graph, layout, id, step);
    return id;
  };
}

describe('navigate', () => {
  it.each(['down', 'right'] as const)(
    'follows arrows forwards and back, whichever way the workflow runs: %s',
    (direction) => {
      const walk = walker(orderMachine, direction);

      expect(walk('/States/Fetch an order', 'down')).toBe('/States/Which region?');
      expect(walk('/States/Create order B', 'down')).toBe('/States/Pack the items');
      expect(walk('/States/Which region?', 'up')).toBe('/States/Fetch an order');
      expect(walk('/States/Fetch an order', 'up')).toBeUndefined();
      expect(walk('/States/Tell the customer', 'down')).toBeUndefined();
    },
  );

  it('goes to the states beside', () => {
    const walk = walker(orderMachine);

    expect(walk('/States/Create order A', 'right')).toBe('/States/Create order B');
    expect(walk('/States/Create order A', 'right', 'right')).toBe('/States/Unserved region');
    expect(walk('/States/Create order A', 'left')).toBeUndefined();
  });

  it('goes back by the ordinary way before the way of errors or loops', () => {
    const walk = walker(pollMachine);

    expect(walk('/States/Wait', 'up')).toBe('/States/Submit');
    expect(walk('/States/Failed job', 'up')).toBe('/States/Done?');
  });

  it('goes into containers, out of them, and from branch to branch', () => {
    const walk = walker(branchMachine);

    expect(walk('/States/Both', 'in')).toBe('/States/Both/Branches/0/States/Left 1');
    expect(walk('/States/Both', 'in', 'down', 'out')).toBe('/States/Both');
    expect(walk('/States/Both', 'in', 'right')).toBe('/States/Both/Branches/1/States/Right 1');
    expect(walk('/States/Both', 'in', 'right', 'right')).toBeUndefined();
    expect(walk('/States/Last', 'in')).toBeUndefined();
    expect(walk('nowhere', 'down')).toBeUndefined();
  });
});
