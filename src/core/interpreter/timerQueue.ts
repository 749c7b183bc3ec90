/** Timers in the order in which they come due: a heap, so that a run with thousands of waits stays quick. */
import { popFromHeap, pushToHeap } from '../base/heap';

type Entry = {
  readonly dueMs: number;
  readonly order: number;
  readonly fire: () => void;
  isCancelled: boolean;
  isTaken: boolean;
};

const isBefore = (a: Entry, b: Entry): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

/** So many that were taken back may lie about before it is worth while to look for them. */
const mostCancelled = 64;

/** Timers waiting for their instants. */
export type TimerQueue = {
  /** Adds a timer; the returned function takes it back. */
  add(dueMs: number, fire: () => void): () => void;
  /** How many timers it holds, those included that have been taken back and not dropped yet. */
  size(): number;
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
  let heap: Entry[] = [];
  let cancelledCount = 0;
  let order = 0;

  /** The earliest timer that has not been taken back; those that have are dropped on the way. */
  function first(): Entry | undefined {
    while (heap[0]?.isCancelled) {
      popFromHeap(heap, isBefore);
      cancelledCount--;
    }
    return heap[0];
  }

  /** Takes a timer back. When most of them have been, those leave for good: a time limit may lie years ahead. */
  function cancel(entry: Entry): void {
    if (entry.isCancelled || entry.isTaken) return;
    entry.isCancelled = true;
    cancelledCount++;
    if (cancelledCount < mostCancelled || cancelledCount * 2 < heap.length) return;
    // A sorted list is a heap.
    heap = heap.filter((one) => !one.isCancelled).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    cancelledCount = 0;
  }

  return {
    add(dueMs, fire) {
      const entry: Entry = { dueMs, order: order++, fire, isCancelled: false, isTaken: false };
      pushToHeap(heap, entry, isBefore);
      return () => cancel(entry);
    },
    nextDueMs: () => first()?.dueMs,
    size: () => heap.length,
    take(byMs) {
      const entry = first();
      if (entry === undefined || entry.dueMs > byMs) return undefined;
      popFromHeap(heap, isBefore);
      entry.isTaken = true;
      return entry;
    },
  };
}
