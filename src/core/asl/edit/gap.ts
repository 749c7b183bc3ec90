/** Closing the gap that states leave: what led to them leads to where they went on, or is taken away. */
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { joinPointer, parentPointer } from '../../document/pointer';
import { nodeAt } from '../../document/tree';
import type { Machine, Scope, State, StateId, Transition } from '../model';
import { startIdOf } from '../stateId';
import { endAt, followOf, followTo, mainTransition, redirect, transitionsOf, type Follow } from './flow';
import { reachableIn } from '../reachability';
import type { Rejection } from './verb';

/** A gap, closed: the edits outside of the states that go, and which states go with them. */
export type ClosedGap = { readonly edits: readonly Edit[]; readonly removed: ReadonlySet<StateId> };

/**
 * Closes the gap in a scope. With `alsoOrphans`, what could be reached only through the states that go, goes too: the
 * service refuses states that nothing leads to.
 */
export function closeGap(
  machine: Machine,
  scope: Scope,
  chosen: ReadonlySet<StateId>,
  alsoOrphans: boolean,
): ClosedGap | Rejection {
  const successors = successorsOf(machine, scope, chosen);
  const first = scope.states.find(({ id }) => !chosen.has(id));
  if (!first) return { edits: removeStart(machine, scope), removed: chosen };
  const edits: Edit[] = [];
  const start = scope.startAt;
  let begin = start?.target;
  if (start && begin !== undefined && chosen.has(begin)) {
    const follow = successors.get(begin);
    const target = follow === undefined || follow === 'end' ? followTo(machine, first) : follow;
    if (target !== 'end') edits.push(redirect(start.id, target));
    begin = target === 'end' ? undefined : scope.states.find(({ name }) => name === target.to)?.id;
  }
  const removed = alsoOrphans ? withOrphans(scope, chosen, successors, begin) : chosen;
  const staying = scope.states.filter(({ id }) => !removed.has(id));
  for (const state of staying) {
    const fates = fatesOf(state, removed, successors);
    if (fates.length === 0) continue;
    const closed = state.type === 'Choice' ? closeChoice(machine, state, fates) : closeFlow(machine, state, fates);
    if (isFailed(closed)) return closed;
    for (const edit of closed) edits.push(edit);
  }
  const endless = findEndless(scope, staying, removed, successors);
  return endless ? fail(endless) : { edits, removed };
}

/** A transition into the gap, and where it leads now. */
type Fate = { readonly transition: Transition; readonly follow: Follow };

function fatesOf(state: State, removed: ReadonlySet<StateId>, successors: ReadonlyMap<StateId, Follow>): Fate[] {
  return state.transitions.flatMap((transition) => {
    if (transition.target === undefined || !removed.has(transition.target)) return [];
    return [{ transition, follow: successors.get(transition.target) ?? 'end' }];
  });
}

function closeFlow(machine: Machine, state: State, fates: readonly Fate[]): readonly Edit[] {
  const edits: Edit[] = [];
  const lostCatchers: Fate[] = [];
  for (const fate of fates) {
    const { transition, follow } = fate;
    if (follow !== 'end') edits.push(redirect(transition.id, follow));
    else if (transition.kind === 'catch') lostCatchers.push(fate);
    else if (transition.kind === 'next') edits.push(...endAt(machine, transition.id, state));
  }
  return [...edits, ...dropItems(machine, lostCatchers, true)];
}

/** A Choice cannot end: rules that have nowhere to go are taken away, but one has to stay. */
function closeChoice(machine: Machine, state: State, fates: readonly Fate[]): readonly Edit[] | Rejection {
  const edits: Edit[] = fates.flatMap(({ transition, follow }) =>
    follow === 'end' ? [] : [redirect(transition.id, follow)],
  );
  const lost = fates.filter(({ follow }) => follow === 'end');
  const lostDefault = lost.find(({ transition }) => transition.kind === 'default');
  const lostRules = lost.filter(({ transition }) => transition.kind === 'choice');
  const ruleCount = itemCount(machine, joinPointer(state.id, 'Choices'));
  if (lostDefault) edits.push({ op: 'remove', at: lostDefault.transition.id });
  if (lostRules.length === 0 || lostRules.length < ruleCount)
    return [...edits, ...dropItems(machine, lostRules, false)];

  const otherwise = state.transitions.find(({ kind }) => kind === 'default');
  const [kept, ...others] = lostRules;
  const fate = fates.find(({ transition }) => transition === otherwise);
  const follow = lostDefault || !otherwise ? 'end' : (fate?.follow ?? followOf(machine, otherwise));
  if (!kept || follow === 'end')
    return fail(
      `"${state.name}" is a Choice and would have nowhere left to go. Give it another target first, or remove it, too.`,
    );
  return [...edits, redirect(kept.transition.id, follow), ...dropItems(machine, others, false)];
}

/** Takes the rules or catchers of transitions away; with the last one, if they may all go, the array. */
function dropItems(machine: Machine, fates: readonly Fate[], allMayGo: boolean): readonly Edit[] {
  const [first] = fates;
  if (!first) return [];
  const items = fates.map(({ transition }) => parentPointer(transition.id));
  const array = parentPointer(parentPointer(first.transition.id));
  if (allMayGo && fates.length === itemCount(machine, array)) return [{ op: 'remove', at: array }];
  return items.map((at) => ({ op: 'remove', at }));
}

