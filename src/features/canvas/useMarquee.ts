import { useRef, useState, type PointerEvent } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { useSession } from '../../shell/stores/context';
import { followPointer, type PointerEnd } from '../../shell/ui/followPointer';
import { ignoreNextClick } from './dragChannel';
import { boxesMeet } from './edgePath';
import type { CanvasView } from './useCanvasView';

/** The rectangle being drawn, in pixels of the window, and the handler that begins it. */
export type Marquee = { readonly rect: Rect | undefined; readonly handlePress: (event: PointerEvent) => void };

/**
 * Selects states by a rectangle: Shift and drag, from anywhere on the canvas. States that are selected already stay so.
 */
export function useMarquee(view: CanvasView): Marquee {
  const session = useSession();
  const [rect, setRect] = useState<Rect>();
  const isDrawing = useRef(false);

  const handlePress = (press: PointerEvent): void => {
    if (!press.shiftKey || press.button !== 0 || isDrawing.current) return;
    isDrawing.current = true;
    const { selectionStore, drawing } = session;
    const before = selectionStore.getState().states;

    const handleMove = (event: globalThis.PointerEvent): void => {
      const drawn = between({ x: press.clientX, y: press.clientY }, { x: event.clientX, y: event.clientY });
      setRect(drawn);
      const from = view.toCanvas(drawn);
      const { zoom } = view.now();
      const covered = { ...from, width: drawn.width / zoom, height: drawn.height / zoom };
      const layout = view.layout();
      const inside = [...drawing.getState().graph.nodes.values()].filter(({ stateId, kind, id }) => {
        const box = stateId === undefined ? undefined : layout.nodes.get(id);
        // A container counts when all of it is covered; touching it would take its states with it.
        return box !== undefined && (kind === 'container' ? holds(covered, box) : boxesMeet(covered, box));
      });
      selectionStore.select([...new Set([...before, ...inside.flatMap(({ stateId }) => stateId ?? [])])]);
    };
    const handleEnd = (how: PointerEnd, hasMoved: boolean): void => {
      isDrawing.current = false;
      if (hasMoved) ignoreNextClick();
      if (hasMoved && how === 'cancelled') selectionStore.select(before);
      setRect(undefined);
    };
    followPointer(press.nativeEvent, { thresholdPx: 5, onMove: handleMove, onEnd: handleEnd });
  };

  return { rect, handlePress };
}

function between(a: { x: number; y: number }, b: { x: number; y: number }): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
