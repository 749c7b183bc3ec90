import type { Machine, StateId } from '../asl/model';

/** Which state of a machine a history's name means, and which names the machine does not have. */
export type Attribution = { readonly stateIds: ReadonlyMap<string, StateId>; readonly unknown: readonly string[] };

/** Finds the states that the names of a history mean. State names are unique in a machine that the service accepts; of repeated names the first counts. */
export function attributeStates(names: Iterable<string>, machine: Machine): Attribution {
  const byName = new Map<string, StateId>();
  for (const state of machine.states.values()) if (!byName.has(state.name)) byName.set(state.name, state.id);
  const stateIds = new Map<string, StateId>();
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const id = byName.get(name);
    if (id === undefined) unknown.push(name);
    else stateIds.set(name, id);
  }
  return { stateIds, unknown };
}
