import { isJsonObject } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import type { Machine, Scope, ScopeId, State, StateId, Transition } from '../model';
import { fieldOf } from './fields';
import type { ObjectPlace } from './objectPlaces';

/**
 * Where variables are set, and on which ways through a scope.
 *
 * A variable is set when a state is left, and which of its `Assign` fields counts depends on the transition taken: a
 * choice rule's own, a catcher's own, or the state's.
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
    const names = Object.keys(assign).map((key) =>
      place.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key,
    );
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

/** Tells whether a state of the scope may be entered while a variable of the scope is not yet set. */
export type MayBeUnset = (state: StateId, name: string) => boolean;

/**
 * Follows all ways through a scope at once: for each state, the set of variables that are set on every way to it. Sets
 * are bits of words, so that a thousand states with a thousand variables take milliseconds.
 */
export function followAssignments(machine: Machine, scope: Scope, assigned: Assignments): MayBeUnset {
  const names = [...(assigned.byScope.get(scope.id) ?? [])];
  const bitOf = new Map(names.map((name, i) => [name, i]));
  const wordCount = Math.ceil(names.length / 32);
  const setIn = new Map<StateId, Int32Array>();
  const start = scope.startAt?.target;
  const waiting = new Set<StateId>();
  if (start !== undefined) {
    setIn.set(start, new Int32Array(wordCount));
    waiting.add(start);
  }
  const bitsOf = (setter: string): Int32Array | undefined => {
    const set = assigned.byPlace.get(setter);
    if (!set) return undefined;
    const bits = new Int32Array(wordCount);
    for (const name of set) {
      const bit = bitOf.get(name);
      if (bit !== undefined) markBit(bits, bit);
    }
    return bits;
  };
  const edges = new Map<StateId, readonly Edge[]>();
  const edgesOf = (id: StateId): readonly Edge[] => {
    let known = edges.get(id);
    if (!known) edges.set(id, (known = readEdges(machine.states.get(id), bitsOf)));
    return known;
  };
  for (const id of waiting) {
    waiting.delete(id);
    const before = setIn.get(id);
    if (!before) continue;
    for (const { target, sets } of edgesOf(id)) {
      const there = setIn.get(target);
      if (!there) {
        setIn.set(target, sets ? before.map((word, i) => word | (sets[i] ?? 0)) : before.slice());
        waiting.add(target);
      } else if (narrow(there, before, sets)) {
        waiting.add(target);
      }
    }
  }
  return (state, name) => {
    const bits = setIn.get(state);
    const bit = bitOf.get(name);
    // A state that is never reached is told of elsewhere.
    return bits !== undefined && bit !== undefined && ((bits[bit >> 5] ?? 0) & (1 << (bit & 31))) === 0;
  };
}

type Edge = { readonly target: StateId; readonly sets: Int32Array | undefined };

function readEdges(state: State | undefined, bitsOf: (setter: string) => Int32Array | undefined): readonly Edge[] {
  if (!state) return [];
  return state.transitions.flatMap((transition) =>
    transition.target === undefined
      ? []
      : [{ target: transition.target, sets: bitsOf(setterOf(state.id, transition)) }],
  );
}

function markBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

/** Keeps in `there` only what is also set on this way; tells whether anything went. */
function narrow(there: Int32Array, before: Int32Array, sets: Int32Array | undefined): boolean {
  let changed = false;
  for (let i = 0; i < there.length; i++) {
    const kept = (there[i] ?? 0) & ((before[i] ?? 0) | (sets?.[i] ?? 0));
    if (kept !== there[i]) changed = true;
    there[i] = kept;
  }
  return changed;
}

/** The object whose `Assign` counts when a transition is taken. */
function setterOf(state: StateId, transition: Transition): string {
  if (transition.kind === 'choice') return joinPointer(state, 'Choices', transition.index ?? 0);
  if (transition.kind === 'catch') return joinPointer(state, 'Catch', transition.index ?? 0);
  return state;
}

/** Tells whether a state of a scope can be entered, for the first time, after the variable was set. */
export function isSetBefore(
  machine: Machine,
  scope: Scope,
  state: StateId,
  name: string,
  assigned: Assignments,
): boolean {
  const start = scope.startAt?.target;
  const unset = new Set<StateId>(start === undefined ? [] : [start]);
  const set = new Set<StateId>();
  const leave = (id: StateId, isSet: boolean): void => {
    if (id === state) return;
    for (const transition of machine.states.get(id)?.transitions ?? []) {
      if (transition.target !== undefined)
        (isSet || assigned.byPlace.get(setterOf(id, transition))?.has(name) ? set : unset).add(transition.target);
    }
  };
  // Sets hand out what is added to them while they are walked.
  for (const id of unset) leave(id, false);
  for (const id of set) leave(id, true);
  return set.has(state);
}
