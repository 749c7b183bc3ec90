/**
 * The clocks a run can be driven with: time that jumps, time that runs at some speed, and time for an onlooker.
 * All of them fire timers in the order of their instants, and those of one instant in the order in which they were set.
 */
import { createTimerQueue } from './timerQueue';
import type { Clock } from './ports';

/** What a clock that follows real time needs from its surroundings. */
export type HostTimers = {
  nowMs(): number;
  /** Calls back after the delay; returns what takes that back. */
  delay(delayMs: number, fire: () => void): () => void;
};

/** Time that jumps: a day of waiting takes no time at all. */
export function createSimulatedClock(startMs: number): Clock & { skip(): boolean } {
  let nowMs = startMs;
  const queue = createTimerQueue();
  return {
    nowMs: () => nowMs,
    setTimer: queue.add,
    skip() {
      const due = queue.take(Number.POSITIVE_INFINITY);
      if (due === undefined) return false;
      nowMs = Math.max(nowMs, due.dueMs);
      due.fire();
      return true;
    },
  };
}

/** Time that runs `factor` times as fast as the host's, starting at `startMs`. */
export function createScaledClock(host: HostTimers, startMs: number, factor: number): Clock {
  return createHostClock(host, startMs, (waitMs) => waitMs / factor, factor, undefined);
}

/** Time for an onlooker: every visit is shown for `visitMs`, and no wait takes longer than `longestWaitMs` of real time. */
export function createWatchClock(host: HostTimers, startMs: number, options: { readonly visitMs: number; readonly longestWaitMs: number }): Clock {
  return createHostClock(host, startMs, (waitMs) => Math.min(waitMs, options.longestWaitMs), 1, options.visitMs);
}

/** Browsers cannot wait longer than this at a time; a longer wait is taken in parts. */
const longestDelayMs = 2_147_483_647;

/** A clock on the host's timers. `realWaitMs` says how long a wait takes really; reaching its end moves the time there. */
function createHostClock(host: HostTimers, startMs: number, realWaitMs: (waitMs: number) => number, factor: number, visitMs: number | undefined): Clock {
  const queue = createTimerQueue();
  let anchorMs = startMs;
  let anchorHostMs = host.nowMs();
  let armed: { readonly dueMs: number; readonly cancel: () => void } | undefined;

  const runningMs = (): number => anchorMs + (host.nowMs() - anchorHostMs) * factor;
  /** Time never passes an instant that somebody waits for before he has been woken, nor does it run back. */
  const nowMs = (): number => Math.min(runningMs(), Math.max(queue.nextDueMs() ?? Number.POSITIVE_INFINITY, anchorMs));

  function moveTo(instantMs: number): void {
    anchorMs = Math.max(instantMs, anchorMs);
    anchorHostMs = host.nowMs();
  }

  function arm(): void {
    const dueMs = queue.nextDueMs();
    if (armed !== undefined && armed.dueMs === dueMs) return;
    armed?.cancel();
    armed = undefined;
    if (dueMs === undefined) return;
    const delayMs = Math.max(0, realWaitMs(Math.max(0, dueMs - nowMs())));
    armed = { dueMs, cancel: host.delay(Math.min(delayMs, longestDelayMs), () => wake(dueMs, delayMs <= longestDelayMs)) };
  }

  function wake(dueMs: number, isDue: boolean): void {
    armed = undefined;
    if (isDue) {
      moveTo(dueMs);
      for (let due = queue.take(dueMs); due !== undefined; due = queue.take(dueMs)) due.fire();
    }
    arm();
  }

  return {
    nowMs,
    ...(visitMs === undefined ? {} : { visitMs }),
    setTimer(dueMs, fire) {
      const cancel = queue.add(dueMs, fire);
      arm();
      return () => {
        cancel();
        arm();
      };
    },
  };
}
