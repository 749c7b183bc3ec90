import { rectsOverlap, segmentCrossesRect, type Point, type Rect } from '../geometry';
import type { Graph, GraphScope } from '../graph';
import type { Layout } from '../layout';

/**
 * What is wrong with a layout, in words; nothing when it is as it must be.
 * Scopes are looked at one by one: lanes keep them apart.
 */
export function faultsOf(graph: Graph, layout: Layout): readonly string[] {
  const faults: string[] = [];
  for (const scope of graph.scopes) {
    const frame = layout.lanes.get(scope.id) ?? { x: 0, y: 0, width: layout.width, height: layout.height };
    faults.push(...scopeFaults(scope, layout, frame));
  }
  for (const [id, lane] of layout.lanes) {
    const owner = graph.scopes.find((scope) => scope.id === id)?.owner;
    const container = owner === undefined ? undefined : layout.nodes.get(owner);
    if (!container || !isInside(lane, container)) faults.push(`lane ${id} is not inside its container`);
  }
  return faults;
}

function scopeFaults(scope: GraphScope, layout: Layout, frame: Rect): readonly string[] {
  const faults: string[] = [];
  const nodes = scope.nodes.map(({ id }) => ({ id, rect: layout.nodes.get(id) }));
  const boxes: { readonly id: string; readonly rect: Rect }[] = [];
  for (const { id, rect } of nodes) {
    if (!rect) faults.push(`${id} has no place`);
    else if (!isInside(rect, frame)) faults.push(`${id} is outside of its lane`);
    else boxes.push({ id, rect });
  }
  const near = createGrid(boxes);
  for (const { id, rect } of boxes) {
    for (const other of near(rect))
      if (other.id > id && rectsOverlap(rect, other.rect)) faults.push(`${id} overlaps ${other.id}`);
  }

  const labels: { readonly id: string; readonly rect: Rect }[] = [];
  for (const edge of scope.edges) {
    const route = layout.edges.get(edge.id);
    const [source, target] = [layout.nodes.get(edge.source), layout.nodes.get(edge.target)];
    if (!route || route.points.length < 2 || !source || !target) {
      faults.push(`${edge.id} has no way`);
      continue;
    }
    const { points, label } = route;
    // there are two points at least
    if (!isOnBorder(points[0]!, source)) faults.push(`${edge.id} does not begin at ${edge.source}`);
    if (!isOnBorder(points.at(-1)!, target)) faults.push(`${edge.id} does not end at ${edge.target}`);
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1]!, points[i]!]; // i is an index of points
      if (from.x !== to.x && from.y !== to.y) faults.push(`${edge.id} is slanted`);
      const span = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(from.x - to.x),
        height: Math.abs(from.y - to.y),
      };
      for (const { id, rect } of near(span))
        if (segmentCrossesRect(from, to, rect)) faults.push(`${edge.id} passes through ${id}`);
    }
    if (edge.label !== undefined && !label) faults.push(`${edge.id} has no place for its label`);
    if (label) labels.push({ id: edge.id, rect: label });
  }
  const nearLabels = createGrid(labels);
  for (const { id, rect } of labels) {
    if (!isInside(rect, frame)) faults.push(`the label of ${id} is outside of its lane`);
    for (const node of near(rect))
      if (rectsOverlap(rect, node.rect)) faults.push(`the label of ${id} covers ${node.id}`);
    for (const other of nearLabels(rect))
      if (other.id > id && rectsOverlap(rect, other.rect)) faults.push(`the label of ${id} covers that of ${other.id}`);
  }
  return faults;
}

/** How often lines cross that have neither end in common. */
export function countCrossings(graph: Graph, layout: Layout): number {
  let crossings = 0;
  for (const scope of graph.scopes) {
    const pieces: { readonly from: Point; readonly to: Point; readonly source: string; readonly target: string }[] = [];
    for (const { id, source, target } of scope.edges) {
      const points = layout.edges.get(id)?.points ?? [];
      // i is an index of points
      for (let i = 1; i < points.length; i++) pieces.push({ from: points[i - 1]!, to: points[i]!, source, target });
    }
    const level = pieces.filter(({ from, to }) => from.y === to.y);
    const upright = pieces.filter(({ from, to }) => from.x === to.x);
    const seen = new Set<string>();
    for (const a of level) {
      for (const b of upright) {
        if (a.source === b.source || a.target === b.target) continue;
        const { x } = b.from;
        const { y } = a.from;
        const meets =
          x > Math.min(a.from.x, a.to.x) &&
          x < Math.max(a.from.x, a.to.x) &&
          y > Math.min(b.from.y, b.to.y) &&
          y < Math.max(b.from.y, b.to.y);
        // Lines drawn as one are crossed once.
        if (meets && !seen.has(`${a.target} ${b.target} ${x} ${y}`)) {
          seen.add(`${a.target} ${b.target} ${x} ${y}`);
          crossings++;
        }
      }
    }
  }
  return crossings;
}

const cell = 256;

/** Finds what is near a rectangle without looking at everything. */
function createGrid<T extends { readonly rect: Rect }>(things: readonly T[]): (area: Rect) => Iterable<T> {
  const cells = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing.rect)) {
      const list = cells.get(key);
      if (list) list.push(thing);
      else cells.set(key, [thing]);
    }
  }
  return (area) => {
    const found = new Set<T>();
    for (const key of keysOf(area)) for (const thing of cells.get(key) ?? []) found.add(thing);
    return found;
  };
}

function* keysOf({ x, y, width, height }: Rect): Iterable<string> {
  for (let i = Math.floor(x / cell); i <= Math.floor((x + width) / cell); i++) {
    for (let j = Math.floor(y / cell); j <= Math.floor((y + height) / cell); j++) yield `${i} ${j}`;
  }
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function isOnBorder({ x, y }: Point, { x: left, y: top, width, height }: Rect): boolean {
  const [right, bottom] = [left + width, top + height];
  const within = x >= left && x <= right && y >= top && y <= bottom;
  return within && (x === left || x === right || y === top || y === bottom);
}
