import type { Rect } from '../../core/graph/geometry';
import { boxesMeet } from './edgePath';

/** What is where, in squares of a size, so that looking costs as much as what is near. */
export type RectGrid = {
  readonly add: (id: string, rect: Rect) => void;
  /** Whether something else than `id` meets a rectangle. */
  readonly meets: (id: string, rect: Rect) => boolean;
};

/** Creates an empty grid. */
export function createGrid(square: number): RectGrid {
  const squares = new Map<string, { readonly id: string; readonly rect: Rect }[]>();
  function* keysOf({ x, y, width, height }: Rect): Iterable<string> {
    for (let i = Math.floor(x / square); i <= Math.floor((x + width) / square); i++) {
      for (let j = Math.floor(y / square); j <= Math.floor((y + height) / square); j++) yield `${i} ${j}`;
    }
  }
  return {
    add(id, rect) {
      for (const key of keysOf(rect)) {
        const list = squares.get(key);
        if (list) list.push({ id, rect });
        else squares.set(key, [{ id, rect }]);
      }
    },
    meets(id, rect) {
      for (const key of keysOf(rect))
        for (const other of squares.get(key) ?? []) if (other.id !== id && boxesMeet(other.rect, rect)) return true;
      return false;
    },
  };
}
