import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readModel } from '../asl/readModel';
import { validate } from '../asl/validate';
import { readTree } from '../document/tree';
import { buildGraph } from './buildGraph';
import { arbitraryMachine, type LooseMachine } from './testing/arbitraryMachine';

it('draws as unreachable what the problems say is never reached, in every scope, and what a walk does not reach', () => {
  fc.assert(
    fc.property(arbitraryMachine(10), arbitraryMachine(6), fc.boolean(), (outer, inner, hasInner) => {
      if (hasInner) Object.assign(outer.States['S0']!, { Type: 'Map', ItemProcessor: inner, Resource: undefined });
      const machine = readModel(readTree(JSON.stringify(outer), 'json'));

      const listed = validate(machine)
        .filter(({ code }) => code === 'unreachable-state')
        .map(({ stateId }) => stateId);
      const drawn = [...buildGraph(machine, { collapsed: new Set() }).nodes.values()]
        .filter(({ unreachable }) => unreachable === true)
        .map(({ id }) => id);

      expect([...drawn].sort()).toEqual([...listed].sort());
      const missed = notWalked(outer).map((name) => `/States/${name}`);
      expect(drawn.filter((id) => !id.includes('/ItemProcessor/')).sort()).toEqual(missed.sort());
    }),
    { numRuns: 60 },
  );
});

/** The names of the states that a walk from StartAt does not come to, read from the definition alone. */
function notWalked({ StartAt, States }: LooseMachine): string[] {
  const walked = new Set<string>();
  const visit = (name: string | undefined): void => {
    const state = name === undefined ? undefined : States[name];
    if (name === undefined || state === undefined || walked.has(name)) return;
    walked.add(name);
    for (const to of [
      state.Next,
      state.Default,
      ...[...(state.Choices ?? []), ...(state.Catch ?? [])].map((x) => x.Next),
    ])
      visit(to);
  };
  visit(StartAt);
  return Object.keys(States).filter((name) => !walked.has(name));
}
