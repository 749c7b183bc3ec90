/**
 * The layout of one scope, from the shape alone: no names, so that scopes of the same shape share it. The steps are, in
 * the order of the files: `flow` (what leads where), `flowTree` (what is left of what), `sweep` (along), `packAcross`
 * (across), `route` (lines). All are linear but for logarithms, and none chooses by chance.
 */
import { readFlow } from './flow';
import { buildFlowTree } from './flowTree';
import type { Point, Rect } from './geometry';
import { packAcross } from './packAcross';
import { routeEdges, type Area, type Spot } from './route';
import type { ScopeShape } from './scopeShape';
import { lengthened, lengthForSides } from './sideRoom';
import { sweepAlong } from './sweep';

/** Where everything of a scope is, by the indices of its shape; the top left corner is 0, 0. */
export type ScopeLayout = {
  readonly nodes: readonly Rect[];
  readonly edges: readonly { readonly points: readonly Point[]; readonly label?: Rect }[];
  readonly width: number;
  readonly height: number;
};

/** Lays out one scope. */
export function layoutScope(wanted: ScopeShape): ScopeLayout {
  const flow = readFlow(wanted);
  const tree = buildFlowTree(wanted, flow);
  const shape: ScopeShape = {
    ...wanted,
    nodes: wanted.nodes.map((node, index) => lengthened(node, lengthForSides(wanted, flow, tree, index))),
  };
  const sweep = sweepAlong(shape, flow, tree);
  const across = packAcross(shape, flow, tree, sweep);
  const ways = routeEdges(shape, flow, tree, sweep, across);
  // Indices are those of the shape in both lists.
  const areas = shape.nodes.map((size, node): Area => ({
    across: across.middle[node]! - size.across / 2,
    along: sweep.from[node]!,
    size,
  }));

  let [low, high, first, last] = [Infinity, -Infinity, Infinity, -Infinity];
  const include = (spot: Spot, size = { across: 0, along: 0 }): void => {
    low = Math.min(low, spot.across);
    high = Math.max(high, spot.across + size.across);
    first = Math.min(first, spot.along);
    last = Math.max(last, spot.along + size.along);
  };
  for (const area of areas) include(area, area.size);
  for (const { spots, label } of ways) {
    for (const spot of spots) include(spot);
    if (label) include(label, label.size);
  }
  // Whole numbers: lines are sharp, and the middle of a box is where its neighbours' middles are.
  const [offAcross, offAlong] = [Math.floor(low), Math.floor(first)];
  const point = ({ across: u, along: v }: Spot): Point =>
    shape.isAlongX ? { x: v - offAlong, y: u - offAcross } : { x: u - offAcross, y: v - offAlong };
  const rect = (area: Area): Rect => {
    const { x, y } = point(area);
    const { across: wide, along: long } = area.size;
    return shape.isAlongX ? { x, y, width: long, height: wide } : { x, y, width: wide, height: long };
  };
  const [spread, length] = areas.length > 0 ? [Math.ceil(high - offAcross), Math.ceil(last - offAlong)] : [0, 0];
  return {
    nodes: areas.map(rect),
    edges: ways.map(({ spots, label }) =>
      label ? { points: spots.map(point), label: rect(label) } : { points: spots.map(point) },
    ),
    width: shape.isAlongX ? length : spread,
    height: shape.isAlongX ? spread : length,
  };
}
