import type { ChangeSet } from '../../document/changes';
import type { Pointer } from '../../document/pointer';
import type { ScopeId, StateId, TransitionId } from '../model';

/** What a verb gives back: the changes with their label and what to select, or the reason why it cannot be done. */
export type VerbResult =
  | { readonly changes: ChangeSet; readonly label: string; readonly select: readonly Pointer[] }
  | { readonly rejected: string };

/** Where something is put. */
export type Place =
  /** On an arrow: between its source and its target. */
  | { readonly kind: 'transition'; readonly id: TransitionId }
  | { readonly kind: 'after'; readonly stateId: StateId }
  | { readonly kind: 'before'; readonly stateId: StateId }
  /** Loose in a scope; the first state when the scope is empty. */
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };
