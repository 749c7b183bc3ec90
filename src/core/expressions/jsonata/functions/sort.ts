import { takeSteps, type Run } from '../run';

/**
 * Sorts by merging, so that equal items keep their order; `isAfter` tells whether
 * the first item belongs after the second. Lists of one item or none are returned
 * as they are. Counts the merging; what `isAfter` takes is its own to count.
 */
export function sortItems(
  items: readonly unknown[],
  isAfter: (a: unknown, b: unknown) => boolean,
  run: Run,
): readonly unknown[] {
  if (items.length <= 1) return items;
  const middle = Math.floor(items.length / 2);
  const left = sortItems(items.slice(0, middle), isAfter, run);
  const right = sortItems(items.slice(middle), isAfter, run);
  const merged: unknown[] = [];
  takeSteps(run, items.length / 4);
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) merged.push(isAfter(left[i], right[j]) ? right[j++] : left[i++]);
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged;
}
