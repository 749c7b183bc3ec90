import type { WorldChange } from '../core/base/worldChanges';
import type { Database } from '../shell/keep/database';
import type { Keeper } from '../shell/keep/keeper';
import type { KeptWorld } from '../shell/keep/keptWorld';
import type { WorldPort } from '../shell/stores/runsStore';

/** The kept world of an open workflow, as its runs see it. */
export type BoundWorld = {
  readonly port: WorldPort;
  /** Resolves when the world has been read, or cannot be; runs that start before begin with an empty one. */
  readonly opened: Promise<void>;
  /** Writes what is not written yet, and listens no more. */
  readonly stop: () => Promise<void>;
};

/** Reads the world of a workflow and keeps it. Its script comes when a workflow is opened. */
export function bindWorld(workflowId: string, database: Database, keeper: Pick<Keeper, 'listen'>): BoundWorld {
  let kept: KeptWorld | undefined;
  /** What runs have changed before the world was there. */
  const early: WorldChange[] = [];
  const opened = import('../shell/keep/keptWorld')
    .then(({ openKeptWorld }) => openKeptWorld(database, workflowId))
    .then(
      (world) => {
        kept = world;
        if (early.length > 0) world.merge(early);
      },
      () => undefined, // the script could not be fetched; that of the runs neither, which is told
    );
  const stopListening = keeper.listen((news) => {
    if (news.kind === 'lost') void kept?.rewrite();
    else if (news.kind === 'leaving' || (news.kind === 'health' && !news.trouble)) void kept?.flush();
  });
  return {
    port: {
      world: () => kept?.world() ?? {},
      merge: (changes) => (kept ? kept.merge(changes) : void early.push(...changes)),
    },
    opened,
    stop: async () => {
      stopListening();
      await opened;
      await kept?.flush();
    },
  };
}
