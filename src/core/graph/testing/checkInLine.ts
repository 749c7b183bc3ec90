import { middleOf } from '../geometry';
import { isFailedEnd, type Graph, type GraphScope } from '../graph';
import type { Layout } from '../layout';

/**
 * Where neighbours of a layout are not exactly in line though they must be, in words: along the main column of every
 * scope (what all ways pass that do not fail), and where one state alone leads to one that it alone leads to.
 */
export function bendsOf(graph: Graph, layout: Layout): readonly string[] {
  const bends: string[] = [];
  const across = (id: string): number => {
    const { x, y } = middleOf(layout.nodes.get(id)!); // a layout has a place for every node
    return layout.direction === 'down' ? x : y;
  };
  const along = (id: string): number => {
    const { x, y } = layout.nodes.get(id)!; // as above
    return layout.direction === 'down' ? y : x;
  };
  for (const scope of graph.scopes) {
    const column = mainColumn(scope);
    column.forEach((id, i) => {
      const before = column[i - 1];
      if (before !== undefined && across(id) !== across(before)) bends.push(`${id} is not below ${before}`);
    });
    for (const { source, target } of scope.edges.filter(({ kind }) => kind !== 'catch')) {
      const isLone = scope.edges.every(
        (edge) =>
          (edge.source !== source || edge.target === target || edge.kind === 'catch') &&
          (edge.target !== target || edge.source === source),
      );
      const isOnce = scope.edges.filter((edge) => edge.source === source && edge.target === target).length === 1;
      if (isLone && isOnce && along(target) > along(source) && across(source) !== across(target))
        bends.push(`${target} is not below ${source}, which alone leads to it`);
    }
  }
  return bends;
}

/** The nodes that every way from Start passes which does not end in failure or go round and round, in order. */
export function mainColumn(scope: GraphScope): readonly string[] {
  const outOf = new Map<string, string[]>(scope.nodes.map(({ id }) => [id, []]));
  for (const { kind, source, target } of scope.edges) if (kind !== 'catch') outOf.get(source)?.push(target);
  const start = scope.nodes[0]?.id;
  if (start === undefined) return [];

  const forward = new Map<string, string[]>();
  const done: string[] = [];
  const onPath = new Set<string>();
  const walk = (id: string): void => {
    onPath.add(id);
    const ways: string[] = [];
    forward.set(id, ways);
    for (const target of outOf.get(id) ?? []) {
      if (onPath.has(target)) continue;
      ways.push(target);
      if (!forward.has(target)) walk(target);
    }
    onPath.delete(id);
    done.push(id);
  };
  walk(start);

  const good = new Set<string>();
  for (const id of done) {
    const node = scope.nodes.find((candidate) => candidate.id === id);
    const isEnd = node?.kind === 'end' && !isFailedEnd(node);
    if (isEnd || forward.get(id)?.some((target) => good.has(target))) good.add(id);
  }
  if (!good.has(start)) return [];
  const passes = (without: string): boolean => {
    const seen = new Set<string>();
    const waiting = start === without ? [] : [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const ways = (forward.get(id) ?? []).filter((target) => good.has(target));
      if (ways.length === 0) return true;
      waiting.push(...ways.filter((target) => target !== without));
    }
    return false;
  };
  return done.toReversed().filter((id) => good.has(id) && !passes(id));
}
