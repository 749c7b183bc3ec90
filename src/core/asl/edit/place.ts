/**
 * What a place means: which properties have to point to what is put in, where it goes on, where in the text it stands.
 */
import { jsonEquals, setMember, type Json } from '../../base/json';
import { optional } from '../../base/optional';
import { fail, isFailed } from '../../base/result';
import type { Comments, Edit, Insertable } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import { memberAt, nodeAt, toJson } from '../../document/tree';
import type { Machine, Scope, State, Transition } from '../model';
import { startIdOf, stateIdIn, stateKeyOf } from '../stateId';
import { followOf, followTo, goOnTo, mainTransition, transitionsTo, type Follow } from './flow';
import { editText, findScope, findState, findTransition } from './result';
import type { Place, Rejection, VerbResult } from './verb';

/** A place, understood. */
export type Opening = {
  readonly scope: Scope;
  /** The edits by which what leads here leads to the state with the name. */
  readonly enter: (name: string) => readonly Edit[];
  /** Where what is put in goes on. */
  readonly follow: Follow;
  /** Transitions that led to where it goes on, and do not any more. */
  readonly taken: readonly Transition[];
  /** The member of `States` that it stands behind; null is the first place, undefined the last. */
  readonly after: string | null | undefined;
};

/** Understands a place; refuses those that are gone, and those that nothing can follow. */
export function openPlace(machine: Machine, place: Place): Opening | Rejection {
  switch (place.kind) {
    case 'transition': {
      const found = findTransition(machine, place.id);
      return isFailed(found) ? found : onTransition(machine, found.scope, found.transition, found.state);
    }
    case 'after':
      return behind(machine, place.stateId);
    case 'before':
      return before(machine, place.stateId);
    case 'scope':
      return loose(machine, place.scopeId);
  }
}

function onTransition(machine: Machine, scope: Scope, transition: Transition, source: State | undefined): Opening {
  return {
    scope,
    enter: (name) => [{ op: 'set', at: transition.id, value: { value: name } }],
    follow: followOf(machine, transition),
    taken: [transition],
    after: between(machine, scope, source, transition),
  };
}

/** Just before the target, when that comes later in the text than the source; else just behind the source. */
function between(
  machine: Machine,
  scope: Scope,
  source: State | undefined,
  transition: Transition,
): string | null | undefined {
  const from = source ? scope.states.indexOf(source) : -1;
  const to = scope.states.findIndex(({ id }) => id === transition.target);
  if (to > from) return keyBefore(machine, scope, to);
  return source ? stateKeyOf(source.id) : undefined;
}

function behind(machine: Machine, id: State['id']): Opening | Rejection {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  if (state.type === 'Succeed' || state.type === 'Fail')
    return fail(`"${state.name}" ends the workflow here: nothing can follow a ${state.type} state.`);
  const main = mainTransition(state);
  if (main && main.kind !== 'choice') return onTransition(machine, scope, main, state);
  const enter = (name: string): readonly Edit[] =>
    state.type === 'Choice'
      ? [{ op: 'insertMember', at: state.id, key: 'Default', value: { value: name } }]
      : goOnTo(machine, state, name);
  return { scope, enter, follow: 'end', taken: [], after: stateKeyOf(id) };
}

function before(machine: Machine, id: State['id']): Opening | Rejection {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  const taken = transitionsTo(scope, id);
  const index = scope.states.indexOf(state);
  const [first] = taken;
  return {
    scope,
    enter: (name) => taken.map((transition) => ({ op: 'set', at: transition.id, value: { value: name } })),
    follow: first ? followOf(machine, first) : followTo(machine, state),
    taken,
    after: keyBefore(machine, scope, index),
  };
}

function loose(machine: Machine, id: Scope['id']): Opening | Rejection {
  const scope = findScope(machine, id);
  if (isFailed(scope)) return scope;
  const isFirst = scope.states.length === 0 || scope.startAt === undefined;
  return {
    scope,
    enter: (name) => (isFirst ? startWith(machine, scope, name) : []),
    follow: 'end',
    taken: [],
    after: undefined,
  };
}

