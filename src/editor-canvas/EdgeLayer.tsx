import { ViewportPortal, useStore, type ReactFlowState } from '@xyflow/react';
import { useMemo, type ReactElement } from 'react';
import type { Rect } from '../graph/geometry';
import { useGraph } from '../stores/context';
import { countDegrees, drawEdge, insertLabel, type DrawnEdge } from './drawEdges';
import { boxOf, boxesMeet } from './edgePath';
import styles from './EdgeLayer.module.css';
import { TransitionEdge } from './TransitionEdge';
import { useCanvasLayout } from './useCanvasLayout';

/** Pieces that the view is rounded to, in canvas units, so that panning draws nothing new most of the time. */
const pieceSize = 480;

/**
 * All arrows in view, between the containers and the nodes. React Flow's own edges are not used: it hides an edge by the
 * box around its two nodes, and our routes (loops back, long ways round) leave that box.
 */
export function EdgeLayer(): ReactElement {
  const graph = useGraph();
  const layout = useCanvasLayout();
  const view = useStore(viewPieces);
  const degrees = useMemo(() => countDegrees(graph), [graph]);
  const boxes = useMemo(() => graph.edges.map((edge) => boxOf(layout.edges.get(edge.id)?.points ?? [], layout.edges.get(edge.id)?.label)), [graph, layout]);

  const drawn = useMemo(() => {
    const window = readPieces(view);
    const inView = graph.edges.filter((_, i) => boxesMeet(boxes[i] as Rect, window)); // one box per edge
    return inView.map((edge) => drawEdge(edge, graph, layout, degrees)).filter((edge) => edge !== undefined);
  }, [graph, layout, degrees, boxes, view]);

  const titles = useMemo(() => countTitles(drawn), [drawn]);
  return (
    <ViewportPortal>
      <div className={styles.layer}>
        {drawn.map((edge) => (
          <div key={edge.edge.id} className={styles.place} style={{ left: edge.at.x, top: edge.at.y }}>
            <TransitionEdge drawn={edge} insertName={insertLabel(edge, (titles.get(edge.title) ?? 0) > 1)} />
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}

/** The view in canvas units, rounded outwards to whole pieces, as a text so that equal views are equal. */
function viewPieces({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  const left = Math.floor(-x / zoom / pieceSize);
  const top = Math.floor(-y / zoom / pieceSize);
  const right = Math.ceil((width - x) / zoom / pieceSize);
  const bottom = Math.ceil((height - y) / zoom / pieceSize);
  return `${left} ${top} ${right} ${bottom}`;
}

function readPieces(view: string): Rect {
  const [left = 0, top = 0, right = 0, bottom = 0] = view.split(' ').map((piece) => Number(piece) * pieceSize);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function countTitles(drawn: readonly DrawnEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title } of drawn) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}
