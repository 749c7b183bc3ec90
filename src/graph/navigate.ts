import { middleOf } from './geometry';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { Layout } from './layout';

/** Which way a key goes: along edges (down, up), among siblings (left, right), into a container or out of it. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'in' | 'out';

/**
 * The node that a key leads to from another node, if there is one. Down follows the first arrow out of it, up the first one
 * in; left and right go to the neighbour in the same row: the other ways of a Choice, the states of the next branch.
 */
export function navigate(graph: Graph, layout: Layout, fromId: string, step: Step): string | undefined {
  const from = graph.nodes.get(fromId);
  if (!from) return undefined;
  switch (step) {
    case 'down':
      return follow(graph, from, 'source');
    case 'up':
      return follow(graph, from, 'target') ?? (from.parent !== undefined && isFirst(graph, from) ? from.parent : undefined);
    case 'left':
    case 'right':
      return neighbour(graph, layout, from, step);
    case 'in': {
      const inner = graph.scopes.filter(({ owner }) => owner === fromId).sort((a, b) => rankOf(graph, a.id) - rankOf(graph, b.id))[0];
      return inner?.nodes.find(canBeChosen)?.id;
    }
    case 'out':
      return from.parent;
  }
}

const canBeChosen = ({ kind }: GraphNode): boolean => kind === 'state' || kind === 'container' || kind === 'collapsed' || kind === 'stub' || kind === 'empty';

const rankOf = (graph: Graph, scopeId: string): number => {
  const index = /(\d+)$/.exec(scopeId)?.[1];
  return index === undefined ? graph.scopes.findIndex(({ id }) => id === scopeId) : Number(index);
};

/** Ways in the order of how usual they are: onward, by rule, otherwise, on error. */
const order: Readonly<Record<GraphEdge['kind'], number>> = { next: 0, choice: 1, default: 2, catch: 3, start: 4, end: 5 };

function follow(graph: Graph, from: GraphNode, end: 'source' | 'target'): string | undefined {
  const other = end === 'source' ? 'target' : 'source';
  const scope = graph.scopes.find(({ id }) => id === from.scopeId);
  const edges = (scope?.edges ?? []).filter((edge) => edge[end] === from.id).sort((a, b) => order[a.kind] - order[b.kind]);
  for (const edge of edges) {
    const node = graph.nodes.get(edge[other]);
    if (node && canBeChosen(node) && node.id !== from.id) return node.id;
  }
  return undefined;
}

function isFirst(graph: Graph, node: GraphNode): boolean {
  const scope = graph.scopes.find(({ id }) => id === node.scopeId);
  return scope?.edges.some(({ kind, target }) => kind === 'start' && target === node.id) ?? false;
}

/** The nearest node to one side whose extent along the flow overlaps; within the container, then in the branch beside it. */
function neighbour(graph: Graph, layout: Layout, from: GraphNode, step: 'left' | 'right'): string | undefined {
  const here = layout.nodes.get(from.id);
  if (!here) return undefined;
  const across = layout.direction === 'down';
  const start = across ? here.y : here.x;
  const end = start + (across ? here.height : here.width);
  const centre = middleOf(here);
  const at = across ? centre.x : centre.y;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const scope of graph.scopes) {
    if (scope.id !== from.scopeId && (from.parent === undefined || scope.owner !== from.parent)) continue;
    for (const node of scope.nodes) {
      const rect = layout.nodes.get(node.id);
      if (!rect || node.id === from.id || !canBeChosen(node)) continue;
      const middle = middleOf(rect);
      const distance = ((across ? middle.x : middle.y) - at) * (step === 'right' ? 1 : -1);
      if (distance <= 0) continue;
      const from1 = across ? rect.y : rect.x;
      const to1 = from1 + (across ? rect.height : rect.width);
      const gap = Math.max(0, from1 - end, start - to1);
      const cost = distance + 4 * gap;
      if (!best || cost < best.cost) best = { id: node.id, cost };
    }
  }
  return best?.id;
}
