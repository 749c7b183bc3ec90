/** From the layout to what is drawn of each arrow. Only the arrows in view are asked for. */
import type { Place } from '../../core/asl/edit/verb';
import type { StateId } from '../../core/asl/model';
import type { Point, Rect } from '../../core/graph/geometry';
import type { Graph, GraphEdge, GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { insertSpot, pathLength, roundedPath, spotAlong } from './edgePath';

/** One arrow, ready to be drawn. */
export type DrawnEdge = {
  readonly edge: GraphEdge;
  /** The place in the text that it stands for: its property, or "after" for an arrow to End, which has none. */
  readonly place: Place;
  /** What people call it: `Charge → Ship`. */
  readonly title: string;
  /** Names of the states at its ends as run histories know them; '' stands for Start and End. */
  readonly fromName: string;
  readonly toName: string;
  /** Where it begins. Everything below counts from there, so that an arrow that is only moved keeps its shape. */
  readonly at: Point;
  /** Path data of the line and of its head. */
  readonly line: string;
  readonly head: string;
  /** What is taken hold of to lead it elsewhere. */
  readonly end: Point;
  /** Where a state is put onto it; undefined behind what ends the workflow, since nothing can follow there. */
  readonly plus: Point | undefined;
  readonly label?: Rect;
  /**
   * Where a count sits: beside the middle of the arrow, or below its label. A
   * very short one has no room for it; its state tells the count.
   */
  readonly count: Point | undefined;
};

/** How many arrows leave and enter each node, for the place of the `+`. */
export type Degrees = { readonly out: ReadonlyMap<string, number>; readonly in: ReadonlyMap<string, number> };

const headLength = 7.5;
const headHalfWidth = 4.2;
const endRadius = 5;
const leastCounted = 26;
/** From the lower edge of a label to the middle of the count below it. */
const belowLabel = 11;

/** Counts the arrows at each node, once per graph. */
export function countDegrees(graph: Graph): Degrees {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  for (const { source, target } of graph.edges) {
    out.set(source, (out.get(source) ?? 0) + 1);
    into.set(target, (into.get(target) ?? 0) + 1);
  }
  return { out, in: into };
}

/** Makes one arrow ready to be drawn; undefined while the layout does not know it. */
export function drawEdge(edge: GraphEdge, graph: Graph, layout: Layout, degrees: Degrees): DrawnEdge | undefined {
  const route = layout.edges.get(edge.id);
  const at = route?.points[0];
  if (!route || !at || route.points.length < 2) return undefined;
  const points = route.points.map(({ x, y }) => ({ x: x - at.x, y: y - at.y }));
  const label = route.label && { ...route.label, x: route.label.x - at.x, y: route.label.y - at.y };
  const sharing = { start: (degrees.out.get(edge.source) ?? 0) > 1, end: (degrees.in.get(edge.target) ?? 0) > 1 };
  const from = graph.nodes.get(edge.source);
  const to = graph.nodes.get(edge.target);
  const { neck, spot } = tipOf(points);
  return {
    edge,
    place:
      edge.transitionId === undefined
        ? { kind: 'after', stateId: edge.source as StateId }
        : { kind: 'transition', id: edge.transitionId }, // only states have an arrow to End
    title: `${nameOf(from, 'Start')} → ${nameOf(to, 'End')}`,
    fromName: from?.stateId === undefined ? '' : from.title,
    toName: to?.stateId === undefined ? '' : to.title,
    at,
    line: roundedPath([...points.slice(0, -1), neck]),
    head: roundedPath([spot(headLength, -headHalfWidth), spot(0), spot(headLength, headHalfWidth)], 0),
    end: spot(endRadius),
    plus: canInsert(edge, from) ? insertSpot(points, { ...sharing, free: edge.kind === 'start' }, label) : undefined,
    label,
    count: countSpot(points, label),
  };
}

/** Nothing can follow a Succeed or a Fail, which are drawn with these signs. */
function canInsert({ kind }: GraphEdge, from: GraphNode | undefined): boolean {
  return kind !== 'end' || (from?.glyph !== 'succeed' && from?.glyph !== 'fail');
}

/** A count never lies on the label: it hangs below it, or sits at the middle of an arrow without one. */
function countSpot(points: readonly Point[], label: Rect | undefined): Point | undefined {
  if (label) return { x: label.x + label.width / 2, y: label.y + label.height + belowLabel };
  return pathLength(points) < leastCounted ? undefined : spotAlong(points, 0.5);
}

/**
 * Places at the tip of a line: so far back from its end, and so far aside. The neck is where the line meets the head.
 */
function tipOf(points: readonly Point[]): {
  readonly neck: Point;
  readonly spot: (back: number, aside?: number) => Point;
} {
  const [before = { x: 0, y: 0 }, last = before] = points.slice(-2);
  const length = Math.hypot(last.x - before.x, last.y - before.y);
  const along = length === 0 ? { x: 0, y: 0 } : { x: (last.x - before.x) / length, y: (last.y - before.y) / length };
  const spot = (back: number, aside = 0): Point => ({
    x: last.x - along.x * back - along.y * aside,
    y: last.y - along.y * back + along.x * aside,
  });
  return { neck: spot(Math.min(headLength - 1, length)), spot };
}

/** The name of an arrow's `+`; arrows between the same two states are told apart by their labels. */
export function insertLabel({ edge, title }: DrawnEdge, hasTwin: boolean): string {
  return hasTwin && edge.label ? `Insert on ${title} (${edge.label})` : `Insert on ${title}`;
}

/** Whether two drawings of an arrow look the same and mean the same, wherever they are. */
export function sameDrawing(a: DrawnEdge, b: DrawnEdge): boolean {
  return (
    a.line === b.line &&
    a.head === b.head &&
    a.title === b.title &&
    a.edge.id === b.edge.id &&
    a.edge.kind === b.edge.kind &&
    a.edge.source === b.edge.source &&
    a.edge.label === b.edge.label &&
    a.edge.detail === b.edge.detail &&
    a.plus?.x === b.plus?.x &&
    a.plus?.y === b.plus?.y &&
    a.label?.x === b.label?.x &&
    a.label?.y === b.label?.y
  );
}

function nameOf(node: GraphNode | undefined, otherwise: string): string {
  return node?.title || otherwise;
}
