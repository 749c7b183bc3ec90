/** Timers in the order in which they come due: a heap, so that a run with thousands of waits stays quick. */
import { createHeap } from '../base/heap';

type Entry = { readonly dueMs: number; readonly order: number; readonly fire: () => void; isCancelled: boolean };

/** Timers waiting for their instants. */
export type TimerQueue = {
  /** Adds a timer; the returned function takes it back. */
  add(dueMs: number, fire: () => void): () => void;
  /** The earliest instant anybody waits for. */
  nextDueMs(): number | undefined;
  /**
   * Takes out the earliest timer that is due by the instant. Those of one
   * instant come in the order in which they were added.
   */
  take(byMs: number): { readonly dueMs: number; readonly fire: () => void } | undefined;
};

/** Creates an empty queue. */
export function createTimerQueue(): TimerQueue {
  const heap = createHeap<Entry>((a, b) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order));
  let order = 0;

  /** The earliest timer that has not been taken back; those that have are dropped on the way. */
  function first(): Entry | undefined {
    while (heap.peek()?.isCancelled) heap.pop();
    return heap.peek();
  }

  return {
    add(dueMs, fire) {
      const entry: Entry = { dueMs, order: order++, fire, isCancelled: false };
      heap.push(entry);
      return () => {
        entry.isCancelled = true;
      };
    },
    nextDueMs: () => first()?.dueMs,
    take(byMs) {
      const entry = first();
      if (entry === undefined || entry.dueMs > byMs) return undefined;
      heap.pop();
      return entry;
    },
  };
}
