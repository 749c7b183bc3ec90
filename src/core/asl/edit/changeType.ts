import { setMember, type Json, type JsonObject } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import type { Edit, Insertable } from '../../document/edits';
import { joinPointer } from '../../document/pointer';
import { nodeAt } from '../../document/tree';
import { fieldsOf } from '../fields';
import type { Machine, Scope, State, StateId, StateType } from '../model';
import { uniqueName } from '../names';
import { stateKeyOf } from '../stateId';
import { followOf, hasFlow, mainTransition, type Follow } from './flow';
import { checkWhole } from './lift';
import { buildState, starterFields } from './newState';
import { editText, findScope, findState } from './result';
import { rewriteSource, wrapSource } from './rewrite';
import type { VerbResult } from './verb';

/**
 * Makes a state one of another type. Fields that the new type has, too, stay as they are written; others go; what it
 * cannot do without is added. A Choice keeps its main way on, a single branch becomes a Map's processor and back.
 */
export function changeType(machine: Machine, id: StateId, type: StateType): VerbResult {
  const state = findState(machine, id);
  if (isFailed(state)) return state;
  const scope = findScope(machine, state.scopeId);
  if (isFailed(scope)) return scope;
  const broken = checkWhole(machine, [state]);
  if (broken) return broken;
  if (state.type === type) return { changes: [], label: `Make "${state.name}" a ${type}`, select: [id] };
  if (state.type === 'Parallel' && type === 'Map' && state.scopes.length > 1) {
    return fail(`"${state.name}" has ${state.scopes.length} branches, and a Map has one. Remove the others first.`);
  }

  const taken = new Set<string>();
  const chooseName = (wanted: string): string => {
    const name = uniqueName(machine, wanted, taken);
    taken.add(name);
    return name;
  };
  const edits: Edit[] = [];
  let follow = wayOn(machine, state);
  if (type === 'Choice' && follow === 'end') {
    const name = chooseName('Done');
    edits.push({
      op: 'insertMember',
      at: joinPointer(scope.id, 'States'),
      key: name,
      after: stateKeyOf(id),
      value: { value: { Type: 'Succeed' } },
    });
    follow = { to: name, source: JSON.stringify(name) };
  }
  const moved = moveBody(machine, state, type);
  const fields = fieldsFor(state, type, follow, chooseName, moved?.key);
  edits.push({ op: 'set', at: id, value: { value: fields } });
  if (moved) edits.push({ op: 'insertMember', at: id, key: moved.key, value: moved.value, after: 'Type' });
  return editText(machine, edits, `Make "${state.name}" a ${type}`, [id]);
}

function wayOn(machine: Machine, state: State): Follow {
  const main = mainTransition(state);
  return main ? followOf(machine, main) : 'end';
}

function fieldsFor(
  state: State,
  type: StateType,
  follow: Follow,
  chooseName: (wanted: string) => string,
  movedKey: string | undefined,
): JsonObject {
  const allowed = new Set(fieldsOf(type, state.queryLanguage).map(({ name }) => name));
  const kept: Record<string, Json> = { Type: type };
  for (const [key, value] of Object.entries(state.fields))
    if (key !== 'Type' && allowed.has(key)) setMember(kept, key, value);
  if (hasFlow(type) && !('Next' in kept) && !('End' in kept)) {
    if (follow === 'end') kept['End'] = true;
    else kept['Next'] = follow.to;
  }
  if (type === 'Choice') return { ...kept, ...buildState(type, state.queryLanguage, {}, follow, chooseName) };
  if (type === 'Wait' && ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'].some((key) => key in kept))
    return kept;
  if (type === 'Task' && 'Resource' in kept) return kept;
  const needed = Object.entries(starterFields(type, state.queryLanguage, chooseName)).filter(
    ([key]) => key !== movedKey && !(key in kept),
  );
  return withNeeded(kept, needed);
}

/** Puts what a type needs behind `Type`, where it is read first. */
function withNeeded(kept: JsonObject, needed: readonly (readonly [string, Json])[]): JsonObject {
  const { Type: type = null, ...rest } = kept;
  return { Type: type, ...Object.fromEntries(needed), ...rest };
}

/** The branch of a Parallel as the processor of a Map, or the other way round, in its own words. */
function moveBody(
  machine: Machine,
  state: State,
  type: StateType,
): { readonly key: string; readonly value: Insertable } | undefined {
  const [body]: readonly Scope[] = state.scopes;
  if (!body || !nodeAt(machine.tree, body.id)) return undefined;
  if (type === 'Map' && body.kind === 'branch')
    return { key: 'ItemProcessor', value: rewriteSource(machine.tree, body.id, () => []) };
  if (type !== 'Parallel' || body.kind !== 'processor') return undefined;
  const branch = rewriteSource(machine.tree, body.id, (tree) =>
    nodeAt(tree, '/ProcessorConfig') ? [{ op: 'remove', at: '/ProcessorConfig' }] : [],
  );
  return { key: 'Branches', value: wrapSource(machine.tree, [null], [{ op: 'set', at: '/0', value: branch }]) };
}
