import { describe, expect, it } from 'vitest';
import { createScaledClock, createSimulatedClock, createWatchClock, type HostTimers } from './clock';

/** A host whose time is moved by hand. */
function createHost(): HostTimers & { pass(ms: number): void } {
  let nowMs = 1_000;
  const timers: { dueMs: number; fire: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    delay(delayMs, fire) {
      const timer = { dueMs: nowMs + delayMs, fire };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const next = timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!next) break;
        timers.splice(timers.indexOf(next), 1);
        nowMs = Math.max(nowMs, next.dueMs);
        next.fire();
      }
      nowMs = endMs;
    },
  };
}

describe('a simulated clock', () => {
  it('jumps from timer to timer, in the order of their instants and then of their setting', () => {
    const clock = createSimulatedClock(0);
    const fired: string[] = [];
    clock.setTimer(50, () => fired.push(`b at ${clock.nowMs()}`));
    clock.setTimer(10, () => fired.push(`a at ${clock.nowMs()}`));
    clock.setTimer(50, () => fired.push(`c at ${clock.nowMs()}`));
    const cancel = clock.setTimer(20, () => fired.push('never'));

    cancel();
    while (clock.skip());

    expect(fired).toEqual(['a at 10', 'b at 50', 'c at 50']);
    expect(clock.skip()).toBe(false);
  });
});

describe('a scaled clock', () => {
  it('runs as many times as fast as its host', () => {
    const host = createHost();
    const clock = createScaledClock(host, 0, 60);
    const fired: number[] = [];
    clock.setTimer(60_000, () => fired.push(clock.nowMs()));

    host.pass(999);
    expect([fired, clock.nowMs()]).toEqual([[], 59_940]);
    host.pass(1);
    expect(fired).toEqual([60_000]);
    host.pass(1_000);
    expect(clock.nowMs()).toBe(120_000);
  });

  it('stands still while the run is paused, and no timer comes due', () => {
    const host = createHost();
    const clock = createScaledClock(host, 0, 1);
    const fired: number[] = [];
    clock.setTimer(100, () => fired.push(clock.nowMs()));

    clock.let?.('still');
    host.pass(5_000);
    expect([fired, clock.nowMs()]).toEqual([[], 0]);
    clock.let?.('idle');
    host.pass(100);

    expect(fired).toEqual([100]);
  });

  it('does not pass an instant that somebody waits for before he is woken', () => {
    const host = createHost();
    const clock = createScaledClock({ ...host, delay: () => () => undefined }, 0, 1);
    clock.setTimer(100, () => undefined);

    host.pass(500);

    expect(clock.nowMs()).toBe(100);
  });

  it('waits for an earlier timer that is set later', () => {
    const host = createHost();
    const clock = createScaledClock(host, 0, 1);
    const fired: string[] = [];
    clock.setTimer(500, () => fired.push('late'));
    clock.setTimer(100, () => fired.push('early'))();
    clock.setTimer(200, () => fired.push('earlier'));

    host.pass(300);
    expect(fired).toEqual(['earlier']);
    host.pass(300);
    expect(fired).toEqual(['earlier', 'late']);
  });
});

describe('a clock for an onlooker', () => {
  it('shortens long waits, and is at their end when they are over', () => {
    const host = createHost();
    const clock = createWatchClock(host, 0, { visitMs: 400, longestWaitMs: 1_500 });
    const fired: number[] = [];
    clock.setTimer(86_400_000, () => fired.push(clock.nowMs()));

    host.pass(1_499);
    expect(fired).toEqual([]);
    host.pass(1);

    expect(fired).toEqual([86_400_000]);
  });

  it('shows visits without letting the time of the run pass', () => {
    const host = createHost();
    const clock = createWatchClock(host, 0, { visitMs: 400, longestWaitMs: 1_500 });
    const seen: number[] = [];

    clock.let?.('busy');
    clock.pace?.(() => seen.push(clock.nowMs()));
    host.pass(400);

    expect(seen).toEqual([0]);
  });

  it.each([
    ['still', 0],
    ['busy', 0],
    ['awaiting', 5_000],
  ] as const)('lets time pass while the run is %s: %i of 5,000 ms', (passage, passedMs) => {
    const host = createHost();
    const clock = createWatchClock(host, 0, { visitMs: 400, longestWaitMs: 1_500 });

    clock.let?.(passage);
    host.pass(5_000);

    expect(clock.nowMs()).toBe(passedMs);
  });
});
