/** A key for the shape of a graph: what its layout depends on, and nothing else. */
import { isFailedEnd, type GraphEdge, type GraphNode, type GraphScope } from './graph';
import { labelSize } from './nodeShape';

/**
 * Equal for graphs that have the same layout: the same ids, sizes, edges and sizes of labels, in the same order. It is
 * the whole of that as one text, not a hash: engines put texts together and compare them natively, while reading every
 * character of every id took more than half of the time of a graph.
 */
export function shapeKeyOf(scopes: readonly GraphScope[]): string {
  const parts: string[] = [];
  for (const { id, owner, nodes, edges } of scopes) {
    parts.push(`${id.length},${owner?.length ?? -1},${nodes.length},${edges.length},${id}${owner ?? ''}`);
    for (const node of nodes) parts.push(nodeKey(node));
    for (const edge of edges) parts.push(edgeKey(edge));
  }
  return parts.join('');
}

// Ids hold any character, so their lengths stand before them.
function nodeKey(node: GraphNode): string {
  const { id, kind, width, height } = node;
  return `${isFailedEnd(node) ? 'failed' : kind},${width},${height},${id.length},${id}`;
}

function edgeKey({ id, kind, target, label, labelLines }: GraphEdge): string {
  const size = label === undefined ? '0' : `${labelSize(labelLines ?? [label]).width}x${labelLines?.length ?? 1}`;
  return `${kind},${size},${id.length},${target.length},${id}${target}`;
}
