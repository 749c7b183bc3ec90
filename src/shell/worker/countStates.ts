import type { HistoryEvent } from '../../core/interpreter/event';
import type { StateCounts } from './protocol';

/** Counts visits per state while events come by, without keeping the events. */
export type StateCounter = {
  add(event: HistoryEvent): void;
  counts(): Readonly<Record<string, StateCounts>>;
};

/** Starts counting at nothing. */
export function createStateCounter(): StateCounter {
  const counts = new Map<string, { entered: number; exited: number; caught: number }>();
  // An exit that follows a failure in its own branch was caught. Each failure is looked for once at most.
  const failures = new Set<number>();

  function countsOf(name: string): { entered: number; exited: number; caught: number } {
    let known = counts.get(name);
    if (!known) counts.set(name, (known = { entered: 0, exited: 0, caught: 0 }));
    return known;
  }

  return {
    add(event) {
      if (isFailure(event)) {
        failures.add(event.id);
        return;
      }
      if (!event.details || !('name' in event.details)) return;
      const { name } = event.details;
      if (event.type.endsWith('StateEntered')) countsOf(name).entered++;
      else if (event.type.endsWith('StateExited')) {
        const state = countsOf(name);
        state.exited++;
        if (failures.delete(event.previousEventId)) state.caught++;
      }
    },
    // A state may be called `__proto__`: entries, not assignments.
    counts: () => Object.fromEntries([...counts].map(([name, of]) => [name, { ...of }])),
  };
}

const failureTypes = /(?:Failed|TimedOut)$/;

function isFailure(event: HistoryEvent): boolean {
  return failureTypes.test(event.type) && !event.type.startsWith('Execution') && !event.type.startsWith('MapIteration');
}
