import type { Graph } from './graph';
import type { Layout } from './layout';

/** Which way a key goes: along edges (down, up), among siblings (left, right), into a container or out of it. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'in' | 'out';

/** The node that a key leads to from another node, if there is one. */
export function navigate(graph: Graph, layout: Layout, fromId: string, step: Step): string | undefined {
  void graph;
  void layout;
  void fromId;
  void step;
  return undefined;
}
