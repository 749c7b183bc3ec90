/** What leaves at the sides of a node, beside all that is placed around it. */
import { growBody, separation, type Body } from './contour';
import type { Item } from './flowTree';
import { arrivalPlace, arrivals } from './packJoins';
import { bodyOf, rowOf, type Packing, type Row } from './packing';
import { spacing } from './scopeShape';

/** Puts what leaves at the sides of a node beside what is placed. */
export function placeSides(packing: Packing, row: Row): void {
  const { items, root } = packing.tree;
  const { node } = row;
  if (items[node]!.every((item) => item.hold === 'end')) return;
  const own = node === root ? undefined : rowOf(packing, node);
  items[node]!.forEach((item, rank) => {
    if (item.hold === 'right') placeRight(packing, row, item, rank, own);
  });
  for (let rank = items[node]!.length - 1; rank >= 0; rank--) {
    const item = items[node]![rank]!; // rank is an index of items
    if (item.hold === 'left') placeLeft(packing, row, item, rank, own);
  }
}

/**
 * Puts what leaves at the side right of everything so far; a box where errors meet, below the line that leads to it.
 */
function placeRight(packing: Packing, row: Row, item: Item, rank: number, own: Body | undefined): void {
  const { node, placed, middle } = row;
  const { edges } = packing.shape;
  const { sweep } = packing;
  const body = bodyOf(packing, node, item);
  if (!body) return;
  let at = own ? middle + separation(own, body) : -Infinity;
  for (const other of placed) at = Math.max(at, other.at + separation(other.body, body));
  if (item.kind === 'join') {
    const trunk = sweep.trunkOf[item.node]!;
    if (trunk >= 0) {
      const source = edges[trunk]!.source;
      growBody(body, Math.min(sweep.from[source]!, body.from), body.from, -spacing.line, spacing.line);
      if (own) at = Math.max(at, middle + separation(own, body));
      for (const other of placed) at = Math.max(at, other.at + separation(other.body, body));
    }
    const places = arrivals(packing, item.node)
      .map((edge) => arrivalPlace(packing, row, edge))
      .filter((place) => place !== undefined);
    if (trunk < 0) for (const place of places) at = Math.max(at, place);
  }
  placed.push({ item, rank, body, at: Number.isFinite(at) ? at : middle });
}

/** Puts a line that leaves at the left side left of everything so far. */
function placeLeft(packing: Packing, row: Row, item: Item, rank: number, own: Body | undefined): void {
  const { node, placed, middle } = row;
  const body = bodyOf(packing, node, item);
  if (!body) return;
  let at = own ? middle - separation(body, own) : Infinity;
  for (const other of placed) at = Math.min(at, other.at - separation(body, other.body));
  placed.unshift({ item, rank, body, at: Number.isFinite(at) ? at : middle });
}
