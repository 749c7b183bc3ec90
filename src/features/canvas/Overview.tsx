import { ViewportPortal } from '@xyflow/react';
import { useMemo, type ReactElement } from 'react';
import type { Point } from '../../core/graph/geometry';
import type { Graph } from '../../core/graph/graph';
import type { RunView, StateStatus } from '../../core/history/runView';
import { standingOf } from '../../core/history/standing';
import { useGraph, useRuns, useSelection } from '../../shell/stores/context';
import { shownView } from '../../shell/stores/runViews';
import type { AnchoredLayout } from './anchorLayout';
import styles from './Overview.module.css';
import { rectsPath } from './rectsPath';
import { useCanvasLayout } from './useCanvasLayout';

/**
 * What stands in one square of the canvas is one path: few elements, and the
 * browser paints only those of the squares it needs.
 */
const squareSize = 2_000;

/**
 * A large workflow from far away: plain rectangles and lines, a few paths in
 * all, where thousands of nodes could not be read anyhow.
 */
export function Overview(): ReactElement {
  const graph = useGraph();
  const layout = useCanvasLayout();
  const selected = useSelection((state) => state.states);
  const run = useRuns(shownView);
  const ways = useMemo(() => drawWays(layout), [layout]);
  const { containers, states } = useMemo(() => drawNodes(graph, layout, run), [graph, layout, run]);
  const rects = selected.flatMap((id) => layout.nodes.get(id) ?? []);
  return (
    <ViewportPortal>
      <svg className={styles.layer} aria-hidden>
        {containers.map(({ key, path }) => (
          <path key={key} className={styles.containers} d={path} />
        ))}
        {ways.map(({ key, path }) => (
          <path key={key} className={styles.ways} d={path} />
        ))}
        {states.map(({ key, look, path }) => (
          <path key={key} className={styles.states} data-status={look} d={path} />
        ))}
        <path className={styles.selected} d={rectsPath(rects)} />
      </svg>
    </ViewportPortal>
  );
}

/** A piece of the drawing: where it begins, and how it looks. */
type Piece = { readonly at: Point; readonly look: StateStatus | 'none'; readonly path: string };

/** All pieces in one square that look alike. */
type SquarePath = { readonly key: string; readonly look: StateStatus | 'none'; readonly path: string };

function drawWays(layout: AnchoredLayout): readonly SquarePath[] {
  const pieces: Piece[] = [];
  for (const { points } of layout.edges.values()) {
    const [at] = points;
    const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
    if (at) pieces.push({ at, look: 'none', path });
  }
  return joinBySquare(pieces);
}

function drawNodes(
  graph: Graph,
  layout: AnchoredLayout,
  run: RunView | undefined,
): { readonly containers: readonly SquarePath[]; readonly states: readonly SquarePath[] } {
  const containers: Piece[] = [];
  const states: Piece[] = [];
  for (const { id, kind, title } of graph.nodes.values()) {
    const rect = layout.nodes.get(id);
    if (!rect) continue;
    const path = rectsPath([rect]);
    if (kind === 'container') containers.push({ at: rect, look: 'none', path });
    else states.push({ at: rect, look: (run && standingOf(run, title)?.status) ?? 'none', path });
  }
  return { containers: joinBySquare(containers), states: joinBySquare(states) };
}

function joinBySquare(pieces: readonly Piece[]): readonly SquarePath[] {
  const squares = new Map<string, SquarePath>();
  for (const { at, look, path } of pieces) {
    const key = `${Math.floor(at.x / squareSize)} ${Math.floor(at.y / squareSize)} ${look}`;
    squares.set(key, { key, look, path: (squares.get(key)?.path ?? '') + path });
  }
  return [...squares.values()];
}
