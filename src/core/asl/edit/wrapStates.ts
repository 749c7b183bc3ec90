import type { JsonObject } from '../../base/json';
import { isFailed } from '../../base/result';
import type { Edit, Insertable } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import { nodeAt } from '../../document/tree';
import type { Machine, Scope, State, StateId } from '../model';
import { uniqueName } from '../names';
import { stateIdIn, stateKeyOf } from '../stateId';
import { flowFields } from './flow';
import { entriesOf } from './gap';
import { makeBody } from './lift';
import { editText, findScope, findSiblings } from './result';
import { wrapSource } from './rewrite';
import type { VerbResult } from './verb';

/**
 * Puts states into a new Parallel or Map that stands in their place: what led to them leads to it, and where they led,
 * it leads. Refuses groups with several ways in or out.
 */
export function wrapStates(machine: Machine, ids: readonly StateId[], type: 'Parallel' | 'Map'): VerbResult {
  const states = findSiblings(machine, ids);
  if (isFailed(states)) return states;
  const scope = findScope(machine, states[0]?.scopeId ?? machine.root.id);
  if (isFailed(scope)) return scope;
  const name = uniqueName(machine, type);
  const body = makeBody(machine, scope, states, (wanted) => uniqueName(machine, wanted, new Set([name])));
  if (isFailed(body)) return body;
  const inner: Edit =
    type === 'Parallel'
      ? { op: 'set', at: '/Branches/0', value: { source: body.text } }
      : { op: 'insertMember', at: '', key: 'ItemProcessor', value: { source: body.text }, after: 'Type' };
  const shell: JsonObject = type === 'Parallel' ? { Type: type, Branches: [null] } : { Type: type };
  const value = wrapSource(machine.tree, { ...shell, ...flowFields(body.follow) }, [inner], body.follow);
  const what = states.length === 1 ? `"${states[0]?.name}"` : `${states.length} states`;
  return editText(machine, replaceBy(machine, scope, states, name, value), `Wrap ${what} in a ${type}`, [
    stateIdIn(scope.id, name),
  ]);
}

/** The edits by which one state stands for several. */
export function replaceBy(
  machine: Machine,
  scope: Scope,
  states: readonly State[],
  name: string,
  value: Insertable,
): readonly Edit[] {
  const inside = new Set(states.map(({ id }) => id));
  const at = joinPointer(scope.id, 'States');
  const node = nodeAt(machine.tree, at);
  const keys = node?.kind === 'object' ? node.members.map(({ pointerKey }) => pointerKey) : [];
  const first = keys.indexOf(stateKeyOf(states[0]?.id ?? ('' as StateId)));
  return [
    ...states.map(({ id }): Edit => ({ op: 'remove', at: id })),
    { op: 'insertMember', at, key: name, value, after: first > 0 ? keys[first - 1] : null },
    ...entriesOf(scope, inside).map(({ id }): Edit => ({ op: 'set', at: id, value: { value: name } })),
  ];
}
