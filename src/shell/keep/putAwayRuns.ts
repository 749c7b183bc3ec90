/**
 * Keeps the memory that runs take flat, however many there are: of runs that have ended and are stored whole only the
 * newest keep their events on the page. Another one gets its history again when somebody looks at it.
 */
import { logOf } from '../../core/history/eventLog';
import type { Run, RunId, RunsStore } from '../stores/runsStore';
import type { Database } from './database';
import { heldLimits } from './heldLimits';
import { foldGently } from './keptView';
import { readEvents } from './readRuns';

/** What putting away works with. */
export type PutAwayParts = {
  readonly runsStore: Pick<RunsStore, 'getState' | 'putAway' | 'bringBack'>;
  readonly database: Database;
  /** Where a run is stored, and how long it is there; undefined while it is not stored whole. */
  readonly storedAs: (run: Run) => { readonly id: string; readonly length: number } | undefined;
  /** A run's history is not to be had any more. */
  readonly onUnread: (run: Run) => void;
};

/** Puts runs away, and brings them back. */
export type PutAway = {
  /** Looks at what is shown and what is held: to be called after each change. */
  readonly look: () => void;
};

/** Begins to put runs away. */
export function createPutAway({ runsStore, database, storedAs, onUnread }: PutAwayParts): PutAway {
  const asked = new Set<RunId>();

  async function bringBack(run: Run, id: string): Promise<void> {
    const read = await readEvents(database, id);
    if (!read.ok || (read.value.length === 0 && run.view.eventCount > 0)) return onUnread(run);
    // Of a long run only the beginning is recorded, event by event: what it says as a whole is known already.
    runsStore.bringBack(run.id, logOf(read.value), run.long ? run.view : await foldGently(read.value));
    asked.delete(run.id);
  }

  function putOldAway(): void {
    const { runs, shownRunId, leftRunId } = runsStore.getState();
    const held = { events: 0, length: 0 };
    for (const run of runs.toReversed()) {
      const stored = run.phase.kind === 'going' || run.isPutAway ? undefined : storedAs(run);
      if (!stored) continue;
      const isFirst = held.events === 0;
      held.events += run.events.count;
      held.length += stored.length;
      if (isFirst) continue;
      const isOver = held.events > heldLimits.events || held.length > heldLimits.length;
      if (isOver && run.id !== shownRunId && run.id !== leftRunId) runsStore.putAway(run.id);
    }
  }

  return {
    look() {
      const { runs, shownRunId } = runsStore.getState();
      const shown = runs.find(({ id }) => id === shownRunId);
      if (shown?.isPutAway && !asked.has(shown.id)) {
        asked.add(shown.id);
        const id = storedAs(shown)?.id;
        if (id === undefined) onUnread(shown);
        else void bringBack(shown, id);
      }
      putOldAway();
    },
  };
}
