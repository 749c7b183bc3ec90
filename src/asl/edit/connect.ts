import type { Machine, ScopeId, StateId, TransitionId } from '../model';
import type { VerbResult } from './verb';

/** Makes a transition lead to another state of its scope. */
export function connect(_machine: Machine, _id: TransitionId, _targetName: string): VerbResult {
  return { rejected: 'Not possible yet.' };
}

/** Adds an arrow to a state: its Next, a choice rule, its Default or a catcher; for `start`, from a scope. */
export function addTransition(_machine: Machine, _fromId: StateId | ScopeId, _kind: 'start' | 'next' | 'choice' | 'default' | 'catch', _targetName: string): VerbResult {
  return { rejected: 'Not possible yet.' };
}

/** Takes an arrow away: the state ends its scope, or loses the rule, the Default, the catcher. */
export function disconnect(_machine: Machine, _id: TransitionId): VerbResult {
  return { rejected: 'Not possible yet.' };
}
