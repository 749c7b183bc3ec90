import type { Json, JsonObject } from '../../base/json';
import { isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import { nodeAt } from '../../document/tree';
import type { Machine, Scope, State, StateId } from '../model';
import { uniqueName } from '../names';
import { stateKeyOf } from '../stateId';
import { addField } from './addField';
import { editText, findScope, findState } from './result';
import type { VerbResult } from './verb';

/**
 * Adds a catcher for every error, or before one of every error for those of tasks. It leads to
 * where the other catchers of the scope lead, else to a Fail that nothing leads to yet, else to a new Fail that passes
 * the error on: never to the state itself, which would try again without end, nor to a Fail that a rule or another
 * state means for a failure of its own.
 */
export function addCatcher(machine: Machine, id: StateId): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  const others = scope.states.filter((other) => other !== state);
  const known = handlerOf(others) ?? freeFail(scope, others);
  const target = known ?? uniqueName(machine, 'Failed');
  const isAllCaught =
    Array.isArray(state.fields.Catch) && JSON.stringify(state.fields.Catch.at(-1)).includes('"States.ALL"');
  const error = isAllCaught ? 'States.TaskFailed' : 'States.ALL';
  const catcher: JsonObject = {
    ErrorEquals: [error],
    Next: target,
    ...(state.queryLanguage === 'JSONPath' ? { ResultPath: '$.error' } : {}),
  };
  const edits = [
    putCatcher(machine, state, catcher, isAllCaught),
    ...(known === undefined ? [newFail(state, target)] : []),
  ];
  return editText(machine, edits, `Add a catcher to "${state.name}": ${error} to "${target}"`, [id]);
}

/** Where other states of the scope hand their errors to, when they agree. */
function handlerOf(states: readonly State[]): string | undefined {
  const targets = new Set(
    states.flatMap(({ transitions }) =>
      transitions.flatMap((each) => (each.kind === 'catch' ? [each.targetName] : [])),
    ),
  );
  const [only, ...others] = targets;
  return others.length === 0 && states.some(({ name }) => name === only) ? only : undefined;
}

/** A Fail that no arrow leads to. */
function freeFail({ startAt, states }: Scope, others: readonly State[]): string | undefined {
  const led = new Set(states.flatMap(({ transitions }) => transitions.map(({ target }) => target)));
  return others.findLast(({ id, type }) => type === 'Fail' && !led.has(id) && startAt?.target !== id)?.name;
}

/** At the end; but `States.ALL` has to stay the last. */
function putCatcher(machine: Machine, state: State, catcher: Json, isBeforeLast: boolean): Edit {
  const at = joinPointer(state.id, 'Catch');
  const node = nodeAt(machine.tree, at);
  if (node?.kind !== 'array') return addField(machine, state.id, 'Catch', { value: [catcher] });
  return { op: 'insertItem', at, index: node.items.length - (isBeforeLast ? 1 : 0), value: { value: catcher } };
}

function newFail(state: State, name: string): Edit {
  const value: JsonObject =
    state.queryLanguage === 'JSONPath'
      ? { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' }
      : { Type: 'Fail', Error: '{% $states.input.Error %}', Cause: '{% $states.input.Cause %}' };
  return {
    op: 'insertMember',
    at: joinPointer(state.scopeId, 'States'),
    key: name,
    value: { value },
    after: stateKeyOf(state.id),
  };
}
