import { fail } from '../../base/result';
import type { StateId, Transition } from '../model';
import { reachableIn } from '../reachability';
import type { Opening } from './place';
import type { Rejection } from './verb';

/**
 * Why what ends its scope cannot be put in at a place: something that could be reached before could not be any more.
 * `what` begins the sentence: `A Fail state`, `"Refuse"`.
 */
export function checkCutOff({ scope, follow, taken }: Opening, what: string): Rejection | undefined {
  const target = follow === 'end' ? undefined : scope.states.find(({ name }) => name === follow.to);
  if (!target) return undefined;
  const cut = new Set(taken.map(({ id }) => id));
  const open = (transition: Transition | undefined): StateId | undefined =>
    transition && cut.has(transition.id) ? undefined : transition?.target;
  const reached = reachableIn(scope, open(scope.startAt), (state) => state.transitions.map(open));
  const before = reachableIn(scope, scope.startAt?.target, (state) =>
    state.transitions.map((transition) => transition.target),
  );
  if (reached.has(target.id) || !before.has(target.id)) return undefined;
  return fail(
    `${what} ends the workflow: "${target.name}" could not be reached any more. Put it behind a state that ends.`,
  );
}
