import type { ScopeId } from '../asl/model';
import type { Point, Rect } from './geometry';
import { isFailedEnd, type Graph, type GraphNode, type GraphScope } from './graph';
import type { Direction, EdgeRoute, Layout } from './layout';
import { layoutScope, type ScopeLayout } from './layoutScope';
import { headerHeight, labelSize } from './nodeShape';
import type { Extent, ScopeShape, ShapeNode } from './scopeShape';

/** Around the lanes of a container, inside a lane, and between lanes. */
const containerPadding = 12;
const lanePadding = 12;
const laneGap = 10;

type Size = { readonly width: number; readonly height: number };

/** Layouts of scopes by their shape, from the last time: what kept its shape is not laid out again. */
type ScopeCache = ReadonlyMap<string, ScopeLayout>;

const caches = new WeakMap<Layout, ScopeCache>();

/**
 * Places every node and edge of a graph: each scope alone, innermost first, and then as one box in the scope around it.
 * Deterministic, linear in nodes and edges, and it keeps the author's order. A `previous` layout saves work where
 * scopes kept their shape, and is given back itself when nothing changed.
 */
export function layoutGraph(graph: Graph, options: { readonly direction: Direction }, previous?: Layout): Layout {
  const steps = layoutInSteps(graph, options, previous);
  let step = steps.next();
  while (!step.done) step = steps.next(layoutScope(step.value));
  return step.value;
}

/**
 * The same, for who has no time to wait for it: gives out one scope after another to be
 * laid out, wherever and whenever that is done, and goes on when it is handed the layout.
 */
export function* layoutInSteps(
  graph: Graph,
  options: { readonly direction: Direction },
  previous?: Layout,
): Generator<ScopeShape, Layout, ScopeLayout> {
  const { direction } = options;
  if (previous && previous.shapeKey === graph.shapeKey && previous.direction === direction) return previous;
  const known = previous && caches.get(previous);
  const cache = new Map<string, ScopeLayout>();
  const layouts = new Map<ScopeId, ScopeLayout>();
  const scopesOf = new Map<string, GraphScope[]>();
  const sizeOf = new Map<string, Size>();

  for (const scope of graph.scopes) {
    for (const node of scope.nodes) {
      if (node.kind === 'container')
        sizeOf.set(
          node.id,
          containerSize(
            node,
            (scopesOf.get(node.id) ?? []).map(({ id }) => layouts.get(id)!),
            direction,
          ),
        ); // inner scopes come first
    }
    const shape = shapeOf(scope, sizeOf, direction);
    const key = keyOf(shape);
    const layout = known?.get(key) ?? cache.get(key) ?? (yield shape);
    cache.set(key, layout);
    layouts.set(scope.id, layout);
    if (scope.owner === undefined) continue;
    const siblings = scopesOf.get(scope.owner);
    if (siblings)
      siblings.unshift(scope); // scopes come in reverse
    else scopesOf.set(scope.owner, [scope]);
  }
  const layout = place(graph, direction, layouts, scopesOf);
  caches.set(layout, cache);
  return layout;
}

function shapeOf(scope: GraphScope, sizeOf: ReadonlyMap<string, Size>, direction: Direction): ScopeShape {
  const isAlongX = direction === 'right';
  const turn = ({ width, height }: Size): Extent =>
    isAlongX ? { across: height, along: width } : { across: width, along: height };
  const shapeNode = (node: GraphNode): ShapeNode => {
    const { width, height } = sizeOf.get(node.id) ?? node;
    const { kind } = node;
    const fails = isFailedEnd(node);
    return isAlongX ? { across: height, along: width, kind, fails } : { across: width, along: height, kind, fails };
  };
  const indexOf = new Map(scope.nodes.map((node, index) => [node.id, index]));
  return {
    isAlongX,
    nodes: scope.nodes.map(shapeNode),
    edges: scope.edges.map(({ source, target, kind, label, labelLines }) => ({
      source: indexOf.get(source)!, // both ends of an edge are nodes of its scope
      target: indexOf.get(target)!,
      isSide: kind === 'catch',
      label: label === undefined ? undefined : turn(labelSize(labelLines ?? [label])),
    })),
  };
}

function keyOf({ nodes, edges, isAlongX }: ScopeShape): string {
  const sizes = nodes
    .map(({ across, along, kind, fails }) => `${across},${along},${fails ? 'failed' : kind}`)
    .join(';');
  const lines = edges
    .map(
      ({ source, target, isSide, label }) =>
        `${source}${isSide ? '~' : '>'}${target}${label ? `:${label.across},${label.along}` : ''}`,
    )
    .join(';');
  return `${isAlongX ? 'x' : 'y'}|${sizes}|${lines}`;
}

