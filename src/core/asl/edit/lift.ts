/**
 * States lifted out of a machine as a small machine of their own, in their own words: what is copied, moved, wrapped
 * and extracted. A lifted text is JSON, whatever the document is.
 */
import type { Json } from '../../base/json';
import { fail } from '../../base/result';
import type { Edit } from '../../document/edits';
import { sourceAt } from '../../document/sources';
import { rangeOf } from '../../document/tree';
import type { Machine, Scope, State } from '../model';
import { readModel } from '../readModel';
import { endAt, followOf, type Follow } from './flow';
import { entriesOf } from './gap';
import { editJson, writeShell } from './rewrite';
import type { Rejection } from './verb';

/** Why states cannot be lifted: something in their text cannot be read. */
export function checkWhole(machine: Machine, states: readonly State[]): Rejection | undefined {
  for (const state of states) {
    const range = rangeOf(machine.tree, state.id);
    const from = range?.keyFrom ?? range?.from ?? 0;
    const to = range?.to ?? 0;
    if (!range || machine.tree.errors.some((error) => error.from >= from && error.from < to)) {
      return fail(`The text of "${state.name}" cannot be read to its end at the moment. Mend it first.`);
    }
  }
  return undefined;
}

/** The states as the text of a scope, exactly as they are written; `start` is where it is entered. */
export function liftStates(machine: Machine, states: readonly State[], start: string): string {
  const shell = writeShell(machine.tree, { StartAt: start, States: {} });
  return editJson(shell, () =>
    states.map((state): Edit => {
      const source = sourceAt(machine.tree, state.id);
      const value = source && 'source' in source.value ? source : { value: { value: state.fields as Json } };
      return { op: 'insertMember', at: '/States', key: state.name, ...value };
    }),
  );
}

/**
 * The state by which a group is entered: where its scope starts, what others
 * lead to, or the first that nothing leads to.
 */
export function entryOf(scope: Scope, states: readonly State[]): State | undefined {
  const inside = new Set(states.map(({ id }) => id));
  const entered = new Set(entriesOf(scope, inside).map(({ target }) => target));
  const ledTo = new Set(
    states.flatMap(({ id, transitions }) => transitions.map(({ target }) => target).filter((target) => target !== id)),
  );
  return states.find(({ id }) => entered.has(id)) ?? states.find(({ id }) => !ledTo.has(id)) ?? states[0];
}

/** A group of states that can stand as one: entered in one place, left towards one place. */
export type Body = { readonly text: string; readonly entry: State; readonly follow: Follow };

/** Makes a body of states: what led out of it now ends it. Refuses groups with several ways in or out. */
export function makeBody(
  machine: Machine,
  scope: Scope,
  states: readonly State[],
  chooseName: (wanted: string) => string,
): Body | Rejection {
  const broken = checkWhole(machine, states);
  if (broken) return broken;
  const inside = new Set(states.map(({ id }) => id));
  const entries = new Set(entriesOf(scope, inside).map(({ target }) => target));
  const entry = entryOf(scope, states);
  if (!entry) return fail('No state is selected.');
  if (entries.size > 1)
    return fail(
      `These states are entered in ${entries.size} places, at ${listNames(states.filter(({ id }) => entries.has(id)))}. Choose states that are entered in one place.`,
    );

  const leaving = states.flatMap((state) =>
    state.transitions
      .filter(({ target }) => target === undefined || !inside.has(target))
      .map((transition) => ({ state, transition })),
  );
  const targets = [...new Set(leaving.map(({ transition }) => transition.targetName))];
  if (targets.length > 1)
    return fail(
      `These states lead to several others: ${targets.map((name) => `"${name}"`).join(', ')}. Choose states that lead to one.`,
    );
  const ending = states.find(
    (state) =>
      state.type === 'Succeed' ||
      (state.type !== 'Fail' && state.type !== 'Choice' && !state.transitions.some(({ kind }) => kind === 'next')),
  );
  if (ending && targets.length > 0)
    return fail(
      `"${ending.name}" ends the workflow, but others of these states lead on to "${targets[0]}". Choose states that all end or all lead on.`,
    );

  const [first] = leaving;
  const follow = first ? followOf(machine, first.transition) : 'end';
  const byNext = new Set(leaving.filter(({ transition }) => transition.kind === 'next').map(({ state }) => state.name));
  const others = new Set(
    leaving.filter(({ transition }) => transition.kind !== 'next').map(({ transition }) => transition.targetName),
  );
  const done = others.size > 0 ? chooseName('Done') : undefined;
  const text = editJson(liftStates(machine, states, entry.name), (tree) => {
    const lifted = readModel(tree);
    const edits = lifted.root.states.flatMap((state) =>
      state.transitions
        .filter(({ target }) => target === undefined)
        .flatMap((transition): readonly Edit[] => {
          if (transition.kind === 'next' && byNext.has(state.name)) return endAt(lifted, transition.id, state);
          return [{ op: 'set', at: transition.id, value: { value: done ?? '' } }];
        }),
    );
    return done === undefined
      ? edits
      : [...edits, { op: 'insertMember', at: '/States', key: done, value: { value: { Type: 'Succeed' } } }];
  });
  return { text, entry, follow };
}

function listNames(states: readonly State[]): string {
  return states.map(({ name }) => `"${name}"`).join(', ');
}