/** Makes a scope start with a state; its StartAt is put before `States` when there is none. */
function startWith(machine: Machine, scope: Scope, name: string): readonly Edit[] {
  const startId = scope.startAt?.id ?? startIdOf(scope.id);
  if (memberAt(machine.tree, startId)) return [{ op: 'set', at: startId, value: { value: name } }];
  const node = nodeAt(machine.tree, scope.id);
  const members = node?.kind === 'object' ? node.members : [];
  const index = members.findIndex(({ key }) => key === 'States');
  const after = index < 0 ? undefined : index === 0 ? null : members[index - 1]?.pointerKey;
  return [{ op: 'insertMember', at: scope.id, key: 'StartAt', value: { value: name }, after }];
}

/** What is put on the only arrow of a scope, or loosely into it, takes the place of a filler. */
export function fillerAt(machine: Machine, place: Place, scope: Scope): State | undefined {
  return place.kind === 'transition' || place.kind === 'scope' ? fillerOf(machine, scope) : undefined;
}

/** Where a person means who puts something on, before or behind a filler: into its scope. */
export function intoFiller(machine: Machine, place: Place): Place {
  if (place.kind !== 'after' && place.kind !== 'before') return place;
  const scope = machine.scopes.get(machine.states.get(place.stateId)?.scopeId ?? machine.root.id);
  return scope && fillerOf(machine, scope) ? { kind: 'scope', scopeId: scope.id } : place;
}

/**
 * The Pass that a new branch or processor was filled with to be valid, while
 * nobody has touched it. What is put into its scope stands in its place.
 */
function fillerOf(machine: Machine, scope: Scope): State | undefined {
  const [only, ...others] = scope.states;
  if (!only || others.length > 0 || scope.owner === undefined || !/^Pass(?: \d+)?$/.test(only.name)) return undefined;
  const node = nodeAt(machine.tree, only.id);
  return node && jsonEquals(toJson(node), { Type: 'Pass', End: true }) ? only : undefined;
}

/** The opening that a filler leaves: what is put in begins the scope and ends it. */
export function inPlaceOf(machine: Machine, { scope }: Opening): Opening {
  return { scope, enter: (name) => startWith(machine, scope, name), follow: 'end', taken: [], after: undefined };
}

/** The edit by which a filler goes. */
export function removalOf(filler: State | undefined): readonly Edit[] {
  return filler ? [{ op: 'remove', at: filler.id }] : [];
}

/** A state that is put in: how it is written, and its value. */
export type Incoming = {
  readonly name: string;
  readonly value: Insertable;
  readonly comments?: Comments;
  readonly json: Json;
};

/**
 * Puts states into the `States` of an opening, together with other edits; makes what is missing around them, up to the
 * whole text of a workflow that has not begun yet. `entry` is the state that what leads here is led to.
 */
export function putIn(
  machine: Machine,
  opening: Opening,
  incoming: readonly Incoming[],
  entry: string,
  more: readonly Edit[],
  label: string,
): VerbResult {
  const { tree } = machine;
  const { scope } = opening;
  const select = incoming.map(({ name }) => stateIdIn(scope.id, name));
  const statesAt = joinPointer(scope.id, 'States');
  const enter = opening.enter(entry);
  if (memberAt(tree, statesAt)) {
    const edits = incoming.map(({ name, value, comments }): Edit => ({
      op: 'insertMember',
      at: statesAt,
      key: name,
      after: opening.after,
      value,
      ...optional({ comments }),
    }));
    return editText(machine, [...edits, ...enter, ...more], label, select);
  }
  const states: Record<string, Json> = {};
  for (const { name, json } of incoming) setMember(states, name, json);
  if (nodeAt(tree, scope.id))
    return editText(
      machine,
      [...enter, { op: 'insertMember', at: scope.id, key: 'States', value: { value: states } }, ...more],
      label,
      select,
    );
  if (tree.text.trim() !== '')
    return fail('The text holds no workflow that a state could be put into. Begin it with "{".');
  const text = `${JSON.stringify({ StartAt: entry, States: states }, null, 2)}\n`;
  return { changes: [{ from: 0, to: tree.text.length, insert: text }], label, select };
}

/** The last state before an index that stands in the text; null when there is none. */
function keyBefore(machine: Machine, scope: Scope, index: number): string | null {
  const leader = scope.states.slice(0, index).findLast(({ id }) => memberAt(machine.tree, id) !== undefined);
  return leader ? stateKeyOf(leader.id) : null;
}
