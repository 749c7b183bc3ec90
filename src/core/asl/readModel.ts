/**
 * From tree to machine. Two things make it more than a walk: states whose source did not change keep their objects, so
 * that what is derived from them need not be derived again; and while the text is broken, states keep the shape they
 * had when it could last be read, so that nothing jumps while somebody types.
 */
import { isJsonObject, type Json, type JsonObject } from '../base/json';
import {
  memberOf,
  rangeOf,
  toJson,
  type Member,
  type ObjectNode,
  type SyntaxTree,
  type TreeNode,
} from '../document/tree';
import { isFunctionCall } from './functionCall';
import { createLostStates, markBroken, weaveStates, type TextRange } from './lostStates';
import type { Machine, QueryLanguage, Scope, ScopeId, State, StateId } from './model';
import { languageOf } from './queryLanguage';
import { hasPlaceholder } from './rules/rule';
import { asScopeId, rootScopeId, stateIdIn } from './stateId';
import { stateTypes } from './stateTypes';
import {
  lastMember,
  nestedScopes,
  readStart,
  readTransitions,
  resolveAgain,
  type NestedScope,
  type TargetOf,
} from './transitions';

/**
 * Reads what a tree says of a machine; always returns one. `previous` is the machine of the text
 * before the last change. States whose source is the same there keep their objects; states that
 * cannot be read keep the shape they had there, marked broken. Linear in the size of the text.
 */
export function readModel(tree: SyntaxTree, previous?: Machine): Machine {
  const { text } = tree;
  const isBroken = tree.errors.length > 0;
  const errorsIn = createErrorCounter(tree);
  const lostStates = isBroken && previous ? createLostStates(tree, previous) : undefined;
  const values = new Map<TreeNode, Json>(); // the fields of the states, shared with the definition
  const rootNode = objectOf(tree.root);
  const previousRoot = objectOf(previous?.tree.root);
  const queryLanguage = languageIn(rootNode, isBroken && previous ? previous.queryLanguage : 'JSONPath');

  const root = readScope(
    { id: rootScopeId, kind: 'root', index: 0 },
    rootNode,
    previous && { scope: previous.root, node: previousRoot },
  );
  const definition = tree.root ? toJson(tree.root, values) : null;
  return {
    tree,
    definition: isJsonObject(definition) ? definition : {},
    queryLanguage,
    root,
    ...listAll(root),
    unread: lostStates?.ranges ?? new Map(),
  };

  function readScope(about: ScopeHead, node: ObjectNode | undefined, before: ScopeBefore | undefined): Scope {
    const statesNode = statesOf(node);
    const statesBefore = statesOf(before?.node);
    const members = (statesNode?.members ?? [])
      .map((member) => ({ member, id: stateIdIn(about.id, member.pointerKey) }))
      // a key alone is not yet a state; in a broken text it may still be one
      .filter(({ member, id }) => member.value !== undefined || (isBroken && previous?.states.has(id)));
    const lost = (before && lostStates?.in(before.scope, new Set(members.map(({ id }) => id)))) ?? [];

    const names = new Map<string, StateId>(lost.map((state) => [state.name, state.id]));
    for (const { member, id } of members) names.set(member.key, id);
    const targetOf: TargetOf = (name) => names.get(name);

    const readable = members.map(({ member, id }) => {
      const memberBefore = statesBefore && memberOf(statesBefore, member.pointerKey);
      const hidesOthers = lost.some((state) => isInside(lostStates?.ranges.get(state.id), member));
      return readState({
        member,
        id,
        scopeId: about.id,
        targetOf,
        memberBefore,
        before: previous?.states.get(id),
        hidesOthers,
      });
    });
    const states = weaveStates(readable, lost.map(markBroken), before?.scope.states ?? []);
    const start = (node && readStart(node, about.id, targetOf)) ?? (isBroken ? before?.scope.startAt : undefined);
    const scope: Scope = { ...about, ...(start ? { startAt: resolveAgain(start, targetOf) } : {}), states };
    return before && isSameScope(scope, before.scope) ? before.scope : scope;
  }

  function readState(source: StateSource): State {
    const { member, before, memberBefore } = source;
    const node = objectOf(member.value);
    const same = before !== undefined && memberBefore !== undefined && isSameSource(member, memberBefore);
    if (same && node && previous?.queryLanguage === queryLanguage && errorsIn(member) === 0 && isAsWritten(before)) {
      values.set(node, before.fields);
      return withTargets(before, source.targetOf);
    }
    const nested = node ? nestedScopes(node, source.id, textOf(node, 'Type')) : [];
    const scopes = nested.map((scope) => readNested(scope, source));
    const innerErrors = nested.reduce(
      (sum, scope) => sum + (statesOf(scope.node)?.members ?? []).reduce((count, inner) => count + errorsIn(inner), 0),
      0,
    );
    const broken = errorsIn(member) > innerErrors || source.hidesOthers;
    if (broken && before) return keepShape(before, scopes, source.targetOf);
    return readFresh(source, node, scopes, broken);
  }

  function readFresh(
    { member, id, scopeId, targetOf }: StateSource,
    node: ObjectNode | undefined,
    scopes: readonly Scope[],
    broken: boolean,
  ): State {
    const json = node && toJson(node, values);
    const fields = isJsonObject(json) ? json : {};
    if (node) values.set(node, fields);
    const typeText = node && textOf(node, 'Type');
    return {
      id,
      name: member.key,
      type: stateTypes.find((type) => type === typeText),
      typeText,
      scopeId,
      fields,
      queryLanguage: languageIn(node, queryLanguage),
      transitions: node ? readTransitions(node, id, targetOf) : [],
      scopes,
      ...(standsFor(member.value, fields) && { isPlaceholder: true }),
      broken,
    };
  }

  function readNested({ pointer, node, kind, index }: NestedScope, { id, memberBefore, before }: StateSource): Scope {
    const scope = before?.scopes.find((candidate) => candidate.id === pointer);
    const nodeBefore =
      memberBefore?.value?.kind === 'object' ? nestedScopes(memberBefore.value, id, before?.typeText) : [];
    return readScope(
      { id: asScopeId(pointer), kind, owner: id, index },
      node,
      scope && { scope, node: nodeBefore.find((nested) => nested.pointer === pointer)?.node },
    );
  }

  /** A state of a broken text may be, or hold, something from before it broke. */
  function isAsWritten(state: State): boolean {
    if (!previous || previous.tree.errors.length === 0) return true;
    const isThere = ({ startAt }: Scope): boolean =>
      startAt === undefined || rangeOf(previous.tree, startAt.id) !== undefined;
    return (
      !state.broken &&
      !previous.unread.has(state.id) &&
      state.scopes.every((scope) => isThere(scope) && scope.states.every(isAsWritten))
    );
  }

  function isSameSource(now: Member, then: Member): boolean {
    const length = now.to - now.from;
    return (
      then.to - then.from === length &&
      previous !== undefined &&
      text.slice(now.from, now.to) === previous.tree.text.slice(then.from, then.to)
    );
  }
}

