/** A run's timers on its clock. Timers of one instant share one, and come due together. */
import type { Clock } from './ports';

/** The timers of one run. */
export type RunTimers = {
  /** Sets a timer; `fire` is told of all that come due at the same instant. */
  set(timerId: number, dueMs: number, fire: (timerIds: readonly number[]) => void): void;
  cancel(timerId: number): void;
  /** Calls back after a delay, unless everything is cleared before. */
  after(delayMs: number, fire: () => void): void;
  /** Calls back when a visit has been seen: at once, unless the clock paces. */
  pace(fire: () => void): void;
  /** Whether a visit is being shown. */
  isPacing(): boolean;
  /** Sets everything anew after the clock was changed. */
  rearm(): void;
  clear(): void;
};

/** An instant that somebody waits for. */
type Alarm = {
  readonly dueMs: number;
  readonly timerIds: Set<number>;
  readonly fire: () => void;
  readonly isVisit?: true;
  cancel: () => void;
};

/** Creates the timers of a run. `clockOf` gives its clock, which may change. */
export function createRunTimers(clockOf: () => Clock): RunTimers {
  const instants = new Map<number, Alarm>();
  const instantOf = new Map<number, number>();
  const others = new Set<Alarm>();
  let shownCount = 0;

  function start(alarm: Alarm): void {
    const clock = clockOf();
    alarm.cancel = alarm.isVisit && clock.pace ? clock.pace(alarm.fire) : clock.setTimer(alarm.dueMs, alarm.fire);
  }

  function addOther(dueMs: number, fire: () => void, kind: Pick<Alarm, 'isVisit'> = {}): void {
    const alarm: Alarm = {
      ...kind,
      dueMs,
      timerIds: new Set(),
      cancel: () => undefined,
      fire() {
        others.delete(alarm);
        if (alarm.isVisit) shownCount--;
        fire();
      },
    };
    others.add(alarm);
    if (alarm.isVisit) shownCount++;
    start(alarm);
  }

  return {
    set(timerId, dueMs, fire) {
      instantOf.set(timerId, dueMs);
      const known = instants.get(dueMs);
      if (known !== undefined) return void known.timerIds.add(timerId);
      const alarm: Alarm = {
        dueMs,
        timerIds: new Set([timerId]),
        cancel: () => undefined,
        fire() {
          instants.delete(dueMs);
          const due = [...alarm.timerIds];
          for (const id of due) instantOf.delete(id);
          fire(due);
        },
      };
      instants.set(dueMs, alarm);
      start(alarm);
    },
    cancel(timerId) {
      const dueMs = instantOf.get(timerId);
      if (dueMs === undefined) return;
      instantOf.delete(timerId);
      const alarm = instants.get(dueMs);
      // The last one of its instant takes the alarm with it.
      if (alarm === undefined || !alarm.timerIds.delete(timerId) || alarm.timerIds.size > 0) return;
      instants.delete(dueMs);
      alarm.cancel();
    },
    after: (delayMs, fire) => addOther(clockOf().nowMs() + delayMs, fire),
    pace: (fire) => addOther(clockOf().nowMs(), fire, { isVisit: true }),
    isPacing: () => shownCount > 0 && clockOf().pace !== undefined,
    rearm() {
      for (const alarm of [...instants.values(), ...others]) {
        alarm.cancel();
        start(alarm);
      }
    },
    clear() {
      for (const alarm of [...instants.values(), ...others]) alarm.cancel();
      instants.clear();
      instantOf.clear();
      others.clear();
      shownCount = 0;
    },
  };
}
