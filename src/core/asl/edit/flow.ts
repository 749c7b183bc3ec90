/**
 * Where the flow goes on: a state of the scope, with its name as it is spelt in the text, or the scope's end. Verbs
 * that put states in and take them out pass such a `Follow` along, so that taking out gives back the very bytes.
 */
import type { Json, JsonObject } from '../../base/json';
import type { Edit, Insertable } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import { memberAt, nodeAt } from '../../document/tree';
import type { Machine, Scope, State, StateId, StateType, Transition, TransitionId } from '../model';
import { isTerminal } from '../reachability';

/** Where something leads: to the state with a name, spelt as `source`; or to the end of its scope. */
export type Follow = { readonly to: string; readonly source: string } | 'end';

/** Types whose states go on by `Next`, or end by `End`. */
export function hasFlow(type: StateType | undefined): boolean {
  return type !== undefined && type !== 'Choice' && !isTerminal(type);
}

/** Where a transition leads. */
export function followOf(machine: Machine, transition: Transition): Follow {
  const node = nodeAt(machine.tree, transition.id);
  return {
    to: transition.targetName,
    source: node ? machine.tree.text.slice(node.from, node.to) : JSON.stringify(transition.targetName),
  };
}

/** Towards a state, spelt as its key is. */
export function followTo(machine: Machine, state: State): Follow {
  const member = memberAt(machine.tree, state.id);
  return {
    to: state.name,
    source: member ? machine.tree.text.slice(member.keyFrom, member.keyTo) : JSON.stringify(state.name),
  };
}

/** The transition by which a state's flow goes on: Next; of a Choice, Default or else its first rule. */
export function mainTransition(state: State): Transition | undefined {
  const { transitions } = state;
  if (state.type !== 'Choice') return transitions.find(({ kind }) => kind === 'next');
  return transitions.find(({ kind }) => kind === 'default') ?? transitions.find(({ kind }) => kind === 'choice');
}

/** All transitions of a scope, its StartAt included. */
export function transitionsOf(scope: Scope): readonly Transition[] {
  const own = scope.states.flatMap(({ transitions }) => transitions);
  return scope.startAt ? [scope.startAt, ...own] : own;
}

/** The transitions that lead to a state. */
export function transitionsTo(scope: Scope, id: StateId): readonly Transition[] {
  return transitionsOf(scope).filter(({ target }) => target === id);
}

/** The edits that make a transition lead somewhere else. */
export function redirect(id: TransitionId, follow: Exclude<Follow, 'end'>): Edit {
  return { op: 'set', at: id, value: { source: follow.source } };
}

/** The edits by which a state's `Next` becomes its `End`, in the same place of the text. */
export function endAt(machine: Machine, id: TransitionId, state: State): readonly Edit[] {
  if (memberAt(machine.tree, joinPointer(state.id, 'End')))
    return [
      { op: 'remove', at: id },
      { op: 'set', at: joinPointer(state.id, 'End'), value: { value: true } },
    ];
  return [
    { op: 'renameKey', at: id, key: 'End' },
    { op: 'set', at: id, value: { source: 'true' } },
  ];
}

/** The edits by which a state that ends its scope, or says nothing, goes on to another. */
export function goOnTo(machine: Machine, state: State, name: string): readonly Edit[] {
  const next = state.transitions.find(({ kind }) => kind === 'next');
  if (next) return [{ op: 'set', at: next.id, value: { value: name } }];
  const endId = joinPointer(state.id, 'End');
  if (!memberAt(machine.tree, endId))
    return [{ op: 'insertMember', at: state.id, key: 'Next', value: { value: name } }];
  return [
    { op: 'renameKey', at: endId, key: 'Next' },
    { op: 'set', at: endId, value: { source: quoteFor(machine, name) } },
  ];
}

/** A text as raw source in the document's syntax. Double quotes mean the same in JSON and YAML. */
export function quoteFor(_machine: Machine, text: string): string {
  return JSON.stringify(text);
}

/** The members by which a state's flow goes on: `Next`, or `End`. */
export function flowFields(follow: Follow): JsonObject {
  return follow === 'end' ? { End: true } : { Next: follow.to };
}

/** A value that may name the state that follows: with that name spelt as it is in the text. */
export function spelt(value: Json, follow: Follow): Insertable {
  return follow === 'end' ? { value } : { value, spelling: new Map([[follow.to, follow.source]]) };
}
