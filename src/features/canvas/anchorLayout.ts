import type { Point, Rect } from '../../core/graph/geometry';
import type { Graph } from '../../core/graph/graph';
import type { EdgeRoute, Layout } from '../../core/graph/layout';

/** A layout whose Start is always at the same place, and the rectangle that holds everything. */
export type AnchoredLayout = Layout & { readonly frame: Rect };

const anchored = new WeakMap<Layout, AnchoredLayout>();

/**
 * Moves a layout so that its Start stands at the origin. The layout itself counts from its top left corner, so one more
 * branch on the left would push everything to the right; this way the trunk of the workflow stays where the eye has it.
 */
export function anchorLayout(layout: Layout, graph: Graph): AnchoredLayout {
  const known = anchored.get(layout);
  if (known) return known;
  const moved = moveLayout(layout, anchorOf(layout, graph));
  anchored.set(layout, moved);
  return moved;
}

/** The middle of the side of Start from which the workflow grows; of whatever comes first where there is no Start. */
function anchorOf({ nodes, direction }: Layout, graph: Graph): Point {
  const first = graph.scopes.at(-1)?.nodes;
  const start = first?.find((node) => node.kind === 'start') ?? first?.[0];
  const rect = start && nodes.get(start.id);
  if (!rect) return { x: 0, y: 0 };
  return direction === 'down' ? { x: rect.x + rect.width / 2, y: rect.y } : { x: rect.x, y: rect.y + rect.height / 2 };
}

function moveLayout(layout: Layout, { x, y }: Point): AnchoredLayout {
  const moveRect = (rect: Rect): Rect => ({ x: rect.x - x, y: rect.y - y, width: rect.width, height: rect.height });
  const moveRoute = ({ points, label }: EdgeRoute): EdgeRoute => ({
    points: points.map((point) => ({ x: point.x - x, y: point.y - y })),
    ...(label && { label: moveRect(label) }),
  });
  return {
    ...layout,
    nodes: mapValues(layout.nodes, moveRect),
    edges: mapValues(layout.edges, moveRoute),
    lanes: mapValues(layout.lanes, moveRect),
    frame: { x: -x, y: -y, width: layout.width, height: layout.height },
  };
}

function mapValues<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  const changed = new Map<K, V>();
  for (const [key, value] of map) changed.set(key, change(value));
  return changed;
}
