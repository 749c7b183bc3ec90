import { optional } from '../../base/optional';
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import type { Machine, StateId } from '../model';
import { stateIdIn, stateKeyOf } from '../stateId';
import { landFragment } from './fragment';
import { followOf, transitionsTo, type Follow } from './flow';
import { checkWhole, liftStates } from './lift';
import { editText, findScope, findState } from './result';
import { editJson } from './rewrite';
import { readModel } from '../readModel';
import type { VerbResult } from './verb';

/**
 * Puts the states inside of a Parallel with one branch, or of a Map, in its
 * place. What ended the inside goes on where it did.
 */
export function unwrapState(machine: Machine, id: StateId): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  const [inner, ...others] = state.scopes;
  if (!inner) return fail(`"${state.name}" holds no states. Parallel and Map do.`);
  if (others.length > 0)
    return fail(
      `"${state.name}" has ${others.length + 1} branches, and only one can take its place. Remove the others first.`,
    );
  const start = inner.states.find(({ id: innerId }) => innerId === inner.startAt?.target) ?? inner.states[0];
  if (!start) return fail(`"${state.name}" is empty. Delete it instead.`);
  const broken = checkWhole(machine, [state]);
  if (broken) return broken;

  const next = state.transitions.find(({ kind }) => kind === 'next');
  const follow: Follow = next ? followOf(machine, next) : 'end';
  const lifted = liftStates(machine, inner.states, start.name);
  const text = follow === 'end' ? lifted : editJson(lifted, (tree) => goOnFromSucceed(readModel(tree), follow.to));
  const landed = landFragment(text, { machine, scope, follow, keepNames: true });
  if (isFailed(landed)) return landed;
  const at = joinPointer(scope.id, 'States');
  const edits: Edit[] = [
    { op: 'remove', at: id },
    ...landed.incoming.map(({ name, value, comments }): Edit => ({
      op: 'insertMember',
      at,
      key: name,
      value,
      after: stateKeyOf(id),
      ...optional({ comments }),
    })),
    ...transitionsTo(scope, id)
      .filter(({ from }) => from !== id)
      .map((transition): Edit => ({ op: 'set', at: transition.id, value: { value: landed.entry } })),
  ];
  return editText(
    machine,
    edits,
    `Unwrap "${state.name}"`,
    landed.incoming.map(({ name }) => stateIdIn(scope.id, name)),
  );
}

/** A Succeed ends its branch only; outside it would end everything, so it becomes a Pass that goes on. */
function goOnFromSucceed(lifted: Machine, next: string): readonly Edit[] {
  return lifted.root.states
    .filter(({ type }) => type === 'Succeed')
    .flatMap(({ id }): readonly Edit[] => [
      { op: 'set', at: joinPointer(id, 'Type'), value: { value: 'Pass' } },
      { op: 'insertMember', at: id, key: 'Next', value: { value: next } },
    ]);
}
