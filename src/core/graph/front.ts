/**
 * What a horizontal line drawn across the canvas would meet, from left to right, at the place that the layout has come
 * to: boxes, and the vertical lines between them. Kept in the order of keys.
 */

/** A box, or a vertical line that is still going on. */
export type Front = FrontBox | FrontLine;

/** A box that is passed, with where it begins and ends. */
export type FrontBox = { readonly kind: 'box'; readonly key: number; readonly from: number; readonly to: number };

/**
 * A line on its way to a target. It is known since its box began, and begins where it leaves that box. `isShadowed`:
 * something came between it and its target's place on the right.
 */
export type FrontLine = {
  readonly kind: 'line';
  readonly key: number;
  readonly edge: number;
  readonly target: number;
  readonly source: number;
  readonly isSide: boolean;
  readonly targetKey: number;
  readonly since: number;
  readonly begins: number;
  isShadowed: boolean;
};

/** Creates an empty front. */
export function createFrontList() {
  let list: Front[] = [];
  let limit = 64;

  /** The first place whose key is not smaller. */
  function placeOf(key: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.key < key)
        low = middle + 1; // middle is within the list
      else high = middle;
    }
    return low;
  }

  return {
    /** Adds something at a place along. Boxes that ended long before are let go now and then. */
    add(entry: Front, along: number): void {
      if (list.length > limit) {
        list = list.filter((other) => other.kind === 'line' || other.to > along - 400);
        limit = 2 * list.length + 64;
      }
      const place = placeOf(entry.key);
      for (let i = place - 1; i >= 0; i--) {
        const left = list[i]!; // i is within the list
        if (left.kind === 'box') {
          if (left.to <= along) continue;
          break;
        }
        if (entry.key < left.targetKey) left.isShadowed = true;
        break;
      }
      if (entry.kind === 'line') {
        for (let i = place; i < list.length; i++) {
          const right = list[i]!;
          if (right.kind === 'box' && right.to <= along) continue;
          if (right.key < entry.targetKey) entry.isShadowed = true;
          break;
        }
      }
      list.splice(place, 0, entry);
    },
    removeLine(edge: number, key: number): FrontLine | undefined {
      for (let i = placeOf(key); i < list.length && list[i]!.key === key; i++) {
        const entry = list[i]!;
        if (entry.kind !== 'line' || entry.edge !== edge) continue;
        list.splice(i, 1);
        return entry;
      }
      return undefined;
    },
    /** Where the last box ends that is between two keys and meets a stretch; undefined when the stretch is free. */
    blockedUntil(keyA: number, keyB: number, from: number, to: number): number | undefined {
      const low = Math.min(keyA, keyB);
      const high = Math.max(keyA, keyB);
      let until: number | undefined;
      for (let i = placeOf(low); i < list.length && list[i]!.key < high; i++) {
        const entry = list[i]!;
        if (entry.kind === 'box' && entry.key > low && entry.from < to && entry.to > from)
          until = Math.max(until ?? entry.to, entry.to);
      }
      return until;
    },
    /**
     * The nearest line on one side of a key that is `wanted`, such that no box
     * is between, nor a line that is in the way.
     */
    nearestLine(
      key: number,
      towards: 'left' | 'right',
      from: number,
      to: number,
      judge: (line: FrontLine) => 'wanted' | 'passed' | 'inTheWay',
    ): FrontLine | undefined {
      const step = towards === 'left' ? -1 : 1;
      for (let i = towards === 'left' ? placeOf(key) - 1 : placeOf(key); i >= 0 && i < list.length; i += step) {
        const entry = list[i]!;
        if (entry.key === key || (entry.kind === 'line' && entry.begins > from)) continue;
        if (entry.kind === 'box') {
          if (entry.from < to && entry.to > from) return undefined;
        } else {
          const judgement = judge(entry);
          if (judgement === 'wanted') return entry;
          if (judgement === 'inTheWay') return undefined;
        }
      }
      return undefined;
    },
  };
}
