/** Lifted states on their way into a machine: under names that are free there, and joined to what comes after them. */
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { parentPointer } from '../../document/pointer';
import { sourceAt } from '../../document/sources';
import { readTree } from '../../document/tree';
import type { Machine, Scope, State, Transition } from '../model';
import { readModel } from '../readModel';
import { uniqueName } from '../names';
import { endAt, goOnTo, hasFlow, transitionsOf, type Follow } from './flow';
import { isTerminal, reachableIn } from '../reachability';
import type { Incoming } from './place';
import { editJson } from './rewrite';
import type { Rejection } from './verb';

/** Where and how lifted states are put in. */
export type Landing = {
  readonly machine: Machine;
  /** The scope that they come into. */
  readonly scope: Scope;
  /** Where they go on. */
  readonly follow: Follow;
  /** Names stay, because the states themselves have left; otherwise names in use are changed. */
  readonly keepNames: boolean;
  /** Write the values in the document's style rather than the text as it is. */
  readonly asValues?: boolean;
};

/** Lifted states, ready to be put in. `end` is the state at which all ways through them end, if none goes on. */
export type Landed = { readonly incoming: readonly Incoming[]; readonly entry: string; readonly end?: string };

/** Renames lifted states where needed, and joins what led out of them to where they go on now. */
export function landFragment(text: string, landing: Landing): Landed | Rejection {
  const lifted = readModel(readTree(text, 'json'));
  const start = lifted.root.states.find(({ id }) => id === lifted.root.startAt?.target) ?? lifted.root.states[0];
  if (!start) return fail('There is no state in it.');
  const names = landing.keepNames ? new Map<string, string>() : chooseNames(landing.machine, lifted);
  const beside = new Set(landing.scope.states.map(({ name }) => name));
  const edits = [...renameAll(lifted, names)];
  for (const state of lifted.root.states) {
    const joined = joinState(lifted, state, landing.follow, beside);
    if (isFailed(joined)) return joined;
    for (const edit of joined) edits.push(edit);
  }
  const landed = readModel(
    readTree(
      editJson(text, () => edits),
      'json',
    ),
  );
  const asSource = landing.machine.tree.syntax === 'json' && landing.asValues !== true;
  const entry = names.get(start.name) ?? start.name;
  return {
    incoming: landed.root.states.map((state) => incomingOf(landed, state, asSource)),
    entry,
    end: endOf(landed, entry),
  };
}

/** Where all ways from the entry end; undefined when one of them leads out, to what comes after. */
function endOf({ root }: Machine, entry: string): string | undefined {
  const start = root.states.find(({ name }) => name === entry);
  const reached = reachableIn(root, start?.id, ({ transitions }) => transitions.map(({ target }) => target));
  const states = root.states.filter(({ id }) => reached.has(id));
  if (states.some(({ transitions }) => transitions.some(({ target }) => target === undefined))) return undefined;
  return (states.find(({ type }) => isTerminal(type)) ?? start)?.name;
}

function incomingOf({ tree }: Machine, { id, name, fields }: State, asSource: boolean): Incoming {
  const source = asSource ? sourceAt(tree, id) : undefined;
  return { name, json: fields, ...(source ?? { value: { value: fields } }) };
}

function renameAll(lifted: Machine, names: ReadonlyMap<string, string>): readonly Edit[] {
  const keys = [...lifted.states.values()].flatMap(({ id, name }): Edit[] => {
    const key = names.get(name);
    return key === undefined ? [] : [{ op: 'renameKey', at: id, key }];
  });
  const targets = [...lifted.scopes.values()].flatMap(transitionsOf).flatMap(({ id, target, targetName }): Edit[] => {
    const value = target === undefined ? undefined : names.get(targetName);
    return value === undefined ? [] : [{ op: 'set', at: id, value: { value } }];
  });
  return [...keys, ...targets];
}

function chooseNames(machine: Machine, lifted: Machine): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name } of lifted.states.values()) {
    if (names.has(name)) continue;
    const free = uniqueName(machine, name, taken);
    taken.add(free);
    if (free !== name) names.set(name, free);
  }
  return names;
}

/**
 * Joins what leads out of a lifted state: its flow to what comes after, the
 * rest to what is still beside it, or nowhere.
 */
function joinState(
  lifted: Machine,
  state: State,
  follow: Follow,
  beside: ReadonlySet<string>,
): readonly Edit[] | Rejection {
  const loose = state.transitions.filter(({ target }) => target === undefined);
  const next = loose.find(({ kind }) => kind === 'next');
  const edits: Edit[] = [];
  if (hasFlow(state.type)) {
    const ends = !state.transitions.some(({ kind }) => kind === 'next');
    if (follow !== 'end' && (ends || next)) edits.push(...goOnTo(lifted, state, follow.to));
    else if (next) edits.push(...endAt(lifted, next.id, state));
  }
  const lost: Transition[] = [];
  for (const transition of loose) {
    const stays = beside.has(transition.targetName);
    if (transition.kind === 'next' || (stays && transition.kind !== 'default')) continue;
    if (follow !== 'end' && transition.kind !== 'catch')
      edits.push({ op: 'set', at: transition.id, value: { value: follow.to } });
    else if (!stays) lost.push(transition);
  }
  const rulesLeft = state.transitions.some((transition) => transition.kind === 'choice' && !lost.includes(transition));
  if (!rulesLeft && lost.some(({ kind }) => kind === 'choice'))
    return fail(`"${state.name}" is a Choice and would have nowhere to go there. Put it on an arrow.`);
  const catchersLeft = state.transitions.some(
    (transition) => transition.kind === 'catch' && !lost.includes(transition),
  );
  for (const { kind, id } of lost)
    if (kind !== 'catch' || catchersLeft) edits.push({ op: 'remove', at: kind === 'default' ? id : parentPointer(id) });
  const [catcher] = lost.filter(({ kind }) => kind === 'catch');
  if (catcher && !catchersLeft) edits.push({ op: 'remove', at: parentPointer(parentPointer(catcher.id)) });
  return edits;
}
