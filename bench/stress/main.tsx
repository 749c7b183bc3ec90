/** React Flow's own stress example: a grid of default nodes, each joined to the next. `?nodes=1000` says how many. */
import { Background, Controls, MiniMap, ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

/** What the address of the page says. */
export type StressQuery = { readonly nodes: string };

const query: Partial<StressQuery> = Object.fromEntries(new URLSearchParams(window.location.search));
const count = Number(query.nodes ?? 100);
const columns = Math.ceil(Math.sqrt(count));
const nodes: Node[] = Array.from({ length: count }, (_, i) => ({
  id: String(i),
  data: { label: `Node ${i}` },
  style: { width: 50, fontSize: 11 },
  position: { x: (i % columns) * 100, y: Math.floor(i / columns) * 50 },
}));
const edges: Edge[] = nodes.slice(1).map((node, i) => ({ id: `${i}-${node.id}`, source: String(i), target: node.id }));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ReactFlow defaultNodes={nodes} defaultEdges={edges} fitView minZoom={0.05} panOnScroll>
      <MiniMap />
      <Controls />
      <Background />
    </ReactFlow>,
  );
}
