import type { JsonObject } from '../../base/json';
import type { Failed } from '../../base/result';
import type { ChangeSet } from '../../document/changes';
import type { Pointer } from '../../document/pointer';
import type { ScopeId, StateId, StateType, TransitionId } from '../model';

/** Why a verb cannot be carried out: a whole sentence. */
export type Rejection = Failed;

/** What a verb gives back: the changes with their label and what to select, or the reason why it cannot be done. */
export type VerbResult =
  { readonly changes: ChangeSet; readonly label: string; readonly select: readonly Pointer[] } | Rejection;

/** Where something is put. */
export type Place =
  /** On an arrow: between its source and its target. */
  | { readonly kind: 'transition'; readonly id: TransitionId }
  | { readonly kind: 'after'; readonly stateId: StateId }
  | { readonly kind: 'before'; readonly stateId: StateId }
  /** Loose in a scope; the first state when the scope is empty. */
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };

/** A state to be made. What is not said is chosen: a free name, the fields that the type needs. */
export type NewState = { readonly type: StateType; readonly name?: string; readonly fields?: JsonObject };

/** Several states to be put in as one, written as a scope is: entered at `StartAt`, left where a state says `End`. */
export type Fragment = { readonly StartAt: string; readonly States: JsonObject };
