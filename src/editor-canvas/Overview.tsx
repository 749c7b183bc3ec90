import { ViewportPortal } from '@xyflow/react';
import { useMemo, type ReactElement } from 'react';
import type { Rect } from '../graph/geometry';
import type { Graph } from '../graph/graph';
import type { RunView, StateStatus } from '../history/runView';
import { useGraph, useRuns, useSelection } from '../stores/context';
import { shownView } from '../stores/runViews';
import type { AnchoredLayout } from './anchorLayout';
import { rectsPath } from './rectsPath';
import styles from './Overview.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/** A large workflow from far away: plain rectangles, a handful of paths in all, where thousands of nodes could not be read anyhow. */
export function Overview(): ReactElement {
  const graph = useGraph();
  const layout = useCanvasLayout();
  const selected = useSelection((state) => state.states);
  const run = useRuns(shownView);
  const ways = useMemo(() => waysPath(layout), [layout]);
  const groups = useMemo(() => groupRects(graph, layout, run), [graph, layout, run]);
  const rects = selected.flatMap((id) => layout.nodes.get(id) ?? []);
  return (
    <ViewportPortal>
      <svg className={styles.layer} aria-hidden>
        <path className={styles.containers} d={groups.containers} />
        <path className={styles.ways} d={ways} />
        {groups.states.map(([status, path]) => (
          <path key={status} className={styles.states} data-status={status} d={path} />
        ))}
        <path className={styles.selected} d={rectsPath(rects)} />
      </svg>
    </ViewportPortal>
  );
}

function waysPath(layout: AnchoredLayout): string {
  let path = '';
  for (const { points } of layout.edges.values()) {
    path += points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
  }
  return path;
}

function groupRects(graph: Graph, layout: AnchoredLayout, run: RunView | undefined): { readonly containers: string; readonly states: readonly (readonly [string, string])[] } {
  const containers: Rect[] = [];
  const byStatus = new Map<StateStatus | 'none', Rect[]>();
  for (const { id, kind, title } of graph.nodes.values()) {
    const rect = layout.nodes.get(id);
    if (!rect) continue;
    const status = run?.states.get(title)?.status ?? 'none';
    if (kind === 'container') containers.push(rect);
    else if (byStatus.has(status)) byStatus.get(status)?.push(rect);
    else byStatus.set(status, [rect]);
  }
  return { containers: rectsPath(containers), states: [...byStatus].map(([status, rects]) => [status, rectsPath(rects)]) };
}
