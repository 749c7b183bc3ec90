import type { ScopeId, StateId, TransitionId } from '../asl/model';
import type { Point } from './geometry';
import type { Graph } from './graph';
import type { Layout } from './layout';

/** Where something dragged would land; the first four are places for `asl/edit`. */
export type DropTarget =
  | { readonly kind: 'transition'; readonly id: TransitionId }
  | { readonly kind: 'after'; readonly stateId: StateId }
  | { readonly kind: 'before'; readonly stateId: StateId }
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };

/** Finds what is under a point: an arrow within reach, else the upper or lower part of a state, else the innermost scope. `zoom` is the canvas's scale: reach is in screen pixels. */
export function findDropTarget(layout: Layout, graph: Graph, point: Point, zoom: number): DropTarget {
  void layout;
  void graph;
  void point;
  void zoom;
  return { kind: 'scope', scopeId: '' as ScopeId };
}
