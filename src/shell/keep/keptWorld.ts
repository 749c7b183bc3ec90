/**
 * The world that is kept with a workflow: what its runs begin with, and into which what they change is merged. Each
 * change is applied to what the storage holds at that moment, so that two tabs do not overwrite each other's.
 */
import { isJsonObject, type JsonObject } from '../../core/base/json';
import { applyWorldChanges, type WorldChange } from '../../core/base/worldChanges';
import { emptyWorld } from '../../core/services/world';
import type { Database } from './database';
import { fieldsOf } from './readRecords';

/** The world of one workflow, while it is open. */
export type KeptWorld = {
  /** What a run begins with: all that has been merged here, whether the storage has it or not. */
  world(): JsonObject;
  /** Merges what a run has changed. */
  merge(changes: readonly WorldChange[]): void;
  /** Writes now what is not written yet. What the storage refuses is held and tried again with the next write. */
  flush(): Promise<void>;
  /** The storage has lost what was in it: all of it is written again. */
  rewrite(): Promise<void>;
};

/** Changes are collected for so long: a run may make them by the thousand, and each write copies the whole world. */
const quietMs = 300;

/** Reads the world of a workflow. What cannot be read is an empty one, which is not written before a run changes it. */
export async function openKeptWorld(database: Database, workflowId: string): Promise<KeptWorld> {
  const read = await database.use(['worlds'], 'readonly', (transaction) =>
    transaction.objectStore('worlds').get(workflowId),
  );
  let world = worldIn(read.ok ? read.value : undefined);
  let waiting: WorldChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function writeOnce(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const changes = waiting;
    if (changes.length === 0) return;
    waiting = [];
    const written = await database.use(['worlds'], 'readwrite', async (transaction) => {
      const worlds = transaction.objectStore('worlds');
      const merged = applyWorldChanges(worldIn(await worlds.get(workflowId)), changes);
      await worlds.put({ id: workflowId, world: merged });
      return merged;
    });
    // What another tab has merged is known here from now on, and what came meanwhile stays on top of it.
    if (written.ok) world = applyWorldChanges(written.value, waiting);
    else waiting = [...changes, ...waiting];
  }

  /** One write at a time, in order. */
  const flush = (): Promise<void> => (writing = writing.then(writeOnce));

  return {
    world: () => world,
    merge(changes) {
      world = applyWorldChanges(world, changes);
      waiting.push(...changes);
      timer ??= setTimeout(() => void flush(), quietMs);
    },
    flush,
    rewrite() {
      if (world === emptyWorld) return flush();
      waiting = [{ path: [], value: world }];
      return flush();
    },
  };
}

/** Gives a copy of a workflow a copy of its world. */
export async function copyWorld(database: Database, fromId: string, toId: string): Promise<void> {
  await database.use(['worlds'], 'readwrite', async (transaction) => {
    const worlds = transaction.objectStore('worlds');
    const record: unknown = await worlds.get(fromId);
    if (record !== undefined) await worlds.put({ id: toId, world: worldIn(record) });
  });
}

/** Deletes the worlds of workflows that are gone. They stay while a page could still put the workflow back. */
export async function sweepWorlds(database: Database, isKnown: (workflowId: string) => boolean): Promise<void> {
  await database.use(['worlds', 'documents'], 'readwrite', async (transaction) => {
    const worlds = transaction.objectStore('worlds');
    const documents = new Set(await transaction.objectStore('documents').getAllKeys());
    for (const id of await worlds.getAllKeys()) if (!documents.has(id) && !isKnown(id)) await worlds.delete(id);
  });
}

/** The world in a record, whatever stands there. */
function worldIn(record: unknown): JsonObject {
  const world = fieldsOf(record)?.world;
  return isJsonObject(world) ? world : emptyWorld;
}
