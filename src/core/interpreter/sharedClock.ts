/** One time for several runs: it jumps only when none of them has anything else to do. */
import type { Clock } from './ports';

/** A clock that runs have in common. */
export type SharedClock = {
  /**
   * The clock for one more run. `isIdle` tells whether that run waits for nothing but time, or is over; `leave` makes
   * time go on without asking it.
   */
  join(isIdle: () => boolean): { readonly clock: Clock; readonly leave: () => void };
};

/** Shares a clock among runs. */
export function createSharedClock(clock: Clock): SharedClock {
  const members = new Set<() => boolean>();
  return {
    join(isIdle) {
      members.add(isIdle);
      const othersAreIdle = (): boolean => {
        for (const other of members) if (other !== isIdle && !other()) return false;
        return true;
      };
      const joined: Clock = {
        ...clock,
        skip: () => othersAreIdle() && clock.skip?.() === true,
        let: (passage) => clock.let?.(passage === 'idle' && !othersAreIdle() ? 'busy' : passage),
      };
      return { clock: joined, leave: () => void members.delete(isIdle) };
    },
  };
}
