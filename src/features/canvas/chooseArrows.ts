/**
 * Which arrows of a crowd are drawn one by one. A Choice of fourteen thousand rules has as many arrows that all begin
 * in one place: an element for each of them stands still for seconds, and nobody can tell them apart there.
 */
import type { Point, Rect } from '../../core/graph/geometry';
import type { GraphEdge } from '../../core/graph/graph';
import type { EdgeRoute } from '../../core/graph/layout';
import { boxesMeet } from './edgePath';

/** So many arrows are drawn one by one at most. */
export const mostArrows = 200;

/** The arrows that are drawn one by one, and those of which only the lines are. */
export type ChosenArrows = { readonly single: readonly GraphEdge[]; readonly lines: readonly GraphEdge[] };

/**
 * All arrows where they are not too many; else those of which label or tip is
 * in the part, as far as there is room, and a `wanted` one.
 */
export function chooseArrows(
  inView: readonly GraphEdge[],
  routes: ReadonlyMap<string, EdgeRoute>,
  part: Rect,
  wanted: string | undefined,
): ChosenArrows {
  if (inView.length <= mostArrows) return { single: inView, lines: [] };
  const single: GraphEdge[] = [];
  const lines: GraphEdge[] = [];
  for (const edge of inView) {
    const isSingle =
      (single.length < mostArrows && hasOwnPart(routes.get(edge.id), part)) ||
      (wanted !== undefined && edge.transitionId === wanted);
    (isSingle ? single : lines).push(edge);
  }
  return { single, lines };
}

function hasOwnPart(route: EdgeRoute | undefined, part: Rect): boolean {
  const tip = route?.points.at(-1);
  return (
    (route?.label !== undefined && boxesMeet(route.label, part)) ||
    (tip !== undefined && boxesMeet({ ...tip, width: 0, height: 0 }, part))
  );
}

/** The lines of many arrows as one path: what is in the part, and each stretch once, however many run over it. */
export function linesIn(edges: readonly GraphEdge[], routes: ReadonlyMap<string, EdgeRoute>, part: Rect): string {
  const stretches = new Set<string>();
  for (const { id } of edges) {
    const { points } = routes.get(id) ?? { points: [] };
    for (let i = 1; i < points.length; i++) {
      const stretch = stretchIn(points[i - 1] as Point, points[i] as Point, part); // both are within the list
      if (stretch !== undefined) stretches.add(stretch);
    }
  }
  return [...stretches].join('');
}

/** The piece of a straight line that is in a part. Lines run along one of the axes. */
function stretchIn(a: Point, b: Point, { x, y, width, height }: Rect): string | undefined {
  const [left, right] = [Math.max(Math.min(a.x, b.x), x), Math.min(Math.max(a.x, b.x), x + width)];
  const [top, bottom] = [Math.max(Math.min(a.y, b.y), y), Math.min(Math.max(a.y, b.y), y + height)];
  return left > right || top > bottom
    ? undefined
    : `M${Math.round(left)} ${Math.round(top)}L${Math.round(right)} ${Math.round(bottom)}`;
}
