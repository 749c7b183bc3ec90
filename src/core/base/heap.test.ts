import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeap } from './heap';

it('gives back what was put in, the first one first, whenever it is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
      const heap = createHeap<{ readonly at: number }>((a, b) => a.at < b.at);
      const sorted: number[] = [];
      for (const step of steps) {
        if (step !== null) {
          heap.push({ at: step });
          sorted.push(step);
          sorted.sort((a, b) => a - b);
        } else {
          expect(heap.peek()?.at).toBe(sorted[0]);
          expect(heap.pop()?.at).toBe(sorted.shift());
        }
      }
      while (sorted.length > 0) expect(heap.pop()?.at).toBe(sorted.shift());
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
