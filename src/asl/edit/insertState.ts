import type { Machine, StateId, Transition } from '../model';
import { checkName, uniqueName } from '../names';
import { isTerminal, reachableIn, spelt } from './flow';
import { buildState, type NameChooser } from './newState';
import { openPlace, putIn, type Incoming, type Opening } from './place';
import { isRejected, reject, type Rejection } from './result';
import type { NewState, Place, VerbResult } from './verb';

/**
 * Puts a new state on an arrow, after or before a state, or loose into a scope. What led there leads to it, and it goes
 * on to where that led. A Choice at the end of a scope gets a Succeed to go to.
 */
export function insertState(machine: Machine, place: Place, state: NewState): VerbResult {
  const opening = openPlace(machine, place);
  if (isRejected(opening)) return opening;
  const taken = new Set<string>();
  const chooseName: NameChooser = (wanted) => {
    const free = uniqueName(machine, wanted, taken);
    taken.add(free);
    return free;
  };
  const wrongName = state.name === undefined ? undefined : checkName(machine, state.name);
  if (wrongName !== undefined) return reject(wrongName);
  const cutOff = isTerminal(state.type) ? checkCutOff(opening, state.type) : undefined;
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
  const result = putIn(machine, opening, incoming, name, [], `Add "${name}"`);
  return isRejected(result) ? result : { ...result, select: result.select.slice(0, 1) };
}

/** A state that ends its scope must not cut off what could be reached before. */
function checkCutOff({ scope, follow, taken }: Opening, type: string): Rejection | undefined {
  const target = follow === 'end' ? undefined : scope.states.find(({ name }) => name === follow.to);
  if (!target) return undefined;
  const cut = new Set(taken.map(({ id }) => id));
  const open = (transition: Transition | undefined): StateId | undefined => (transition && cut.has(transition.id) ? undefined : transition?.target);
  const reached = reachableIn(scope, open(scope.startAt), (state) => state.transitions.map(open));
  const before = reachableIn(scope, scope.startAt?.target, (state) => state.transitions.map((transition) => transition.target));
  if (reached.has(target.id) || !before.has(target.id)) return undefined;
  return reject(`A ${type} state ends the workflow: "${target.name}" could not be reached any more. Put it behind a state that ends.`);
}
