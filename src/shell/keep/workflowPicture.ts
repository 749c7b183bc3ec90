import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import type { WorkflowPicture } from '../stores/workspaceStore';

/** More than this is not to be seen in a miniature, and would make the list slow to keep. */
const maxBoxes = 150;

/** The miniature of a graph: where its boxes and arrows are, rounded, and nothing else. */
export function buildPicture(graph: Graph, layout: Layout): WorkflowPicture {
  const boxes: WorkflowPicture['boxes'][number][] = [];
  const drawn = new Set<string>();
  for (const [id, node] of graph.nodes) {
    const rect = layout.nodes.get(id);
    if (!rect || boxes.length >= maxBoxes) continue;
    drawn.add(id);
    const kind =
      node.kind === 'container' ? 'container' : node.kind === 'start' || node.kind === 'end' ? 'terminal' : 'state';
    boxes.push({
      x: Math.round(rect.x),
      y: Math.round(rect.y),
      width: Math.round(rect.width),
      height: Math.round(rect.height),
      kind,
      title: node.title,
      glyph: node.glyph,
    });
  }
  const lines = graph.edges
    .filter((edge) => drawn.has(edge.source) && drawn.has(edge.target))
    .map((edge) =>
      (layout.edges.get(edge.id)?.points ?? []).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
    )
    .filter((points) => points.length > 1);
  return { width: Math.ceil(layout.width), height: Math.ceil(layout.height), boxes, lines };
}
