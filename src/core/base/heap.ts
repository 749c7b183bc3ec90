/** A binary heap: things in an order of their own, of which only the first is needed at any time. */
export type Heap<T> = {
  push(item: T): void;
  /** The first thing, which stays; undefined when there is none. */
  peek(): T | undefined;
  /** Takes out the first thing; undefined when there is none. */
  pop(): T | undefined;
};

/** Whether the first of two things comes before the second one. */
type IsBefore<T> = (a: T, b: T) => boolean;

/** Creates an empty heap. Things of which none is before the other come out in any order. */
export function createHeap<T extends object>(isBefore: IsBefore<T>): Heap<T> {
  const items: T[] = [];
  return {
    push: (item) => pushToHeap(items, item, isBefore),
    peek: () => items[0],
    pop: () => popFromHeap(items, isBefore),
  };
}

/** Puts a thing into a heap that is kept as plain data: its first item is the first thing. A sorted list is a heap. */
export function pushToHeap<T extends object>(items: T[], item: T, isBefore: IsBefore<T>): void {
  let at = items.push(item) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = items[up]!; // up is before at
    if (!isBefore(item, parent)) break;
    items[at] = parent;
    at = up;
  }
  items[at] = item;
}

/** Takes out the first thing of a heap that is kept as plain data; undefined when there is none. */
export function popFromHeap<T extends object>(items: T[], isBefore: IsBefore<T>): T | undefined {
  const first = items[0];
  const last = items.pop();
  if (last === undefined || items.length === 0) return first;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    const left = items[down];
    const right = items[down + 1];
    if (left === undefined) break;
    if (right !== undefined && isBefore(right, left)) down++;
    const child = items[down]!; // left or right
    if (!isBefore(child, last)) break;
    items[at] = child;
    at = down;
  }
  items[at] = last;
  return first;
}
