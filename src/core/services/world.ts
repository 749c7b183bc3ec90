/**
 * The world: what stands behind the tasks of a run, as plain data. It can be kept with a workflow, edited, sent to a
 * worker, and compared. Each part of it is read and written by the service that it belongs to:
 *
 * - `answers`: what the attempts of states answer (`stateAnswers`)
 * - `objects`, `onlyObjects`: what buckets hold (`s3`)
 * - `workflows`: the definitions that tasks can start, with their placeholders filled in (`workflowsAtHand`)
 * - `run`: what belongs to one run alone, such as how often a state has been asked
 *
 * A world may come from a file or from storage: whoever reads a part takes what is not as it should be for absent.
 */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import type { WorldChange } from '../base/worldChanges';

/** A world with nothing in it. */
export const emptyWorld: JsonObject = {};

const ownPart = 'run';

/** The world that a run begins with: a copy of the one that is kept, in which nothing has been asked yet. */
export function forkWorld(kept: JsonObject): JsonObject {
  if (member(kept, ownPart) === undefined) return kept;
  return Object.fromEntries(Object.entries(kept).filter(([part]) => part !== ownPart));
}

/** What of a run's changes is merged into the world that is kept: all but what belongs to that run alone. */
export function keptChanges(changes: readonly WorldChange[]): readonly WorldChange[] {
  return changes.some(isOwn) ? changes.filter((change) => !isOwn(change)) : changes;
}

function isOwn({ path }: WorldChange): boolean {
  return path[0] === ownPart;
}

/** What stands at a path of a world; undefined where nothing does. */
export function valueAt(world: JsonObject, ...path: readonly string[]): Json | undefined {
  let value: Json | undefined = world;
  for (const name of path) {
    if (!isJsonObject(value)) return undefined;
    value = member(value, name);
  }
  return value;
}

const nothing: JsonObject = {};

/** The members of an object at a path of a world; none where there is no object. */
export function membersAt(world: JsonObject, ...path: readonly string[]): JsonObject {
  const value = valueAt(world, ...path);
  return isJsonObject(value) ? value : nothing;
}

/** How often something has been counted in a run: `what` says what, `name` of whom. */
export function countAt(world: JsonObject, what: RunCount, name: string): number {
  const count = valueAt(world, ownPart, what, name);
  return typeof count === 'number' ? count : 0;
}

/** Counts something in a run. */
export function countChange(what: RunCount, name: string, count: number): WorldChange {
  return { path: [ownPart, what, name], value: count };
}

/** What is counted in a run, by the names of states: calls that an answer was looked for, and visits with a sample. */
export type RunCount = 'asked' | 'sampled';
