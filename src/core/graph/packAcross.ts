/**
 * Where everything is across the way of the workflow. Each node's subtree is packed into one body,
 * innermost first: what hangs on its end side by side and even around it, meeting places below what
 * meets in them, what handles errors on the right, loops around the outside. Where one way goes on much
 * longer than its siblings, it stays in line with its node, so that the trunk of a workflow is straight.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { addUpAcross, type Across } from './across';
import { createBody, growBody, joinBodies, joinOnLeft, separation, type Body } from './contour';
import type { Flow } from './flow';
import { innermostFirst, type Column, type FlowTree, type Item } from './flowTree';
import { moveAside, spread, type Part } from './sideBySide';
import { sideExtents } from './sidePorts';
import { portReach, spacing, type ScopeShape } from './scopeShape';
import type { Sweep } from './sweepState';
import { findTrunks } from './trunks';

/**
 * Something being packed below a node, with its place relative to the first
 * one, and its rank among the items of the node.
 */
type Placed = Part & { readonly item: Item; readonly rank: number };

/** How much longer than its siblings a way must be, to stay in line with the node that it leaves. */
const trunkLead = 150;

/** A meeting place this near to being in line with something is put in line with it. */
const snapRoom = 36;

/** Packs a scope. Linear. */
export function packAcross(shape: ScopeShape, flow: Flow, tree: FlowTree, sweep: Sweep): Across {
  const { nodes, edges } = shape;
  const { root, items, ancestors, wayOf } = tree;
  const trunks = findTrunks(shape, flow, tree);
  const bodies: (Body | undefined)[] = [];
  /** Places relative to the node above: boxes, lines and columns. */
  const nodeAt = new Float64Array(root + 1);
  const lineAt = new Float64Array(edges.length);
  const columnAt = new Map<Column, number>();
  const isTrunk = new Uint8Array(edges.length);
  for (const edge of sweep.trunkOf) if (edge >= 0) isTrunk[edge] = 1;

  const arrivalsByNode = new Map<number, number[]>();
  edges.forEach(({ target }, edge) => {
    if (wayOf[edge] !== 'line' || sweep.joins[edge] !== -1) return;
    const list = arrivalsByNode.get(target) ?? [];
    arrivalsByNode.set(target, list);
    list.push(edge);
  });

  for (const node of innermostFirst(tree)) bodies[node] = packNode(node);
  return addUpAcross(tree, sweep, { nodeAt, lineAt, columnAt });

  function packNode(node: number): Body {
    const own = items[node]!;
    const only = own.length === 1 ? own[0] : undefined;
    if (node !== root && only?.kind === 'child' && only.hold === 'end') return packLine(node, only);
    const ends: Placed[] = [];
    const joins: Placed[] = [];
    own.forEach((item, rank) => {
      if (item.hold !== 'end') return;
      const body = bodyOf(node, item);
      if (body) (item.kind === 'join' ? joins : ends).push({ item, rank, body, at: 0 });
    });
    spread(ends, node === root ? spacing.tree : 0);
    let middle = node === root ? 0 : findMiddle(node, ends, joins);
    const placed = [...ends];
    for (const join of joins) placeJoin(node, join, placed, middle);
    // Meeting places may have moved the trunk aside; the node goes with it.
    const trunk =
      node === root
        ? undefined
        : placed.find(({ item }) => (item.kind === 'child' || item.kind === 'join') && item.node === trunks[node]);
    middle = trunk?.at ?? middle;
    placed.sort((a, b) => a.rank - b.rank);
    placeSides(node, placed, middle);

    for (const part of placed) {
      part.at = Math.round(part.at - middle); // whole numbers add up: what is in line stays in line
      record(part.item, part.at);
    }
    let body = createBody();
    for (const part of placed) if (part.item.hold === 'end') body = joinBodies(body, part.body, part.at);
    if (node !== root) addOwn(body, node);
    for (const part of placed) if (part.item.hold === 'right') body = joinBodies(body, part.body, part.at);
    for (const part of placed.toReversed()) if (part.item.hold === 'left') body = joinOnLeft(part.body, body, part.at);
    return addLoops(node, body);
  }

  /** A node with one thing straight below it, which is most of all nodes. */
  function packLine(node: number, only: Item): Body {
    const body = bodyOf(node, only) ?? createBody();
    record(only, 0);
    addOwn(body, node);
    return addLoops(node, body);
  }

  /** The body of something below a node, with the line down to it and the label on the line. */
  function bodyOf(node: number, item: Item): Body | undefined {
    if (item.kind === 'column') {
      const reach = sweep.columns.get(item.column);
      return reach && thin(reach.from, reach.to);
    }
    if (item.kind === 'join') return bodies[item.node]!;
    const { edge } = item;
    if (edge < 0) return item.kind === 'child' ? bodies[item.node]! : undefined;
    const { label } = edges[edge]!;
    const bottom = sweep.from[node]! + nodes[node]!.along;
    if (item.kind === 'line' && !isDrawnDown(item)) return undefined;
    const body = item.kind === 'child' ? bodies[item.node]! : createBody();
    const end = item.kind === 'child' ? body.from : sweep.lineEnd[edge]!;
    if (item.hold !== 'end') {
      growBody(body, sweep.from[node]!, end, -spacing.line, spacing.line);
      return body;
    }
    const labelFrom = label ? sweep.labelOf[node]! : end;
    const labelTo = label ? labelFrom + label.along : end;
    if (label) {
      growBody(body, labelTo, end, -spacing.line, spacing.line);
      growBody(body, labelFrom, labelTo, -label.across / 2 - spacing.label, label.across / 2 + spacing.label);
    }
    growBody(
      body,
      sweep.isForked[node] ? forkEnd(node) : bottom,
      Math.min(labelFrom, end),
      -spacing.line,
      spacing.line,
    );
    return body;
  }

  /** A line has a place of its own, unless it joins another one at its side, is a trunk, or leads back from a side. */
  function isDrawnDown({ edge, hold, isBack }: Extract<Item, { kind: 'line' }>): boolean {
    if (isTrunk[edge]) return false;
    if (isBack) return sweep.lineEnd[edge] !== 0;
    return hold === 'end' || sweep.joins[edge] === -1;
  }

  /** Where a node is above what hangs on it. */
  function findMiddle(node: number, ends: readonly Placed[], joins: readonly Placed[]): number {
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
      const meeting = waysInto(node, join.item.node, ends);
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
  function waysInto(node: number, target: number, ends: readonly Placed[]): readonly Placed[] {
    const below = ancestors.depth(node) + 1;
    const found = new Set<number>();
    const waiting = [target];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const edge of arrivals(next)) {
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
  function arrivals(target: number): readonly number[] {
    return arrivalsByNode.get(target) ?? [];
  }

  /** Puts a meeting place below what meets in it, and moves aside what is in its way. */
  function placeJoin(node: number, join: Placed, placed: Placed[], middle: number): void {
    if (join.item.kind !== 'join') return;
    const target = join.item.node;
    const places = arrivals(target)
      .map((edge) => arrivalPlace(node, edge, placed))
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
    straightenLines(node, join, target, before, after, middle);
    placed.push(join);
  }

  /**
   * A line from the node itself that would just miss the middle of the meeting
   * place, on its way out, goes straight down to it.
   */
  function straightenLines(
    node: number,
    join: Placed,
    target: number,
    before: readonly Placed[],
    after: readonly Placed[],
    middle: number,
  ): void {
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
          isOutwards
            ? list.slice(place + 1)
            : [...list.slice(0, place).reverse(), ...(list === before ? after : before)],
          direction,
        );
      });
    }
  }

  /** Where a line arrives at the height of a meeting place, relative to what hangs on a node. */
  function arrivalPlace(node: number, edge: number, placed: readonly Placed[]): number | undefined {
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

  /** Puts what leaves at the sides of a node beside what is placed. */
  function placeSides(node: number, placed: Placed[], middle: number): void {
    if (items[node]!.every((item) => item.hold === 'end')) return;
    const own = node === root ? undefined : rowOf(node);
    items[node]!.forEach((item, rank) => {
      if (item.hold === 'right') placeRight(node, item, rank, placed, own, middle);
    });
    for (let rank = items[node]!.length - 1; rank >= 0; rank--) {
      const item = items[node]![rank]!; // rank is an index of items
      if (item.hold === 'left') placeLeft(node, item, rank, placed, own, middle);
    }
  }

  /**
   * Puts what leaves at the side right of everything so far; a box where errors meet, below the line that leads to it.
   */
  function placeRight(
    node: number,
    item: Item,
    rank: number,
    placed: Placed[],
    own: Body | undefined,
    middle: number,
  ): void {
    const body = bodyOf(node, item);
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
      const places = arrivals(item.node)
        .map((edge) => arrivalPlace(node, edge, placed))
        .filter((place) => place !== undefined);
      if (trunk < 0) for (const place of places) at = Math.max(at, place);
    }
    placed.push({ item, rank, body, at: Number.isFinite(at) ? at : middle });
  }

  /** Puts a line that leaves at the left side left of everything so far. */
  function placeLeft(
    node: number,
    item: Item,
    rank: number,
    placed: Placed[],
    own: Body | undefined,
    middle: number,
  ): void {
    const body = bodyOf(node, item);
    if (!body) return;
    let at = own ? middle - separation(body, own) : Infinity;
    for (const other of placed) at = Math.min(at, other.at - separation(body, other.body));
    placed.unshift({ item, rank, body, at: Number.isFinite(at) ? at : middle });
  }

  /** The row of a node itself: the box, and what leaves and enters at its sides. */
  function rowOf(node: number): Body {
    const row = createBody();
    addOwn(row, node);
    return row;
  }

  function addOwn(body: Body, node: number): void {
    const { across, along } = nodes[node]!;
    const { left, right } = sideExtents(shape, flow, tree, sweep, node);
    const from = sweep.from[node]!;
    if (sweep.isForked[node]) growBody(body, from + along, forkEnd(node), -spacing.line, spacing.line);
    growBody(body, from, from + along, -across / 2 - spacing.box - left, across / 2 + spacing.box + right);
    if (sweep.meetsAt[node]) growBody(body, sweep.barOf[node]!, from, -reachOfBars(node), reachOfBars(node));
  }

  /** Where the one line below a forked box ends, and its several lines begin. */
  function forkEnd(node: number): number {
    return sweep.forkBarOf[node]! - spacing.line / 2;
  }

  /** How far from the middle of a box lines may turn into it. */
  function reachOfBars(node: number): number {
    return Math.min(nodes[node]!.across / 2, portReach) + spacing.line;
  }

  /** Puts the columns of the loops back to a node around all that is below it. */
  function addLoops(node: number, body: Body): Body {
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

  function record(item: Item, at: number): void {
    if (item.kind === 'column') columnAt.set(item.column, at);
    else if (item.kind === 'line') lineAt[item.edge] = at;
    else nodeAt[item.node] = at;
  }
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

function thin(from: number, to: number): Body {
  const body = createBody();
  growBody(body, from, to, -spacing.line, spacing.line);
  return body;
}
