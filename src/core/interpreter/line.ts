/** What waits in line: first come, first served, at constant cost. */
export type Line<T> = {
  add(item: T): void;
  take(): T | undefined;
  isEmpty(): boolean;
  clear(): void;
};

/** Creates an empty line. */
export function createLine<T>(): Line<T> {
  let items: T[] = [];
  let head = 0;
  return {
    add: (item) => void items.push(item),
    take() {
      if (head >= items.length) return undefined;
      const item = items[head++];
      if (head === items.length) {
        items = [];
        head = 0;
      }
      return item;
    },
    isEmpty: () => head >= items.length,
    clear() {
      items = [];
      head = 0;
    },
  };
}
