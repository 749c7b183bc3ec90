import type { Node, NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import type { GraphNode } from '../../core/graph/graph';

/** A node of the canvas as React Flow holds it: the graph's node, and nothing of runs or selection. */
export type CanvasNode = Node<{ readonly node: GraphNode }>;

/** A component for nodes. React Flow puts them into their places, so that being moved draws nothing again. */
export function canvasNode(draw: (props: Pick<NodeProps<CanvasNode>, 'data'>) => ReactElement | null) {
  return memo(draw, (before, after) => before.data === after.data);
}
