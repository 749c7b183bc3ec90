/** Where a node is above what hangs on it, and where the meeting places below it are. */
import { separation } from './contour';
import type { Item } from './flowTree';
import type { Packing, Placed, Row } from './packing';
import { moveAside } from './sideBySide';

/** How much longer than its siblings a way must be, to stay in line with the node that it leaves. */
const trunkLead = 150;

/** A meeting place this near to being in line with something is put in line with it. */
const snapRoom = 36;

/** Where a node is above what hangs on it. */
export function findMiddle(packing: Packing, node: number, ends: readonly Placed[], joins: readonly Placed[]): number {
  const { trunks } = packing;
  const isBox = (part: Placed): boolean => part.item.kind === 'child';
  const trunk = ends.find(({ item }) => item.kind === 'child' && item.node === trunks[node]);
  if (trunk) return trunk.at;
  const deepest = (parts: readonly Placed[]): Placed | undefined =>
    parts.reduce<Placed | undefined>((best, part) => (best && best.body.to >= part.body.to ? best : part), undefined);
  const boxes = ends.filter(isBox);
  const trunkJoin = joins.find(({ item }) => item.kind === 'join' && item.node === trunks[node]);
  const join = trunkJoin ?? deepest(joins);
  const box = deepest(boxes);
  if (join?.item.kind === 'join' && (trunkJoin || join.body.to >= (box?.body.to ?? 0))) {
    const meeting = waysInto(packing, node, join.item.node, ends);
    const group = meeting.filter(isBox).length > 0 ? meeting.filter(isBox) : meeting;
    const longest = deepest(group);
    const next = deepest(group.filter((part) => part !== longest));
    if (longest && next && longest.body.to - next.body.to >= 2 * trunkLead && isBox(longest)) return longest.at;
    if (group.length > 0) return middleOf(group);
  }
  if (boxes.length === 1) return boxes[0]!.at;
  const next = deepest(boxes.filter((part) => part !== box));
  if (box && next && box.body.to - next.body.to >= trunkLead) return box.at;
  const lines = ends.filter(({ item }) => item.kind !== 'column');
  if (lines.length === 0) return 0;
  return lines.length % 2 === 1
    ? lines[lines.length >> 1]!.at
    : (lines[(lines.length - 1) >> 1]!.at + lines[lines.length >> 1]!.at) / 2;
}

/** The ways below a node that lead to a meeting place below it, also through others. */
function waysInto(packing: Packing, node: number, target: number, ends: readonly Placed[]): readonly Placed[] {
  const { edges } = packing.shape;
  const { ancestors } = packing.tree;
  const below = ancestors.depth(node) + 1;
  const found = new Set<number>();
  const waiting = [target];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const edge of arrivals(packing, next)) {
      const { source } = edges[edge]!;
      const way =
        source === node ? -1 - edge : ancestors.depth(source) >= below ? ancestors.atDepth(source, below) : -Infinity;
      if (found.has(way)) continue;
      found.add(way);
      if (way >= 0) waiting.push(way);
    }
  }
  return ends.filter(
    ({ item }) =>
      (item.kind === 'line' && found.has(-1 - item.edge)) || (item.kind === 'child' && found.has(item.node)),
  );
}

/** The lines that reach a meeting place from the way that it lies on. */
export function arrivals(packing: Packing, target: number): readonly number[] {
  const { arrivalsByNode } = packing;
  return arrivalsByNode.get(target) ?? [];
}

/** Puts a meeting place below what meets in it, and moves aside what is in its way. */
export function placeJoin(packing: Packing, row: Row, join: Placed): void {
  const { trunks } = packing;
  const { node, placed, middle } = row;
  if (join.item.kind !== 'join') return;
  const target = join.item.node;
  const places = arrivals(packing, target)
    .map((edge) => arrivalPlace(packing, row, edge))
    .filter((place) => place !== undefined);
  const [low, high] = [
    places.reduce((a, b) => Math.min(a, b), Infinity),
    places.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const isTrunk = trunks[node] === target;
  if (isTrunk || places.length === 0) join.at = middle;
  else join.at = low <= middle + 1 && middle <= high + 1 ? middle : inLine((low + high) / 2, places);
  const before = placed.filter((part) => part.rank < join.rank).sort((a, b) => b.rank - a.rank);
  const after = placed.filter((part) => part.rank > join.rank).sort((a, b) => a.rank - b.rank);
  // All gives way to the trunk. Otherwise what is in line with the node stays
  // there, and the rest gives way to the meeting place.
  if (!isTrunk) {
    for (const part of before)
      if (part.at === middle) join.at = Math.max(join.at, part.at + separation(part.body, join.body));
    for (const part of after)
      if (part.at === middle) join.at = Math.min(join.at, part.at - separation(join.body, part.body));
  }
  moveAside(join, before, -1);
  moveAside(join, after, 1);
  straightenLines(packing, row, join, before, after);
  placed.push(join);
}

/**
 * A line from the node itself that would just miss the middle of the meeting
 * place, on its way out, goes straight down to it.
 */
function straightenLines(
  packing: Packing,
  { node, middle }: Row,
  join: Placed,
  before: readonly Placed[],
  after: readonly Placed[],
): void {
  const { edges } = packing.shape;
  if (join.item.kind !== 'join') return;
  const target = join.item.node;
  const direction = Math.sign(join.at - middle);
  if (direction !== 1 && direction !== -1) return;
  for (const list of [before, after]) {
    list.forEach((part, place) => {
      const { item } = part;
      if (
        item.kind !== 'line' ||
        item.isBack ||
        edges[item.edge]!.source !== node ||
        edges[item.edge]!.target !== target
      )
        return;
      const off = (join.at - part.at) * direction;
      if (off <= 0 || off >= snapRoom) return;
      part.at = join.at;
      const isOutwards = (direction === 1) === (list === after);
      moveAside(
        part,
        isOutwards ? list.slice(place + 1) : [...list.slice(0, place).reverse(), ...(list === before ? after : before)],
        direction,
      );
    });
  }
}

/** Where a line arrives at the height of a meeting place, relative to what hangs on a node. */
export function arrivalPlace(packing: Packing, { node, placed }: Row, edge: number): number | undefined {
  const { edges } = packing.shape;
  const { ancestors } = packing.tree;
  const { nodeAt, lineAt } = packing;
  const below = ancestors.depth(node) + 1;
  const { source } = edges[edge]!;
  const find = (wanted: (item: Item) => boolean): number | undefined => placed.find(({ item }) => wanted(item))?.at;
  if (source === node) return find((item) => item.kind === 'line' && item.edge === edge);
  let at = source;
  let offset = lineAt[edge]!;
  while (ancestors.depth(at) > below) {
    offset += nodeAt[at]!;
    at = ancestors.parent(at);
  }
  const base = find((item) => (item.kind === 'child' || item.kind === 'join') && item.node === at);
  return base === undefined ? undefined : base + offset;
}

/** The middle of some parts side by side; that of the part in the middle, if it is nearly there. */
function middleOf(parts: readonly Placed[]): number {
  return inLine(
    (parts[0]!.at + parts.at(-1)!.at) / 2,
    parts.map(({ at }) => at),
  );
}

/** A place, or the nearest of some others that it is nearly in line with. */
function inLine(wanted: number, others: readonly number[]): number {
  let nearest = wanted;
  let least = snapRoom;
  for (const other of others) {
    const distance = Math.abs(other - wanted);
    if (distance < least) [nearest, least] = [other, distance];
  }
  return nearest;
}
