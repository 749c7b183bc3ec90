/** Putting bodies side by side. */
import { separation, type Body } from './contour';

/** A body and its place across. */
export type Part = { readonly body: Body; at: number };

/**
 * Puts parts side by side, at least `extra` apart: the mean of packing them to the left and packing them to the right.
 */
export function spread(parts: readonly Part[], extra: number): void {
  const toLeft = pack(parts, extra);
  const mirrored = pack([...parts].reverse(), extra, true).reverse();
  const width = toLeft.at(-1) ?? 0;
  parts.forEach((part, i) => (part.at = (toLeft[i]! + width - mirrored[i]!) / 2));
}

function pack(parts: readonly Part[], extra: number, isMirrored = false): number[] {
  const at: number[] = [];
  parts.forEach((part, i) => {
    let place = 0;
    let covered = -Infinity;
    for (let k = i - 1; k >= 0; k--) {
      const other = parts[k]!;
      if (other.body.to <= covered) continue;
      const apart = isMirrored ? separation(part.body, other.body) : separation(other.body, part.body);
      place = Math.max(place, at[k]! + apart + extra);
      if (other.body.from <= part.body.from + 1) covered = Math.max(covered, other.body.to);
      if (covered >= part.body.to) break;
    }
    at.push(place);
  });
  return at;
}

/**
 * Moves the parts on one side away from a part, as far as they are in its way, and
 * what is then in their way. They come in their order outwards, which is not that
 * of their places: of two parts, the outer one may lie further in, below the other.
 */
export function moveAside(part: Part, outwards: readonly Part[], direction: 1 | -1): void {
  const moving: Part[] = [part];
  for (const other of outwards) {
    let at = other.at;
    let covered = -Infinity;
    for (let i = moving.length - 1; i >= 0 && covered < other.body.to; i--) {
      const inner = moving[i]!;
      if (inner.body.to <= covered) continue;
      const apart = direction === 1 ? separation(inner.body, other.body) : separation(other.body, inner.body);
      at = direction === 1 ? Math.max(at, inner.at + apart) : Math.min(at, inner.at - apart);
      if (inner.body.from <= other.body.from) covered = Math.max(covered, inner.body.to);
    }
    if (at === other.at) continue;
    other.at = at;
    moving.push(other);
  }
}
