/** Every property of the language that names a state, found in the tree, and every place where states are nested. */
import { stateTypes } from './stateTypes';
import { joinPointer, type Pointer } from '../document/pointer';
import type { ArrayNode, Member, ObjectNode, TreeNode } from '../document/tree';
import type { Scope, ScopeId, StateId, Transition } from './model';
import { asTransitionId, startIdOf } from './stateId';

/** Finds the state of the scope that has a name. */
export type TargetOf = (name: string) => StateId | undefined;

/** The transitions of a state, in the order Next, choice rules, Default, catchers. */
export function readTransitions(node: ObjectNode, id: StateId, targetOf: TargetOf): Transition[] {
  const transitions: Transition[] = [];
  const add = (
    kind: Transition['kind'],
    base: Pointer,
    holder: TreeNode | undefined,
    key: string,
    index?: number,
  ): void => {
    const member = holder?.kind === 'object' ? lastMember(holder, key) : undefined;
    if (member?.value?.kind !== 'scalar' || typeof member.value.value !== 'string') return;
    transitions.push(transitionTo(kind, joinPointer(base, member.pointerKey), id, member.value.value, targetOf, index));
  };
  add('next', id, node, 'Next');
  const choices = arrayOf(node, 'Choices');
  choices?.node.items.forEach((item, index) =>
    add('choice', joinPointer(id, choices.pointerKey, index), item, 'Next', index),
  );
  add('default', id, node, 'Default');
  const catchers = arrayOf(node, 'Catch');
  catchers?.node.items.forEach((item, index) =>
    add('catch', joinPointer(id, catchers.pointerKey, index), item, 'Next', index),
  );
  return transitions;
}

/** The transition by which a scope is entered. */
export function readStart(node: ObjectNode, id: ScopeId, targetOf: TargetOf): Transition | undefined {
  const member = lastMember(node, 'StartAt');
  if (member?.value?.kind !== 'scalar' || typeof member.value.value !== 'string') return undefined;
  const pointer = member.pointerKey === 'StartAt' ? startIdOf(id) : joinPointer(id, member.pointerKey);
  return transitionTo('start', pointer, id, member.value.value, targetOf);
}

/** The same transition, leading to what has its target's name now. */
export function resolveAgain(transition: Transition, targetOf: TargetOf): Transition {
  const target = targetOf(transition.targetName);
  if (target === transition.target) return transition;
  const { id, kind, from, index, targetName } = transition;
  return { id, kind, from, targetName, index, target };
}

/** A scope's object in the tree, and which scope of its state it is. */
export type NestedScope = {
  readonly pointer: Pointer;
  readonly node: ObjectNode;
  readonly kind: Exclude<Scope['kind'], 'root'>;
  readonly index: number;
};

/**
 * The scopes inside of a state: the branches of a Parallel, the processor of a Map; both while its type cannot be told.
 */
export function nestedScopes(node: ObjectNode, id: Pointer, typeText: string | undefined): NestedScope[] {
  const known = typeText === undefined || !otherTypes.has(typeText) ? typeText : 'other';
  const scopes: NestedScope[] = [];
  const branches = known === 'Map' || known === 'other' ? undefined : arrayOf(node, 'Branches');
  branches?.node.items.forEach((item, index) => {
    if (item.kind === 'object')
      scopes.push({ pointer: joinPointer(id, branches.pointerKey, index), node: item, kind: 'branch', index });
  });
  if (known === 'Parallel' || known === 'other') return scopes;
  const processor = lastMember(node, 'ItemProcessor') ?? lastMember(node, 'Iterator');
  if (processor?.value?.kind === 'object')
    scopes.push({ pointer: joinPointer(id, processor.pointerKey), node: processor.value, kind: 'processor', index: 0 });
  return scopes;
}

/** The member that counts of an object: of repeated keys, the last. */
export function lastMember(node: ObjectNode, key: string): Member | undefined {
  const { members } = node;
  for (let i = members.length - 1; i >= 0; i--) if (members[i]?.key === key) return members[i];
  return undefined;
}

const otherTypes: ReadonlySet<string> = new Set(stateTypes.filter((type) => type !== 'Parallel' && type !== 'Map'));

function arrayOf(node: ObjectNode, key: string): { readonly node: ArrayNode; readonly pointerKey: string } | undefined {
  const member = lastMember(node, key);
  return member?.value?.kind === 'array' ? { node: member.value, pointerKey: member.pointerKey } : undefined;
}

function transitionTo(
  kind: Transition['kind'],
  pointer: Pointer,
  from: StateId | ScopeId,
  targetName: string,
  targetOf: TargetOf,
  index?: number,
): Transition {
  return { id: asTransitionId(pointer), kind, from, targetName, index, target: targetOf(targetName) };
}
