/** What leads where in a scope, and what nothing leads to: the canvas, the problems and the verbs ask here. */
import { isJsonObject, type Json } from '../base/json';
import { isFunctionCall } from './functionCall';
import type { Scope, State, StateId, StateType } from './model';
import { hasPlaceholder } from './rules/rule';

/** The states of a scope that can be reached from one of them. */
export function reachableIn(
  scope: Scope,
  start: StateId | undefined,
  targetsOf: (state: State) => readonly (StateId | undefined)[],
): ReadonlySet<StateId> {
  const states = new Map(scope.states.map((state) => [state.id, state]));
  const reached = new Set<StateId>();
  const waiting = [start];
  while (waiting.length > 0) {
    const id = waiting.pop();
    const state = id === undefined || reached.has(id) ? undefined : states.get(id);
    if (!state) continue;
    reached.add(state.id);
    for (const target of targetsOf(state)) waiting.push(target);
  }
  return reached;
}

/**
 * The states of a scope that its StartAt does not lead to. None where that cannot be said: where StartAt leads nowhere,
 * or where a placeholder may stand for any state.
 */
export function unreachedStates(scope: Scope): readonly State[] {
  const start = scope.startAt?.target;
  if (start === undefined || scope.states.some(leadsAnywhere)) return [];
  const reached = reachableIn(scope, start, ({ transitions }) => transitions.map(({ target }) => target));
  return scope.states.filter(({ id }) => !reached.has(id));
}

/** Types whose states end their scope. */
export function isTerminal(type: StateType | undefined): boolean {
  return type === 'Succeed' || type === 'Fail';
}

/** Tells whether a scope can end in the state. */
export function canEnd({ type, fields }: State): boolean {
  return isTerminal(type) || (fields.End !== undefined && fields.End !== false);
}

/** Whether it is known only when the workflow is deployed where the state leads, or what it is. */
export function leadsAnywhere({ isPlaceholder, transitions, fields }: State): boolean {
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
