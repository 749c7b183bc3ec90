import { fail, isFailed } from '../../base/result';
import type { Machine } from '../model';
import { checkName, uniqueName } from '../names';
import { checkCutOff } from './cutOff';
import { spelt } from './flow';
import { isTerminal } from '../reachability';
import { buildState, type NameChooser } from './newState';
import { fillerAt, inPlaceOf, openPlace, putIn, removalOf, type Incoming } from './place';
import type { NewState, Place, VerbResult } from './verb';

/**
 * Puts a new state on an arrow, after or before a state, or loose into a scope. What led there leads to it, and it goes
 * on to where that led. A Choice at the end of a scope gets a Succeed to go to.
 */
export function insertState(machine: Machine, place: Place, state: NewState): VerbResult {
  const found = openPlace(machine, place);
  if (isFailed(found)) return found;
  // A Pass would be replaced by its like.
  const filler = state.type === 'Pass' ? undefined : fillerAt(machine, place, found.scope);
  const opening = filler ? inPlaceOf(machine, found) : found;
  const taken = new Set<string>();
  const chooseName: NameChooser = (wanted) => {
    const free = uniqueName(machine, wanted, taken);
    taken.add(free);
    return free;
  };
  const wrongName = state.name === undefined ? undefined : checkName(machine, state.name);
  if (wrongName !== undefined) return fail(wrongName);
  const cutOff = isTerminal(state.type) ? checkCutOff(opening, `A ${state.type} state`) : undefined;
  if (cutOff) return cutOff;

  const name = state.name ?? chooseName(state.type);
  taken.add(name);
  const incoming: Incoming[] = [];
  let { follow } = opening;
  if (state.type === 'Choice' && follow === 'end' && !('Choices' in (state.fields ?? {}))) {
    const end = chooseName('Done');
    incoming.push({ name: end, value: { value: { Type: 'Succeed' } }, json: { Type: 'Succeed' } });
    follow = { to: end, source: JSON.stringify(end) };
  }
  const fields = buildState(state.type, machine.queryLanguage, state.fields, follow, chooseName);
  incoming.unshift({ name, value: spelt(fields, follow), json: fields });
  const result = putIn(machine, opening, incoming, name, removalOf(filler), `Add "${name}"`);
  return isFailed(result) ? result : { ...result, select: result.select.slice(0, 1) };
}