type ScopeHead = Pick<Scope, 'id' | 'kind' | 'owner' | 'index'>;

/** A scope in the text before the last change, with its object there. */
type ScopeBefore = { readonly scope: Scope; readonly node: ObjectNode | undefined };

/** What a state is read from. */
type StateSource = {
  readonly member: Member;
  readonly id: StateId;
  readonly scopeId: ScopeId;
  readonly targetOf: TargetOf;
  readonly memberBefore: Member | undefined;
  readonly before: State | undefined;
  /** Its text swallows that of states that were beside it: its own brace is missing. */
  readonly hidesOthers: boolean;
};

/**
 * Its last good shape for a state that cannot be read now; with the scopes that
 * can, so that only what is broken stands still.
 */
function keepShape(before: State, scopes: readonly Scope[], targetOf: TargetOf): State {
  const inner = scopes.length >= before.scopes.length ? scopes : before.scopes;
  const same =
    before.broken &&
    inner.length === before.scopes.length &&
    inner.every((scope, index) => scope === before.scopes[index]);
  return withTargets(same ? before : { ...before, broken: true, scopes: inner }, targetOf);
}

function isInside(inner: TextRange | undefined, outer: TextRange): boolean {
  return inner !== undefined && inner.from >= outer.from && inner.to <= outer.to;
}

function withTargets(state: State, targetOf: TargetOf): State {
  if (state.transitions.every(({ targetName, target }) => targetOf(targetName) === target)) return state;
  return { ...state, transitions: state.transitions.map((transition) => resolveAgain(transition, targetOf)) };
}

function isSameScope(a: Scope, b: Scope): boolean {
  return (
    a.id === b.id &&
    a.owner === b.owner &&
    a.states.length === b.states.length &&
    a.states.every((state, index) => state === b.states[index]) &&
    a.startAt?.id === b.startAt?.id &&
    a.startAt?.targetName === b.startAt?.targetName &&
    a.startAt?.target === b.startAt?.target
  );
}

/** All scopes and states from a scope on, outer ones first, in the order of the text. */
function listAll(root: Scope): Pick<Machine, 'scopes' | 'states'> {
  const scopes = new Map<ScopeId, Scope>();
  const states = new Map<StateId, State>();
  const list = (scope: Scope): void => {
    scopes.set(scope.id, scope);
    for (const state of scope.states) {
      states.set(state.id, state);
      state.scopes.forEach(list);
    }
  };
  list(root);
  return { scopes, states };
}

/** Counts the problems that begin inside of a range, by halving. */
function createErrorCounter({ errors }: SyntaxTree): (range: { readonly from: number; readonly to: number }) => number {
  const offsets = errors.map(({ from }) => from).sort((a, b) => a - b);
  const before = (offset: number): number => {
    let [low, high] = [0, offsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return offsets.length === 0 ? () => 0 : ({ from, to }) => before(to) - before(from);
}

function objectOf(node: TreeNode | undefined): ObjectNode | undefined {
  return node?.kind === 'object' ? node : undefined;
}

/**
 * The states of a scope; none where a function of CloudFormation stands, which
 * brings them when the workflow is deployed.
 */
function statesOf(node: ObjectNode | undefined): ObjectNode | undefined {
  const states = node && objectOf(lastMember(node, 'States')?.value);
  return states?.isTag === true || (states?.members.length === 1 && states.members[0]?.key.startsWith('Fn::'))
    ? undefined
    : states;
}

/** Whether a placeholder, or a function of CloudFormation, stands where a state should. */
function standsFor(node: TreeNode | undefined, fields: JsonObject): boolean {
  return node?.kind === 'scalar'
    ? typeof node.value === 'string' && hasPlaceholder(node.value)
    : isFunctionCall(fields);
}

function textOf(node: ObjectNode, key: string): string | undefined {
  const value = lastMember(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function languageIn(node: ObjectNode | undefined, inherited: QueryLanguage): QueryLanguage {
  const value = node && lastMember(node, 'QueryLanguage')?.value;
  if (value === undefined) return inherited;
  return value.kind === 'scalar' ? languageOf(value.value, inherited) : 'JSONata';
}