function itemCount(machine: Machine, at: string): number {
  const node = nodeAt(machine.tree, at);
  return node?.kind === 'array' ? node.items.length : 0;
}

function removeStart(machine: Machine, scope: Scope): readonly Edit[] {
  const at = scope.startAt?.id ?? startIdOf(scope.id);
  return nodeAt(machine.tree, at) ? [{ op: 'remove', at }] : [];
}

/** Where the states that go lead, states that go as well passed over. */
function successorsOf(machine: Machine, scope: Scope, removed: ReadonlySet<StateId>): ReadonlyMap<StateId, Follow> {
  const states = new Map(scope.states.map((state) => [state.id, state]));
  const ending = endingStates(scope, removed);
  const successors = new Map<StateId, Follow>();
  for (const id of removed) {
    const passed: StateId[] = [];
    let follow: Follow | undefined;
    for (let at: StateId | undefined = id; follow === undefined;) {
      const state: State | undefined = at === undefined ? undefined : states.get(at);
      const transition: Transition | undefined = state && wayOn(state, ending);
      const known = at === undefined ? undefined : successors.get(at);
      if (known !== undefined) follow = known;
      else if (!transition || at === undefined) follow = 'end';
      else if (transition.target === undefined || !removed.has(transition.target))
        follow = followOf(machine, transition);
      if (at !== undefined && known === undefined) {
        passed.push(at);
        successors.set(at, 'end'); // what comes round to itself leads nowhere
      }
      at = transition?.target;
    }
    for (const each of passed) successors.set(each, follow);
  }
  return successors;
}

/**
 * The transition by which the flow goes on without a state: of a Choice, the
 * first way that comes to an end; a loop does not.
 */
function wayOn(state: State, ending: ReadonlySet<StateId>): Transition | undefined {
  const main = mainTransition(state);
  if (state.type !== 'Choice' || (main?.target !== undefined && ending.has(main.target))) return main;
  return state.transitions.find(({ target }) => target !== undefined && ending.has(target)) ?? main;
}

/** The states that come to an end of the scope though some states are gone. */
function endingStates(scope: Scope, removed: ReadonlySet<StateId>): ReadonlySet<StateId> {
  const sources = new Map<StateId, StateId[]>();
  const ending = new Set<StateId>();
  const staying = scope.states.filter(({ id }) => !removed.has(id));
  for (const { id, transitions } of staying) {
    for (const { target } of transitions) {
      if (target === undefined) continue;
      const known = sources.get(target);
      if (known) known.push(id);
      else sources.set(target, [id]);
    }
  }
  const waiting = staying.filter(endsScope).map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (ending.has(id)) continue;
    ending.add(id);
    for (const source of sources.get(id) ?? []) waiting.push(source);
  }
  return ending;
}

function endsScope({ type, transitions }: State): boolean {
  return type !== 'Choice' && !transitions.some(({ kind }) => kind === 'next');
}

/** The states that go, and those that nothing leads to once they are gone, though something did before. */
function withOrphans(
  scope: Scope,
  chosen: ReadonlySet<StateId>,
  successors: ReadonlyMap<StateId, Follow>,
  begin: StateId | undefined,
): ReadonlySet<StateId> {
  if (begin === undefined) return chosen;
  const targetsOf = (state: State): readonly (StateId | undefined)[] => state.transitions.map(({ target }) => target);
  const idByName = new Map(scope.states.map(({ id, name }) => [name, id]));
  const onward = (target: StateId | undefined): StateId | undefined => {
    const follow = target === undefined ? undefined : successors.get(target);
    if (follow === undefined) return target;
    return follow === 'end' ? undefined : idByName.get(follow.to);
  };
  const before = reachableIn(scope, scope.startAt?.target, targetsOf);
  const after = reachableIn(scope, begin, (state) => targetsOf(state).map(onward));
  return new Set([...chosen, ...[...before].filter((id) => !after.has(id))]);
}

/** Why the states that stay could not come to an end, if they could before. */
function findEndless(
  scope: Scope,
  staying: readonly State[],
  removed: ReadonlySet<StateId>,
  successors: ReadonlyMap<StateId, Follow>,
): string | undefined {
  const willEnd = (state: State): boolean =>
    endsScope(state) ||
    (state.type !== 'Choice' &&
      fatesOf(state, removed, successors).some(
        ({ transition, follow }) => transition.kind === 'next' && follow === 'end',
      ));
  if (staying.some(willEnd)) return undefined;
  const end = scope.states.find((state) => removed.has(state.id) && endsScope(state));
  return end && `"${end.name}" is where this part of the workflow ends. Let another state end it first.`;
}

/** All transitions of a scope that lead into a set of states from outside of it. */
export function entriesOf(scope: Scope, inside: ReadonlySet<StateId>): readonly Transition[] {
  return transitionsOf(scope).filter(
    ({ from, target }) => target !== undefined && inside.has(target) && !inside.has(from as StateId),
  ); // a ScopeId is no state's id
}
