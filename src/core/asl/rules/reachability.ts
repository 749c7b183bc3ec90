import type { Scope, State } from '../model';
import type { Problem } from '../problem';
import { canEnd, leadsAnywhere, unreachedStates } from '../reachability';
import { advice, type Whole } from './rule';

/**
 * Every state can be reached from its scope's StartAt, and every scope has an end.
 *
 * The service insists on an end at the top level only; in a branch or a processor a missing end is a warning of ours.
 * Nothing is said about a scope whose StartAt is missing: then nothing could be reached, and that has been said.
 */
export function* checkReachability({ machine }: Whole): Iterable<Problem> {
  if (machine.tree.errors.length > 0) return;
  for (const scope of machine.scopes.values()) {
    if (scope.states.length === 0) continue;
    if (!scope.states.some(leadsAnywhere) && !scope.states.some(canEnd))
      yield missingEnd(scope, scope.owner === undefined ? undefined : machine.states.get(scope.owner));
    for (const state of unreachedStates(scope)) {
      yield {
        code: 'unreachable-state',
        severity: 'error',
        at: state.id,
        part: 'key',
        stateId: state.id,
        message: `State "${state.name}" is never reached. Let a state go to it, or remove it.`,
        serviceCode: 'MISSING_TRANSITION_TARGET',
        serviceMessage: `State "${state.name}" is not reachable.`,
      };
    }
  }
}

function missingEnd(scope: Scope, owner: State | undefined): Problem {
  if (!owner) {
    return {
      code: 'no-terminal-state',
      severity: 'error',
      at: '/States',
      part: 'key',
      message: 'The workflow never ends. Give a state "End": true, or add a Succeed or Fail state.',
      serviceCode: 'MISSING_END_STATE',
      serviceMessage: 'Workflow has no terminal state',
      serviceAt: null,
    };
  }
  const what = scope.kind === 'branch' ? `Branch ${scope.index + 1}` : 'The item processor';
  return advice(
    'warning',
    'scope-without-end',
    `${scope.id}/States`,
    `${what} of state "${owner.name}" never ends. Give one of its states "End": true, or add a Succeed or Fail state.`,
    {
      part: 'key',
      stateId: owner.id,
    },
  );
}
