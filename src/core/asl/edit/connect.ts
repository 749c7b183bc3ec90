import { isJsonObject, type JsonObject } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import { joinPointer, parentPointer } from '../../document/pointer';
import { nodeAt, toJson } from '../../document/tree';
import type { Machine, Scope, ScopeId, State, StateId, Transition, TransitionId } from '../model';
import { startIdOf } from '../stateId';
import { addField } from './addField';
import { endAt, goOnTo, hasFlow } from './flow';
import { starterRule } from './newState';
import { editText, findScope, findState, findTransition } from './result';
import type { Rejection, VerbResult } from './verb';

/** Makes a transition lead to another state of its scope. */
export function connect(machine: Machine, id: TransitionId, targetName: string): VerbResult {
  const found = findTransition(machine, id);
  if (isFailed(found)) return found;
  const target = findTarget(machine, found.scope, targetName);
  if (isFailed(target)) return target;
  const select = [found.state?.id ?? target.id];
  return editText(
    machine,
    [{ op: 'set', at: id, value: { value: targetName } }],
    `Lead ${arrowWords(found.transition, found.state)} to "${targetName}"`,
    select,
  );
}

/** Adds an arrow to a state: its Next, a choice rule, its Default or a catcher; for `start`, to a scope. */
export function addTransition(
  machine: Machine,
  fromId: StateId | ScopeId,
  kind: Transition['kind'],
  targetName: string,
): VerbResult {
  if (kind === 'start') return startAt(machine, fromId as ScopeId, targetName); // only scopes have a start
  const state = findState(machine, fromId as StateId); // everything else leaves a state
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  const target = findTarget(machine, scope, targetName);
  if (isFailed(target)) return target;
  const edits = arrowFrom(machine, state, state.type === 'Choice' && kind === 'next' ? 'choice' : kind, targetName);
  return isFailed(edits) ? edits : editText(machine, edits, `Lead "${state.name}" to "${targetName}"`, [state.id]);
}

/** Takes an arrow away: the state ends its scope, or loses the rule, the Default, the catcher. */
export function disconnect(machine: Machine, id: TransitionId): VerbResult {
  const found = findTransition(machine, id);
  if (isFailed(found)) return found;
  const { transition, state } = found;
  if (!state) return fail('A workflow has to start somewhere. Lead the arrow to another state instead.');
  const edits = takeAway(machine, transition, state);
  return isFailed(edits) ? edits : editText(machine, edits, `Remove ${arrowWords(transition, state)}`, [state.id]);
}

function startAt(machine: Machine, id: ScopeId, targetName: string): VerbResult {
  const scope = findScope(machine, id);
  if (isFailed(scope)) return scope;
  const target = findTarget(machine, scope, targetName);
  if (isFailed(target)) return target;
  const at = scope.startAt?.id ?? startIdOf(scope.id);
  const edit: Edit = nodeAt(machine.tree, at)
    ? { op: 'set', at, value: { value: targetName } }
    : { op: 'insertMember', at: scope.id, key: 'StartAt', value: { value: targetName }, after: null };
  return editText(machine, [edit], `Start at "${targetName}"`, [target.id]);
}

/** A state of the scope that an arrow may lead to. */
function findTarget(machine: Machine, scope: Scope, name: string): State | Rejection {
  const target = scope.states.findLast((state) => state.name === name);
  if (target) return target;
  const elsewhere = [...machine.states.values()].find((state) => state.name === name);
  if (!elsewhere) return fail(`There is no state called "${name}".`);
  const owner = machine.scopes.get(elsewhere.scopeId)?.owner;
  const where =
    owner === undefined ? 'outside of this Parallel or Map' : `inside of "${machine.states.get(owner)?.name ?? ''}"`;
  return fail(`"${name}" is ${where}. A state can only lead to states beside it.`);
}

function arrowFrom(
  machine: Machine,
  state: State,
  kind: Exclude<Transition['kind'], 'start'>,
  name: string,
): readonly Edit[] | Rejection {
  const type = state.type ?? 'state';
  switch (kind) {
    case 'next':
      return hasFlow(state.type) || state.type === undefined
        ? goOnTo(machine, state, name)
        : fail(`"${state.name}" ends the workflow here: nothing can follow a ${type} state.`);
    case 'choice':
      if (state.type !== 'Choice') return fail(`Only a Choice has rules; "${state.name}" is a ${type}.`);
      return appendItem(machine, state, 'Choices', starterRule(state.queryLanguage, name));
    case 'default':
      if (state.type !== 'Choice') return fail(`Only a Choice has a Default; "${state.name}" is a ${type}.`);
      return [{ op: 'set', at: joinPointer(state.id, 'Default'), value: { value: name } }];
    case 'catch':
      if (state.type !== 'Task' && state.type !== 'Parallel' && state.type !== 'Map')
        return fail(`A ${type} state does not fail, so it has nothing to catch. Task, Parallel and Map have.`);
      return addCatcher(machine, state, name);
  }
}

/**
 * A catcher of everything that is not caught yet. `States.ALL` has to be the
 * last, so what comes beside it is put before it.
 */
function addCatcher(machine: Machine, state: State, name: string): readonly Edit[] {
  const at = joinPointer(state.id, 'Catch');
  const node = nodeAt(machine.tree, at);
  const last = node?.kind === 'array' ? node.items.at(-1) : undefined;
  const value = last && toJson(last);
  const errors = isJsonObject(value) ? value['ErrorEquals'] : undefined;
  if (node?.kind === 'array' && Array.isArray(errors) && errors.includes('States.ALL')) {
    return [
      {
        op: 'insertItem',
        at,
        index: node.items.length - 1,
        value: { value: { ErrorEquals: ['States.TaskFailed'], Next: name } },
      },
    ];
  }
  return appendItem(machine, state, 'Catch', { ErrorEquals: ['States.ALL'], Next: name });
}

function appendItem(machine: Machine, state: State, key: string, value: JsonObject): readonly Edit[] {
  const at = joinPointer(state.id, key);
  const node = nodeAt(machine.tree, at);
  if (node?.kind === 'array') return [{ op: 'insertItem', at, index: node.items.length, value: { value } }];
  return [node ? { op: 'set', at, value: { value: [value] } } : addField(machine, state.id, key, { value: [value] })];
}

function takeAway(machine: Machine, transition: Transition, state: State): readonly Edit[] | Rejection {
  if (transition.kind === 'next') return endAt(machine, transition.id, state);
  if (transition.kind === 'default') return [{ op: 'remove', at: transition.id }];
  const item = parentPointer(transition.id);
  const array = nodeAt(machine.tree, parentPointer(item));
  const isLast = array?.kind === 'array' && array.items.length === 1;
  if (isLast && transition.kind === 'choice')
    return fail(`This is the only rule of "${state.name}", and a Choice needs one. Lead it somewhere else instead.`);
  return [{ op: 'remove', at: isLast ? parentPointer(item) : item }];
}

function arrowWords(transition: Transition, state: State | undefined): string {
  if (!state) return 'the start';
  switch (transition.kind) {
    case 'start':
      return 'the start';
    case 'next':
      return `the arrow of "${state.name}"`;
    case 'choice':
      return `rule ${(transition.index ?? 0) + 1} of "${state.name}"`;
    case 'default':
      return `the default of "${state.name}"`;
    case 'catch':
      return `catcher ${(transition.index ?? 0) + 1} of "${state.name}"`;
  }
}
