import type { ScopeId } from '../asl/model';
import type { Point, Rect } from './geometry';

/** Which way a workflow runs on the canvas. */
export type Direction = 'down' | 'right';

/**
 * The way of an edge: orthogonal points from source to target, and the place of
 * its label. Corners are rounded by who draws.
 */
export type EdgeRoute = { readonly points: readonly Point[]; readonly label?: Rect };

/** Where everything is, in absolute canvas units; the top left corner of the whole is 0, 0. */
export type Layout = {
  readonly nodes: ReadonlyMap<string, Rect>;
  readonly edges: ReadonlyMap<string, EdgeRoute>;
  /** The part of a container that shows a branch or a Map body, by scope. */
  readonly lanes: ReadonlyMap<ScopeId, Rect>;
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  /** The `shapeKey` of the graph that it was made for. */
  readonly shapeKey: string;
};
