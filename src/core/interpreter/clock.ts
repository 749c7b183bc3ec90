/**
 * The clocks a run can be driven with: time that jumps, time that runs at some speed, and time for an onlooker.
 * All of them fire timers in the order of their instants, and those of one instant in the order in which they were set.
 */
import { createTimerQueue } from './timerQueue';
import type { Clock, Passage } from './ports';

/** What a clock that follows real time needs from its surroundings. */
export type HostTimers = {
  nowMs(): number;
  /** Calls back after the delay; returns what takes that back. */
  delay(delayMs: number, fire: () => void): () => void;
};

/**
 * Time that jumps: a day of waiting takes no time at all. With `waitsForOutsiders` it stands still while somebody is
 * asked to answer a task; without, a task that nobody answers times out at once.
 */
export function createSimulatedClock(
  startMs: number,
  options: { readonly waitsForOutsiders?: boolean } = {},
): Clock & { skip(): boolean } {
  let nowMs = startMs;
  const queue = createTimerQueue();
  return {
    nowMs: () => nowMs,
    waitsForOutsiders: options.waitsForOutsiders === true,
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

/**
 * Time that runs `factor` times as fast as the host's, starting at `startMs`. It stands still while the run is paused.
 */
export function createScaledClock(host: HostTimers, startMs: number, factor: number): Clock {
  return createHostClock(host, startMs, (passage) => (passage === 'still' ? 0 : factor), Number.POSITIVE_INFINITY);
}

/** How an onlooker wants to see a run. */
type Pace = { readonly visitMs: number; readonly longestWaitMs: number };

/**
 * Time for an onlooker: every visit is shown for `visitMs`, which is no part of the run's time, and no wait takes
 * longer than `longestWaitMs` of real time. Only while somebody outside is asked does the run's time pass as his does.
 */
export function createWatchClock(host: HostTimers, startMs: number, { visitMs, longestWaitMs }: Pace): Clock {
  return {
    ...createHostClock(
      host,
      startMs,
      (passage) => (passage === 'idle' || passage === 'awaiting' ? 1 : 0),
      longestWaitMs,
    ),
    waitsForOutsiders: true,
    pace: (fire) => host.delay(visitMs, fire),
  };
}

/** Time for going step by step: however long somebody thinks between two steps, the run's time only jumps. */
export function createStepClock(host: HostTimers, startMs: number): Clock {
  return { ...createSimulatedClock(startMs, { waitsForOutsiders: true }), pace: (fire) => host.delay(0, fire) };
}

/** Browsers cannot wait longer than this at a time; a longer wait is taken in parts. */
const longestDelayMs = 2_147_483_647;

/** A clock on the host's timers. A wait that is shortened moves the time to its end when it is over. */
function createHostClock(
  host: HostTimers,
  startMs: number,
  factorOf: (passage: Passage) => number,
  longestWaitMs: number,
): Clock {
  const queue = createTimerQueue();
  let anchorMs = startMs;
  let anchorHostMs = host.nowMs();
  let passage: Passage = 'idle';
  let armed: { readonly dueMs: number; readonly cancel: () => void } | undefined;

  const runningMs = (): number => anchorMs + (host.nowMs() - anchorHostMs) * factorOf(passage);
  /** Time never passes an instant that somebody waits for before he has been woken, nor does it run back. */
  const nowMs = (): number => Math.min(runningMs(), Math.max(queue.nextDueMs() ?? Number.POSITIVE_INFINITY, anchorMs));

  function moveTo(instantMs: number): void {
    anchorMs = Math.max(instantMs, anchorMs);
    anchorHostMs = host.nowMs();
  }

  function arm(): void {
    const factor = factorOf(passage);
    const dueMs = factor === 0 ? undefined : queue.nextDueMs();
    if (armed !== undefined && armed.dueMs === dueMs) return;
    disarm();
    if (dueMs === undefined) return;
    const waitMs = Math.max(0, dueMs - nowMs()) / factor;
    const delayMs = passage === 'idle' ? Math.min(waitMs, longestWaitMs) : waitMs;
    armed = {
      dueMs,
      cancel: host.delay(Math.min(delayMs, longestDelayMs), () => wake(dueMs, delayMs <= longestDelayMs)),
    };
  }

  function disarm(): void {
    armed?.cancel();
    armed = undefined;
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
    setTimer(dueMs, fire) {
      const cancel = queue.add(dueMs, fire);
      arm();
      return () => {
        cancel();
        arm();
      };
    },
    let(next) {
      if (passage === next) return;
      moveTo(nowMs());
      passage = next;
      disarm();
      arm();
    },
  };
}
