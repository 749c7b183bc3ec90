import fc from 'fast-check';
import type { Json, JsonObject } from '../../base/json';

/** A definition that tests may change. */
export type LooseMachine = { StartAt: string; States: Record<string, LooseState> };

/** A state of such a definition, with all that names a target. */
export type LooseState = Record<string, Json> & {
  Type: string;
  Next?: string;
  Default?: string;
  Choices?: { Next: string }[];
  Catch?: { Next: string }[];
};

/**
 * Machines of one scope with any transitions: loops, meeting ways, catchers,
 * targets that do not exist, unreachable states.
 */
export function arbitraryMachine(maxStates: number): fc.Arbitrary<LooseMachine> {
  const target = fc.nat({ max: maxStates });
  const state = fc.record({
    kind: fc.constantFrom('Task', 'Task', 'Choice', 'Pass', 'Fail', 'End', 'Map'),
    next: target,
    choices: fc.array(target, { minLength: 1, maxLength: 3 }),
    catches: fc.array(target, { maxLength: 2 }),
    near: fc.nat({ max: 3 }),
  });
  return fc.array(state, { minLength: 1, maxLength: maxStates, size: 'max' }).map((states) => {
    // Mostly onwards, as people write them; sometimes anywhere.
    const name = (index: number, from: number, near: number): string =>
      `S${near < 3 ? Math.min(from + 1 + near, states.length - 1) : index}`;
    const States: Record<string, LooseState> = {};
    states.forEach(({ kind, next, choices, catches, near }, from) => {
      const Catch = catches.map((index) => ({
        ErrorEquals: [index % 2 === 0 ? 'States.ALL' : 'Lambda.TooManyRequestsException'],
        Next: name(index, from, index % 4),
      }));
      const to = name(next, from, near);
      if (kind === 'Choice')
        States[`S${from}`] = {
          Type: 'Choice',
          Choices: choices.map((index, i) => ({
            Variable: ['$.x', '$.order.customer.region', '$.a.long.way.to.something.that.does.not.fit'][index % 3]!,
            NumericEquals: i,
            Next: name(index, from, index % 4),
          })),
          ...(near === 0 ? {} : { Default: to }),
        };
      else if (kind === 'Fail') States[`S${from}`] = { Type: 'Fail' };
      else if (kind === 'End') States[`S${from}`] = { Type: 'Task', Resource: 'r', End: true, Catch };
      else if (kind === 'Map')
        States[`S${from}`] = {
          Type: 'Map',
          ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
          Next: to,
          Catch,
        };
      else
        States[`S${from}`] =
          kind === 'Pass' ? { Type: 'Pass', Next: to } : { Type: 'Task', Resource: 'r', Next: to, Catch };
    });
    return { StartAt: 'S0', States };
  });
}

/** Every property of a scope that names a state, as something to read and to set. */
export function targetsOf(
  machine: LooseMachine,
): readonly { readonly get: () => string; readonly set: (name: string) => void }[] {
  const targets = [{ get: () => machine.StartAt, set: (name: string) => void (machine.StartAt = name) }];
  const add = (holder: { Next?: string; Default?: string }, key: 'Next' | 'Default'): void => {
    // it was there
    if (holder[key] !== undefined) targets.push({ get: () => holder[key]!, set: (name) => void (holder[key] = name) });
  };
  for (const state of Object.values(machine.States)) {
    add(state, 'Next');
    for (const rule of state.Choices ?? []) add(rule, 'Next');
    add(state, 'Default');
    for (const catcher of state.Catch ?? []) add(catcher, 'Next');
  }
  return targets;
}

/** The definition as a value that others read. */
export function asDefinition(machine: LooseMachine): JsonObject {
  return machine as unknown as JsonObject;
}
