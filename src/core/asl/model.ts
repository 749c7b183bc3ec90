import type { stateTypes } from './stateTypes';
import type { JsonObject } from '../base/json';
import type { Pointer } from '../document/pointer';
import type { SyntaxTree } from '../document/tree';

/** The kinds of state that the language has. */
export type StateType = (typeof stateTypes)[number];

/** The languages that a definition's paths and expressions may be written in. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/**
 * A state's place: the JSON pointer of its object,
 * `/States/Pay/Branches/0/States/Charge`. Unique even while names are not.
 */
export type StateId = Pointer & { readonly __brand: 'StateId' };

/** A transition's place: the JSON pointer of the property that names the target, `/States/Check/Choices/1/Next`. */
export type TransitionId = Pointer & { readonly __brand: 'TransitionId' };

/** A scope's place: the JSON pointer of the object that has `StartAt` and `States`; `''` is the machine itself. */
export type ScopeId = Pointer & { readonly __brand: 'ScopeId' };

/** A whole definition, as far as it can be read. Offsets are not kept here: ask `rangeOf(machine.tree, id)`. */
export type Machine = {
  readonly tree: SyntaxTree;
  /** The whole value; `{}` while the text holds no object. */
  readonly definition: JsonObject;
  readonly queryLanguage: QueryLanguage;
  readonly root: Scope;
  readonly scopes: ReadonlyMap<ScopeId, Scope>;
  /** Every state of every scope, in the order of the text. */
  readonly states: ReadonlyMap<StateId, State>;
  /** Where the states stand that the tree has lost sight of while the text is broken. */
  readonly unread: ReadonlyMap<StateId, { readonly from: number; readonly to: number }>;
};

/** One `States` map: the machine's own, that of a Parallel branch, or that of a Map's processor. */
export type Scope = {
  readonly id: ScopeId;
  readonly kind: 'root' | 'branch' | 'processor';
  /** The Parallel or Map state that it belongs to. */
  readonly owner?: StateId;
  /** Which branch it is; 0 for the others. */
  readonly index: number;
  readonly startAt?: Transition;
  readonly states: readonly State[];
};

/** An entry of a scope. A state whose source did not change keeps its object from one machine to the next. */
export type State = {
  readonly id: StateId;
  readonly name: string;
  /** Undefined while `Type` is missing or not a type of the language. */
  readonly type: StateType | undefined;
  /** What the text says in `Type`, whether the language knows it or not. */
  readonly typeText?: string;
  readonly scopeId: ScopeId;
  readonly fields: JsonObject;
  /** The language in force: the state's own, else the machine's. */
  readonly queryLanguage: QueryLanguage;
  /** In the order Next, choice rules, Default, catchers. */
  readonly transitions: readonly Transition[];
  /** The branches of a Parallel, the processor of a Map. */
  readonly scopes: readonly Scope[];
  /** A placeholder stands where the state should: what it is, is known when the workflow is deployed. */
  readonly isPlaceholder?: true;
  /** Its source cannot be read at the moment; what is told of it is its last good shape. */
  readonly broken: boolean;
};

/** A property that names a state. */
export type Transition = {
  readonly id: TransitionId;
  readonly kind: 'start' | 'next' | 'choice' | 'default' | 'catch';
  /** The state it leaves; for `start`, the scope. */
  readonly from: StateId | ScopeId;
  /** Which choice rule or catcher it belongs to. */
  readonly index?: number;
  readonly targetName: string;
  /** Absent when no state of the scope has that name. */
  readonly target?: StateId;
};
