import { memoLast } from '../../core/base/memo';
import type { Machine, StateId } from '../../core/asl/model';

/**
 * Where the arrows to each state come from: names of states, each once, in the
 * order of the text; `Start` for what a scope begins with.
 */
export const comesFrom: (machine: Machine) => ReadonlyMap<StateId, readonly string[]> = memoLast((machine: Machine) => {
  const sources = new Map<StateId, Set<string>>();
  const add = (target: StateId | undefined, name: string): void => {
    if (target === undefined) return;
    const known = sources.get(target);
    if (known) known.add(name);
    else sources.set(target, new Set([name]));
  };
  for (const { startAt } of machine.scopes.values()) add(startAt?.target, 'Start');
  for (const { name, transitions } of machine.states.values()) for (const { target } of transitions) add(target, name);
  return new Map([...sources].map(([id, names]) => [id, [...names]]));
});
