import { useMemo, useState } from 'react';
import type { Rect } from '../../core/graph/geometry';
import type { Graph, GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import type { CanvasNode } from './canvasNode';
import { boxesMeet } from './edgePath';

/**
 * The nodes in a part of the canvas as React Flow takes them: graph and layout,
 * nothing else. Nodes that look as they did keep their objects.
 */
export function useCanvasNodes(graph: Graph, layout: Layout, part: Rect): CanvasNode[] {
  const [nodesOf] = useState(createNodesOf);
  const all = nodesOf(graph, layout);
  // made from the layout
  return useMemo(() => all.filter(({ id }) => boxesMeet(layout.nodes.get(id) as Rect, part)), [all, layout, part]);
}

/** Remembers the last nodes, to take over from them what did not change. */
export function createNodesOf(): (graph: Graph, layout: Layout) => CanvasNode[] {
  let last:
    | {
        readonly graph: Graph;
        readonly layout: Layout;
        readonly byId: ReadonlyMap<string, CanvasNode>;
        readonly list: CanvasNode[];
      }
    | undefined;
  return (graph, layout) => {
    if (last && last.graph === graph && last.layout === layout) return last.list;
    const list = buildNodes(graph, layout, last?.byId);
    last = { graph, layout, byId: new Map(list.map((node) => [node.id, node])), list };
    return list;
  };
}

/** Positions are absolute; containers come first and lie below, outer ones before those inside them. */
function buildNodes(graph: Graph, layout: Layout, previous: ReadonlyMap<string, CanvasNode> | undefined): CanvasNode[] {
  const containers: CanvasNode[] = [];
  const others: CanvasNode[] = [];
  for (const node of graph.nodes.values()) {
    const rect = layout.nodes.get(node.id);
    if (!rect) continue;
    const kept = previous?.get(node.id);
    const data = kept && sameNode(kept.data.node, node) ? kept.data : { node };
    const made = kept?.data === data && isAt(kept, rect) ? kept : makeNode(data, rect);
    (node.kind === 'container' ? containers : others).push(made);
  }
  containers.sort((a, b) => area(b) - area(a));
  return [...containers, ...others];
}

function makeNode(data: CanvasNode['data'], { x, y, width, height }: Rect): CanvasNode {
  const { node } = data;
  const zIndex = node.kind === 'container' ? 0 : 2;
  // Given its size and an empty list of handles, React Flow measures nothing. Placed
  // without a transform, a node needs no layer's worth of bookkeeping in the browser.
  return {
    id: node.id,
    type: node.kind,
    position: { x, y },
    width,
    height,
    handles: [],
    zIndex,
    style: { transform: 'none', left: x, top: y },
    data,
    domAttributes: { 'aria-roledescription': undefined },
  };
}

function isAt({ position, width, height }: CanvasNode, rect: Rect): boolean {
  return position.x === rect.x && position.y === rect.y && width === rect.width && height === rect.height;
}

function sameNode(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof GraphNode)[]; // exactly the members of the type
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function area({ width = 0, height = 0 }: CanvasNode): number {
  return width * height;
}