/** A container holds its lanes side by side, across the way that the workflow runs. */
function containerSize(header: Size, lanes: readonly ScopeLayout[], direction: Direction): Size {
  const [width, height] = lanesSize(lanes, direction);
  // Even, so that what is in the middle of it is in line with what is above and below.
  return {
    width: 2 * Math.ceil(Math.max(header.width, width + 2 * containerPadding) / 2),
    height: 2 * Math.ceil((headerHeight + height + containerPadding) / 2),
  };
}

function lanesSize(lanes: readonly ScopeLayout[], direction: Direction): readonly [width: number, height: number] {
  const widths = lanes.map(({ width }) => width + 2 * lanePadding);
  const heights = lanes.map(({ height }) => height + 2 * lanePadding);
  const gaps = laneGap * Math.max(0, lanes.length - 1);
  return direction === 'down' ? [sum(widths) + gaps, largest(heights)] : [largest(widths), sum(heights) + gaps];
}

/** Puts the scopes into each other, from the root inwards, in absolute units. */
function place(
  graph: Graph,
  direction: Direction,
  layouts: ReadonlyMap<ScopeId, ScopeLayout>,
  scopesOf: ReadonlyMap<string, readonly GraphScope[]>,
): Layout {
  const nodes = new Map<string, Rect>();
  const edges = new Map<string, EdgeRoute>();
  const lanes = new Map<ScopeId, Rect>();
  const originOf = new Map<ScopeId, Point>();
  let [width, height] = [0, 0];
  for (let i = graph.scopes.length - 1; i >= 0; i--) {
    const scope = graph.scopes[i]!; // i is an index of scopes
    const layout = layouts.get(scope.id)!; // every scope was laid out
    const origin = originOf.get(scope.id) ?? { x: 0, y: 0 };
    if (scope.owner === undefined) [width, height] = [layout.width, layout.height];
    const movedPoint = ({ x, y }: Point): Point => ({ x: x + origin.x, y: y + origin.y });
    const movedRect = ({ x, y, width, height }: Rect): Rect => ({ x: x + origin.x, y: y + origin.y, width, height });
    scope.nodes.forEach((node, index) => {
      const rect = movedRect(layout.nodes[index]!); // a layout has a rectangle for every node, and a way for every edge
      nodes.set(node.id, rect);
      if (node.kind === 'container') placeLanes(rect, scopesOf.get(node.id) ?? [], layouts, direction, lanes, originOf);
    });
    scope.edges.forEach((edge, index) => {
      const { points, label } = layout.edges[index]!;
      edges.set(
        edge.id,
        label ? { points: points.map(movedPoint), label: movedRect(label) } : { points: points.map(movedPoint) },
      );
    });
  }
  return { nodes, edges, lanes, width, height, direction, shapeKey: graph.shapeKey };
}

/** Gives the lanes of a container their places: equally long, with what is in them in the middle. */
function placeLanes(
  container: Rect,
  scopes: readonly GraphScope[],
  layouts: ReadonlyMap<ScopeId, ScopeLayout>,
  direction: Direction,
  lanes: Map<ScopeId, Rect>,
  originOf: Map<ScopeId, Point>,
): void {
  const inside = scopes.map(({ id }) => layouts.get(id)!); // every scope was laid out
  const [width, height] = lanesSize(inside, direction);
  const spare = container.width - 2 * containerPadding - width;
  const isDown = direction === 'down';
  const share = isDown && scopes.length > 0 ? Math.floor(spare / scopes.length) : 0;
  let x = container.x + containerPadding;
  let y = container.y + headerHeight;
  scopes.forEach(({ id }, index) => {
    const layout = inside[index]!; // one for each scope
    const lane: Rect = {
      x,
      y,
      width: isDown ? layout.width + 2 * lanePadding + share : container.width - 2 * containerPadding,
      height: isDown ? height : layout.height + 2 * lanePadding,
    };
    lanes.set(id, lane);
    originOf.set(id, {
      x: x + (isDown ? Math.floor((lane.width - layout.width) / 2) : lanePadding),
      y: y + lanePadding,
    });
    if (isDown) x += lane.width + laneGap;
    else y += lane.height + laneGap;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Not by `Math.max(...)`: a Parallel may have more branches than a call can have arguments. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
