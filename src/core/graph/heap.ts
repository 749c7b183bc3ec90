/** Things to do in the order of a number, and at the same number in the order of a second one. */
export type Heap<T> = {
  push(at: number, rank: number, item: T): void;
  /** Takes out the first thing; undefined when there is none. */
  pop(): { readonly at: number; readonly rank: number; readonly item: T } | undefined;
};

/** Creates an empty heap. */
export function createHeap<T>(): Heap<T> {
  type Entry = { readonly at: number; readonly rank: number; readonly item: T };
  const entries: Entry[] = [];
  const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.rank < b.rank);

  return {
    push(at, rank, item) {
      const entry = { at, rank, item };
      let i = entries.length;
      entries.push(entry);
      while (i > 0) {
        const up = (i - 1) >> 1;
        const parent = entries[up]!; // up is before i
        if (!isBefore(entry, parent)) break;
        entries[i] = parent;
        i = up;
      }
      entries[i] = entry;
    },
    pop() {
      const first = entries[0];
      const last = entries.pop();
      if (!first || !last || entries.length === 0) return first;
      let i = 0;
      for (;;) {
        let down = 2 * i + 1;
        const left = entries[down];
        const right = entries[down + 1];
        if (!left) break;
        if (right && isBefore(right, left)) down++;
        const child = entries[down]!; // left or right
        if (!isBefore(child, last)) break;
        entries[i] = child;
        i = down;
      }
      entries[i] = last;
      return first;
    },
  };
}
