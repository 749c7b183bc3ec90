import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import type { Point, Rect } from '../../core/graph/geometry';
import type { Graph } from '../../core/graph/graph';
import { useGraph } from '../../shell/stores/context';
import type { AnchoredLayout } from './anchorLayout';
import { DragGhost } from './DragGhost';
import type { Drag } from './dragChannel';
import type { DropMark } from './drop';
import { boxesMeet, insertSpot, roundedPath } from './edgePath';
import styles from './DropLayer.module.css';
import { useAutoPan } from './useAutoPan';
import { useCanvasLayout } from './useCanvasLayout';
import type { CanvasView } from './useCanvasView';
import { useDropState } from './useDropState';

/**
 * Everything that shows while something is dragged: the lit target, the possible ones, and what is held at the pointer.
 */
export function DropLayer({
  view,
  region,
  onDropped,
}: {
  readonly view: CanvasView;
  readonly region: () => HTMLElement | null;
  readonly onDropped: () => void;
}): ReactElement | null {
  const state = useDropState(view, region, onDropped);
  const graph = useGraph();
  const layout = useCanvasLayout();
  useAutoPan(state, view, region);
  if (!state) return null;

  const pointer = view.toCanvas({ x: state.clientX, y: state.clientY });
  const from = pullsFrom(state.drag, layout);
  return (
    <>
      <ViewportPortal>
        <svg className={styles.marks} data-refused={state.rejected !== undefined || undefined} aria-hidden>
          {state.drag.kind === 'move' &&
            state.drag.ids
              .flatMap((id) => layout.nodes.get(id) ?? [])
              .map((rect) => (
                <rect key={`${rect.x} ${rect.y}`} className={styles.leaving} {...grown(rect, 1)} rx={10} />
              ))}
          {possibleTargets(state.drag, graph, layout, view.seen()).map((rect) => (
            <rect key={`${rect.x} ${rect.y}`} className={styles.possible} {...grown(rect, 3)} rx={12} />
          ))}
          {from && <path className={styles.pull} d={`M${from.x} ${from.y}L${pointer.x} ${pointer.y}`} />}
          {state.drop && <Mark mark={state.drop.mark} layout={layout} graph={graph} />}
        </svg>
      </ViewportPortal>
      {state.drop?.mark.kind === 'scope' && state.drop.mark.scopeId === '' && (
        <div className={styles.whole} data-refused={state.rejected !== undefined || undefined} />
      )}
      <DragGhost state={state} />
    </>
  );
}

function Mark({
  mark,
  layout,
  graph,
}: {
  readonly mark: DropMark;
  readonly layout: AnchoredLayout;
  readonly graph: Graph;
}): ReactElement | null {
  if (mark.kind === 'arrow') {
    const route = layout.edges.get(mark.edgeId);
    if (!route) return null;
    const dot = insertSpot(route.points, { start: false, end: false }, route.label);
    return (
      <>
        <path className={styles.arrow} d={roundedPath(route.points)} />
        <circle className={styles.dot} cx={dot.x} cy={dot.y} r={11} />
        <path className={styles.cross} d={`M${dot.x - 4} ${dot.y}h8M${dot.x} ${dot.y - 4}v8`} />
      </>
    );
  }
  if (mark.kind === 'scope') {
    const lane = layout.lanes.get(mark.scopeId);
    return lane ? <rect className={styles.scope} {...lane} rx={12} /> : null;
  }
  const rect = layout.nodes.get(mark.nodeId);
  if (!rect) return null;
  const node = graph.nodes.get(mark.nodeId);
  return (
    <>
      <rect className={styles.node} {...grown(rect, 4)} rx={node?.kind === 'end' ? rect.height / 2 + 4 : 13} />
      {mark.side && <path className={styles.side} d={sideLine(rect, mark.side, layout.direction)} />}
    </>
  );
}

/** The states in view that an arrow could lead to: those of its own scope. */
function possibleTargets(drag: Drag, graph: Graph, layout: AnchoredLayout, window: Rect): readonly Rect[] {
  if (drag.kind !== 'reroute' && drag.kind !== 'connect') return [];
  const scopeId = drag.kind === 'reroute' ? drag.edge.scopeId : graph.nodes.get(drag.stateId)?.scopeId;
  const scope = graph.scopes.find(({ id }) => id === scopeId);
  const nodes =
    scope?.nodes.filter(
      ({ stateId, id }) => stateId !== undefined && (drag.kind === 'reroute' || id !== drag.stateId),
    ) ?? [];
  return (
    nodes
      .map(({ id }) => layout.nodes.get(id))
      // the filter keeps rectangles only
      .filter((rect) => rect !== undefined && boxesMeet(rect, window)) as readonly Rect[]
  );
}

/** Where the line of a new or loose arrow begins. */
function pullsFrom(drag: Drag, layout: AnchoredLayout): Point | undefined {
  if (drag.kind === 'reroute') return layout.edges.get(drag.edge.id)?.points[0];
  const rect = drag.kind === 'connect' ? layout.nodes.get(drag.stateId) : undefined;
  if (!rect) return undefined;
  return layout.direction === 'down'
    ? { x: rect.x + rect.width / 2, y: rect.y + rect.height }
    : { x: rect.x + rect.width, y: rect.y + rect.height / 2 };
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function sideLine(
  { x, y, width, height }: Rect,
  side: 'after' | 'before',
  direction: AnchoredLayout['direction'],
): string {
  if (direction === 'down') return `M${x + 8} ${side === 'after' ? y + height + 10 : y - 10}h${width - 16}`;
  return `M${side === 'after' ? x + width + 10 : x - 10} ${y + 4}v${height - 8}`;
}
