import { isJsonObject } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import { analyseJsonata } from '../../expressions/analyseJsonata';
import { variablesInPath } from '../../expressions/analysePath';
import type { Machine, Scope, ScopeId, StateId, Transition } from '../model';
import type { ExpressionPlace } from './expressionPlaces';
import { fieldOf } from './fields';
import type { ObjectPlace } from './objectPlaces';

/**
 * Where variables are set. A variable is set when a state is left, and which of its `Assign` fields counts depends on the
 * transition taken: a choice rule's own, a catcher's own, or the state's.
 */
export type Assignments = {
  /** The names that each scope sets somewhere. */
  readonly byScope: ReadonlyMap<ScopeId, ReadonlySet<string>>;
  /** The names that each object with an `Assign` sets, by the object's pointer. */
  readonly byPlace: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Finds everything that the machine sets. */
export function assignmentsOf(machine: Machine, objects: readonly ObjectPlace[]): Assignments {
  const byScope = new Map<ScopeId, Set<string>>([...machine.scopes.keys()].map((id) => [id, new Set()]));
  const byPlace = new Map<string, ReadonlySet<string>>();
  for (const place of objects) {
    const assign = fieldOf(place, 'Assign');
    if (!isJsonObject(assign) || !place.state || !place.rows.has('Assign')) continue;
    const names = Object.keys(assign).map((key) => (place.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key));
    byPlace.set(place.at, new Set(names));
    const inScope = byScope.get(place.state.scopeId);
    for (const name of names) inScope?.add(name);
  }
  return { byScope, byPlace };
}

/** All names that are set anywhere. */
export function namesAssigned(assigned: Assignments): readonly string[] {
  return [...new Set([...assigned.byScope.values()].flatMap((names) => [...names]))];
}

/** The names of the variables that an expression reads, each once. */
export function readsOf({ kind, text }: ExpressionPlace): readonly string[] {
  if (kind === 'halfMarked' || !text.includes('$')) return [];
  if (kind !== 'jsonata') return [...new Set(variablesInPath(text))];
  const analysis = analyseJsonata(text);
  return analysis.ok ? [...new Set(analysis.value.variables)] : [];
}

/** The states of a scope that can be entered before the variable is set. */
export function statesWithout(machine: Machine, scope: Scope, name: string, assigned: Assignments): ReadonlySet<StateId> {
  const start = scope.startAt?.target;
  const entered = new Set<StateId>(start === undefined ? [] : [start]);
  for (const id of entered) {
    for (const transition of machine.states.get(id)?.transitions ?? []) {
      if (transition.target !== undefined && !assigned.byPlace.get(setterOf(id, transition))?.has(name)) entered.add(transition.target);
    }
  }
  return entered;
}

/** The object whose `Assign` counts when a transition is taken. */
function setterOf(state: StateId, transition: Transition): string {
  if (transition.kind === 'choice') return joinPointer(joinPointer(state, 'Choices'), transition.index ?? 0);
  if (transition.kind === 'catch') return joinPointer(joinPointer(state, 'Catch'), transition.index ?? 0);
  return state;
}

/** Tells whether a state of a scope can be entered, for the first time, after the variable was set. */
export function isSetBefore(machine: Machine, scope: Scope, state: StateId, name: string, assigned: Assignments): boolean {
  const start = scope.startAt?.target;
  const unset = new Set<StateId>(start === undefined ? [] : [start]);
  const set = new Set<StateId>();
  const leave = (id: StateId, isSet: boolean): void => {
    if (id === state) return;
    for (const transition of machine.states.get(id)?.transitions ?? []) {
      if (transition.target !== undefined) (isSet || assigned.byPlace.get(setterOf(id, transition))?.has(name) ? set : unset).add(transition.target);
    }
  };
  // Sets hand out what is added to them while they are walked.
  for (const id of unset) leave(id, false);
  for (const id of set) leave(id, true);
  return set.has(state);
}
