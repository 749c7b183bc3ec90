import { expect, it } from 'vitest';
import { createSimulatedClock } from './clock';
import { createSharedClock } from './sharedClock';

it('a shared clock jumps only when every other run is idle or has left', () => {
  const shared = createSharedClock(createSimulatedClock(0));
  let isOtherIdle = false;
  const mine = shared.join(() => true);
  const other = shared.join(() => isOtherIdle);
  const fired: number[] = [];
  for (const dueMs of [1, 2, 3]) mine.clock.setTimer(dueMs, () => fired.push(dueMs));

  expect(mine.clock.skip?.()).toBe(false);
  isOtherIdle = true;
  expect(mine.clock.skip?.()).toBe(true);
  isOtherIdle = false;
  other.leave();
  expect(mine.clock.skip?.()).toBe(true);
  expect(fired).toEqual([1, 2]);
});
