import { useStore } from '@xyflow/react';
import { useMemo, type PointerEvent, type ReactElement } from 'react';
import type { Rect } from '../graph/geometry';
import { useGraph, useSelection, useSettings } from '../stores/context';
import styles from './MiniMap.module.css';
import { rectsPath } from './rectsPath';
import { useCanvasLayout } from './useCanvasLayout';
import type { CanvasView } from './useCanvasView';
import { viewAround } from './view';

const size = { width: 168, height: 112 };

/** The whole workflow in small, with what is in view; shown when that is not all. Press or drag to go elsewhere; keys have the arrows. */
export function MiniMap({ view }: { readonly view: CanvasView }): ReactElement | null {
  const isWanted = useSettings((settings) => settings.minimap);
  const graph = useGraph();
  const layout = useCanvasLayout();
  const selected = useSelection((state) => state.states);
  const [x, y, zoom] = useStore((state) => state.transform);
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const drawing = useMemo(() => {
    const rectsOf = (isContainer: boolean): Rect[] =>
      [...graph.nodes.values()].filter(({ kind }) => (kind === 'container') === isContainer).flatMap(({ id }) => layout.nodes.get(id) ?? []);
    return { containers: rectsPath(rectsOf(true)), states: rectsPath(rectsOf(false)) };
  }, [graph, layout]);
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const { frame } = layout;
  if (!isWanted || width < 640 || height < 420 || graph.nodes.size < 4 || isAllSeen(frame, seen)) return null;

  const handlePointer = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    view.goTo(viewAround(at, view.now().zoom, view.size()), false);
  };
  const rects = selected.flatMap((id) => layout.nodes.get(id) ?? []);
  const margin = Math.max(frame.width, frame.height) * 0.04;
  return (
    <div className={`${styles.map} nopan`} aria-hidden>
      <svg
        width={size.width}
        height={size.height}
        viewBox={`${frame.x - margin} ${frame.y - margin} ${frame.width + 2 * margin} ${frame.height + 2 * margin}`}
        onPointerDown={handlePointer}
        onPointerMove={handlePointer}
      >
        <path className={styles.containers} d={drawing.containers} />
        <path className={styles.states} d={drawing.states} />
        <path className={styles.selected} d={rectsPath(rects)} />
        <rect className={styles.view} {...seen} />
      </svg>
    </div>
  );
}

function isAllSeen(frame: Rect, seen: Rect): boolean {
  return seen.x <= frame.x && seen.y <= frame.y && seen.x + seen.width >= frame.x + frame.width && seen.y + seen.height >= frame.y + frame.height;
}
