import { ViewportPortal } from '@xyflow/react';
import { useMemo, type ReactElement } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { useGraph, useIsDrawingCurrent, useSelection } from '../../shell/stores/context';
import { chooseArrows, linesIn, mostArrows } from './chooseArrows';
import { countDegrees, drawEdge, insertLabel, type DrawnEdge } from './drawEdges';
import { boxOf, boxesMeet } from './edgePath';
import styles from './EdgeLayer.module.css';
import type { FarLabel } from './placeFarLabels';
import { TransitionEdge } from './TransitionEdge';
import { useCanvasLayout } from './useCanvasLayout';

/**
 * All arrows in a part of the canvas, between the containers and the nodes. React Flow's own
 * edges are not used: it hides an edge by the box around its two nodes, and our routes (loops
 * back, long ways round) leave that box. Seen from far away, labels are drawn as `farLabels` says.
 */
export function EdgeLayer({
  part,
  farLabels,
}: {
  readonly part: Rect;
  readonly farLabels: ReadonlyMap<string, FarLabel> | undefined;
}): ReactElement {
  const graph = useGraph();
  const layout = useCanvasLayout();
  // Arrows are named by their places in the text: those of another text could be taken for others.
  const isCurrent = useIsDrawingCurrent();
  const degrees = useMemo(() => countDegrees(graph), [graph]);
  const boxes = useMemo(
    () => graph.edges.map((edge) => boxOf(layout.edges.get(edge.id)?.points ?? [], layout.edges.get(edge.id)?.label)),
    [graph, layout],
  );

  // one box per edge
  const inView = useMemo(() => graph.edges.filter((_, i) => boxesMeet(boxes[i] as Rect, part)), [graph, boxes, part]);
  const isCrowd = inView.length > mostArrows;
  const selected = useSelection(({ transition }) => (isCrowd ? transition : undefined));
  const { drawn, lines } = useMemo(() => {
    const chosen = chooseArrows(inView, layout.edges, part, selected);
    return {
      drawn: chosen.single.map((edge) => drawEdge(edge, graph, layout, degrees)).filter((edge) => edge !== undefined),
      lines: linesIn(chosen.lines, layout.edges, part),
    };
  }, [inView, graph, layout, degrees, part, selected]);

  const titles = useMemo(() => countTitles(drawn), [drawn]);
  return (
    <ViewportPortal>
      <div className={styles.layer} inert={!isCurrent}>
        {lines !== '' && (
          <svg className={styles.drawing} aria-hidden focusable={false}>
            <path className={styles.crowd} d={lines} />
          </svg>
        )}
        {drawn.map((edge) => (
          <div key={edge.edge.id} className={styles.place} style={{ left: edge.at.x, top: edge.at.y }}>
            <TransitionEdge
              drawn={edge}
              insertName={insertLabel(edge, (titles.get(edge.title) ?? 0) > 1)}
              far={farLabels?.get(edge.edge.id)}
            />
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}

function countTitles(drawn: readonly DrawnEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title } of drawn) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}
