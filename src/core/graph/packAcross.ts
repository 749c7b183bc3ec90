/**
 * Where everything is across the way of the workflow. Each node's subtree is packed into one body,
 * innermost first: what hangs on its end side by side and even around it, meeting places below what
 * meets in them, what handles errors on the right, loops around the outside. Where one way goes on much
 * longer than its siblings, it stays in line with its node, so that the trunk of a workflow is straight.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { addUpAcross, type Across } from './across';
import { createBody, joinBodies, joinOnLeft, separation, type Body } from './contour';
import type { Flow } from './flow';
import { innermostFirst, type FlowTree, type Item } from './flowTree';
import { findMiddle, placeJoin } from './packJoins';
import { placeSides } from './packSides';
import { addOwn, bodyOf, createPacking, record, thin, type Packing, type Placed, type Row } from './packing';
import { spacing, type ScopeShape } from './scopeShape';
import { spread } from './sideBySide';
import type { Sweep } from './sweepState';

/** Packs a scope. Linear. */
export function packAcross(shape: ScopeShape, flow: Flow, tree: FlowTree, sweep: Sweep): Across {
  const packing = createPacking(shape, flow, tree, sweep);
  for (const node of innermostFirst(tree)) packing.bodies[node] = packNode(packing, node);
  return addUpAcross(tree, sweep, packing);
}

function packNode(packing: Packing, node: number): Body {
  const { root, items } = packing.tree;
  const { trunks } = packing;
  const own = items[node]!;
  const only = own.length === 1 ? own[0] : undefined;
  if (node !== root && only?.kind === 'child' && only.hold === 'end') return packLine(packing, node, only);
  const ends: Placed[] = [];
  const joins: Placed[] = [];
  own.forEach((item, rank) => {
    if (item.hold !== 'end') return;
    const body = bodyOf(packing, node, item);
    if (body) (item.kind === 'join' ? joins : ends).push({ item, rank, body, at: 0 });
  });
  spread(ends, node === root ? spacing.tree : 0);
  const placed = [...ends];
  const row: Row = { node, placed, middle: node === root ? 0 : findMiddle(packing, node, ends, joins) };
  for (const join of joins) placeJoin(packing, row, join);
  // Meeting places may have moved the trunk aside; the node goes with it.
  const trunk =
    node === root
      ? undefined
      : placed.find(({ item }) => (item.kind === 'child' || item.kind === 'join') && item.node === trunks[node]);
  row.middle = trunk?.at ?? row.middle;
  placed.sort((a, b) => a.rank - b.rank);
  placeSides(packing, row);

  for (const part of placed) {
    part.at = Math.round(part.at - row.middle); // whole numbers add up: what is in line stays in line
    record(packing, part.item, part.at);
  }
  return addLoops(packing, node, joinParts(packing, row));
}

/** One body of a node and all that is placed around it. */
function joinParts(packing: Packing, { node, placed }: Row): Body {
  let body = createBody();
  for (const part of placed) if (part.item.hold === 'end') body = joinBodies(body, part.body, part.at);
  if (node !== packing.tree.root) addOwn(packing, body, node);
  for (const part of placed) if (part.item.hold === 'right') body = joinBodies(body, part.body, part.at);
  for (const part of placed.toReversed()) if (part.item.hold === 'left') body = joinOnLeft(part.body, body, part.at);
  return body;
}

/** A node with one thing straight below it, which is most of all nodes. */
function packLine(packing: Packing, node: number, only: Item): Body {
  const body = bodyOf(packing, node, only) ?? createBody();
  record(packing, only, 0);
  addOwn(packing, body, node);
  return addLoops(packing, node, body);
}

/** Puts the columns of the loops back to a node around all that is below it. */
function addLoops(packing: Packing, node: number, body: Body): Body {
  const { tree, sweep, columnAt } = packing;
  let around = body;
  const loops = tree.loops.get(node);
  for (const column of loops ? [loops.left, loops.right] : []) {
    const reach = sweep.columns.get(column);
    if (!reach) continue;
    const line = thin(reach.from, reach.to);
    const at = column.side === 'left' ? -Math.ceil(separation(line, around)) : Math.ceil(separation(around, line));
    columnAt.set(column, at);
    around = column.side === 'left' ? joinOnLeft(line, around, at) : joinBodies(around, line, at);
  }
  return around;
}
