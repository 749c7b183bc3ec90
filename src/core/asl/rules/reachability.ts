import { isJsonObject, type Json } from '../../base/json';
import { isFunctionCall } from '../functionCall';
import type { Scope, State, StateId } from '../model';
import type { Problem } from '../problem';
import { advice, hasPlaceholder, type Whole } from './rule';

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
    const isUnknown = scope.states.some(leadsAnywhere);
    if (!isUnknown && !scope.states.some(isTerminal))
      yield missingEnd(scope, scope.owner === undefined ? undefined : machine.states.get(scope.owner));
    const start = scope.startAt?.target;
    // A placeholder may stand for any state.
    if (start === undefined || isUnknown) continue;
    const reached = reachable(start, machine.states);
    for (const state of scope.states) {
      if (reached.has(state.id)) continue;
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

/** Tells whether a scope can end in the state. */
export function isTerminal(state: State): boolean {
  return (
    state.type === 'Succeed' || state.type === 'Fail' || (state.fields.End !== undefined && state.fields.End !== false)
  );
}

/** Whether it is known only when the workflow is deployed where the state leads, or what it is. */
function leadsAnywhere({ isPlaceholder, transitions, fields }: State): boolean {
  if (
    isPlaceholder === true ||
    Object.keys(fields).length === 0 || // nothing of it can be read, which has been said
    transitions.some(({ target, targetName }) => target === undefined && hasPlaceholder(targetName))
  )
    return true;
  const isCall = (value: Json | undefined): boolean => value !== undefined && isFunctionCall(value);
  return (
    isCall(fields.Next) ||
    isCall(fields.Default) ||
    [fields.Choices, fields.Catch].some(
      (list) =>
        isOpen(list) ||
        (Array.isArray(list) &&
          (list as readonly Json[]).some((item) => isOpen(item) || (isJsonObject(item) && isCall(item.Next)))),
    )
  );
}

/** Whether a placeholder that is all of a value stands there, or a function of CloudFormation. */
function isOpen(value: Json | undefined): boolean {
  return value !== undefined && (typeof value === 'string' ? hasPlaceholder(value) : isFunctionCall(value));
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

/** The states that can be reached from a state by any transition. */
export function reachable(start: StateId, states: ReadonlyMap<StateId, State>): ReadonlySet<StateId> {
  const reached = new Set([start]);
  // A Set hands out what is added to it while it is walked.
  for (const id of reached) {
    for (const { target } of states.get(id)?.transitions ?? []) if (target !== undefined) reached.add(target);
  }
  return reached;
}
