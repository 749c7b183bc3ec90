import { optional } from '../../base/optional';
import type { Machine, Scope, Transition } from '../model';
import type { Problem } from '../problem';
import { hasPlaceholder, type Whole } from './rule';
import { createSuggester, didYouMean } from './suggest';

/** Every transition leads to a state of its own scope. */
export function* checkTargets({ machine }: Whole): Iterable<Problem> {
  let homes: ReadonlyMap<string, string> | undefined;
  for (const scope of machine.scopes.values()) {
    const suggestState = createSuggester(() => scope.states.map((state) => state.name));
    for (const [transition, origin] of transitionsOf(scope)) {
      if (transition.target !== undefined || hasPlaceholder(transition.targetName)) continue;
      homes ??= scopesByStateName(machine);
      const { targetName } = transition;
      const home = homes.get(targetName);
      const suggestion = home === undefined ? suggestState(targetName) : undefined;
      const why =
        home === undefined
          ? `but no state has that name.${didYouMean(suggestion)}`
          : `but that state is in ${home}. A transition cannot leave its own States object.`;
      yield {
        code: 'unknown-target',
        severity: 'error',
        at: transition.id,
        message: `${origin.says} "${targetName}", ${why}`,
        serviceCode: 'MISSING_TRANSITION_TARGET',
        serviceMessage: `Missing 'Next' target: ${targetName}`,
        ...optional({ stateId: origin.stateId, suggestion }),
      };
    }
  }
}

type Origin = { readonly says: string; readonly stateId?: Problem['stateId'] };

function* transitionsOf(scope: Scope): Iterable<readonly [Transition, Origin]> {
  // A scope without states has been told of already.
  if (scope.startAt && scope.states.length > 0)
    yield [
      scope.startAt,
      {
        says: scope.kind === 'root' ? 'The workflow starts at' : `A ${scope.kind} starts at`,
        ...optional({ stateId: scope.owner }),
      },
    ];
  for (const state of scope.states) {
    const verbs = {
      start: 'starts at',
      next: 'goes to',
      choice: 'goes to',
      default: 'goes by default to',
      catch: 'goes after an error to',
    };
    for (const transition of state.transitions)
      yield [transition, { says: `State "${state.name}" ${verbs[transition.kind]}`, stateId: state.id }];
  }
}

function scopesByStateName(machine: Machine): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const scope of machine.scopes.values()) {
    const owner = scope.owner === undefined ? undefined : machine.states.get(scope.owner);
    for (const state of scope.states)
      homes.set(state.name, owner ? `a ${scope.kind} of "${owner.name}"` : 'the outermost States object');
  }
  return homes;
}
