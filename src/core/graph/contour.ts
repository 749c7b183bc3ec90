/**
 * The outline of a part of the drawing: how far it reaches to the left and to the right at each
 * place along. Two parts are put side by side by comparing outlines, and become one outline;
 * both cost as much as the shorter part is long, so that a whole tree is packed in linear time.
 * @see Reingold and Tilford, "Tidier drawings of trees" (1981), from whom the idea is.
 */

/** One stretch of an outline: from where to where along, and how far out. */
type Stretch = { readonly from: number; readonly to: number; readonly out: number };

/**
 * Stretches from the far end to the near one, so that growing towards the start
 * is adding at the end. `shift` moves all.
 */
type Edge = { stretches: Stretch[]; shift: number };

/** A part of the drawing that moves as one, by its outlines. Positions are across, relative to the part's own line. */
export type Body = { readonly left: Edge; readonly right: Edge; from: number; to: number };

/** A body with nothing in it yet. */
export function createBody(): Body {
  return { left: { stretches: [], shift: 0 }, right: { stretches: [], shift: 0 }, from: Infinity, to: -Infinity };
}

/** Adds a stretch before all that is there. */
export function growBody(body: Body, from: number, to: number, left: number, right: number): void {
  if (to <= from) return;
  body.left.stretches.push({ from, to, out: left - body.left.shift });
  body.right.stretches.push({ from, to, out: right - body.right.shift });
  body.from = Math.min(body.from, from);
  body.to = Math.max(body.to, to);
}

/**
 * How far the second body's line must be from the first one's, to be on its
 * right everywhere; -Infinity when they never meet.
 */
export function separation(a: Body, b: Body): number {
  if (a.from >= b.to || b.from >= a.to) return -Infinity;
  const begin = Math.max(a.from, b.from);
  const left = a.right.stretches;
  const right = b.left.stretches;
  let i = firstAfter(left, begin);
  let j = firstAfter(right, begin);
  const shift = a.right.shift - b.left.shift;
  let most = -Infinity;
  while (i >= 0 && j >= 0) {
    const s = left[i]!; // i and j are within their lists
    const t = right[j]!;
    if (s.from < t.to && t.from < s.to) most = Math.max(most, s.out - t.out + shift);
    if (s.to < t.to) i--;
    else j--;
  }
  return most;
}

/** Makes one body of two, the second one right of the first by a distance. Both are used up. */
export function joinBodies(a: Body, b: Body, distance: number): Body {
  b.left.shift += distance;
  b.right.shift += distance;
  return {
    left: overlay(b.left, a.left),
    right: overlay(a.right, b.right),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  };
}

/**
 * Makes one body of two, the first one left of the second by a (negative) distance; places stay relative to the second.
 */
export function joinOnLeft(a: Body, b: Body, distance: number): Body {
  a.left.shift += distance;
  a.right.shift += distance;
  return joinBodies(a, b, 0);
}

/** The last index, in a list that runs from far to near, whose stretch reaches beyond a place. */
function firstAfter(stretches: readonly Stretch[], place: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to > place)
      low = middle + 1; // middle is within the list
    else high = middle;
  }
  return low - 1;
}

/** One outline over another: where both are, `over` counts. */
function overlay(under: Edge, over: Edge): Edge {
  if (over.stretches.length === 0) return under;
  if (under.stretches.length === 0) return over;
  const end = Math.min(under.stretches[0]!.to, over.stretches[0]!.to); // neither is empty
  const underNear = cutNear(under.stretches, end);
  const overNear = cutNear(over.stretches, end);
  const deep = under.stretches.length > 0 ? under : over;
  return cover(deep, underNear, under.shift, overNear, over.shift);
}

/** Takes the stretches that begin before a place off the end of a list; one that spans the place is cut in two. */
function cutNear(stretches: Stretch[], place: number): readonly Stretch[] {
  let count = stretches.length;
  while (count > 0 && stretches[count - 1]!.from < place) count--; // count is within the list
  const near = stretches.splice(count);
  const spanning = near[0];
  if (spanning && spanning.to > place) {
    near[0] = { from: spanning.from, to: place, out: spanning.out };
    stretches.push({ from: place, to: spanning.to, out: spanning.out });
  }
  return near;
}

/** Adds to an outline, near to its end, what two lists make together. */
function cover(
  deep: Edge,
  under: readonly Stretch[],
  underShift: number,
  over: readonly Stretch[],
  overShift: number,
): Edge {
  const { stretches, shift } = deep;
  const push = (from: number, to: number, out: number): void => {
    if (to <= from) return;
    const last = stretches.at(-1);
    if (last && last.from === to && last.out === out - shift)
      stretches[stretches.length - 1] = { from, to: last.to, out: last.out };
    else stretches.push({ from, to, out: out - shift });
  };
  // From the far end to the near one: each stretch of `over`, and what of `under` shows between them.
  let j = 0;
  const showUnder = (from: number, to: number): void => {
    while (j < under.length && under[j]!.from >= to) j++;
    for (let k = j; k < under.length && under[k]!.to > from; k++)
      push(Math.max(under[k]!.from, from), Math.min(under[k]!.to, to), under[k]!.out + underShift);
  };
  let reached = Infinity;
  for (const { from, to, out } of over) {
    showUnder(to, reached);
    push(from, to, out + overShift);
    reached = from;
  }
  showUnder(-Infinity, reached);
  return deep;
}
