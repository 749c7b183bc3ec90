import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimerQueue } from './timerQueue';

it('holds few timers, however many have been taken back', () => {
  const queue = createTimerQueue();
  const yearsAheadMs = 1e12;
  let largest = 0;
  for (let i = 0; i < 50_000; i++) {
    queue.add(yearsAheadMs + i, () => undefined)();
    largest = Math.max(largest, queue.size());
  }

  expect(largest).toBeLessThan(200);
  expect(queue.nextDueMs()).toBeUndefined();
});

it('hands out what was not taken back, by instant and then in the order of adding', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 400 }),
      fc.array(fc.nat({ max: 500 }), { maxLength: 20 }),
      (added, early) => {
        const queue = createTimerQueue();
        const fired: number[] = [];
        const cancels = added.map(([dueMs], i) => queue.add(dueMs, () => void fired.push(i)));
        // Some are taken back before others are added or taken out, some twice.
        for (const i of early) cancels[i]?.();
        added.forEach(([, isCancelled], i) => isCancelled && cancels[i]?.());
        for (let due = queue.take(Infinity); due !== undefined; due = queue.take(Infinity)) due.fire();

        const left = added
          .map(([dueMs, isCancelled], i) => ({ dueMs, i, isOff: isCancelled || early.includes(i) }))
          .filter(({ isOff }) => !isOff)
          .toSorted((a, b) => a.dueMs - b.dueMs);
        expect(fired).toEqual(left.map(({ i }) => i));
        // Taking back what has gone off changes nothing.
        cancels.forEach((cancel) => cancel());
        expect(queue.nextDueMs()).toBeUndefined();
      },
    ),
  );
});
