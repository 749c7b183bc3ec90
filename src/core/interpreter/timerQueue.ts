/** Timers in the order in which they come due: a binary heap, so that a run with thousands of waits stays quick. */

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
  const heap: Entry[] = [];
  let order = 0;

  const isBefore = (a: Entry, b: Entry): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

  function push(entry: Entry): void {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      const left = heap[down];
      const right = heap[down + 1];
      if (left === undefined) break;
      if (right !== undefined && isBefore(right, left)) down++;
      const child = heap[down];
      if (child === undefined || !isBefore(child, last)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
  }

  /** The earliest timer that has not been taken back; those that have are dropped on the way. */
  function first(): Entry | undefined {
    while (heap[0]?.isCancelled) pop();
    return heap[0];
  }

  return {
    add(dueMs, fire) {
      const entry: Entry = { dueMs, order: order++, fire, isCancelled: false };
      push(entry);
      return () => {
        entry.isCancelled = true;
      };
    },
    nextDueMs: () => first()?.dueMs,
    take(byMs) {
      const entry = first();
      if (entry === undefined || entry.dueMs > byMs) return undefined;
      pop();
      return entry;
    },
  };
}
